// A database imported from the original server's own dump is taken over with every row, id and cent.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { send } from '../../fixtures/classic-shop.ts';
import { createOriginal, read, serve, statementsOfStart } from '../../fixtures/taken-over.ts';
import type { EmptyMysql } from '../../helpers/databases.ts';
import type { RunningHost } from '../../helpers/hosts.ts';

const rows = [
  { product_id: 1, product_name: 'Barang satu', price: 2500, qty: 3, brand_id: 1 },
  { product_id: 3, product_name: 'Barang tiga', price: 20000.5, qty: 4, brand_id: 2 },
  { product_id: 4, product_name: 'Barang empat', price: 0.1, qty: 4, brand_id: 2 },
  { product_id: 5, product_name: 'Barang lima', price: 32500, qty: 0, brand_id: 2 },
  { product_id: 6, product_name: 'Barang enam', price: 19.99, qty: 4, brand_id: 2 },
  { product_id: 7, product_name: 'Barang tujuh', price: 1234567890123.45, qty: 7, brand_id: 1 },
  { product_id: 8, product_name: 'Barang delapan', price: 55399, qty: 8, brand_id: 3 },
];
const minorUnits = [250000, 2000050, 10, 3250000, 1999, 123456789012345, 5539900];
const brandNames = ['', '', 'Merek Tiga', 'Merek Empat'];

describe.skipIf(!inject('mysql'))("the original's dump", () => {
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

  test('is there through the classic API', async () => {
    expect(await read(shop, '/products')).toEqual({ status: 200, message: 'Success', data: rows });
  });

  test('is there through /v1', async () => {
    const { data, page } = await read(shop, '/v1/products');
    const expected = rows.map(({ product_id: id, product_name: name, qty, brand_id }, index) => ({
      id, name, slug: `product-${id}`, description: null, price: { amount: minorUnits[index], currency: 'IDR' }, stock: qty, brand: { id: brand_id, name: brandNames[brand_id - 1] }, category: null,
    }));
    expect([page.total, data]).toEqual([7, expected]);
    expect((await read(shop, '/v1/brands')).data).toEqual(brandNames.map((name, index) => ({ id: index + 1, name })));
  });

  test('is found by the slug that follows from the id, and by price', async () => {
    expect(await read(shop, '/v1/products/product-6')).toMatchObject({ id: 6, price: { amount: 1999 } });
    expect((await read(shop, '/v1/products?price_min=10&price_max=1999&sort=-price')).data.map(({ id }: { id: number }) => id)).toEqual([6, 4]);
  });

  test('is neither seeded nor given shelves', async () => {
    expect((await read(shop, '/v1/categories')).data).toEqual([]);
  });

  test('needs no statement at the second start', async () => {
    expect(await statementsOfStart(original.connection)).toEqual([]);
    const again = await serve(original);
    const text = (await send(again, 'GET', '/products')).text;
    expect(text).toBe((await send(shop, 'GET', '/products')).text);
    await again.stop();
  });

  test('keeps the prices exact in the table', async () => {
    const [stored] = await original.connection.query<any[]>('SELECT price FROM products ORDER BY product_id');
    expect(stored.map(({ price }) => price)).toEqual(['2500.00', '20000.50', '0.10', '32500.00', '19.99', '1234567890123.45', '55399.00']);
  });
});

describe.skipIf(!inject('mysql'))("the original's seven requests on its dump", () => {
  test('answer as they did, but for the last, which lacks its field', async () => {
    const original = await createOriginal();
    const shop = await serve(original);
    try {
      const answers = [
        await send(shop, 'GET', '/products'),
        await send(shop, 'POST', '/products', { multipart: { product_name: 'Barang baru', price: '20000', qty: '4', brand_id: '2' } }),
        await send(shop, 'PUT', '/products?product_id=2&product_name=barang 2&price=12000'),
        await send(shop, 'DELETE', '/products', { multipart: { product_id: '2' } }),
        await send(shop, 'POST', '/products-pagination', { multipart: { page: '2', size: '3' } }),
        await send(shop, 'POST', '/brand', { multipart: { brand_name: 'Brand 1' } }),
        await send(shop, 'DELETE', '/brand'),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 422]);
      expect(answers.slice(0, 6).map(({ text }) => text)).toEqual([
        JSON.stringify({ status: 200, message: 'Success', data: rows }),
        '{"status":200,"message":"Success","data":{"Id yang terakhir dimasukan adalah":9}}',
        '{"status":200,"message":"Success","data":{"Data terupdate sebanyak":0}}',
        '{"status":200,"message":"Data berhasil dihapus","data":{"Data terhapus sebanyak":0}}',
        JSON.stringify(rows.slice(3, 6)),
        '{"status":200,"message":"Success","data":{"Id yang terakhir dimasukan adalah":5}}',
      ]);
    } finally {
      await shop.stop();
      await original.drop();
    }
  });
});
