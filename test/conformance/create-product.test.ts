import { beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

const product = { name: 'Kopi Toraja 200 g', price: { amount: 9_200_000, currency: 'IDR' }, stock: 24 };

describe.each(hosts)('POST /v1/products on $name', (host) => {
  const { ask, current } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));
  const create = (change: object = {}) => ask('POST /v1/products', { headers: admin, json: { ...product, ...change } });

  test('answers the product and where it is', async () => {
    const change = { brand: 2, category: 3, description: { en: 'Roasted.', id: 'Disangrai.' }, slug: 'toraja' };
    const { status, headers, json } = await create(change);
    expect([status, headers.get('location')]).toEqual([201, `/v1/products/${json.id}`]);
    expect(json).toMatchObject({ ...product, slug: 'toraja', brand: { id: 2 }, category: { id: 3, slug: 'rattan-wood' }, description: change.description });
    expect((await ask(`GET ${headers.get('location')}`)).json).toEqual(json);
    expect((await ask('GET /v1/products/toraja')).json).toEqual(json);
  });

  test('leaves out what was left out', async () => {
    expect((await create({ name: 'Polos' })).json).toMatchObject({ slug: 'polos', brand: null, category: null, description: null });
  });

  test('opens the account of the product in the ledger', async () => {
    const { json } = await create({ stock: 7 });
    const rows = await current().shop.database.queries.selectFrom('stock_movements').selectAll().where('product_id', '=', json.id).execute();
    expect(rows).toMatchObject([{ on_hand_delta: 7, reserved_delta: 0, reason: 'opening' }]);
  });

  test('takes null for what may be left out', async () => {
    expect((await create({ brand: null, category: null, description: null })).status).toBe(201);
  });

  test('makes a slug from the name, and another for the same name', async () => {
    const [first, second] = [await create({ name: 'Téh Poci, 100 g!' }), await create({ name: 'Téh Poci, 100 g!' })];
    expect(first.json.slug).toBe('teh-poci-100-g');
    expect(second.json.slug).toMatch(/^teh-poci-100-g-[a-z0-9]{7}$/);
  });

  test.each(['茶', '🎂', '---', '12345', 'product-1'])('makes a slug for %s that no id or other slug can be taken for', async (name) => {
    const { status, json } = await create({ name });
    expect(status).toBe(201);
    expect(json.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect((await ask(`GET /v1/products/${json.slug}`)).json.id).toBe(json.id);
  });

  test.each([
    ['emoji', '🎂🧁👩‍👩‍👧'],
    ['right-to-left letters', 'قهوة عربية'],
    ['composed and decomposed accents', '\u00E9 e\u0301'],
    ['a zero-width space', 'a\u200Bb'],
    ['quotes and backslashes', `'"\`\\n--;/*`],
    ['angle brackets', '<script>alert(1)</script>'],
    ['spaces around', '  kopi  '],
    ['line breaks and tabs', 'a\r\n\tb'],
    ['a NUL', 'kopi\0susu'],
    ['200 characters outside the basic plane', '🎂'.repeat(200)],
  ])('keeps %s as they are', async (_, name) => {
    const { json } = await create({ name });
    expect(json.name).toBe(name);
    expect((await ask(`GET /v1/products/${json.id}`)).json.name).toBe(name);
  });

  test.each([[0], [1], [99], [100], [999_999_999_999_999]])('keeps a price of %i to the minor unit', async (amount) => {
    expect((await create({ price: { amount, currency: 'IDR' } })).json.price).toEqual({ amount, currency: 'IDR' });
  });

  test.each<[string, object, string, string]>([
    ['no name', { name: undefined }, '/name', 'required'],
    ['no price', { price: undefined }, '/price', 'required'],
    ['no stock', { stock: undefined }, '/stock', 'required'],
    ['no currency', { price: { amount: 1 } }, '/price/currency', 'required'],
    ['an empty name', { name: '' }, '/name', 'too_small'],
    ['a number for a name', { name: 5 }, '/name', 'invalid_type'],
    ['a name above 200 characters', { name: 'a'.repeat(201) }, '/name', 'too_big'],
    ['a name above 200 characters outside the basic plane', { name: '🎂'.repeat(201) }, '/name', 'too_big'],
    ['half a surrogate pair', { name: 'kopi \uD83C' }, '/name', 'malformed_text'],
    ['a negative price', { price: { amount: -1, currency: 'IDR' } }, '/price/amount', 'too_small'],
    ['a price with a fraction', { price: { amount: 1.5, currency: 'IDR' } }, '/price/amount', 'invalid_type'],
    ['a price beyond what every engine keeps', { price: { amount: 1e15, currency: 'IDR' } }, '/price/amount', 'too_big'],
    ['a price as text', { price: { amount: '100', currency: 'IDR' } }, '/price/amount', 'invalid_type'],
    ['a price as a bare number', { price: 100 }, '/price', 'invalid_type'],
    ['another currency', { price: { amount: 1, currency: 'USD' } }, '/price/currency', 'invalid_value'],
    ['a negative stock', { stock: -1 }, '/stock', 'too_small'],
    ['a stock beyond what the column holds', { stock: 2_147_483_648 }, '/stock', 'too_big'],
    ['an unknown brand', { brand: 999 }, '/brand', 'unknown'],
    ['an unknown category', { category: 999 }, '/category', 'unknown'],
    ['a description in one language', { description: { en: 'Only English' } }, '/description/id', 'required'],
    ['a description above 2,000 characters', { description: { en: 'a'.repeat(2001), id: 'a' } }, '/description/en', 'too_big'],
    ['an unknown field', { colour: 'red' }, '/colour', 'unknown'],
    ['an unknown field within', { price: { ...product.price, tax: 1 } }, '/price/tax', 'unknown'],
    ['a field with a slash and a tilde', { 'a/b~c': 1 }, '/a~1b~0c', 'unknown'],
    ['a slug with capitals', { slug: 'Toraja' }, '/slug', 'invalid_format'],
    ['a slug that stands for an id', { slug: '123' }, '/slug', 'taken'],
    ['a slug that stands for a row without one', { slug: 'product-123' }, '/slug', 'taken'],
    ['a slug of another product', { slug: 'kopi-gayo-250-g' }, '/slug', 'taken'],
  ])('refuses %s', async (_, change, pointer, code) => {
    const { status, json } = await create(change);
    expect({ status, errors: json.errors }).toEqual({ status: 422, errors: [{ pointer, code, detail: expect.any(String) }] });
  });

  test.each(['{"__proto__": 1}', '{"constructor": 1}'])('refuses %s like any unknown name', async (body) => {
    const { status, json } = await ask('POST /v1/products', { body, headers: { ...admin, 'content-type': 'application/json' } });
    expect([status, json.errors.find(({ code }: any) => code === 'unknown')?.pointer]).toEqual([422, `/${Object.keys(JSON.parse(body))[0]}`]);
  });

  test('stores nothing when it refuses', async () => {
    const total = async () => (await ask('GET /v1/products?limit=1')).json.page.total;
    const before = await total();
    await create({ brand: 999 });
    await create({ slug: 'kopi-gayo-250-g' });
    expect(await total()).toBe(before);
  });

  test('gives one slug to one of many that want it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create({ slug: 'rebutan' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(422)]);
  });

  test('serves all that make the same name at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create({ name: 'Kembar' })));
    expect(new Set(answers.map(({ json }) => json.slug)).size).toBe(8);
  });
});
