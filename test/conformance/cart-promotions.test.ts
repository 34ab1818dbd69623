import { describe, expect, test } from 'vitest';
import { day, goOn, idr, newCart, newProduct, newPromotion, put } from '../helpers/carts.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

const add = (amounts: any[]) => amounts.reduce((sum, { amount }) => sum + amount, 0);
const after = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

describe.each(hosts)('promotions of a cart on $name', (host) => {
  const { ask } = running(host);
  const read = async (cart: string) => (await ask(`GET /v1/carts/${cart}`)).json;
  const apply = (cart: string, code: string) => ask(`POST /v1/carts/${cart}/promotions`, { json: { code } });

  /** A cart with one piece of a product at this price. */
  const cartWorth = async (price: number) => {
    const cart = await newCart(ask);
    await put(ask, cart, (await newProduct(ask, { price })).id);
    return cart;
  };

  test('take their part off every item, to the last unit', async () => {
    const cart = await newCart(ask);
    for (const product of [await newProduct(ask), await newProduct(ask), await newProduct(ask)]) await put(ask, cart, product.id);
    const code = await newPromotion(ask, { kind: 'amount', value: 10_000 });
    const { status, json } = await apply(cart, code);
    expect([status, json.promotions]).toEqual([200, [{ code, amount: idr(10_000) }]]);
    expect(json.items.map(({ discount }: any) => discount.amount)).toEqual([3334, 3333, 3333]);
    const { subtotal, discount, shipping, tax, total } = json.totals;
    expect([add(json.items.map((item: any) => item.discount)), add(json.items.map((item: any) => item.tax))]).toEqual([discount.amount, tax.amount]);
    expect(subtotal.amount - discount.amount + shipping.amount + tax.amount).toBe(total.amount);
    expect(await read(cart)).toEqual(json);
  });

  test('of the seed: ten per cent, and Rp 25.000 from Rp 200.000 on', async () => {
    const cart = await cartWorth(20_000_000);
    expect((await apply(cart, 'hemat10')).json.promotions).toEqual([{ code: 'HEMAT10', amount: idr(2_000_000) }]);
    expect((await apply(cart, 'POTONG25')).json.promotions[1]).toEqual({ code: 'POTONG25', amount: idr(2_500_000) });
    const small = await cartWorth(19_999_999);
    const { status, json } = await apply(small, 'POTONG25');
    expect([status, json.code]).toEqual([409, 'promotion_not_applicable']);
    expect((await read(small)).promotions).toEqual([]);
  });

  test('work in the order in which they were applied', async () => {
    const [first, second] = [await cartWorth(20_000_000), await cartWorth(20_000_000)];
    for (const code of ['HEMAT10', 'POTONG25']) await apply(first, code);
    for (const code of ['POTONG25', 'HEMAT10']) await apply(second, code);
    expect((await read(first)).promotions).toEqual([{ code: 'HEMAT10', amount: idr(2_000_000) }, { code: 'POTONG25', amount: idr(2_500_000) }]);
    expect((await read(second)).promotions).toEqual([{ code: 'POTONG25', amount: idr(2_500_000) }, { code: 'HEMAT10', amount: idr(1_750_000) }]);
  });

  test('are applied once, however often and however they are written', async () => {
    const cart = await cartWorth(20_000_000);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => apply(cart, index % 2 ? 'HEMAT10' : 'Hemat10')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await read(cart)).promotions).toEqual([{ code: 'HEMAT10', amount: idr(2_000_000) }]);
  });

  test('are ten at most', async () => {
    const cart = await cartWorth(20_000_000);
    for (let index = 0; index < 10; index++) expect((await apply(cart, await newPromotion(ask, { value: 1 }))).status).toBe(200);
    const { status, json } = await apply(cart, 'HEMAT10');
    expect([status, json.errors[0]]).toMatchObject([422, { pointer: '/code', code: 'too_many' }]);
  });

  test('come off again', async () => {
    const cart = await cartWorth(20_000_000);
    const before = await read(cart);
    await apply(cart, 'HEMAT10');
    const removed = await ask(`DELETE /v1/carts/${cart}/promotions/hemat10`);
    expect(removed.json).toEqual({ ...before, expires_at: expect.any(String) });
    expect((await ask(`DELETE /v1/carts/${cart}/promotions/HEMAT10`)).status).toBe(404);
  });

  test('take nothing while the cart is worth too little, and come back with it', async () => {
    const cart = await cartWorth(20_000_000);
    await apply(cart, 'POTONG25');
    const [item] = (await read(cart)).items;
    await put(ask, cart, (await newProduct(ask, { price: 100 })).id);
    const smaller = await ask(`DELETE /v1/carts/${cart}/items/${item.id}`);
    expect(smaller.json).toMatchObject({ promotions: [{ code: 'POTONG25', amount: idr(0) }], totals: { discount: idr(0) } });
    const larger = await put(ask, cart, (await newProduct(ask, { price: 20_000_000 })).id);
    expect(larger.promotions).toEqual([{ code: 'POTONG25', amount: idr(2_500_000) }]);
  });

  test.each<[string, unknown, number, string, string]>([
    ['a code that is not there', 'TIDAK-ADA', 422, '/code', 'unknown'],
    ['a code with a space at its end', 'HEMAT10 ', 422, '/code', 'invalid_format'],
    ['no text', 10, 422, '/code', 'invalid_type'],
  ])('refuse %s', async (_, code, status, pointer, fault) => {
    const cart = await cartWorth(1_000_000);
    const answer = await ask(`POST /v1/carts/${cart}/promotions`, { json: { code } });
    expect([answer.status, answer.json.errors[0]]).toMatchObject([status, { pointer, code: fault }]);
    expect((await read(cart)).promotions).toEqual([]);
  });

  test('refuse an amount that the client names', async () => {
    const cart = await cartWorth(1_000_000);
    const { status, json } = await ask(`POST /v1/carts/${cart}/promotions`, { json: { code: 'HEMAT10', amount: idr(1_000_000) } });
    expect([status, json.errors[0]]).toMatchObject([422, { pointer: '/amount', code: 'unknown' }]);
  });

  // Last: the clock goes on for every test that comes after.
  test('begin and end by the shop\'s clock', async () => {
    const [cart, other] = [await cartWorth(20_000_000), await cartWorth(20_000_000)];
    const code = await newPromotion(ask, { starts_at: after(1 * day), ends_at: after(2 * day) });
    expect((await apply(cart, code)).json).toMatchObject({ code: 'promotion_not_applicable', detail: expect.stringContaining('begins') });
    await goOn(ask, 1 * day + 60);
    expect((await apply(cart, code)).json.promotions).toEqual([{ code, amount: idr(2_000_000) }]);
    await goOn(ask, 1 * day);
    expect((await read(cart)).promotions).toEqual([{ code, amount: idr(0) }]);
    expect((await apply(other, code)).json).toMatchObject({ code: 'promotion_not_applicable', detail: expect.stringContaining('ended') });
  });
});
