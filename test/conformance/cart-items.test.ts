import { describe, expect, test } from 'vitest';
import { archive, idr, newCart, newProduct, put, setPrice } from '../helpers/carts.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

describe.each(hosts)('items of a cart on $name', (host) => {
  const { ask, current } = running(host);
  const read = async (cart: string) => (await ask(`GET /v1/carts/${cart}`)).json;

  test('are shown at the shop\'s price, with their tax', async () => {
    const product = await newProduct(ask, { price: 8_500_000 });
    const cart = await newCart(ask);
    const { items, totals } = await put(ask, cart, product.id, 3);
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^item_[0-9A-Za-z]{22}$/),
        product: { id: product.id, name: product.name, slug: product.slug },
        unit_price: idr(8_500_000), quantity: 3, subtotal: idr(25_500_000), discount: idr(0), tax: idr(2_805_000), total: idr(28_305_000), available: true,
      },
    ]);
    expect(totals).toEqual({ subtotal: idr(25_500_000), discount: idr(0), shipping: idr(0), tax: idr(2_805_000), total: idr(28_305_000) });
    expect(await read(cart)).toMatchObject({ items, totals });
  });

  test('stand in the order in which they came', async () => {
    const cart = await newCart(ask);
    for (const product of [9, 3, 7, 1, 5]) await put(ask, cart, product);
    await put(ask, cart, 7);
    expect((await read(cart)).items.map(({ product }: any) => product.id)).toEqual([9, 3, 7, 1, 5]);
  });

  test('are one piece unless more are asked for', async () => {
    const cart = await newCart(ask);
    expect((await ask(`POST /v1/carts/${cart}/items`, { json: { product: 1 } })).json.items[0].quantity).toBe(1);
  });

  test('of the same product grow together', async () => {
    const cart = await newCart(ask);
    const first = await put(ask, cart, 1, 2);
    const { items } = await put(ask, cart, 1, 3);
    expect(items).toMatchObject([{ id: first.items[0].id, quantity: 5 }]);
  });

  test('are all counted when they come at the same moment', async () => {
    const cart = await newCart(ask);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(`POST /v1/carts/${cart}/items`, { json: { product: 1 + (index % 4), quantity: 1 } })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await read(cart)).items.map(({ product, quantity }: any) => [product.id, quantity]).sort()).toEqual([[1, 10], [2, 10], [3, 10], [4, 10]]);
  });

  test('never pass 999 pieces, not even together', async () => {
    const cart = await newCart(ask);
    await put(ask, cart, 1, 990);
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(`POST /v1/carts/${cart}/items`, { json: { product: 1, quantity: 1 } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), ...Array(3).fill(422)]);
    expect(answers.find(({ status }) => status === 422)!.json.errors[0]).toMatchObject({ pointer: '/quantity', code: 'too_big' });
    expect((await read(cart)).items[0].quantity).toBe(999);
  });

  test('are a hundred products at most', async () => {
    const { database } = current().shop;
    const rows = Array.from({ length: 101 }, (_, index) => ({ product_name: `Rak ${index}`, price: '1.00', qty: 5, brand_id: null, slug: `rak-${host.engine}-${index}`.toLowerCase().replaceAll(' ', '-'), category_id: null, description_en: null, description_id: null }));
    await database.queries.insertInto('products').values(rows).execute();
    const products = await database.queries.selectFrom('products').select('product_id').where('product_name', 'like', 'Rak %').execute();
    const cart = await newCart(ask);
    for (const { product_id } of products.slice(0, 100)) await put(ask, cart, product_id);
    const { status, json } = await ask(`POST /v1/carts/${cart}/items`, { json: { product: products[100]!.product_id } });
    expect([status, json.errors[0]]).toMatchObject([422, { pointer: '/product', code: 'too_many' }]);
    expect((await put(ask, cart, products[0]!.product_id)).items).toHaveLength(100);
  });

  test('change their quantity, and leave', async () => {
    const cart = await newCart(ask);
    await put(ask, cart, 1, 2);
    const [first, second] = (await put(ask, cart, 2)).items;
    const changed = await ask(`PATCH /v1/carts/${cart}/items/${first.id}`, { json: { quantity: 7 } });
    expect(changed.json.items).toMatchObject([{ id: first.id, quantity: 7 }, { id: second.id, quantity: 1 }]);
    expect(await read(cart)).toEqual(changed.json);
    const left = await ask(`DELETE /v1/carts/${cart}/items/${first.id}`);
    expect(left.json.items).toMatchObject([{ id: second.id }]);
    expect(await read(cart)).toEqual(left.json);
    for (const request of [`DELETE /v1/carts/${cart}/items/${first.id}`, `DELETE /v1/carts/${cart}/items/item_0000000000000000000000`]) expect((await ask(request)).status).toBe(404);
  });

  test('are not reached through another cart', async () => {
    const [mine, other] = [await newCart(ask), await newCart(ask)];
    const { items: [item] } = await put(ask, mine, 1, 2);
    expect((await ask(`PATCH /v1/carts/${other}/items/${item.id}`, { json: { quantity: 9 } })).status).toBe(404);
    expect((await ask(`DELETE /v1/carts/${other}/items/${item.id}`)).status).toBe(404);
    expect((await read(mine)).items[0].quantity).toBe(2);
  });

  test.each<[string, object, string, string]>([
    ['no product', {}, '/product', 'required'],
    ['a product that is not there', { product: 2_147_483_647 }, '/product', 'unknown'],
    ['a product 0', { product: 0 }, '/product', 'too_small'],
    ['a product as text', { product: '1' }, '/product', 'invalid_type'],
    ['no pieces', { product: 1, quantity: 0 }, '/quantity', 'too_small'],
    ['pieces less than none', { product: 1, quantity: -1 }, '/quantity', 'too_small'],
    ['half a piece', { product: 1, quantity: 0.5 }, '/quantity', 'invalid_type'],
    ['a thousand pieces', { product: 1, quantity: 1000 }, '/quantity', 'too_big'],
    ['a price', { product: 1, unit_price: idr(1) }, '/unit_price', 'unknown'],
    ['a total', { product: 1, total: idr(1) }, '/total', 'unknown'],
    ['a discount', { product: 1, discount: idr(1) }, '/discount', 'unknown'],
  ])('refuse %s', async (_, json, pointer, code) => {
    const cart = await newCart(ask);
    const answer = await ask(`POST /v1/carts/${cart}/items`, { json });
    expect([answer.status, answer.json.errors[0]]).toMatchObject([422, { pointer, code }]);
    expect((await read(cart)).items).toEqual([]);
  });

  test('follow the price until checkout', async () => {
    const product = await newProduct(ask, { price: 1_000_000 });
    const cart = await newCart(ask);
    await put(ask, cart, product.id, 2);
    await setPrice(ask, product.id, 1_500_000);
    expect((await read(cart)).totals.subtotal).toEqual(idr(3_000_000));
  });

  test('say when the stock does not suffice, and when the product is no longer sold', async () => {
    const [scarce, gone] = [await newProduct(ask, { stock: 2 }), await newProduct(ask)];
    const cart = await newCart(ask);
    expect((await put(ask, cart, scarce.id, 2)).items[0].available).toBe(true);
    expect((await put(ask, cart, scarce.id, 1)).items[0].available).toBe(false);
    const before = await put(ask, cart, gone.id);
    await archive(ask, gone.id);
    const after = await read(cart);
    expect(after.items[1]).toMatchObject({ product: { id: gone.id, name: null, slug: null }, unit_price: null, total: idr(0), available: false });
    expect(after.totals.subtotal).toEqual(before.items[0].subtotal);
    const again = await ask(`POST /v1/carts/${cart}/items`, { json: { product: gone.id } });
    expect([again.status, again.json.errors[0]]).toMatchObject([422, { pointer: '/product', code: 'unknown' }]);
  });

  test('never cost more than can be calculated', async () => {
    const product = await newProduct(ask, { price: 999_999_999_999_999 });
    const cart = await newCart(ask);
    const { status, json } = await ask(`POST /v1/carts/${cart}/items`, { json: { product: product.id } });
    expect([status, json.code]).toEqual([409, 'total_too_large']);
    expect((await read(cart)).items).toEqual([]);
  });

  test('whose price rises beyond that keep the cart from being read until they are taken out', async () => {
    const product = await newProduct(ask, { price: 1_000_000 });
    const cart = await newCart(ask);
    const { items: [item] } = await put(ask, cart, product.id, 2);
    await setPrice(ask, product.id, 900_000_000_000_000);
    for (const request of [`GET /v1/carts/${cart}`, `GET /v1/carts/${cart}/shipping-options`]) expect((await ask(request)).json.code).toBe('total_too_large');
    expect((await ask(`DELETE /v1/carts/${cart}/items/${item.id}`)).json.items).toEqual([]);
  });
});
