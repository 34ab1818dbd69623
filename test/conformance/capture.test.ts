import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { pay, placeOrder, post, read, rupiah, step } from '../helpers/orders.ts';

describe.each(hosts)('POST /v1/payments/{payment}/capture on $name', (host) => {
  const { ask, current } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));
  afterAll(() => expectSound(current().shop.database.queries));

  async function held() {
    const order = await placeOrder(ask);
    return { order, payment: await pay(ask, order, { capture: 'manual' }) };
  }

  const capture = (payment: { id: string }, json: unknown = {}) => post(ask, `/v1/payments/${payment.id}/capture`, { as: admin, json });

  test('takes all that is held', async () => {
    const { order, payment } = await held();
    expect((await capture(payment)).json).toEqual({ ...payment, status: 'succeeded', captured: payment.amount });
    expect(await read(ask, order)).toMatchObject({ status: 'confirmed', payment_status: 'captured' });
  });

  test('takes a part, once: the rest is no longer held', async () => {
    const { order, payment } = await held();
    expect((await capture(payment, { amount: rupiah(500_000) })).json).toMatchObject({ status: 'succeeded', amount: order.totals.total, captured: rupiah(500_000) });
    expect((await capture(payment, { amount: rupiah(1) })).json.code).toBe('invalid_transition');
    expect((await post(ask, `/v1/payments/${payment.id}/refunds`, { as: admin, json: { amount: rupiah(500_001) } })).json.code).toBe('amount_exceeds_captured');
    expect(await step(ask, `/v1/payments/${payment.id}/refunds`, admin)).toMatchObject({ amount: rupiah(500_000) });
    expect(await read(ask, order)).toMatchObject({ payment_status: 'refunded' });
  });

  test('takes no more than is held, and not nothing', async () => {
    const { order, payment } = await held();
    for (const amount of [order.totals.total.amount + 1, 0, -1, 1.5]) {
      expect((await capture(payment, { amount: rupiah(amount) })).json).toMatchObject({ status: 422, errors: [{ pointer: '/amount/amount' }] });
    }
    expect(await read(ask, order)).toMatchObject({ payment_status: 'authorized' });
  });

  test('happens once, however many ask at the same time', async () => {
    const { order, payment } = await held();
    const answers = await Promise.all([1, 2, 3, 4].map((amount) => capture(payment, { amount: rupiah(amount) })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const winner = answers.find(({ status }) => status === 200)!.json;
    expect((await read(ask, order)).payments[0].captured).toEqual(winner.captured);
  });

  test('wins or loses against a cancellation, never half', async () => {
    for (let round = 0; round < 4; round++) {
      const { order, payment } = await held();
      const [captured, canceled] = await Promise.all([capture(payment), post(ask, `/v1/orders/${order.id}/cancel`)]);
      expect(canceled.status).toBe(200);
      expect([200, 409]).toContain(captured.status);
      // Captured first: the cancellation gives all of it back. Canceled first: there is nothing to capture.
      const expected = captured.status === 200 ? { status: 'succeeded', captured: payment.amount, refunded: payment.amount } : { status: 'canceled', captured: rupiah(0) };
      expect(await read(ask, order)).toMatchObject({ status: 'canceled', payments: [expected] });
    }
  });

  test('is for admins', async () => {
    const { payment } = await held();
    expect((await post(ask, `/v1/payments/${payment.id}/capture`, { json: {} })).json.code).toBe('unauthenticated');
    expect((await post(ask, `/v1/payments/${payment.id}/capture`, { as: await loginAs(ask, 'customer'), json: {} })).json.code).toBe('forbidden');
    expect((await post(ask, '/v1/payments/pay_0000000000000000000000/capture', { as: admin, json: {} })).json.code).toBe('not_found');
  });
});
