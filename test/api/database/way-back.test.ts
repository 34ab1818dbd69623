// The original server may run on the database that we took over, before, beside and after us: its own statements keep working.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readSqlFiles } from '../../../api/database/files.ts';
import { migrate } from '../../../api/database/migrate.ts';
import { sessionOf } from '../../../api/database/mysql.ts';
import { createOriginal, read, serve, statementsOfStart } from '../../fixtures/taken-over.ts';
import type { EmptyMysql } from '../../helpers/databases.ts';
import type { RunningHost } from '../../helpers/hosts.ts';

describe.skipIf(!inject('mysql'))("the original's statements on a database that was taken over", () => {
  let original: EmptyMysql;
  let shop: RunningHost;
  beforeAll(async () => {
    original = await createOriginal();
    shop = await serve(original);
  });
  afterAll(async () => {
    await shop.stop();
    await original.drop();
  });

  // The original prepares its statements.
  const execute = async (statement: string, values: (string | number | null)[] = []) => (await original.connection.execute<any>(statement, values))[0];
  const classic = async (id: number) => (await read(shop, '/products')).data.find((row: { product_id: number }) => row.product_id === id);
  const status = async (path: string) => (await fetch(`${shop.origin}${path}`)).status;

  test('SELECT * shows its five columns, in their order', async () => {
    const [row] = await execute('SELECT * FROM products');
    expect(Object.keys(row)).toEqual(['product_id', 'product_name', 'price', 'qty', 'brand_id']);
    expect(Object.keys((await execute('SELECT * FROM brands'))[0])).toEqual(['brand_id', 'brand_name']);
  });

  test('INSERT, UPDATE and DELETE of a product show in both APIs', async () => {
    const { insertId: id } = await execute('INSERT INTO products (product_name, price, qty, brand_id) VALUES (?, ?, ?, ?)', ['Dari aslinya', '12.5', 3, 4]);
    expect(await classic(id)).toEqual({ product_id: id, product_name: 'Dari aslinya', price: 12.5, qty: 3, brand_id: 4 });
    expect(await read(shop, `/v1/products/${id}`)).toMatchObject({ name: 'Dari aslinya', slug: `product-${id}`, price: { amount: 1250 }, brand: { id: 4 } });

    await execute('UPDATE products SET product_name=?, price=? WHERE product_id=?', ['Diubah', '99.99', id]);
    expect(await classic(id)).toMatchObject({ product_name: 'Diubah', price: 99.99 });
    expect(await read(shop, `/v1/products/product-${id}`)).toMatchObject({ name: 'Diubah', price: { amount: 9999 } });

    await execute('DELETE FROM products WHERE product_id=?', [id]);
    expect([await classic(id), await status(`/v1/products/${id}`)]).toEqual([undefined, 404]);
  });

  test('a change from outside changes the ETag', async () => {
    const tag = async () => (await fetch(`${shop.origin}/v1/products/1`)).headers.get('etag');
    const before = await tag();
    await execute('UPDATE products SET product_name=?, price=? WHERE product_id=?', ['Barang satu', '2501', 1]);
    expect(await tag()).not.toBe(before);
  });

  test('INSERT without column names works, and brands come and go', async () => {
    await execute("INSERT INTO products VALUES (NULL,'x',1,1,NULL)");
    const { insertId: brand } = await execute('INSERT INTO brands (brand_name) VALUES (?)', ['Merek aslinya']);
    expect(await read(shop, `/v1/brands/${brand}`)).toEqual({ id: brand, name: 'Merek aslinya' });
    await execute('INSERT INTO products (product_name, price, qty, brand_id) VALUES (?, ?, ?, ?)', ['Bermerek', '1', 1, brand]);
    await execute('DELETE FROM brands WHERE brand_id = ?', [brand]);
    expect(await status(`/v1/brands/${brand}`)).toBe(404);
    expect((await read(shop, '/v1/products?q=bermerek')).data).toMatchObject([{ name: 'Bermerek', brand: null }]);
  });

  test('nothing that the original stores is refused', async () => {
    for (const row of [['', '-5', -1, 0], ['Kembar', '1', 1, 999], ['Kembar', '1', 1, 999], ['😀'.repeat(200), '0.005', 2147483647, null]] as (string | number | null)[][]) {
      await execute('INSERT INTO products (product_name, price, qty, brand_id) VALUES (?, ?, ?, ?)', row);
    }
    await execute("INSERT INTO brands (brand_name) VALUES ('')");
    expect(await status('/products')).toBe(200);
    expect(await status('/v1/products?limit=100')).toBe(200);
  });

  test('a price that /v1 cannot tell exactly breaks no list, and no later start', async () => {
    const total = async () => (await read(shop, '/v1/products')).page.total;
    const before = await total();
    const { insertId: id } = await execute('INSERT INTO products (product_name, price, qty, brand_id) VALUES (?, ?, ?, ?)', ['Terlalu mahal', '9999999999999999.99', 1, 1]);
    expect(await classic(id)).toMatchObject({ product_name: 'Terlalu mahal', price: 9999999999999999.99 });
    expect([await total(), await status(`/v1/products/${id}`)]).toEqual([before, 404]);
    for (const sort of ['id', '-price', 'name']) expect(await status(`/v1/products?sort=${sort}&limit=100`)).toBe(200);
    expect(await statementsOfStart(original.connection)).toEqual([]);
    // Not even where a later version has something to migrate.
    const files = readSqlFiles();
    const later = { ...files, migrations: [...files.migrations, { name: '900_nanti.sql', text: 'CREATE TABLE nanti (a INTEGER PRIMARY KEY);' }] };
    await migrate(sessionOf(original.connection), later);
    expect(await execute('SELECT COUNT(*) AS count FROM nanti')).toEqual([{ count: 0 }]);
  });
});
