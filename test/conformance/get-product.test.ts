import { describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

describe.each(hosts)('GET /v1/products/{product} on $name', (host) => {
  const { ask } = running(host);

  test('finds a product by its id', async () => {
    const { status, json } = await ask('GET /v1/products/2');
    expect([status, json.name]).toEqual([200, 'Batik Lasem, kawung']);
  });

  test('finds the same product by its slug', async () => {
    const [byId, bySlug] = [await ask('GET /v1/products/2'), await ask('GET /v1/products/batik-lasem-kawung')];
    expect(bySlug.text).toBe(byId.text);
  });

  test('answers what the list shows', async () => {
    const { json } = await ask('GET /v1/products?limit=100');
    for (const product of json.data.slice(0, 10)) expect((await ask(`GET /v1/products/${product.id}`)).json).toEqual(product);
  });

  test('reads an encoded id like a plain one', async () => {
    expect((await ask('GET /v1/products/%32')).json.id).toBe(2);
  });

  test('gives a product of the original server a slug made of its id', async () => {
    const made = await ask('POST /products?product_name=Lama&price=1000&qty=1&brand_id=1');
    const id = made.json.data['Id yang terakhir dimasukan adalah'];
    const { json } = await ask(`GET /v1/products/${id}`);
    expect(json).toMatchObject({ slug: `product-${id}`, description: null, category: null, brand: { id: 1 }, price: { amount: 100_000 } });
    expect((await ask(`GET /v1/products/product-${id}`)).json).toEqual(json);
  });

  test.each(['0', '999', '02', '2147483648', '99999999999', '-1', '1.0', '1e0', 'no-such-product', 'Batik-Lasem-Kawung', 'batik-lasem-kawung%20', 'product-2', '%00', '%F0%9F%8E%82', "'%20OR%201=1"])(
    'finds nothing under %s',
    async (key) => {
      const { status, json } = await ask(`GET /v1/products/${key}`);
      expect([status, json.code]).toEqual([404, 'not_found']);
    },
  );

  test('refuses a name longer than any slug', async () => {
    const { status, json } = await ask(`GET /v1/products/${'a'.repeat(101)}`);
    expect([status, json.errors[0].parameter]).toEqual([422, 'product']);
  });

  test('refuses a query parameter', async () => {
    const { status, json } = await ask('GET /v1/products/2?fields=name');
    expect([status, json.errors]).toEqual([422, [{ parameter: 'fields', code: 'unknown', detail: expect.any(String) }]]);
  });
});
