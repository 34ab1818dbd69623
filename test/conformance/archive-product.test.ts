import { beforeAll, describe, expect, test } from 'vitest';
import { findForSale } from '../../api/catalog/catalog.service.ts';
import { inTransaction } from '../../api/database/database.ts';
import { reserve } from '../../api/inventory/inventory.service.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectLedgerToAddUp } from '../helpers/ledger.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

describe.each(hosts)('a product that is taken off the shelf on $name', (host) => {
  const { ask, current } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));

  const database = () => current().shop.database;
  const archive = (id: number, headers: Record<string, string> = { 'if-match': '*' }) => ask(`DELETE /v1/products/${id}`, { headers: { ...admin, ...headers } });
  const classicDelete = async (id: number) => (await ask(`DELETE /products?product_id=${id}`)).json.data['Data terhapus sebanyak'];
  const rowOf = (id: number) => database().queries.selectFrom('products').select(['product_name', 'qty', 'reserved', 'archived_at']).where('product_id', '=', id).executeTakeFirst();

  async function create(name: string): Promise<number> {
    return (await ask('POST /v1/products', { headers: admin, json: { name, price: { amount: 100, currency: 'IDR' }, stock: 3, brand: 1, category: 1 } })).json.id;
  }

  test('goes with 204 and an empty body, provided that it is as it was read', async () => {
    const id = await create('Ditarik');
    const etag = (await ask(`GET /v1/products/${id}`)).headers.get('etag')!;
    expect((await archive(id, {})).status).toBe(428);
    expect((await archive(id, { 'if-match': '"stale"' })).status).toBe(412);
    const { status, text } = await archive(id, { 'if-match': etag });
    expect([status, text]).toEqual([204, '']);
    expect((await archive(id)).status).toBe(404);
  });

  test('is gone for readers: by id, by slug, from lists, facets, counts and search', async () => {
    const before = await ask('GET /v1/products?limit=1');
    const id = await create('Ubimadu');
    const { slug } = (await ask(`GET /v1/products/${id}`)).json;
    await archive(id);
    for (const key of [id, slug]) expect((await ask(`GET /v1/products/${key}`)).status).toBe(404);
    const after = await ask('GET /v1/products?limit=1');
    expect([after.json.page.total, after.json.facets]).toEqual([before.json.page.total, before.json.facets]);
    expect((await ask('GET /v1/products?q=ubimadu')).json.page.total).toBe(0);
    expect((await ask('GET /v1/products?limit=100&sort=-id')).json.data.map((product: any) => product.id)).not.toContain(id);
  });

  test('is gone for the classic API', async () => {
    const id = await create('Klasik');
    await archive(id);
    expect((await ask('GET /products')).json.data.map((row: any) => row.product_id)).not.toContain(id);
    expect((await ask('POST /products-pagination?page=1&size=1000')).json.map((row: any) => row.product_id)).not.toContain(id);
    expect((await ask(`PUT /products?product_id=${id}&product_name=Lagi&price=1`)).json.data).toEqual({ 'Data terupdate sebanyak': 0 });
    expect(await classicDelete(id)).toBe(0);
    expect(await rowOf(id)).toMatchObject({ product_name: 'Klasik' });
  });

  test('is not for sale', async () => {
    const [kept, gone] = [await create('Tetap'), await create('Hilang')];
    await archive(gone);
    const found = await findForSale(database().queries, [gone, kept, 999_999]);
    expect([...found.values()]).toEqual([{ id: kept, name: 'Tetap', slug: 'tetap', price: 100, stock: 3 }]);
  });

  test('keeps its slug', async () => {
    const id = await create('Nama tunggal');
    await archive(id);
    const again = await ask('POST /v1/products', { headers: admin, json: { name: 'Nama tunggal', price: { amount: 1, currency: 'IDR' }, stock: 1, slug: 'nama-tunggal' } });
    expect([again.status, again.json.errors[0].code]).toEqual([422, 'taken']);
  });

  test('lets its brand go', async () => {
    const brand = (await ask('POST /v1/brands', { headers: admin, json: { name: 'Sebentar' } })).json.id;
    const { id } = (await ask('POST /v1/products', { headers: admin, json: { name: 'Satu', price: { amount: 1, currency: 'IDR' }, stock: 1, brand } })).json;
    await archive(id);
    expect((await ask(`DELETE /v1/brands/${brand}`, { headers: { ...admin, 'if-match': '*' } })).status).toBe(204);
  });

  describe('by DELETE /products', () => {
    test('is deleted, and its account in the ledger closed, where no order refers to it', async () => {
      const id = await create('Dihapus');
      expect(await classicDelete(id)).toBe(1);
      expect(await rowOf(id)).toBeUndefined();
      const rows = await database().queries.selectFrom('stock_movements').selectAll().where('product_id', '=', id).orderBy('movement_id').execute();
      expect(rows).toMatchObject([{ reason: 'opening', on_hand_delta: 3 }, { reason: 'deleted', on_hand_delta: -3 }]);
    });

    test('is archived where pieces of it are promised', async () => {
      const id = await create('Dijanjikan');
      await inTransaction(database(), (trx) => reserve(trx, [{ product: id, quantity: 1 }], 'ord_4mZqRsTuVwXyZ0123456ab', '2026-03-01T08:00:00.000Z'));
      expect(await classicDelete(id)).toBe(1);
      expect(await rowOf(id)).toMatchObject({ reserved: 1, qty: 2, archived_at: expect.stringMatching(/Z$/) });
      expect((await ask(`GET /v1/products/${id}`)).status).toBe(404);
    });

    test('is archived where an order refers to it, sent or not', async () => {
      const id = await create('Terkirim');
      const { queries } = database();
      const address = '{}';
      const amounts = { subtotal: 100, discount: 0, shipping: 0, tax: 0, total: 100 };
      const order = { order_id: `ord_${id}`, cart_id: `cart_${id}`, status: 'delivered', payment_status: 'captured', fulfillment_status: 'fulfilled', email: 'a@b.example', shipping_address: address, billing_address: address, shipping_option: 'regular', shipping_name: '{}', ...amounts, expires_at: '2026-03-01T08:00:00.000Z', created_at: '2026-03-01T08:00:00.000Z' };
      await queries.insertInto('orders').values(order as never).execute();
      await queries.insertInto('order_lines').values({ line_id: `line_${id}`, order_id: `ord_${id}`, position: 1, product_id: id, name: 'Terkirim', slug: 'terkirim', unit_price: 100, quantity: 1, discount: 0, tax: 0, total: 100 } as never).execute();
      expect(await classicDelete(id)).toBe(1);
      expect(await rowOf(id)).toMatchObject({ archived_at: expect.stringMatching(/Z$/) });
    });

    test('is deleted once, however many ask for it', async () => {
      const id = await create('Sekali');
      const counts = await Promise.all(Array.from({ length: 8 }, () => classicDelete(id)));
      expect(counts.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
      await expectLedgerToAddUp(database());
    });
  });
});
