import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { card, cards, pay, placeOrder, post, read, rupiah, step, stockOf } from '../helpers/orders.ts';

describe.each(hosts)('POST /v1/orders/{order}/cancel on $name', (host) => {
  const { ask, current } = running(host);
  const stock = (product = 1) => stockOf(current().shop.database, product);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));
  afterAll(() => expectSound(current().shop.database.queries));

  test('puts the pieces of a pending order back on the shelf', async () => {
    const before = await stock();
    const order = await placeOrder(ask, { items: [{ product: 1, quantity: 3 }] });
    expect(await stock()).toEqual({ qty: before.qty - 3, reserved: before.reserved + 3 });
    const canceled = await step(ask, `/v1/orders/${order.id}/cancel`);
    expect(canceled).toMatchObject({ id: order.id, status: 'canceled', payment_status: 'not_paid', expires_at: null });
    expect(canceled.lines[0]).toMatchObject({ quantity: 3, fulfilled: 0, released: 3 });
    expect(await stock()).toEqual(before);
    expect(await read(ask, order)).toEqual(canceled);
  });

  test('gives the use of a promotion back', async () => {
    const code = `ONCE${randomUUID().slice(0, 8).toUpperCase()}`;
    await ask('POST /v1/promotions', { headers: admin, json: { code, kind: 'percentage', value: 10, usage_limit: 1 } });
    const order = await placeOrder(ask, { promotions: [code] });
    expect(order.promotions).toMatchObject([{ code }]);
    await step(ask, `/v1/orders/${order.id}/cancel`);
    expect((await placeOrder(ask, { promotions: [code] })).promotions).toMatchObject([{ code }]);
  });

  test('cancels a payment that waits for 3-D Secure', async () => {
    const order = await placeOrder(ask);
    const payment = await pay(ask, order, { number: cards.secure });
    expect(await step(ask, `/v1/orders/${order.id}/cancel`)).toMatchObject({ status: 'canceled', payment_status: 'not_paid', payments: [{ id: payment.id, status: 'canceled', next_action: null }] });
  });

  test('lets an authorization go', async () => {
    const order = await placeOrder(ask);
    const payment = await pay(ask, order, { capture: 'manual' });
    const canceled = await step(ask, `/v1/orders/${order.id}/cancel`);
    expect(canceled).toMatchObject({ status: 'canceled', payment_status: 'not_paid', payments: [{ id: payment.id, status: 'canceled', captured: rupiah(0), refunds: [] }] });
  });

  test('refunds all that was captured', async () => {
    const before = await stock();
    const order = await placeOrder(ask);
    const payment = await pay(ask, order);
    const canceled = await step(ask, `/v1/orders/${order.id}/cancel`);
    expect(canceled).toMatchObject({ status: 'canceled', payment_status: 'refunded', payments: [{ id: payment.id, status: 'succeeded', refunded: order.totals.total, refunds: [{ amount: order.totals.total }] }] });
    expect(await stock()).toEqual(before);
  });

  test('refunds what earlier refunds have left, and releases what they have not', async () => {
    const before = await stock();
    const order = await placeOrder(ask, { items: [{ product: 1, quantity: 2 }] });
    const payment = await pay(ask, order);
    await step(ask, `/v1/payments/${payment.id}/refunds`, admin, { amount: rupiah(1000), restock: [{ line: order.lines[0].id, quantity: 1 }] });
    const canceled = await step(ask, `/v1/orders/${order.id}/cancel`);
    expect(canceled.payments[0].refunds.map(({ amount }: { amount: unknown }) => amount)).toEqual([rupiah(1000), rupiah(order.totals.total.amount - 1000)]);
    expect(await stock()).toEqual(before);
  });

  test('releases once after a card was declined three times', async () => {
    const before = await stock();
    const order = await placeOrder(ask);
    for (const number of [cards.declined, cards.poor, cards.broken]) expect((await post(ask, `/v1/orders/${order.id}/payments`, { json: { card: card(number) } })).status).toBe(402);
    const canceled = await step(ask, `/v1/orders/${order.id}/cancel`);
    expect(canceled.payments.map(({ failure }: { failure: string }) => failure)).toEqual(['card_declined', 'insufficient_funds', 'processing_error']);
    expect(await stock()).toEqual(before);
  });

  test('refuses once a piece has been sent', async () => {
    const order = await placeOrder(ask, { items: [{ product: 1, quantity: 2 }] });
    await pay(ask, order);
    await step(ask, `/v1/orders/${order.id}/fulfillments`, admin, { lines: [{ line: order.lines[0].id, quantity: 1 }] });
    const before = await read(ask, order);
    const answer = await post(ask, `/v1/orders/${order.id}/cancel`, { as: admin });
    expect(answer.json).toMatchObject({ status: 409, code: 'invalid_transition' });
    expect(await read(ask, order)).toEqual(before);
  });

  test('happens once, however many ask at the same time', async () => {
    const before = await stock();
    const order = await placeOrder(ask);
    await pay(ask, order);
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(ask, `/v1/orders/${order.id}/cancel`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect((await read(ask, order)).payments[0].refunds).toHaveLength(1);
    expect(await stock()).toEqual(before);
  });

  test('answers the same under the same key', async () => {
    const order = await placeOrder(ask);
    const key = randomUUID();
    const first = await post(ask, `/v1/orders/${order.id}/cancel`, { key });
    const again = await post(ask, `/v1/orders/${order.id}/cancel`, { key });
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('wins or loses against a payment, never half', async () => {
    const before = await stock();
    for (let round = 0; round < 4; round++) {
      const order = await placeOrder(ask);
      const [paid, canceled] = await Promise.all([post(ask, `/v1/orders/${order.id}/payments`, { json: { card: card() } }), post(ask, `/v1/orders/${order.id}/cancel`)]);
      const now = await read(ask, order);
      // A payment that came first is refunded by the cancellation; one that came second is refused.
      expect(canceled.status).toBe(200);
      expect([201, 409]).toContain(paid.status);
      expect(now).toMatchObject({ status: 'canceled', payment_status: paid.status === 201 ? 'refunded' : 'not_paid' });
    }
    expect(await stock()).toEqual(before);
  });
});
