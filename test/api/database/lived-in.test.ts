// What the original let into its tables over the years is kept and shown; only a price that can't be told exactly stops the take-over.
import { describe, expect, inject, test } from 'vitest';
import { readSqlFiles } from '../../../api/database/files.ts';
import { openMysql } from '../../../api/database/mysql.ts';
import { createOriginal, read, schemaOf, serve } from '../../fixtures/taken-over.ts';

const livedIn = `INSERT INTO products (product_id, product_name, price, qty, brand_id) VALUES
  (20, 'Tanpa merek', 100, 1, NULL), (21, 'Merek hilang', 100, 1, 77), (22, 'Merek nol', 100, 1, 0), (23, 'Utang', -12.34, -5, 1),
  (24, 'Kembar', 1, 1, 1), (25, 'Kembar', 1, 1, 1), (26, '', 0, 0, 1), (27, '😀 kopi ☕', 5.05, 2147483647, 3),
  (28, 'Termahal', 90071992547409.91, 1, 1), (29, 'Terendah', -90071992547409.91, 1, 1), (-3, 'Id negatif', 1, 1, -1);
INSERT INTO brands (brand_name) VALUES ('Merek Tiga'), ('🏺');`;

describe.skipIf(!inject('mysql'))('a lived-in database of the original', () => {
  test('is taken over with every row', async () => {
    const original = await createOriginal(livedIn);
    const shop = await serve(original);
    const [stored] = await original.connection.query<any[]>('SELECT * FROM products ORDER BY product_id');
    const classic = await read(shop, '/products');
    expect(classic.data).toEqual(stored.map((row) => ({ ...row, price: Number(row.price) })));
    expect(classic.data).toHaveLength(18);
    const { data, page } = await read(shop, '/v1/products?limit=100');
    expect([page.total, data.map(({ id }: { id: number }) => id)]).toEqual([18, stored.map((row) => row.product_id)]);
    const byId = new Map(data.map((product: any) => [product.id, product]));
    for (const id of [20, 21, 22, -3]) expect(byId.get(id)).toMatchObject({ brand: null });
    expect(byId.get(23)).toMatchObject({ price: { amount: -1234 }, stock: -5 });
    expect(byId.get(27)).toMatchObject({ name: '😀 kopi ☕', price: { amount: 505 }, stock: 2147483647, brand: { id: 3, name: 'Merek Tiga' } });
    expect(byId.get(28)).toMatchObject({ price: { amount: 9007199254740991 } });
    expect(byId.get(29)).toMatchObject({ price: { amount: -9007199254740991 } });
    expect((await read(shop, '/v1/brands')).data.map(({ name }: { name: string }) => name)).toEqual(['', '', 'Merek Tiga', 'Merek Empat', 'Merek Tiga', '🏺']);
    for (const path of ['/v1/products?sort=name', '/v1/products?sort=-price', '/v1/products?q=kembar', '/v1/products?in_stock=false', '/v1/products/23', '/v1/products/product-26']) {
      expect((await fetch(`${shop.origin}${path}`)).status).toBe(200);
    }
    await shop.stop();
    await original.drop();
  });

  test.each(['90071992547409.92', '-90071992547409.92', '9999999999999999.99'])('is left as it was where a row has the price %s', async (price) => {
    const original = await createOriginal(`INSERT INTO products VALUES (40, 'Terlalu mahal', ${price}, 1, 1), (41, 'Juga', ${price}, 1, 1)`);
    const before = await schemaOf(original.connection);
    await expect(openMysql(original.address, readSqlFiles())).rejects.toThrow(`products.product_id 40 has the price ${price}`);
    expect(await schemaOf(original.connection)).toBe(before);
    await original.connection.query('DELETE FROM products WHERE product_id >= 40');
    const shop = await serve(original);
    expect((await read(shop, '/products')).data).toHaveLength(7);
    await shop.stop();
    await original.drop();
  });
});
