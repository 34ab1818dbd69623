import { beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

describe.each(hosts)('the tree of categories on $name', (host) => {
  const { ask } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));

  let names = 0;
  const create = (change: object = {}) => ask('POST /v1/categories', { headers: admin, json: { name: { en: `Shelf ${++names}`, id: `Rak ${names}` }, ...change } });
  const made = async (parent: number | null = null) => (await create({ parent })).json.id as number;
  const patch = (id: number, change: object, tag = '*') => ask(`PATCH /v1/categories/${id}`, { headers: { ...admin, 'if-match': tag }, json: change });
  const refusal = ({ status, json }: { status: number; json: any }) => [status, json.errors?.[0].pointer, json.errors?.[0].code];
  const tree = async (): Promise<any[]> => (await ask('GET /v1/categories?limit=100')).json.data;
  const product = (category: number) => ask('POST /v1/products', { headers: admin, json: { name: 'Isi', price: { amount: 1, currency: 'IDR' }, stock: 1, category } });

  test('grows a category after the others, and answers where it is', async () => {
    const { status, json, headers } = await create({ name: { en: 'Beans & more', id: 'Biji' }, parent: 1 });
    expect([status, headers.get('location')]).toEqual([201, `/v1/categories/${json.id}`]);
    expect(json).toEqual({ id: json.id, slug: 'beans-more', name: { en: 'Beans & more', id: 'Biji' }, parent: 1 });
    expect((await ask(`GET /v1/categories/${json.id}`)).json).toEqual(json);
    const last = await made();
    expect((await tree()).at(-1).id).toBe(last);
  });

  test('makes another slug for the same name', async () => {
    const name = { en: 'Twice', id: 'Dua kali' };
    const [first, second] = [await create({ name }), await create({ name })];
    expect([first.json.slug, second.json.slug]).toEqual(['twice', expect.stringMatching(/^twice-[a-z0-9]{7}$/)]);
  });

  test('shows what is below within, and counts it', async () => {
    const top = await made();
    const middle = await made(top);
    const [left, right] = [await made(middle), await made(middle)];
    for (const category of [middle, right, right]) await product(category);
    const found = (await tree()).find(({ id }) => id === top);
    expect(found).toMatchObject({ product_count: 0, total_product_count: 3, children: [{ id: middle, parent: top, product_count: 1, total_product_count: 3 }] });
    expect(found.children[0].children).toMatchObject([{ id: left, total_product_count: 0, children: [] }, { id: right, product_count: 2, children: [] }]);
    const { slug } = (await ask(`GET /v1/categories/${top}`)).json;
    expect((await ask(`GET /v1/products?category=${slug}`)).json.page.total).toBe(3);
  });

  test('has four levels and no fifth', async () => {
    const [first, other] = [await made(), await made()];
    const second = await made(first);
    const fourth = await made(await made(second));
    expect(refusal(await create({ parent: fourth }))).toEqual([422, '/parent', 'too_deep']);
    expect(refusal(await patch(first, { parent: other }))).toEqual([422, '/parent', 'too_deep']);
    expect((await patch(second, { parent: other })).status).toBe(200);
    expect((await tree()).find(({ id }) => id === other).children[0].children[0].children[0].id).toBe(fourth);
  });

  test('moves a category with everything below it, and back to the top', async () => {
    const [top, other] = [await made(), await made()];
    const child = await made(top);
    expect((await patch(top, { parent: other })).json).toMatchObject({ id: top, parent: other });
    expect((await tree()).find(({ id }) => id === other).children[0].children[0].id).toBe(child);
    expect((await patch(top, { parent: null })).json.parent).toBeNull();
  });

  test('renames a category in one language', async () => {
    const id = await made();
    const before = (await ask(`GET /v1/categories/${id}`)).json;
    const { json } = await patch(id, { name: { id: 'Nama baru' }, slug: `nama-baru-${id}` });
    expect(json).toEqual({ ...before, slug: `nama-baru-${id}`, name: { ...before.name, id: 'Nama baru' } });
    expect((await patch(id, {})).json).toEqual(json);
  });

  test('never moves a category below itself', async () => {
    const top = await made();
    const below = await made(await made(top));
    for (const parent of [top, below]) expect(refusal(await patch(top, { parent }))).toEqual([422, '/parent', 'cycle']);
  });

  test.each<[string, object, string, string]>([
    ['a parent that is not there', { parent: 999_999 }, '/parent', 'unknown'],
    ['a slug of another category', { slug: 'snacks' }, '/slug', 'taken'],
    ['a malformed slug', { slug: 'Not a slug' }, '/slug', 'invalid_format'],
    ['an empty name', { name: { en: '', id: 'a' } }, '/name/en', 'too_small'],
    ['a field that it does not know', { position: 1 }, '/position', 'unknown'],
  ])('refuses %s', async (_, change, pointer, code) => {
    expect(refusal(await create(change))).toEqual([422, pointer, code]);
    expect(refusal(await patch(await made(), change))).toEqual([422, pointer, code]);
  });

  test('changes only what is as it was read', async () => {
    const id = await made();
    const etag = (await ask(`GET /v1/categories/${id}`)).headers.get('etag')!;
    await product(id);
    expect((await patch(id, { name: { en: 'First' } }, etag)).status).toBe(200);
    expect((await patch(id, { name: { en: 'Second' } }, etag)).json.code).toBe('precondition_failed');
    expect((await ask(`PATCH /v1/categories/${id}`, { headers: admin, json: {} })).json.code).toBe('precondition_required');
  });

  test('finds none that is not there', async () => {
    expect([(await ask('GET /v1/categories/999999')).status, (await patch(999_999, {})).status]).toEqual([404, 404]);
  });

  test('has no circle after two moves at once, each of them right by itself', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 10; round++) {
      const [one, other] = [await made(), await made()];
      const answers = await Promise.all([patch(one, { parent: other }), patch(other, { parent: one })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    }
  });
});
