import { beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

describe.each(hosts)('the facets of GET /v1/products on $name', (host) => {
  const { ask } = running(host);
  let admin: Login;
  beforeAll(async () => {
    admin = await loginAs(ask, 'admin');
    const create = async (path: string, json: object) => (await ask(`POST ${path}`, { headers: admin, json })).json.id;
    const below = await create('/v1/categories', { name: { en: 'Beans', id: 'Biji' }, parent: 1 });
    await create('/v1/products', { name: 'Biji kopi mentah', price: { amount: 100, currency: 'IDR' }, stock: 0, category: below, brand: 1 });
  });

  const facetsOf = async (query: string) => (await ask(`GET /v1/products?limit=1&${query}`)).json.facets;
  const total = async (query: string) => (await ask(`GET /v1/products?limit=1&${query}`)).json.page.total as number;
  const filters = { q: 'q=kopi', brand: 'brand=1', category: 'category=coffee-tea', price: 'price_min=1000000&price_max=12000000', in_stock: 'in_stock=true' };
  const without = (left: string) => Object.entries(filters).filter(([name]) => name !== left).map(([, filter]) => filter).join('&');
  const all = without('none');

  test.each(['', ...Object.values(filters)])('tell how many products each further filter finds: %s', async (query) => {
    const facets = await facetsOf(query);
    const name = Object.entries(filters).find(([, filter]) => filter === query)?.[0];
    for (const { id, count } of facets.brands) expect(await total(`${name === 'brand' ? '' : query}&brand=${id}`), `brand ${id}`).toBe(count);
    for (const { slug, count } of facets.categories) expect(await total(`${name === 'category' ? '' : query}&category=${slug}`), slug).toBe(count);
    for (const value of [true, false]) expect(await total(`${name === 'in_stock' ? '' : query}&in_stock=${value}`)).toBe(facets.in_stock[`${value}`]);
  });

  test('leave out the filter of their own, and keep all others', async () => {
    const facets = await facetsOf(all);
    expect(facets.brands).toEqual((await facetsOf(without('brand'))).brands);
    expect(facets.categories).toEqual((await facetsOf(without('category'))).categories);
    expect(facets.price).toEqual((await facetsOf(without('price'))).price);
    expect(facets.in_stock).toEqual((await facetsOf(without('in_stock'))).in_stock);
    expect(facets.brands.find(({ id }: any) => id === 1).count).toBe(await total(all));
  });

  test('name the lowest and the highest price', async () => {
    const { json } = await ask('GET /v1/products?limit=100&category=snacks&sort=price');
    expect(json.facets.price).toEqual({ min: json.data[0].price, max: json.data.at(-1).price });
  });

  test('put the brand with most products first, and categories as the shop does', async () => {
    const { brands, categories } = await facetsOf('');
    expect(brands).toEqual(brands.toSorted((a: any, b: any) => b.count - a.count || a.id - b.id));
    expect(brands).toHaveLength(12);
    expect(categories.map(({ slug }: any) => slug)).toEqual(['coffee-tea', 'beans', 'batik-textiles', 'rattan-wood', 'spices-sauces', 'ceramics', 'snacks', 'jamu-body-care', 'books-paper']);
  });

  test('count what stands below a category with it', async () => {
    const { categories } = await facetsOf('q=mentah');
    expect(categories.map(({ slug, count }: any) => [slug, count])).toEqual([['coffee-tea', 1], ['beans', 1]]);
  });

  test('are empty where nothing is found', async () => {
    expect(await facetsOf('q=tidakadasamasekali')).toEqual({ brands: [], categories: [], price: null, in_stock: { true: 0, false: 0 } });
  });

  test('come with the first page alone', async () => {
    const first = await ask('GET /v1/products?limit=5');
    const second = await ask(`GET /v1/products?limit=5&cursor=${first.json.page.next_cursor}`);
    expect([first.json.facets === null, second.json.facets]).toEqual([false, null]);
    expect(second.json.page.total).toBe(first.json.page.total);
  });
});
