import { beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

const product = { name: 'Kopi Toraja', price: { amount: 9_200_000, currency: 'IDR' }, stock: 24, brand: 1, category: 1, description: { en: 'Roasted.', id: 'Disangrai.' } };

describe.each(hosts)('PATCH /v1/products/{product} on $name', (host) => {
  const { ask } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));

  const create = async (change: object = {}) => (await ask('POST /v1/products', { headers: admin, json: { ...product, ...change } })).json;
  const etagOf = async (id: number) => (await ask(`GET /v1/products/${id}`)).headers.get('etag')!;
  const patch = async (id: number, change: unknown, headers: Record<string, string> = {}) =>
    ask(`PATCH /v1/products/${id}`, { headers: { ...admin, 'if-match': await etagOf(id).catch(() => '*'), ...headers }, json: change });

  test('changes what is sent and leaves the rest', async () => {
    const before = await create();
    const { status, json } = await patch(before.id, { name: 'Kopi Toraja Sapan', brand: 2 });
    expect([status, json]).toEqual([200, { ...before, name: 'Kopi Toraja Sapan', brand: { id: 2, name: 'Teh Girilangu' } }]);
    expect((await ask(`GET /v1/products/${before.id}`)).json).toEqual(json);
  });

  test('merges into what stands within', async () => {
    const { id } = await create();
    const { json } = await patch(id, { price: { amount: 100 }, description: { en: 'New.' } });
    expect(json).toMatchObject({ price: { amount: 100, currency: 'IDR' }, description: { en: 'New.', id: 'Disangrai.' } });
  });

  test('takes away what is null', async () => {
    const { id } = await create();
    expect((await patch(id, { brand: null, category: null, description: null })).json).toMatchObject({ brand: null, category: null, description: null });
  });

  test('writes both languages where there was no description', async () => {
    const { id } = await create({ description: null });
    const { status, json } = await patch(id, { description: { en: 'Half.' } });
    expect([status, json.errors]).toMatchObject([422, [{ pointer: '/description/id', code: 'required' }]]);
    expect((await patch(id, { description: { en: 'Whole.', id: 'Utuh.' } })).json.description).toEqual({ en: 'Whole.', id: 'Utuh.' });
  });

  test('moves a product to another slug, and leaves the old one free', async () => {
    const { id } = await create({ slug: `lama-${host.engine.length}` });
    expect((await patch(id, { slug: 'pindah' })).json.slug).toBe('pindah');
    expect((await ask(`GET /v1/products/lama-${host.engine.length}`)).status).toBe(404);
    expect((await ask('GET /v1/products/pindah')).json.id).toBe(id);
  });

  test('changes nothing when nothing is sent, or the same again', async () => {
    const before = await create();
    expect((await patch(before.id, {})).json).toEqual(before);
    expect((await patch(before.id, { slug: before.slug, name: before.name })).json).toEqual(before);
  });

  test('gives a product of the original server a slug of its own', async () => {
    const made = await ask('POST /products?product_name=Lama&price=1000&qty=1&brand_id=1');
    const id = made.json.data['Id yang terakhir dimasukan adalah'];
    expect((await patch(id, { slug: `product-${id}` })).json.slug).toBe(`product-${id}`);
    expect((await patch(id, { slug: `dari-yang-asli-${id}` })).json.slug).toBe(`dari-yang-asli-${id}`);
  });

  test('reads a merge patch under its own media type', async () => {
    const { id } = await create();
    expect((await patch(id, { name: 'Baru' }, { 'content-type': 'application/merge-patch+json' })).json.name).toBe('Baru');
  });

  test.each<[string, object, string, string]>([
    ['stock, which orders and adjustments change', { stock: 5 }, '/stock', 'unknown'],
    ['an id', { id: 5 }, '/id', 'unknown'],
    ['null for a name', { name: null }, '/name', 'invalid_type'],
    ['null for a price', { price: null }, '/price', 'invalid_type'],
    ['null for an amount', { price: { amount: null } }, '/price/amount', 'invalid_type'],
    ['null for a slug', { slug: null }, '/slug', 'invalid_type'],
    ['null for one language', { description: { en: null } }, '/description/en', 'invalid_type'],
    ['an empty name', { name: '' }, '/name', 'too_small'],
    ['a negative price', { price: { amount: -1 } }, '/price/amount', 'too_small'],
    ['another currency', { price: { currency: 'USD' } }, '/price/currency', 'invalid_value'],
    ['an unknown brand', { brand: 999 }, '/brand', 'unknown'],
    ['an unknown category', { category: 999 }, '/category', 'unknown'],
    ['a slug of another product', { slug: 'kopi-gayo-250-g' }, '/slug', 'taken'],
    ['a slug that stands for an id', { slug: '123' }, '/slug', 'taken'],
  ])('refuses %s and changes nothing', async (_, change, pointer, code) => {
    const before = await create();
    const { status, json } = await patch(before.id, { ...change });
    expect({ status, errors: json.errors }).toEqual({ status: 422, errors: [{ pointer, code, detail: expect.any(String) }] });
    expect((await ask(`GET /v1/products/${before.id}`)).json).toEqual(before);
  });

  test('wants to know which state is changed', async () => {
    const { id } = await create();
    const { status, json } = await ask(`PATCH /v1/products/${id}`, { headers: admin, json: { name: 'Baru' } });
    expect([status, json.code]).toEqual([428, 'precondition_required']);
  });

  test.each(['"stale"', 'W/"weak"', '""'])('refuses a change of another state: %s', async (tag) => {
    const { id } = await create();
    const { status, json, headers } = await patch(id, { name: 'Baru' }, { 'if-match': tag });
    expect([status, json.code, headers.get('etag')]).toEqual([412, 'precondition_failed', await etagOf(id)]);
  });

  test('tells the new state, from which the next change can go on', async () => {
    const { id } = await create();
    const first = await patch(id, { name: 'Satu' });
    expect(first.headers.get('etag')).toBe(await etagOf(id));
    expect((await patch(id, { name: 'Dua' }, { 'if-match': first.headers.get('etag')! })).status).toBe(200);
  });

  test('takes an asterisk for any state', async () => {
    const { id } = await create();
    expect((await patch(id, { name: 'Baru' }, { 'if-match': '*' })).status).toBe(200);
  });

  test('serves one of 50 who have read the same state', { timeout: 60_000 }, async () => {
    const { id } = await create();
    const etag = await etagOf(id);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => patch(id, { name: `Nama ${index}` }, { 'if-match': etag })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(49).fill(412)]);
    const winner = answers.find(({ status }) => status === 200)!;
    expect((await ask(`GET /v1/products/${id}`)).json).toEqual(winner.json);
  });

  test('finds no product that is archived or was never there', async () => {
    const { id } = await create();
    await ask(`DELETE /v1/products/${id}`, { headers: { ...admin, 'if-match': '*' } });
    for (const gone of [id, 999_999]) expect((await patch(gone, {}, { 'if-match': '*' })).status).toBe(404);
  });

  test('is for admins', async () => {
    const customer = await loginAs(ask, 'customer');
    expect((await ask('PATCH /v1/products/1', { headers: { 'if-match': '*' }, json: {} })).status).toBe(401);
    expect((await ask('PATCH /v1/products/1', { headers: { ...customer, 'if-match': '*' }, json: {} })).status).toBe(403);
  });

  test('is found by its new words, and no longer by the old ones', async () => {
    const found = async (q: string) => (await ask(`GET /v1/products?q=${q}`)).json.data.map(({ id }: any) => id);
    const { id } = await create({ name: 'Kapurbarus', description: { en: 'Formerly.', id: 'Dahulu.' } });
    expect(await found('formerly')).toEqual([id]);
    await patch(id, { description: { en: 'Nowadays.', id: 'Kini.' } });
    expect([await found('formerly'), await found('nowadays'), await found('kapurbarus')]).toEqual([[], [id], [id]]);
    await patch(id, { name: 'Kemenyan' });
    expect([await found('kapurbarus'), await found('kemenyan')]).toEqual([[], [id]]);
  });
});
