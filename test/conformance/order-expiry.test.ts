import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expireDue } from '../../api/orders/orders.service.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { card, cards, later, makeDue, pay, placeOrder, post, read, step, stockOf } from '../helpers/orders.ts';

describe.each(hosts)('the expiry of orders on $name', (host) => {
  const { ask, current } = running(host);
  const shop = () => current().shop;
  const stock = (product = 1) => stockOf(shop().database, product);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));
  afterAll(() => expectSound(shop().database.queries));

  const sweepAfter = (minutes: number) => expireDue(later(shop(), minutes));

  test('comes 30 minutes after an order was placed and puts stock and promotion back', async () => {
    const before = await stock();
    const order = await placeOrder(ask, { promotions: ['HEMAT10'] });
    const { used } = await promotion('HEMAT10');
    expect(await sweepAfter(29)).toBe(0);
    expect(await read(ask, order)).toEqual(order);
    expect(await sweepAfter(31)).toBe(1);
    const expired = await read(ask, order);
    expect(expired).toMatchObject({ status: 'expired', payment_status: 'not_paid', expires_at: null });
    expect(expired.lines[0]).toMatchObject({ quantity: 2, released: 2 });
    expect(await stock()).toEqual(before);
    expect((await promotion('HEMAT10')).used).toBe(used - 1);
  });

  const promotion = (code: string) => shop().database.queries.selectFrom('promotions').select('used').where('code', '=', code).executeTakeFirstOrThrow();

  test('cancels a payment that was abandoned at 3-D Secure', async () => {
    const before = await stock();
    const order = await placeOrder(ask);
    const payment = await pay(ask, order, { number: cards.secure });
    await sweepAfter(31);
    expect(await read(ask, order)).toMatchObject({ status: 'expired', payment_status: 'not_paid', payments: [{ id: payment.id, status: 'canceled' }] });
    expect((await post(ask, `/v1/payments/${payment.id}/authenticate`, { json: { result: 'succeed' } })).json.code).toBe('invalid_transition');
    expect(await stock()).toEqual(before);
  });

  test('spares what was paid or canceled in time', async () => {
    const [paid, held, canceled] = [await placeOrder(ask), await placeOrder(ask), await placeOrder(ask)];
    await pay(ask, paid);
    await pay(ask, held, { capture: 'manual' });
    await step(ask, `/v1/orders/${canceled.id}/cancel`);
    const before = [await read(ask, paid), await read(ask, held), await read(ask, canceled)];
    expect(await sweepAfter(60 * 24 * 365)).toBe(0);
    expect([await read(ask, paid), await read(ask, held), await read(ask, canceled)]).toEqual(before);
  });

  test('has all the time that many orders need, not what is left to the request that turned the clock', async () => {
    const order = await placeOrder(ask);
    await shop().database.withDeadline(async () => {
      await wait(2600);
      expect(await sweepAfter(31)).toBe(1);
    });
    expect((await read(ask, order)).status).toBe('expired');
  });

  test('happens once, however many sweeps run at the same time', async () => {
    const before = await stock();
    const orders = [];
    for (let count = 0; count < 5; count++) orders.push(await placeOrder(ask));
    const counts = await Promise.all([sweepAfter(31), sweepAfter(31), sweepAfter(31)]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(5);
    expect(await stock()).toEqual(before);
    const events = await shop().database.queries.selectFrom('events').select('payload').where('type', '=', 'order.expired').execute();
    const told = events.map(({ payload }) => JSON.parse(payload).data.id);
    for (const { id } of orders) expect(told.filter((each) => each === id)).toHaveLength(1);
  });

  test('counts from the moment it is due, also before a sweep has come by', async () => {
    const order = await placeOrder(ask);
    await makeDue(shop().database, order);
    const before = await read(ask, order);
    for (const [path, json] of [['payments', { card: card() }], ['cancel', undefined]] as const) {
      expect((await post(ask, `/v1/orders/${order.id}/${path}`, { json })).json).toMatchObject({ status: 409, code: 'invalid_transition', detail: expect.stringContaining('expired') });
    }
    expect(await read(ask, order)).toEqual(before);
    expect(await expireDue(shop())).toBe(1);
  });

  test('wins or loses against a payment, never half', async () => {
    const before = await stock();
    for (let round = 0; round < 4; round++) {
      const order = await placeOrder(ask);
      const [paid, count] = await Promise.all([post(ask, `/v1/orders/${order.id}/payments`, { json: { card: card() } }), sweepAfter(31)]);
      expect([[201, 0], [409, 1]]).toContainEqual([paid.status, count]);
      expect(await read(ask, order)).toMatchObject(paid.status === 201 ? { status: 'confirmed', payment_status: 'captured' } : { status: 'expired', payments: [] });
      if (paid.status === 201) await step(ask, `/v1/orders/${order.id}/cancel`, admin);
    }
    expect(await stock()).toEqual(before);
  });

  test('is not kept from the others by one that cannot be expired', async () => {
    const [stuck, other] = [await placeOrder(ask), await placeOrder(ask)];
    const { queries } = shop().database;
    const addresses = await queries.selectFrom('orders').select('shipping_address').where('order_id', '=', stuck.id).executeTakeFirstOrThrow();
    await queries.updateTable('orders').set({ shipping_address: 'not JSON', expires_at: '2020-01-01T00:00:00.000Z' }).where('order_id', '=', stuck.id).execute();
    await expect(sweepAfter(31)).rejects.toThrow(/JSON/);
    expect(await read(ask, other)).toMatchObject({ status: 'expired' });
    await queries.updateTable('orders').set(addresses).where('order_id', '=', stuck.id).execute();
    expect(await expireDue(shop())).toBe(1);
  });
});
