import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Queries } from '../../api/database/database.ts';
import { address, archive, checkOut, idr, newCart, newProduct, newPromotion, put, readyCart, setPrice, goOn, day } from '../helpers/carts.ts';
import { running, type Answer } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { createShopper, tally } from '../helpers/shopper.ts';

describe.each(hosts)('checkout on $name', (host) => {
  const { ask, current } = running(host);
  let [customer, admin] = [{} as Login, {} as Login];
  beforeAll(async () => void ([customer, admin] = [await loginAs(ask, 'customer'), await loginAs(ask, 'admin')]));
  const read = async (cart: string) => (await ask(`GET /v1/carts/${cart}`, { headers: admin })).json;
  const stockOf = async (product: number) => (await ask(`GET /v1/products/${product}`)).json.stock;
  const ordersOf = async (cart: string) => (await current().shop.database.queries.selectFrom('orders').select('order_id').where('cart_id', '=', cart).execute()).length;

  test('makes the order that the cart promised, and closes the cart', async () => {
    const [first, second] = [await newProduct(ask, { price: 3_333_333 }), await newProduct(ask, { price: 20_000_000 })];
    const cart = await readyCart(ask, { [first.id]: 3, [second.id]: 1 });
    for (const code of ['HEMAT10', 'POTONG25']) await ask(`POST /v1/carts/${cart}/promotions`, { json: { code } });
    const before = (await ask(`PATCH /v1/carts/${cart}`, { json: { shipping_option: 'express' } })).json;
    const { status, headers, json } = await checkOut(ask, cart);
    expect([status, headers.get('location')]).toEqual([201, `/v1/orders/${json.id}`]);
    expect(json).toMatchObject({
      cart, customer: null, status: 'pending', payment_status: 'not_paid', fulfillment_status: 'not_fulfilled', email: 'ayu@tests.example',
      shipping_address: address, billing_address: address, shipping_option: { id: 'express' },
      promotions: before.promotions, totals: before.totals, payments: [], fulfillments: [],
      lines: before.items.map(({ product, unit_price, quantity, discount, tax, total }: any) => ({ product, unit_price, quantity, discount, tax, total, fulfilled: 0, released: 0, restocked: 0 })),
    });
    expect((await ask(`GET ${headers.get('location')}`)).json).toEqual(json);
    expect(await read(cart)).toMatchObject({ status: 'completed', order: json.id });
    expect([await stockOf(first.id), await stockOf(second.id)]).toEqual([97, 99]);
  });

  test('gives the order to whom the cart belongs, whoever checks it out', async () => {
    const me = (await ask('GET /v1/me', { headers: customer })).json.id;
    for (const headers of [customer, admin]) {
      const cart = await readyCart(ask, { 1: 1 }, customer);
      expect((await checkOut(ask, cart, { headers: { ...headers } })).json.customer).toBe(me);
    }
    expect((await checkOut(ask, await readyCart(ask), { headers: { ...customer } })).json.customer).toBeNull();
  });

  test('bills another address when there is one', async () => {
    const cart = await readyCart(ask);
    await ask(`PATCH /v1/carts/${cart}`, { json: { billing_address: { ...address, city: 'Solo' } } });
    expect((await checkOut(ask, cart)).json).toMatchObject({ shipping_address: { city: 'Bandung' }, billing_address: { city: 'Solo' } });
  });

  test('takes the price of the moment, which later changes leave alone', async () => {
    const product = await newProduct(ask, { price: 1_000_000 });
    const cart = await readyCart(ask, { [product.id]: 2 });
    await setPrice(ask, product.id, 1_234_500);
    const { json } = await checkOut(ask, cart);
    expect(json).toMatchObject({ lines: [{ unit_price: idr(1_234_500) }], totals: { subtotal: idr(2_469_000) } });
    await setPrice(ask, product.id, 5);
    expect((await ask(`GET /v1/orders/${json.id}`)).json).toEqual(json);
  });

  test('leaves nothing to pay where promotions take all', async () => {
    const cart = await readyCart(ask);
    await ask(`POST /v1/carts/${cart}/promotions`, { json: { code: await newPromotion(ask, { value: 100 }) } });
    expect((await checkOut(ask, cart)).json.totals).toMatchObject({ tax: idr(0), total: idr(0) });
  });

  test.each([['totals', { totals: { total: idr(1) } }], ['total', { total: 1 }], ['items', { items: [] }], ['email', { email: 'thief@tests.example' }]])('refuses %s from the client', async (name, json) => {
    const cart = await readyCart(ask);
    const { status, json: problem } = await ask(`POST /v1/carts/${cart}/checkout`, { headers: { 'idempotency-key': randomUUID() }, json });
    expect([status, problem.errors]).toMatchObject([422, [{ pointer: `/${name}`, code: 'unknown' }]]);
    expect([(await read(cart)).status, await ordersOf(cart)]).toEqual(['open', 0]);
  });

  test('takes an empty object for no body', async () => {
    const [cart, key] = [await readyCart(ask), randomUUID()];
    const first = await ask(`POST /v1/carts/${cart}/checkout`, { headers: { 'idempotency-key': key }, json: {} });
    const second = await checkOut(ask, cart, { key });
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
  });

  test('names everything that a cart lacks', async () => {
    const { status, json } = await checkOut(ask, await newCart(ask));
    expect([status, json.code]).toEqual([409, 'cart_incomplete']);
    expect(json.errors.map(({ pointer, code }: any) => [pointer, code])).toEqual(['/items', '/email', '/shipping_address', '/shipping_option'].map((pointer) => [pointer, 'missing']));
  });

  test.each(['email', 'shipping_address', 'shipping_option'])('wants the %s', async (name) => {
    const cart = await readyCart(ask);
    await ask(`PATCH /v1/carts/${cart}`, { json: { [name]: null } });
    expect((await checkOut(ask, cart)).json).toMatchObject({ status: 409, code: 'cart_incomplete', errors: [{ pointer: `/${name}`, code: 'missing' }] });
    expect([(await read(cart)).status, await ordersOf(cart)]).toEqual(['open', 0]);
  });

  test('refuses more than there is, and reserves nothing of the rest', async () => {
    const [plenty, scarce] = [await newProduct(ask, { stock: 50 }), await newProduct(ask, { stock: 2 })];
    const cart = await readyCart(ask, { [plenty.id]: 5, [scarce.id]: 3 });
    const { status, json } = await checkOut(ask, cart);
    expect([status, json.code, json.detail]).toEqual([409, 'out_of_stock', expect.stringContaining(String(scarce.id))]);
    expect([await stockOf(plenty.id), await stockOf(scarce.id), (await read(cart)).status]).toEqual([50, 2, 'open']);
  });

  test('refuses a product that is no longer sold', async () => {
    const [kept, gone] = [await newProduct(ask), await newProduct(ask)];
    const cart = await readyCart(ask, { [kept.id]: 1, [gone.id]: 1 });
    await archive(ask, gone.id);
    const { status, json } = await checkOut(ask, cart);
    expect([status, json.code, json.detail]).toEqual([409, 'product_unavailable', expect.stringContaining(String(gone.id))]);
    expect([await stockOf(kept.id), (await read(cart)).status]).toEqual([100, 'open']);
  });

  test('refuses a promotion whose minimum is no longer reached', async () => {
    const cart = await readyCart(ask, { [(await newProduct(ask, { price: 10_000_000 })).id]: 2 });
    await ask(`POST /v1/carts/${cart}/promotions`, { json: { code: 'POTONG25' } });
    const [item] = (await read(cart)).items;
    await ask(`PATCH /v1/carts/${cart}/items/${item.id}`, { json: { quantity: 1 } });
    expect((await checkOut(ask, cart)).json).toMatchObject({ status: 409, code: 'promotion_not_applicable' });
    expect((await read(cart)).status).toBe('open');
  });

  test('refuses a total that can no longer be calculated, and reserves nothing', async () => {
    const product = await newProduct(ask);
    const cart = await readyCart(ask, { [product.id]: 2 });
    await setPrice(ask, product.id, 900_000_000_000_000);
    expect((await checkOut(ask, cart)).json).toMatchObject({ status: 409, code: 'total_too_large' });
    expect([await stockOf(product.id), await ordersOf(cart)]).toEqual([100, 0]);
  });

  test('wants a key', async () => {
    const cart = await readyCart(ask);
    const { status, json } = await ask(`POST /v1/carts/${cart}/checkout`);
    expect([status, json.code, await ordersOf(cart)]).toEqual([400, 'idempotency_key_missing', 0]);
  });

  test('answers a repetition with the bytes of the first time, and does nothing', async () => {
    const [product, key] = [await newProduct(ask), randomUUID()];
    const cart = await readyCart(ask, { [product.id]: 4 });
    const first = await checkOut(ask, cart, { key });
    const second = await checkOut(ask, cart, { key });
    expect([second.status, second.text, second.headers.get('location')]).toEqual([first.status, first.text, first.headers.get('location')]);
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
    expect([await stockOf(product.id), await ordersOf(cart)]).toEqual([96, 1]);
  });

  test('keeps a refusal under its key, so that the next try wants a new one', async () => {
    const product = await newProduct(ask, { stock: 0 });
    const [cart, key] = [await readyCart(ask, { [product.id]: 1 }), randomUUID()];
    const first = await checkOut(ask, cart, { key });
    const adjustment = await ask(`POST /v1/inventory/${product.id}/adjustments`, { headers: { ...admin, 'idempotency-key': randomUUID() }, json: { delta: 5, reason: 'Datang' } });
    expect(adjustment.status).toBe(201);
    const second = await checkOut(ask, cart, { key });
    expect([first.status, second.status, second.text]).toEqual([409, 409, first.text]);
    expect((await checkOut(ask, cart)).status).toBe(201);
  });

  test('lets two carts use the same key', async () => {
    const [key, carts] = [randomUUID(), [await readyCart(ask), await readyCart(ask)]];
    const answers = await Promise.all(carts.map((cart) => checkOut(ask, cart, { key })));
    expect(answers.map(({ status, json }) => [status, json.cart])).toEqual(carts.map((cart) => [201, cart]));
  });

  test('refuses a cart that is an order already', async () => {
    const cart = await readyCart(ask);
    await checkOut(ask, cart);
    const { status, json } = await checkOut(ask, cart);
    expect([status, json.code, await ordersOf(cart)]).toEqual([409, 'cart_closed', 1]);
    for (const request of [`PATCH /v1/carts/${cart}`, `POST /v1/carts/${cart}/items`]) {
      expect((await ask(request, { json: request.startsWith('POST') ? { product: 1 } : { email: null } })).json.code).toBe('cart_closed');
    }
  });

  test('leaves a sound shop', async () => {
    await expectSound(current().shop.database.queries);
  });
});

