import { describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

describe.each(hosts)('brands on $name', (host) => {
  const { ask, current } = running(host);

  test('are listed by id', async () => {
    const { json } = await ask('GET /v1/brands');
    expect(json.data.map(({ id }: any) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(json.data[0]).toEqual({ id: 1, name: 'Wanakabut' });
    expect(json.page).toEqual({ limit: 20, next_cursor: null, prev_cursor: null, has_more: false, total: 12 });
  });

  test('go from page to page and back', async () => {
    const first = await ask('GET /v1/brands?limit=5');
    const second = await ask(`GET /v1/brands?limit=5&cursor=${first.json.page.next_cursor}`);
    const third = await ask(`GET /v1/brands?limit=5&cursor=${second.json.page.next_cursor}`);
    expect([first, second, third].flatMap(({ json }) => json.data.map(({ id }: any) => id))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(third.json.page.has_more).toBe(false);
    expect((await ask(`GET /v1/brands?limit=5&cursor=${second.json.page.prev_cursor}`)).json.data).toEqual(first.json.data);
  });

  test('refuse the cursor of another list', async () => {
    const { json } = await ask('GET /v1/products?sort=price&limit=1');
    const { status, json: problem } = await ask(`GET /v1/brands?cursor=${json.page.next_cursor}`);
    expect([status, problem.errors[0].parameter]).toEqual([422, 'cursor']);
  });

  test('are found by id', async () => {
    expect((await ask('GET /v1/brands/12')).json).toEqual({ id: 12, name: 'Penerbit Galihlontar' });
  });

  test('are not found under an id that none has', async () => {
    const { status, json } = await ask('GET /v1/brands/2147483647');
    expect([status, json.code]).toEqual([404, 'not_found']);
  });

  test.each(['0', '-1', 'abc', '1.0', '0x1', '2147483648'])('have no id like %s', async (id) => {
    const { status, json } = await ask(`GET /v1/brands/${id}`);
    expect([status, json.errors[0].parameter]).toEqual([422, 'brand']);
  });

  test('may have no name, as the original server left some', async () => {
    const { insertId } = await current().shop.database.queries.insertInto('brands').values({ brand_name: '' }).executeTakeFirstOrThrow();
    expect((await ask(`GET /v1/brands/${insertId}`)).json).toEqual({ id: Number(insertId), name: '' });
  });
});

describe.each(hosts)('categories on $name', (host) => {
  const { ask } = running(host);

  test('are listed as the shop shows them', async () => {
    const { json } = await ask('GET /v1/categories');
    expect(json.data.map(({ slug }: any) => slug)).toEqual(['coffee-tea', 'batik-textiles', 'rattan-wood', 'spices-sauces', 'ceramics', 'snacks', 'jamu-body-care', 'books-paper']);
    expect(json.data[0]).toEqual({ id: 1, slug: 'coffee-tea', name: { en: 'Coffee and tea', id: 'Kopi dan teh' }, parent: null, product_count: expect.any(Number), total_product_count: expect.any(Number), children: [] });
  });

  test('count the products that stand in them', async () => {
    for (const { slug, product_count } of (await ask('GET /v1/categories')).json.data) {
      expect((await ask(`GET /v1/products?limit=1&category=${slug}`)).json.page.total, slug).toBe(product_count);
    }
  });

  test('go from page to page', async () => {
    const first = await ask('GET /v1/categories?limit=5');
    const second = await ask(`GET /v1/categories?limit=5&cursor=${first.json.page.next_cursor}`);
    expect([...first.json.data, ...second.json.data]).toEqual((await ask('GET /v1/categories')).json.data);
  });

  test('refuse a parameter that they do not know', async () => {
    expect((await ask('GET /v1/categories?parent=1')).json.errors[0]).toMatchObject({ parameter: 'parent', code: 'unknown' });
  });
});
