import { describe, expect, test } from 'vitest';
import { sorts } from '../../api/catalog/products.contract.ts';
import { running, type Answer } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

describe.each(hosts)('GET /v1/products on $name', (host) => {
  const { ask } = running(host);

  async function products(query = ''): Promise<any[]> {
    return (await ask(`GET /v1/products?limit=100${query && `&${query}`}`)).json.data;
  }

  test('answers 20 products by id where nothing else is said', async () => {
    const { status, json } = await ask('GET /v1/products');
    expect(status).toBe(200);
    expect(json.data.map(({ id }: any) => id)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(json.page).toEqual({ limit: 20, next_cursor: expect.any(String), prev_cursor: null, has_more: true, total: 60 });
  });

  test('tells the whole product', async () => {
    const { json } = await ask('GET /v1/products?limit=1');
    expect(json.data[0]).toEqual({
      id: 1,
      name: 'Kopi Gayo 250 g',
      slug: 'kopi-gayo-250-g',
      description: { en: expect.stringContaining('Arabica'), id: expect.stringContaining('Arabika') },
      price: { amount: 8_500_000, currency: 'IDR' },
      stock: 40,
      brand: { id: 1, name: 'Wanakabut' },
      category: { id: 1, slug: 'coffee-tea', name: { en: 'Coffee and tea', id: 'Kopi dan teh' } },
    });
  });

  test('gives the last page no next cursor', async () => {
    const { json, headers } = await ask('GET /v1/products?limit=100');
    expect(json.data).toHaveLength(60);
    expect(json.page).toEqual({ limit: 100, next_cursor: null, prev_cursor: null, has_more: false, total: 60 });
    expect(headers.get('link')).toBeNull();
  });

  test('names its neighbours in Link, with the other parameters kept', async () => {
    const first = await ask('GET /v1/products?sort=-price&limit=25');
    const [next] = links(first);
    expect(next).toEqual({ relation: 'next', address: `/v1/products?sort=-price&limit=25&cursor=${first.json.page.next_cursor}` });
    const second = await ask(`GET ${next!.address}`);
    expect(links(second).map(({ relation }) => relation)).toEqual(['next', 'prev']);
    const back = await ask(`GET ${links(second)[1]!.address}`);
    expect(back.json.data).toEqual(first.json.data);
  });

  describe.each(sorts)('sorted by %s', (sort) => {
    test('orders by that, then by id', async () => {
      const found = await products(`sort=${sort}`);
      const sign = sort.startsWith('-') ? -1 : 1;
      const keys = found.map((product) => ({ id: product.id, key: { id: product.id, name: product.name.toLowerCase(), price: product.price.amount }[sort.replace('-', '')]! }));
      const expected = [...keys].sort((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id));
      expect(keys).toEqual(expected);
    });
  });

  test('filters by brand', async () => {
    const found = await products('brand=7');
    expect(found.length).toBeGreaterThan(1);
    expect(found.every(({ brand }) => brand.id === 7)).toBe(true);
    expect(await products('brand=999')).toEqual([]);
  });

  test('filters by category', async () => {
    const found = await products('category=snacks');
    expect(found.length).toBeGreaterThan(1);
    expect(found.every(({ category }) => category.slug === 'snacks')).toBe(true);
    expect(await products('category=no-such-shelf')).toEqual([]);
  });

  test('filters by price, both ends included', async () => {
    const { price: { amount } } = (await products('sort=price'))[30];
    const [upTo, from] = [await products(`price_max=${amount}`), await products(`price_min=${amount}`)];
    expect(upTo.every(({ price }) => price.amount <= amount)).toBe(true);
    expect(from.every(({ price }) => price.amount >= amount)).toBe(true);
    const exactly = await products(`price_min=${amount}&price_max=${amount}`);
    expect(exactly.length).toBeGreaterThan(0);
    expect(upTo.length + from.length - exactly.length).toBe(60);
  });

  test('filters by stock', async () => {
    const [inStock, soldOut] = [await products('in_stock=true'), await products('in_stock=false')];
    expect(inStock.every(({ stock }) => stock > 0)).toBe(true);
    expect(soldOut.every(({ stock }) => stock <= 0)).toBe(true);
    expect(soldOut.length).toBeGreaterThan(0);
    expect(inStock.length + soldOut.length).toBe(60);
  });

  test('joins filters by and, and counts what matches in total', async () => {
    const filters = ['category=coffee-tea', 'price_max=10000000', 'in_stock=true', 'q=kopi'];
    const each = await Promise.all(filters.map(products));
    const inAll = each[0]!.filter(({ id }) => each.every((found) => found.some((other) => other.id === id)));
    expect(inAll.length).toBeGreaterThan(1);
    expect(await products(filters.join('&'))).toEqual(inAll);
    expect((await ask(`GET /v1/products?limit=1&${filters.join('&')}`)).json.page.total).toBe(inAll.length);
  });
});

function links({ headers }: Answer): { address: string; relation: string }[] {
  return [...(headers.get('link') ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g)].map(([, address, relation]) => ({ address: address!, relation: relation! }));
}