describe.each(hosts)('many checkouts at once on $name', (host) => {
  const { ask, current } = running(host);
  // Asks again while the shop is too busy, as a client should: who may check out is the question here, not how fast.
  const shopper = createShopper(() => [current().origin]);
  const allOf = (carts: string[]) => Promise.all(carts.map((cart) => shopper.checkOut(cart)));
  const isReplay = ({ headers }: Answer) => headers.get('idempotent-replayed') === 'true';

  test('fifty under one key are one order', { timeout: 60_000 }, async () => {
    const product = await newProduct(ask);
    const [cart, key] = [await readyCart(ask, { [product.id]: 2 }), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 50 }, () => checkOut(ask, cart, { key })));
    const done = answers.filter(({ status }) => status === 201);
    expect(done.filter((answer) => !isReplay(answer)), JSON.stringify(tally(answers))).toHaveLength(1);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    for (const { status, json } of answers) if (status !== 201) expect([status, json.code]).toEqual([409, 'idempotency_in_progress']);
    expect((await ask(`GET /v1/products/${product.id}`)).json.stock).toBe(98);
  });

  test('of one cart under different keys are one order', { timeout: 60_000 }, async () => {
    const product = await newProduct(ask);
    const cart = await readyCart(ask, { [product.id]: 2 });
    const answers = await allOf(Array(20).fill(cart));
    expect(tally(answers)).toEqual({ '201': 1, '409 cart_closed': 19 });
    expect((await ask(`GET /v1/products/${product.id}`)).json.stock).toBe(98);
  });

  test('never use a promotion more often than it may be', { timeout: 60_000 }, async () => {
    const code = await newPromotion(ask, { usage_limit: 3 });
    // Of different products: nothing but the promotion keeps them apart.
    const carts = await Promise.all(Array.from({ length: 12 }, async () => readyCart(ask, { [(await newProduct(ask)).id]: 1 })));
    for (const cart of carts) expect((await ask(`POST /v1/carts/${cart}/promotions`, { json: { code } })).status).toBe(200);
    const answers = await allOf(carts);
    expect(tally(answers)).toEqual({ '201': 3, '409 promotion_not_applicable': 9 });
    const { json } = await ask('GET /v1/promotions?limit=100', { headers: await loginAs(ask, 'admin') });
    expect(json.data.find((each: any) => each.code === code).used).toBe(3);
    const late = await ask(`POST /v1/carts/${await readyCart(ask)}/promotions`, { json: { code } });
    expect([late.status, late.json.detail]).toEqual([409, `${code} is used up.`]);
  });

  test('sell what there is and no more', { timeout: 60_000 }, async () => {
    const product = await newProduct(ask, { stock: 5 });
    const carts = await Promise.all(Array.from({ length: 20 }, () => readyCart(ask, { [product.id]: 1 })));
    expect(tally(await allOf(carts))).toEqual({ '201': 5, '409 out_of_stock': 15 });
    expect((await ask(`GET /v1/products/${product.id}`)).json.stock).toBe(0);
  });

  test('of several products and promotions in any order do not block each other', { timeout: 60_000 }, async () => {
    const codes = [await newPromotion(ask, { value: 1 }), await newPromotion(ask, { value: 1 })];
    const products: number[] = [];
    for (let count = 0; count < 4; count++) products.push((await newProduct(ask)).id);
    const carts = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const cart = await newCart(ask);
        for (const product of index % 2 ? products : products.toReversed()) await put(ask, cart, product, 1);
        for (const code of index % 3 ? codes : codes.toReversed()) await ask(`POST /v1/carts/${cart}/promotions`, { json: { code } });
        await ask(`PATCH /v1/carts/${cart}`, { json: { email: 'a@tests.example', shipping_address: address, shipping_option: 'pickup' } });
        return cart;
      }),
    );
    expect(tally(await allOf(carts))).toEqual({ '201': 24 });
  });

  test('leave a sound shop, also after orders expired and gave back what they held', { timeout: 60_000 }, async () => {
    await expectSound(current().shop.database.queries);
    await goOn(ask, day);
    await expectSound(current().shop.database.queries);
  });
});

