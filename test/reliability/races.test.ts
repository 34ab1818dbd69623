// Requests that can't all be right, sent at once: exactly as many win as may.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../helpers/client.ts';
import { atOnce } from '../helpers/crowd.ts';
import { expectSound } from '../helpers/invariants.ts';
import { openProcesses, settings, type ShopProcesses } from '../helpers/shop-processes.ts';
import { isForNow, tally } from '../helpers/shopper.ts';

describe.each(settings)('at once, $name', { timeout: 60_000 }, ({ engine, processes }) => {
  let shop: ShopProcesses;
  let product: number;

  beforeAll(async () => {
    shop = await openProcesses(engine, processes);
    product = await shop.stock(1000);
  });
  afterAll(() => shop?.stop());

  const money = (amount: number) => ({ amount, currency: 'IDR' });

  async function placeOrder() {
    const cart = await shop.shopper.fillCart([{ product, quantity: 2 }]);
    return (await shop.shopper.checkOut(cart)).json;
  }

  async function payOrder() {
    const { status, json } = await shop.shopper.pay((await placeOrder()).id);
    expect(status).toBe(201);
    return json;
  }

  const countOrders = async (cart: string) => (await shop.place.database.queries.selectFrom('orders').select('order_id').where('cart_id', '=', cart).execute()).length;

  const refund = (payment: string, amount: number, key?: string) =>
    shop.shopper.insist(`POST /v1/payments/${payment}/refunds`, { headers: shop.admin, json: { amount: money(amount) }, ...(key && { key }) });

  test('50 checkouts under one key are one order: the rest is its replay, byte for byte, or told to wait', async () => {
    const cart = await shop.shopper.fillCart([{ product, quantity: 1 }]);
    const headers = { 'idempotency-key': randomUUID() };
    const once = () => shop.shopper.tryOnce(`POST /v1/carts/${cart}/checkout`, { headers });
    const answers = (await atOnce(50, once)).map((answer) => answer!);
    const done = answers.filter((answer) => !isForNow(answer));
    const isReplay = ({ headers }: Answer) => headers.has('idempotent-replayed');
    expect(done.filter((answer) => !isReplay(answer))).toHaveLength(1);
    expect(new Set([...done, (await once())!].map(({ status, text, headers }) => `${status} ${headers.get('location')} ${text}`)).size).toBe(1);
    expect(done[0]!.status).toBe(201);
    expect(answers.filter((answer) => isForNow(answer) && answer.status !== 409)).toEqual([]);
    expect(await countOrders(cart)).toBe(1);
  });

  test('20 checkouts of one cart under keys of their own are one order', async () => {
    const cart = await shop.shopper.fillCart([{ product, quantity: 1 }]);
    const answers = await atOnce(20, () => shop.shopper.checkOut(cart));
    expect(tally(answers)).toEqual({ '201': 1, '409 cart_closed': 19 });
    expect(await countOrders(cart)).toBe(1);
  });

  test('50 PATCHes that name one ETag: one is done, 49 are told that it has changed', async () => {
    const { headers } = (await shop.shopper.tryOnce(`GET /v1/products/${product}`))!;
    const match = { ...shop.admin, 'if-match': headers.get('etag')! };
    const answers = await atOnce(50, (index) => shop.shopper.tryOnce(`PATCH /v1/products/${product}`, { headers: match, json: { name: `Kopi uji nomor ${index}` } }));
    expect(tally(answers.map((answer) => answer!))).toEqual({ '200': 1, '412 precondition_failed': 49 });
    const winner = answers.findIndex((answer) => answer!.status === 200);
    expect((await shop.shopper.tryOnce(`GET /v1/products/${product}`))!.json.name).toBe(`Kopi uji nomor ${winner}`);
  });

  test('two refunds that together pass what was captured: one is made', async () => {
    const { id, captured } = await payOrder();
    const most = Math.ceil(captured.amount * 0.6);
    const answers = await atOnce(2, () => refund(id, most));
    expect(tally(answers)).toEqual({ '201': 1, '409 amount_exceeds_captured': 1 });
    expect((await shop.shopper.tryOnce(`GET /v1/payments/${id}`, { headers: shop.admin }))!.json.refunded).toEqual(money(most));
  });

  test('20 refunds of a tenth each: ten are made', async () => {
    const { id, captured } = await payOrder();
    const tenth = Math.floor(captured.amount / 10);
    const answers = await atOnce(20, () => refund(id, tenth));
    expect(tally(answers)).toEqual({ '201': 10, '409 amount_exceeds_captured': 10 });
    expect((await shop.shopper.tryOnce(`GET /v1/payments/${id}`, { headers: shop.admin }))!.json.refunded).toEqual(money(10 * tenth));
  });

  test('20 refunds under one key are one refund', async () => {
    const { id } = await payOrder();
    const key = randomUUID();
    const answers = await atOnce(20, () => refund(id, 100, key));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect((await shop.shopper.tryOnce(`GET /v1/payments/${id}`, { headers: shop.admin }))!.json).toMatchObject({ refunded: money(100), refunds: [{ amount: money(100) }] });
  });

  test('10 payments of one order: the card is charged once', async () => {
    const { id } = await placeOrder();
    const answers = await atOnce(10, () => shop.shopper.pay(id));
    expect(tally(answers)).toEqual({ '201': 1, '409 invalid_transition': 9 });
  });

  test('pay and cancel: the one that comes second is refused, or gives the money back', async () => {
    const before = await shop.left(product);
    for (let round = 0; round < 10; round++) {
      const { id } = await placeOrder();
      const [paid, canceled] = await Promise.all([shop.shopper.pay(id), shop.shopper.insist(`POST /v1/orders/${id}/cancel`)]);
      expect(canceled.status).toBe(200);
      expect([paid.status, paid.json.code]).toEqual(paid.status === 201 ? [201, undefined] : [409, 'invalid_transition']);
      const { json } = (await shop.shopper.tryOnce(`GET /v1/orders/${id}`))!;
      expect([json.status, json.payment_status]).toEqual(['canceled', paid.status === 201 ? 'refunded' : 'not_paid']);
    }
    expect(await shop.left(product)).toBe(before);
  });

  test('send and cancel: exactly one of them happens', async () => {
    const outcomes = [];
    for (let round = 0; round < 10; round++) {
      const { order } = await payOrder();
      const [sent, canceled] = await Promise.all([
        shop.shopper.insist(`POST /v1/orders/${order}/fulfillments`, { headers: shop.admin, json: {} }),
        shop.shopper.insist(`POST /v1/orders/${order}/cancel`),
      ]);
      expect([sent.status, canceled.status].sort()).toEqual(sent.status === 201 ? [201, 409] : [200, 409]);
      outcomes.push((await shop.shopper.tryOnce(`GET /v1/orders/${order}`))!.json.status);
    }
    expect(new Set(['canceled', 'shipped', ...outcomes]).size).toBe(2);
  });

  test('leave a shop whose books are right, and have met no 5xx', async () => {
    await expectSound(shop.place.database.queries);
    expect([...shop.shopper.experience.answers.keys()].filter((name) => name.startsWith('5'))).toEqual([]);
  });
});
