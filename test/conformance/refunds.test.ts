import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { pay, placeOrder, post, read, rupiah, step, stockOf } from '../helpers/orders.ts';

describe.each(hosts)('POST /v1/payments/{payment}/refunds on $name', (host) => {
  const { ask, current } = running(host);
  const stock = (product = 1) => stockOf(current().shop.database, product);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));
  afterAll(() => expectSound(current().shop.database.queries));

  async function paid(items = [{ product: 1, quantity: 2 }]) {
    const order = await placeOrder(ask, { items });
    return { order, payment: await pay(ask, order), total: order.totals.total.amount as number, line: order.lines[0].id as string };
  }

  const refund = (payment: { id: string }, json: unknown = {}) => post(ask, `/v1/payments/${payment.id}/refunds`, { as: admin, json });

  test('gives money back in parts until nothing is left', async () => {
    const { order, payment, total } = await paid();
    expect((await refund(payment, { amount: rupiah(1000) })).json).toMatchObject({ payment: payment.id, amount: rupiah(1000), reason: null, restock: [] });
    expect(await read(ask, order)).toMatchObject({ status: 'confirmed', payment_status: 'partially_refunded' });
    expect((await refund(payment)).json).toMatchObject({ amount: rupiah(total - 1000) });
    const now = await read(ask, order);
    expect(now).toMatchObject({ status: 'confirmed', payment_status: 'refunded', payments: [{ status: 'succeeded', refunded: rupiah(total) }] });
    expect(now.payments[0].refunds.map(({ amount }: any) => amount.amount)).toEqual([1000, total - 1000]);
    expect((await refund(payment)).json).toMatchObject({ status: 409, code: 'amount_exceeds_captured' });
  });

  test('never gives back more than was captured', async () => {
    const { order, payment, total } = await paid();
    const answer = await refund(payment, { amount: rupiah(total + 1) });
    expect(answer.json).toMatchObject({ status: 409, code: 'amount_exceeds_captured', detail: expect.stringContaining(String(total)) });
    expect(await read(ask, order)).toMatchObject({ payment_status: 'captured', payments: [payment] });
  });

  test('lets one of two refunds win that would together go past the captured amount', async () => {
    for (let round = 0; round < 4; round++) {
      const { order, payment, total } = await paid();
      const answers = await Promise.all([refund(payment, { amount: rupiah(total - 1) }), refund(payment, { amount: rupiah(2) })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const won = answers.find(({ status }) => status === 201)!.json;
      expect(await read(ask, order)).toMatchObject({ payments: [{ refunded: won.amount, refunds: [won] }] });
    }
  });

  test('adds up under many small ones at the same time', async () => {
    const { order, payment, total } = await paid();
    const part = Math.floor(total / 6);
    const answers = await Promise.all(Array.from({ length: 10 }, () => refund(payment, { amount: rupiah(part) })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(6);
    const now = await read(ask, order);
    expect(now.payments[0].refunded).toEqual(rupiah(part * 6));
    expect(now.payments[0].refunds).toHaveLength(6);
  });

  test('takes unsent pieces out of the order and back to the shelf', async () => {
    const before = await stock();
    const { order, payment, line } = await paid();
    await refund(payment, { amount: rupiah(100), restock: [{ line, quantity: 1 }] });
    expect((await read(ask, order)).lines[0]).toMatchObject({ quantity: 2, fulfilled: 0, released: 1, restocked: 0 });
    expect(await stock()).toEqual({ qty: before.qty - 1, reserved: before.reserved + 1 });
    const parcel = await step(ask, `/v1/orders/${order.id}/fulfillments`, admin);
    expect(parcel.lines).toEqual([{ line, quantity: 1 }]);
    expect(await read(ask, order)).toMatchObject({ status: 'shipped', fulfillment_status: 'fulfilled' });
  });

  test('restocks first what was not sent, then what came back', async () => {
    const before = await stock();
    const { order, payment, line } = await paid([{ product: 1, quantity: 3 }]);
    await step(ask, `/v1/orders/${order.id}/fulfillments`, admin, { lines: [{ line, quantity: 2 }] });
    await refund(payment, { amount: rupiah(100), restock: [{ line, quantity: 2 }] });
    const now = await read(ask, order);
    expect(now.lines[0]).toMatchObject({ quantity: 3, fulfilled: 2, released: 1, restocked: 1 });
    // Nothing is left to send, and a parcel is on its way.
    expect(now).toMatchObject({ status: 'shipped', fulfillment_status: 'fulfilled' });
    expect(await stock()).toEqual({ qty: before.qty - 1, reserved: before.reserved });
  });

  test('refuses to restock more than there is, a line of another order and a line named twice, and gives nothing back', async () => {
    const { order, payment, line } = await paid();
    const { line: another } = await paid();
    const faults = async (restock: unknown) => (await refund(payment, { amount: rupiah(100), restock })).json;
    expect(await faults([{ line, quantity: 3 }])).toMatchObject({ status: 422, errors: [{ pointer: '/restock/0/quantity', code: 'too_big' }] });
    expect(await faults([{ line: another, quantity: 1 }])).toMatchObject({ status: 422, errors: [{ pointer: '/restock/0/line', code: 'unknown' }] });
    expect(await faults([{ line, quantity: 1 }, { line, quantity: 1 }])).toMatchObject({ status: 422, errors: [{ pointer: '/restock', code: 'duplicate' }] });
    expect(await read(ask, order)).toMatchObject({ payment_status: 'captured', lines: order.lines, payments: [payment] });
  });

  test('restocks a piece once', async () => {
    const { payment, line } = await paid([{ product: 1, quantity: 1 }]);
    const answers = await Promise.all(Array.from({ length: 3 }, () => refund(payment, { amount: rupiah(100), restock: [{ line, quantity: 1 }] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  });

  test('restocks several products in one go', async () => {
    const before = [await stock(1), await stock(2)];
    const { order, payment } = await paid([{ product: 2, quantity: 2 }, { product: 1, quantity: 1 }]);
    await step(ask, `/v1/orders/${order.id}/fulfillments`, admin);
    await refund(payment, { restock: order.lines.map(({ id, quantity }: any) => ({ line: id, quantity })) });
    expect([await stock(1), await stock(2)]).toEqual(before);
    expect(await read(ask, order)).toMatchObject({ status: 'shipped', payment_status: 'refunded' });
  });

  test.each([[{ amount: rupiah(0) }, '/amount/amount'], [{ amount: { amount: 100, currency: 'USD' } }, '/amount/currency'], [{ reason: '' }, '/reason'], [{ all: true }, '/all']])('refuses the body %j', async (body, pointer) => {
    const { payment } = await paid();
    expect((await refund(payment, body)).json).toMatchObject({ status: 422, errors: [{ pointer }] });
  });
});
