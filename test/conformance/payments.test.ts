import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCards } from '../../api/payments/cards.contract.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { card, cards, pay, placeOrder, post, read, restock, rupiah, step } from '../helpers/orders.ts';

describe.each(hosts)('POST /v1/orders/{order}/payments on $name', (host) => {
  const { ask, current } = running(host);
  let admin: Login;
  beforeAll(async () => {
    admin = await loginAs(ask, 'admin');
    await restock(ask, admin);
  });
  afterAll(() => expectSound(current().shop.database.queries));

  const payWith = (order: { id: string }, changes: object = {}, rest: object = {}) => post(ask, `/v1/orders/${order.id}/payments`, { json: { card: { ...card(), ...changes }, ...rest } });

  test('captures at once and confirms the order', async () => {
    const order = await placeOrder(ask);
    const answer = await payWith(order);
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ order: order.id, status: 'succeeded', capture: 'automatic', amount: order.totals.total, captured: order.totals.total, refunded: rupiah(0), failure: null, next_action: null });
    expect(answer.headers.get('location')).toBe(`/v1/payments/${answer.json.id}`);
    expect(await read(ask, order)).toMatchObject({ status: 'confirmed', payment_status: 'captured', payments: [answer.json] });
    const got = await ask(`GET /v1/payments/${answer.json.id}`);
    expect(got.json).toEqual(answer.json);
    expect(got.headers.get('etag')).toMatch(/^"/);
  });

  test('only holds the amount where capture is manual', async () => {
    const order = await placeOrder(ask);
    expect(await pay(ask, order, { capture: 'manual' })).toMatchObject({ status: 'requires_capture', capture: 'manual', captured: rupiah(0) });
    expect(await read(ask, order)).toMatchObject({ status: 'confirmed', payment_status: 'authorized', expires_at: null });
  });

  const refused = testCards.filter(({ failure, isChallenged }) => failure && !isChallenged);

  test.each(refused)('answers 402 $failure for the card $number and keeps the order and its stock', async ({ number, failure }) => {
    const order = await placeOrder(ask);
    const answer = await payWith(order, { number });
    expect(answer.json).toMatchObject({ status: 402, code: failure });
    const now = await read(ask, order);
    expect(now).toMatchObject({ status: 'pending', payment_status: 'failed', expires_at: order.expires_at, lines: order.lines });
    expect(now.payments).toMatchObject([{ status: 'requires_payment_method', failure, captured: rupiah(0), card: { last4: number.slice(-4) } }]);
    expect(answer.json.detail).toContain(now.payments[0].id);
    await pay(ask, order);
    expect(await read(ask, order)).toMatchObject({ status: 'confirmed', payment_status: 'captured' });
  });

  test('answers 402 expired_card for a month that is over, not for the present one', async () => {
    const order = await placeOrder(ask);
    const now = await current().shop.now();
    const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
    const last = month === 1 ? { exp_year: year - 1, exp_month: 12 } : { exp_year: year, exp_month: month - 1 };
    expect((await payWith(order, last)).json.code).toBe('expired_card');
    expect((await payWith(order, { ...last, number: cards.secure })).json.code).toBe('expired_card');
    expect((await payWith(order, { exp_year: year, exp_month: month })).status).toBe(201);
  });

  test('refuses any number but the test cards, and neither repeats nor keeps it', async () => {
    const order = await placeOrder(ask);
    const number = '4539578763621486';
    const answer = await payWith(order, { number });
    expect(answer.json).toMatchObject({ status: 422, code: 'validation_failed', errors: [{ pointer: '/card/number', code: 'not_a_test_card' }] });
    expect(answer.text).not.toContain(number);
    expect(await read(ask, order)).toEqual(order);
  });

  test('keeps of a card its brand and last four digits alone', async () => {
    const order = await placeOrder(ask);
    await payWith(order, { cvc: '7395' });
    const { queries } = current().shop.database;
    for (const table of ['payments', 'orders', 'events', 'idempotency_keys'] as const) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(queries);
      const kept = JSON.stringify(rows);
      expect(rows.length, table).toBeGreaterThan(0);
      for (const { number } of testCards) expect(kept, table).not.toContain(number);
      expect(kept, table).not.toMatch(/"7395"|cvc\\?":/);
    }
  });

  test.each([
    [{ exp_month: 13 }, '/card/exp_month'],
    [{ exp_month: 0 }, '/card/exp_month'],
    [{ exp_year: 30 }, '/card/exp_year'],
    [{ cvc: '12' }, '/card/cvc'],
    [{ cvc: 123 }, '/card/cvc'],
    [{ number: 4242424242424242 }, '/card/number'],
    [{ holder: 'Ayu' }, '/card/holder'],
  ])('refuses a card with %j', async (changes, pointer) => {
    const order = await placeOrder(ask);
    expect((await payWith(order, changes)).json).toMatchObject({ code: 'validation_failed', errors: [{ pointer }] });
  });

  test('takes the amount from the order, not from the client', async () => {
    const order = await placeOrder(ask);
    expect((await payWith(order, {}, { amount: rupiah(1) })).json).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/amount', code: 'unknown' }] });
  });

  test('charges once, however many pay at the same time', async () => {
    const order = await placeOrder(ask);
    const answers = await Promise.all(Array.from({ length: 5 }, () => payWith(order)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect((await read(ask, order)).payments).toHaveLength(1);
  });

  test('repeats a refusal under the same key without asking the bank again', async () => {
    const order = await placeOrder(ask);
    const request = { key: randomUUID(), json: { card: card(cards.declined) } };
    const first = await post(ask, `/v1/orders/${order.id}/payments`, request);
    const again = await post(ask, `/v1/orders/${order.id}/payments`, request);
    expect([again.status, again.text]).toEqual([402, first.text]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await read(ask, order)).payments).toHaveLength(1);
  });

  test('refuses a key that was used for another card', async () => {
    const order = await placeOrder(ask);
    const key = randomUUID();
    await post(ask, `/v1/orders/${order.id}/payments`, { key, json: { card: card(cards.declined) } });
    expect((await post(ask, `/v1/orders/${order.id}/payments`, { key, json: { card: card() } })).json.code).toBe('idempotency_key_reused');
  });

  test('takes nothing for an order that costs nothing, and confirms it all the same', async () => {
    const code = `FREE${randomUUID().slice(0, 8).toUpperCase()}`;
    await ask('POST /v1/promotions', { headers: admin, json: { code, kind: 'percentage', value: 100 } });
    const order = await placeOrder(ask, { promotions: [code] });
    expect(order.totals.total).toEqual(rupiah(0));
    const payment = await pay(ask, order);
    expect(payment).toMatchObject({ status: 'succeeded', amount: rupiah(0), captured: rupiah(0) });
    expect(await read(ask, order)).toMatchObject({ status: 'confirmed', payment_status: 'captured' });
    expect((await post(ask, `/v1/payments/${payment.id}/refunds`, { as: admin, json: {} })).json.code).toBe('amount_exceeds_captured');
    expect(await step(ask, `/v1/orders/${order.id}/cancel`)).toMatchObject({ status: 'canceled', payment_status: 'refunded', payments: [{ refunds: [] }] });
  });
});
