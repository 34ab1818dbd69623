import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { pay, placeOrder, post, read, rupiah, step, stockOf } from '../helpers/orders.ts';

describe.each(hosts)('fulfillments on $name', (host) => {
  const { ask, current } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));
  afterAll(() => expectSound(current().shop.database.queries));

  async function paidOrder(quantity = 2) {
    const order = await placeOrder(ask, { items: [{ product: 1, quantity }] });
    return { order, payment: await pay(ask, order), line: order.lines[0].id as string };
  }

  const send = (order: { id: string }, json: unknown = {}) => post(ask, `/v1/orders/${order.id}/fulfillments`, { as: admin, json });

  describe('POST /v1/orders/{order}/fulfillments', () => {
    test('takes the pieces out of the house', async () => {
      const { order } = await paidOrder();
      const { qty, reserved } = await stockOf(current().shop.database, 1);
      await step(ask, `/v1/orders/${order.id}/fulfillments`, admin);
      expect(await stockOf(current().shop.database, 1)).toEqual({ qty, reserved: reserved - 2 });
    });

    test('refuses more than is left, a line of another order and a line named twice', async () => {
      const { order, line } = await paidOrder();
      const { order: another } = await paidOrder();
      await step(ask, `/v1/orders/${order.id}/fulfillments`, admin, { lines: [{ line, quantity: 1 }] });
      const faults = async (lines: unknown) => (await send(order, { lines })).json;
      expect(await faults([{ line, quantity: 2 }])).toMatchObject({ status: 422, errors: [{ pointer: '/lines/0/quantity', code: 'too_big' }] });
      expect(await faults([{ line, quantity: 1 }, { line: another.lines[0].id, quantity: 1 }])).toMatchObject({ status: 422, errors: [{ pointer: '/lines/1/line', code: 'unknown' }] });
      expect(await faults([{ line, quantity: 1 }, { line, quantity: 1 }])).toMatchObject({ status: 422, errors: [{ pointer: '/lines', code: 'duplicate' }] });
      expect(await faults([])).toMatchObject({ status: 422, errors: [{ pointer: '/lines' }] });
      expect(await read(ask, order)).toMatchObject({ status: 'confirmed', fulfillment_status: 'partially_fulfilled', fulfillments: [{ lines: [{ line, quantity: 1 }] }] });
    });

    test('refuses an order whose money is only held', async () => {
      const order = await placeOrder(ask);
      await pay(ask, order, { capture: 'manual' });
      expect((await send(order)).json).toMatchObject({ code: 'invalid_transition', detail: expect.stringContaining('captured first') });
    });

    test('refuses an order whose money was all given back', async () => {
      const { order, payment } = await paidOrder();
      await step(ask, `/v1/payments/${payment.id}/refunds`, admin);
      expect((await send(order)).json).toMatchObject({ code: 'invalid_transition', detail: expect.stringContaining('given back') });
    });

    test('refuses an order of which nothing is left to send', async () => {
      const { order, payment, line } = await paidOrder(1);
      await step(ask, `/v1/payments/${payment.id}/refunds`, admin, { amount: rupiah(100), restock: [{ line, quantity: 1 }] });
      expect((await send(order)).json).toMatchObject({ code: 'invalid_transition', detail: expect.stringContaining('Nothing is left') });
      expect(await read(ask, order)).toMatchObject({ status: 'confirmed', fulfillment_status: 'not_fulfilled' });
    });

    test('sends each piece once, however many ask at the same time', async () => {
      const { order, line } = await paidOrder(3);
      const answers = await Promise.all(Array.from({ length: 4 }, () => send(order, { lines: [{ line, quantity: 2 }] })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
      expect((await read(ask, order)).lines[0].fulfilled).toBe(2);
    });

    test('wins or loses against a cancellation, never half', async () => {
      for (let round = 0; round < 4; round++) {
        const { order } = await paidOrder();
        const [sent, canceled] = await Promise.all([send(order), post(ask, `/v1/orders/${order.id}/cancel`)]);
        expect([sent.status, canceled.status].sort()).toEqual(sent.status === 201 ? [201, 409] : [200, 409]);
        expect(await read(ask, order)).toMatchObject(sent.status === 201 ? { status: 'shipped', payment_status: 'captured' } : { status: 'canceled', payment_status: 'refunded' });
      }
    });

    test('answers not_found for an order that is not there', async () => {
      expect((await send({ id: 'ord_0000000000000000000000' })).json.code).toBe('not_found');
    });
  });

  describe('POST /v1/fulfillments/{fulfillment}/deliver', () => {
    const deliver = (id: string) => post(ask, `/v1/fulfillments/${id}/deliver`, { as: admin });

    test('delivers the order with the last parcel', async () => {
      const { order, line } = await paidOrder();
      const first = (await send(order, { lines: [{ line, quantity: 1 }] })).json;
      expect((await deliver(first.id)).json).toMatchObject({ id: first.id, status: 'delivered', delivered_at: expect.stringMatching(/Z$/) });
      expect(await read(ask, order)).toMatchObject({ status: 'confirmed', fulfillment_status: 'partially_fulfilled' });
      const second = (await send(order)).json;
      expect(await read(ask, order)).toMatchObject({ status: 'shipped', fulfillments: [{ status: 'delivered' }, { status: 'shipped' }] });
      await deliver(second.id);
      expect(await read(ask, order)).toMatchObject({ status: 'delivered' });
    });

    test('refuses a parcel that has arrived before, while another is on its way', async () => {
      const { order, line } = await paidOrder();
      const { id } = (await send(order, { lines: [{ line, quantity: 1 }] })).json;
      await send(order);
      await deliver(id);
      expect((await deliver(id)).json).toMatchObject({ status: 409, code: 'invalid_transition' });
      expect(await read(ask, order)).toMatchObject({ status: 'shipped' });
    });

    test('answers not_found for a parcel that is not there', async () => {
      expect((await deliver('ful_0000000000000000000000')).json.code).toBe('not_found');
    });

    test('finishes an order whose last pieces were taken out of it by a refund', async () => {
      const { order, payment, line } = await paidOrder();
      const { id } = (await send(order, { lines: [{ line, quantity: 1 }] })).json;
      await deliver(id);
      await step(ask, `/v1/payments/${payment.id}/refunds`, admin, { amount: rupiah(100), restock: [{ line, quantity: 1 }] });
      const now = await read(ask, order);
      expect(now).toMatchObject({ status: 'delivered', fulfillment_status: 'fulfilled', payment_status: 'partially_refunded' });
      expect(now.lines[0]).toMatchObject({ quantity: 2, fulfilled: 1, released: 1, restocked: 0 });
    });
  });
});