// SQLite has one writer, and so nothing that could be locked in the wrong order.
describe.each(hosts.filter(({ engine }) => engine === 'MariaDB'))('a checkout that waits on $name', (host) => {
  const { ask, current } = running(host);

  test('for a promotion holds no later one, in whichever order they were applied', async () => {
    const [first, second] = [await newPromotion(ask), await newPromotion(ask)].sort() as [string, string];
    const cart = await readyCart(ask);
    for (const code of [second, first]) await ask(`POST /v1/carts/${cart}/promotions`, { json: { code } });
    const lock = (db: Queries, code: string) => sql`SELECT code FROM promotions WHERE code = ${code} FOR UPDATE NOWAIT`.execute(db);
    const { queries } = current().shop.database;
    const { pending } = await queries.transaction().execute(async (trx) => {
      await lock(trx, first);
      const pending = checkOut(ask, cart);
      await wait(300);
      await lock(queries, second);
      return { pending };
    });
    expect((await pending).status).toBe(201);
  });

  test('for a product charges the price at which it gets it', async () => {
    const { id: product } = await newProduct(ask, { price: 1_000_000 });
    const cart = await readyCart(ask, { [product]: 1 });
    const { pending } = await current().shop.database.queries.transaction().execute(async (trx) => {
      await sql`UPDATE products SET price = '30000.00' WHERE product_id = ${product}`.execute(trx);
      const pending = checkOut(ask, cart);
      await wait(300);
      return { pending };
    });
    expect((await pending).json).toMatchObject({ totals: { subtotal: idr(3_000_000) }, lines: [{ unit_price: idr(3_000_000) }] });
  });
});
