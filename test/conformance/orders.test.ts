import { describe, expect, test, beforeAll } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { address, cards, pay, placeOrder, post, read, rupiah, step } from '../helpers/orders.ts';

describe.each(hosts)('the life of an order on $name', (host) => {
  const { ask, current } = running(host);
  let admin: Login;
  let customer: Login;
  let other: Login;
  beforeAll(async () => {
    [admin, customer, other] = [await loginAs(ask, 'admin'), await loginAs(ask, 'customer'), await loginAs(ask, 'other')];
  });

  test('runs from checkout by way of 3-D Secure, capture, two parcels and a partial refund to the door', async () => {
    const order = await placeOrder(ask, { items: [{ product: 1, quantity: 3 }, { product: 2, quantity: 1 }], as: customer });
    expect(order).toMatchObject({ status: 'pending', payment_status: 'not_paid', fulfillment_status: 'not_fulfilled', payments: [], fulfillments: [], shipping_address: address });
    expect(Date.parse(order.expires_at) - Date.parse(order.created_at)).toBe(30 * 60_000);

    const payment = await pay(ask, order, { number: cards.secure, capture: 'manual', as: customer });
    expect(payment).toMatchObject({ status: 'requires_action', next_action: { type: 'three_d_secure' }, amount: order.totals.total, captured: rupiah(0), card: { brand: 'visa', last4: '3184' } });
    expect(await read(ask, order, customer)).toMatchObject({ status: 'pending', payment_status: 'requires_action' });

    expect(await step(ask, `/v1/payments/${payment.id}/authenticate`, customer, { result: 'succeed' })).toMatchObject({ status: 'requires_capture', next_action: null });
    expect(await read(ask, order, customer)).toMatchObject({ status: 'confirmed', payment_status: 'authorized', expires_at: null });

    expect(await step(ask, `/v1/payments/${payment.id}/capture`, admin)).toMatchObject({ status: 'succeeded', captured: order.totals.total });
    expect(await read(ask, order, customer)).toMatchObject({ status: 'confirmed', payment_status: 'captured' });

    const [three, one] = order.lines;
    const first = await step(ask, `/v1/orders/${order.id}/fulfillments`, admin, { lines: [{ line: three.id, quantity: 2 }], tracking: 'JNE-1' });
    expect(first).toMatchObject({ order: order.id, status: 'shipped', tracking: 'JNE-1', lines: [{ line: three.id, quantity: 2 }], delivered_at: null });
    expect(await read(ask, order, customer)).toMatchObject({ status: 'confirmed', fulfillment_status: 'partially_fulfilled' });
    const second = await step(ask, `/v1/orders/${order.id}/fulfillments`, admin);
    expect(second.lines).toEqual([{ line: three.id, quantity: 1 }, { line: one.id, quantity: 1 }]);
    expect(await read(ask, order, customer)).toMatchObject({ status: 'shipped', fulfillment_status: 'fulfilled', fulfillments: [first, second] });

    expect(await step(ask, `/v1/fulfillments/${second.id}/deliver`, admin)).toMatchObject({ status: 'delivered' });
    expect(await read(ask, order, customer)).toMatchObject({ status: 'shipped' });
    await step(ask, `/v1/fulfillments/${first.id}/deliver`, admin);
    expect(await read(ask, order, customer)).toMatchObject({ status: 'delivered' });

    const refund = await step(ask, `/v1/payments/${payment.id}/refunds`, admin, { amount: rupiah(1_000_000), reason: 'Penyok', restock: [{ line: three.id, quantity: 1 }] });
    expect(refund).toMatchObject({ payment: payment.id, amount: rupiah(1_000_000), reason: 'Penyok', restock: [{ line: three.id, quantity: 1 }] });
    const last = await read(ask, order, customer);
    expect(last).toMatchObject({ status: 'delivered', payment_status: 'partially_refunded' });
    expect(last.lines[0]).toMatchObject({ quantity: 3, fulfilled: 3, released: 0, restocked: 1 });
    expect(last.payments).toEqual([{ ...payment, status: 'succeeded', next_action: null, captured: payment.amount, refunded: rupiah(1_000_000), refunds: [refund] }]);
    await expectSound(current().shop.database.queries);
  });

  test('is told to webhooks as it goes on', async () => {
    const order = await placeOrder(ask, { as: customer });
    const payment = await pay(ask, order, { as: customer });
    await step(ask, `/v1/payments/${payment.id}/refunds`, admin, { amount: rupiah(100) });
    await step(ask, `/v1/orders/${order.id}/cancel`, customer);
    const rows = await current().shop.database.queries.selectFrom('events').selectAll().execute();
    const told = rows.map(({ type, payload }) => ({ type, data: JSON.parse(payload).data })).filter(({ data }) => [data.id, data.order, data.payment].some((id) => id === order.id || id === payment.id));
    expect(told.map(({ type }) => type).sort()).toEqual(['order.canceled', 'order.confirmed', 'order.created', 'payment.captured', 'refund.created', 'refund.created']);
    expect(told.find(({ type }) => type === 'order.created')!.data).toEqual(order);
    expect(told.find(({ type }) => type === 'order.canceled')!.data).toEqual(await read(ask, order, customer));
    expect(told.find(({ type }) => type === 'payment.captured')!.data).toEqual(payment);
  });

  test('is a snapshot: what becomes of the product later does not touch it', async () => {
    const order = await placeOrder(ask, { items: [{ product: 3, quantity: 1 }], as: customer });
    await current().shop.database.queries.updateTable('products').set({ product_name: 'Renamed', price: '1.00', slug: 'renamed' }).where('product_id', '=', 3).execute();
    expect(await read(ask, order, customer)).toEqual(order);
  });

  describe('GET /v1/orders/{order}', () => {
    test('answers 304 while nothing changes, and another ETag when something did', async () => {
      const order = await placeOrder(ask);
      const { headers } = await ask(`GET /v1/orders/${order.id}`);
      const etag = headers.get('etag')!;
      expect((await ask(`GET /v1/orders/${order.id}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
      await pay(ask, order);
      expect((await ask(`GET /v1/orders/${order.id}`, { headers: { 'if-none-match': etag } })).status).toBe(200);
    });

    test('is open to whoever holds the id of a guest\'s order', async () => {
      const order = await placeOrder(ask);
      expect(order.customer).toBeNull();
      for (const as of [{}, customer, admin]) expect(await read(ask, order, as)).toEqual(order);
    });
  });

  test('no operation tells another customer, or a guest, that an order or its payment exists', async () => {
    const order = await placeOrder(ask, { as: customer });
    const payment = await pay(ask, order, { number: cards.secure, as: customer });
    const requests = [`GET /v1/orders/${order.id}`, `POST /v1/orders/${order.id}/cancel`, `POST /v1/orders/${order.id}/payments`, `GET /v1/payments/${payment.id}`, `POST /v1/payments/${payment.id}/authenticate`];
    const bodies: Record<string, unknown> = { payments: { card: { number: cards.good, exp_month: 1, exp_year: 2090, cvc: '123' } }, authenticate: { result: 'succeed' } };
    for (const as of [other, {}]) {
      for (const request of requests) {
        const [method = '', path = ''] = request.split(' ');
        const json = bodies[path.split('/').at(-1)!];
        const answer = method === 'GET' ? await ask(request, { headers: as }) : await post(ask, path, { as, json });
        expect([request, answer.status, answer.json.code]).toEqual([request, 404, 'not_found']);
        const unknown = request.replace(/(ord|pay)_\w+/, '$1_0000000000000000000000');
        const missing = method === 'GET' ? await ask(unknown, { headers: as }) : await post(ask, unknown.split(' ')[1]!, { as, json });
        expect(missing.json.detail).toBe(answer.json.detail);
      }
    }
    expect(await read(ask, order, customer)).toMatchObject({ status: 'pending', payment_status: 'requires_action' });
  });

  describe('GET /v1/orders', () => {
    test('gives a customer their own orders alone, the newest first, and an admin all', async () => {
      const mine: any[] = [];
      for (let count = 0; count < 3; count++) mine.unshift(await placeOrder(ask, { items: [{ product: 4, quantity: 1 }], as: other }));
      const guests = await placeOrder(ask);
      const { json } = await ask('GET /v1/orders', { headers: other });
      expect(json.data).toHaveLength(3);
      expect(json.data.map(({ created_at }: { created_at: string }) => created_at)).toEqual(mine.map(({ created_at }) => created_at));
      expect(new Set(json.data.map(({ id }: { id: string }) => id))).toEqual(new Set(mine.map(({ id }) => id)));
      expect(json.data.find(({ id }: { id: string }) => id === mine[0].id)).toEqual(await read(ask, mine[0], other));
      const all = (await ask('GET /v1/orders?limit=100', { headers: admin })).json.data.map(({ id }: { id: string }) => id);
      for (const order of [...mine, guests]) expect(all).toContain(order.id);
    });

    test('walks in pages that neither repeat nor leave out an order, by status too', async () => {
      const [paid] = (await ask('GET /v1/orders?limit=1', { headers: other })).json.data;
      await pay(ask, paid, { as: other });
      const seen: string[] = [];
      let next = '/v1/orders?limit=1&status=pending';
      while (next) {
        const { json, headers } = await ask(`GET ${next}`, { headers: other });
        expect(json.page.total).toBe(2);
        seen.push(...json.data.map(({ id, status }: { id: string; status: string }) => `${status} ${id}`));
        next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? '';
      }
      expect(seen).toHaveLength(2);
      expect(new Set(seen).size).toBe(2);
      expect(seen.every((entry) => entry.startsWith('pending '))).toBe(true);
    });

    test('wants a login', async () => {
      expect((await ask('GET /v1/orders')).json.code).toBe('unauthenticated');
    });
  });
});
