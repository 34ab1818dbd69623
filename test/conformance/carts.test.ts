import { beforeAll, describe, expect, test } from 'vitest';
import { forgetCarts } from '../../api/carts/carts.service.ts';
import { address, checkOut, day, goOn, idr, newCart, put, readyCart } from '../helpers/carts.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

describe.each(hosts)('carts on $name', (host) => {
  const { ask } = running(host);

  test('begin empty, and say where they are', async () => {
    const { status, headers, json } = await ask('POST /v1/carts');
    expect([status, headers.get('location')]).toEqual([201, `/v1/carts/${json.id}`]);
    const nothing = { subtotal: idr(0), discount: idr(0), shipping: idr(0), tax: idr(0), total: idr(0) };
    expect(json).toEqual({
      id: expect.stringMatching(/^cart_[0-9A-Za-z]{22}$/), status: 'open', email: null, shipping_address: null, billing_address: null, shipping_option: null,
      items: [], promotions: [], totals: nothing, order: null, expires_at: expect.any(String), created_at: expect.any(String),
    });
    expect(Date.parse(json.expires_at) - Date.parse(json.created_at)).toBe(7 * day * 1000);
    expect((await ask(`GET ${headers.get('location')}`)).json).toEqual(json);
  });

  test('can begin with an e-mail address, kept in lower case', async () => {
    expect((await ask('POST /v1/carts', { json: { email: 'Ayu@Tests.Example' } })).json.email).toBe('ayu@tests.example');
    expect((await ask('POST /v1/carts', { json: {} })).json.email).toBeNull();
  });

  test('are told apart from nothing', async () => {
    for (const id of ['cart_0000000000000000000000', 'x', '1']) {
      const { status, json } = await ask(`GET /v1/carts/${id}`);
      expect([status, json.code]).toEqual([404, 'not_found']);
    }
  });

  test('are found by their exact id alone', async () => {
    const cart = await newCart(ask);
    for (const other of [cart.toLowerCase(), cart.slice(0, -1), `${cart}0`].filter((id) => id !== cart)) expect((await ask(`GET /v1/carts/${other}`)).status).toBe(404);
    for (const odd of [`${cart}%20`, `%20${cart}`, `${cart}%00`, `${cart}%27`]) expect((await ask(`GET /v1/carts/${odd}`)).status).toBe(422);
  });

  test('answer 304 until they change', async () => {
    const cart = await newCart(ask);
    const etag = (await ask(`GET /v1/carts/${cart}`)).headers.get('etag')!;
    expect((await ask(`GET /v1/carts/${cart}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    await put(ask, cart, 1);
    expect((await ask(`GET /v1/carts/${cart}`, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });
});

describe.each(hosts)('PATCH /v1/carts/{cart} on $name', (host) => {
  const { ask } = running(host);

  test('sets what is sent, keeps what is not, and clears by null', async () => {
    const cart = await newCart(ask);
    const patch = async (json: object) => (await ask(`PATCH /v1/carts/${cart}`, { json })).json;
    expect(await patch({ email: 'a@tests.example', shipping_address: address })).toMatchObject({ email: 'a@tests.example', shipping_address: address, billing_address: null });
    const other = { ...address, recipient: 'Bayu 🎂 «Ünïcode»', street: 'Jalan "Kutip" \\ 5' };
    expect(await patch({ billing_address: other, shipping_option: 'express' })).toMatchObject({ email: 'a@tests.example', shipping_address: address, billing_address: other, shipping_option: { id: 'express' } });
    const cleared = await patch({ email: null, shipping_address: null, billing_address: null, shipping_option: null });
    expect(cleared).toMatchObject({ email: null, shipping_address: null, billing_address: null, shipping_option: null });
    expect(await patch({})).toEqual({ ...cleared, expires_at: expect.any(String) });
    expect((await ask(`GET /v1/carts/${cart}`)).json).toMatchObject({ email: null, shipping_address: null });
  });

  test.each<[string, object, string, string]>([
    ['a total', { totals: { total: idr(1) } }, '/totals', 'unknown'],
    ['items', { items: [] }, '/items', 'unknown'],
    ['a status', { status: 'completed' }, '/status', 'unknown'],
    ['an order', { order: 'ord_1' }, '/order', 'unknown'],
    ['another expiry', { expires_at: '2999-01-01T00:00:00.000Z' }, '/expires_at', 'unknown'],
    ['no e-mail address', { email: 'ayu' }, '/email', 'invalid_format'],
    ['half an address', { shipping_address: { ...address, city: undefined } }, '/shipping_address/city', 'required'],
    ['a shipping option of its own', { shipping_option: 'drone' }, '/shipping_option', 'invalid_value'],
    ['a price for shipping', { shipping_option: { id: 'express', price: idr(0) } }, '/shipping_option', 'invalid_value'],
  ])('refuses %s', async (_, json, pointer, code) => {
    const cart = await newCart(ask);
    const before = (await ask(`GET /v1/carts/${cart}`)).json;
    const answer = await ask(`PATCH /v1/carts/${cart}`, { json });
    expect([answer.status, answer.json.errors[0]]).toMatchObject([422, { pointer, code }]);
    expect((await ask(`GET /v1/carts/${cart}`)).json).toEqual(before);
  });
});

describe.each(hosts)('a customer\'s cart on $name', (host) => {
  const { ask } = running(host);
  const logins = {} as Record<'customer' | 'other' | 'admin', Login>;
  beforeAll(async () => {
    for (const person of ['customer', 'other', 'admin'] as const) logins[person] = await loginAs(ask, person);
  });

  /** Every request to a cart, each of which would be served if the cart were one's own. */
  const requests = async (cart: string): Promise<[string, object?][]> => {
    const { items: [item] } = (await ask(`GET /v1/carts/${cart}`, { headers: logins.customer })).json;
    return [
      [`GET /v1/carts/${cart}`],
      [`PATCH /v1/carts/${cart}`, { email: 'thief@tests.example' }],
      [`POST /v1/carts/${cart}/items`, { product: 2 }],
      [`PATCH /v1/carts/${cart}/items/${item.id}`, { quantity: 5 }],
      [`POST /v1/carts/${cart}/promotions`, { code: 'HEMAT10' }],
      [`DELETE /v1/carts/${cart}/promotions/HEMAT10`],
      [`GET /v1/carts/${cart}/shipping-options`],
      [`DELETE /v1/carts/${cart}/items/${item.id}`],
    ];
  };

  test('is the customer\'s and the admins\'', async () => {
    for (const headers of [logins.customer, logins.admin]) {
      const cart = await readyCart(ask, { 1: 2 }, logins.customer);
      for (const [request, json] of await requests(cart)) expect((await ask(request, { headers, json })).status, request).toBe(200);
    }
  });

  test('does not exist for anybody else', async () => {
    const cart = await readyCart(ask, { 1: 2 }, logins.customer);
    const before = (await ask(`GET /v1/carts/${cart}`, { headers: logins.customer })).json;
    const nowhere = (await ask('GET /v1/carts/cart_0000000000000000000000')).json;
    for (const headers of [{}, logins.other]) {
      for (const [request, json] of await requests(cart)) {
        const answer = await ask(request, { headers, json });
        expect([answer.status, answer.json.code, answer.json.detail], request).toEqual([404, 'not_found', nowhere.detail]);
      }
      expect((await checkOut(ask, cart, { headers: { ...headers } })).status).toBe(404);
    }
    expect((await ask(`GET /v1/carts/${cart}`, { headers: logins.customer })).json).toEqual(before);
  });

  test('a guest\'s is open to whoever holds the id', async () => {
    const cart = await newCart(ask);
    for (const headers of [{}, logins.other, logins.admin]) expect((await ask(`POST /v1/carts/${cart}/items`, { headers: { ...headers }, json: { product: 1 } })).status).toBe(200);
  });

  test('refuses a token that is no good, where a guest would be let in', async () => {
    const { status, json } = await ask('POST /v1/carts', { headers: { authorization: 'Bearer nonsense' } });
    expect([status, json.code]).toEqual([401, 'unauthenticated']);
  });
});

describe.each(hosts)('carts that nobody changes on $name', (host) => {
  const { ask, current } = running(host);

  test('expire seven days after their last change, can still be read, and are deleted a month later', async () => {
    const [left, changed, ordered] = [await readyCart(ask), await readyCart(ask), await readyCart(ask)];
    const { json: { id: item } } = { json: (await ask(`GET /v1/carts/${left}`)).json.items[0] };
    expect((await checkOut(ask, ordered)).status).toBe(201);
    await goOn(ask, 6 * day);
    await put(ask, changed, 2);
    await goOn(ask, 1 * day);
    expect((await ask(`GET /v1/carts/${left}`)).json).toMatchObject({ status: 'expired', order: null });
    for (const [request, json] of [
      [`PATCH /v1/carts/${left}`, { email: 'late@tests.example' }],
      [`POST /v1/carts/${left}/items`, { product: 2 }],
      [`PATCH /v1/carts/${left}/items/${item}`, { quantity: 5 }],
      [`DELETE /v1/carts/${left}/items/${item}`],
      [`POST /v1/carts/${left}/promotions`, { code: 'HEMAT10' }],
      [`DELETE /v1/carts/${left}/promotions/HEMAT10`],
    ] as const) {
      const answer = await ask(request, { json });
      expect([answer.status, answer.json.code], request).toEqual([409, 'cart_closed']);
    }
    expect((await checkOut(ask, left)).json).toMatchObject({ code: 'cart_closed', detail: expect.stringContaining('expired') });
    expect((await put(ask, changed, 2)).status).toBe('open');
    await goOn(ask, 30 * day - 60);
    await forgetCarts(current().shop);
    expect((await ask(`GET /v1/carts/${left}`)).status).toBe(200);
    await goOn(ask, 120);
    await forgetCarts(current().shop);
    expect((await ask(`GET /v1/carts/${left}`)).status).toBe(404);
    for (const kept of [changed, ordered]) expect((await ask(`GET /v1/carts/${kept}`)).status).toBe(200);
    const { queries } = current().shop.database;
    expect(await queries.selectFrom('cart_items').select('item_id').where('cart_id', '=', left).execute()).toEqual([]);
  });

  test('are deleted however many they are', async () => {
    const { queries } = current().shop.database;
    const ids = Array.from({ length: 450 }, (_, index) => `cart_old${index}`);
    const old = { status: 'open', expires_at: '2001-01-01T00:00:00.000Z', created_at: '2001-01-01T00:00:00.000Z' };
    for (let index = 0; index < ids.length; index += 50) await queries.insertInto('carts').values(ids.slice(index, index + 50).map((cart_id) => ({ cart_id, ...old }))).execute();
    await forgetCarts(current().shop);
    expect(await queries.selectFrom('carts').select('cart_id').where('cart_id', 'in', ids).execute()).toEqual([]);
  });
});
