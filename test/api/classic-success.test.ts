// What the original server answers where all is well, to the byte, in every form that fields can travel.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carriers, openClassicShop, restock, send, shelf, type Carrier } from '../fixtures/classic-shop.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';

const shelfText =
  '[{"product_id":1,"product_name":"Barang satu","price":2500,"qty":3,"brand_id":1},' +
  '{"product_id":3,"product_name":"Barang \\"tiga\\" <3","price":0.1,"qty":0,"brand_id":1},' +
  '{"product_id":4,"product_name":"Barang empat","price":19.99,"qty":8,"brand_id":null},' +
  '{"product_id":7,"product_name":"Kopi ☕ 😀","price":9999999999999.99,"qty":2147483647,"brand_id":1}]';

describe.each(hosts)('the classic API on $name', (host) => {
  let shop: RunningHost;
  beforeAll(async () => void (shop = await openClassicShop(host)));
  beforeEach(() => restock(shop));
  afterAll(() => shop.stop());

  const rows = async () => JSON.parse((await send(shop, 'GET', '/products')).text).data;
  const brandIds = async () => (await shop.shop.database.queries.selectFrom('brands').select('brand_id').orderBy('brand_id').execute()).map((row) => row.brand_id);

  test('GET /products lists every row by id, price as a number', async () => {
    const { status, headers, text } = await send(shop, 'GET', '/products');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(text).toBe(`{"status":200,"message":"Success","data":${shelfText}}`);
  });

  test('GET /products answers data null where there is no row', async () => {
    await shop.shop.database.queries.deleteFrom('products').execute();
    expect((await send(shop, 'GET', '/products')).text).toBe('{"status":200,"message":"Success","data":null}');
    expect((await send(shop, 'POST', '/products-pagination', { query: { page: '1', size: '3' } })).text).toBe('null');
  });

  test('HEAD /products answers 200 without a body', async () => {
    const { status, text } = await send(shop, 'HEAD', '/products');
    expect([status, text]).toEqual([200, '']);
  });

  describe.each(carriers)('with fields in %s', (carrier: Carrier) => {
    // DELETE does not read an urlencoded body, there as here.
    const onDelete: Carrier = carrier === 'urlencoded' ? 'query' : carrier;

    test('POST /products stores a product', async () => {
      const { status, text } = await send(shop, 'POST', '/products', { [carrier]: { product_name: 'Tes barang & teman', price: '20000.5', qty: '4', brand_id: '2' } });
      const stored = (await rows()).at(-1);
      expect(stored).toEqual({ product_id: stored.product_id, product_name: 'Tes barang & teman', price: 20000.5, qty: 4, brand_id: 2 });
      expect([status, text]).toEqual([200, `{"status":200,"message":"Success","data":{"Id yang terakhir dimasukan adalah":${stored.product_id}}}`]);
    });

    test('PUT /products sets name and price, and nothing else', async () => {
      const { status, text } = await send(shop, 'PUT', '/products', { [carrier]: { product_id: '3', product_name: 'baru', price: '0.05', qty: '99', brand_id: '2' } });
      expect([status, text]).toEqual([200, '{"status":200,"message":"Success","data":{"Data terupdate sebanyak":1}}']);
      expect(await rows()).toEqual(shelf.map((row) => (row.product_id === 3 ? { ...row, product_name: 'baru', price: 0.05 } : row)));
    });

    test.each(['2', '0', '-1', '2147483648', '999999999999999'])('counts 0 for the id %s, which no row has', async (id) => {
      const { status, text } = await send(shop, 'PUT', '/products', { [carrier]: { product_id: id, product_name: 'baru', price: '1' } });
      expect([status, text]).toEqual([200, '{"status":200,"message":"Success","data":{"Data terupdate sebanyak":0}}']);
      for (const [path, field] of [['/products', 'product_id'], ['/brand', 'brand_id']] as const) {
        const deleted = await send(shop, 'DELETE', path, { [onDelete]: { [field]: field === 'brand_id' && id === '2' ? '77' : id } });
        expect([deleted.status, deleted.text]).toEqual([200, '{"status":200,"message":"Data berhasil dihapus","data":{"Data terhapus sebanyak":0}}']);
      }
      expect(await rows()).toEqual(shelf);
    });

    test('DELETE /products deletes one row, and then none', async () => {
      const answers = [await send(shop, 'DELETE', '/products', { [onDelete]: { product_id: '4' } }), await send(shop, 'DELETE', '/products', { [onDelete]: { product_id: '4' } })];
      expect(answers.map(({ text }) => text)).toEqual([1, 0].map((count) => `{"status":200,"message":"Data berhasil dihapus","data":{"Data terhapus sebanyak":${count}}}`));
      expect(await rows()).toEqual(shelf.filter((row) => row.product_id !== 4));
    });

    test('POST /products-pagination answers a bare array, and null beyond the end', async () => {
      const page = (page: number, size: number) => send(shop, 'POST', '/products-pagination', { [carrier]: { page: String(page), size: String(size) } });
      const [first, second, third] = [await page(1, 3), await page(2, 3), await page(3, 3)];
      expect([first.status, JSON.parse(first.text)]).toEqual([200, shelf.slice(0, 3)]);
      expect(JSON.parse(second.text)).toEqual(shelf.slice(3));
      expect([third.status, third.text]).toEqual([200, 'null']);
      expect((await page(1, 1000)).text).toBe(shelfText);
      expect((await page(2147483647, 1000)).text).toBe('null');
    });

    test('POST /brand stores a brand', async () => {
      const { status, text } = await send(shop, 'POST', '/brand', { [carrier]: { brand_name: 'Merek baru' } });
      const id = (await brandIds()).at(-1)!;
      expect([status, text]).toEqual([200, `{"status":200,"message":"Success","data":{"Id yang terakhir dimasukan adalah":${id}}}`]);
      expect(JSON.parse((await send(shop, 'GET', `/v1/brands/${id}`)).text)).toEqual({ id, name: 'Merek baru' });
    });

    test('DELETE /brand deletes that brand alone, and an unknown one not at all', async () => {
      const answers = [await send(shop, 'DELETE', '/brand', { [onDelete]: { brand_id: '2' } }), await send(shop, 'DELETE', '/brand', { [onDelete]: { brand_id: '999' } })];
      expect(answers.map(({ status, text }) => [status, text])).toEqual([1, 0].map((count) => [200, `{"status":200,"message":"Data berhasil dihapus","data":{"Data terhapus sebanyak":${count}}}`]));
      expect(await brandIds()).toEqual([1]);
    });
  });

  test.each([['2500.00', 2500], ['0.10', 0.1], ['0', 0], ['007', 7], ['9999999999999.99', 9999999999999.99], ['0.07', 0.07], ['1.15', 1.15]])('stores the price %s as %d, in both APIs', async (price, shown) => {
    await send(shop, 'PUT', '/products', { query: { product_id: '1', product_name: 'Barang satu', price } });
    expect((await rows())[0].price).toBe(shown);
    expect(JSON.parse((await send(shop, 'GET', '/v1/products/1')).text).price.amount).toBe(Math.round(shown * 100));
  });

  test('a new product stands in /v1 too', async () => {
    const { text } = await send(shop, 'POST', '/products', { multipart: { product_name: 'Tes', price: '20000', qty: '4', brand_id: '1' } });
    const id = JSON.parse(text).data['Id yang terakhir dimasukan adalah'];
    expect(JSON.parse((await send(shop, 'GET', `/v1/products/${id}`)).text)).toEqual({
      id, name: 'Tes', slug: `product-${id}`, description: null, price: { amount: 2_000_000, currency: 'IDR' }, stock: 4, brand: { id: 1, name: 'Merek satu' }, category: null,
    });
  });
});
