import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPlainProduct } from '../../api/catalog/stored-products.store.ts';
import { openClassicShop, send } from '../fixtures/classic-shop.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';

const newBrand = async (shop: RunningHost) => JSON.parse((await send(shop, 'POST', '/brand', { query: { brand_name: 'Sebentar' } })).text).data['Id yang terakhir dimasukan adalah'] as number;
const create = (shop: RunningHost, brand: number) => send(shop, 'POST', '/products', { multipart: { product_name: 'Balapan', price: '1', qty: '1', brand_id: String(brand) } });
const remove = (shop: RunningHost, brand: number) => send(shop, 'DELETE', '/brand', { query: { brand_id: String(brand) } });

describe.each(hosts.filter((host) => host.isServer))('clients at once on $name', (host) => {
  let shop: RunningHost;
  beforeAll(async () => void (shop = await openClassicShop(host)));
  afterAll(() => shop.stop());

  test('no product is left with a brand that was deleted at the same moment', { timeout: 60_000 }, async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 60; round++) {
      const brand = await newBrand(shop);
      const [first, deletion, second] = await Promise.all(round % 2 ? [create(shop, brand), remove(shop, brand), create(shop, brand)] : [remove(shop, brand), create(shop, brand), create(shop, brand)]);
      for (const { status } of [first!, deletion!, second!]) expect([200, 409, 422]).toContain(status);
      outcomes.add(`${first!.status} ${deletion!.status} ${second!.status}`);
    }
    const { queries } = shop.shop.database;
    const orphans = await queries
      .selectFrom('products')
      .leftJoin('brands', 'brands.brand_id', 'products.brand_id')
      .select('products.product_id')
      .where('products.brand_id', 'is not', null)
      .where('brands.brand_id', 'is', null)
      .execute();
    expect(orphans, [...outcomes].join(', ')).toEqual([]);
  });

  test('every one of many products gets an id of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => create(shop, 1)));
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(100);
  });

  test('a brand is deleted once, however many ask for it', async () => {
    const brand = await newBrand(shop);
    const answers = await Promise.all(Array.from({ length: 10 }, () => remove(shop, brand)));
    expect(answers.map(({ text }) => JSON.parse(text).data['Data terhapus sebanyak']).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});

// SQLite has one writer: there nothing can come in between.
describe.each(hosts.filter((host) => host.engine === 'MariaDB'))('clients of which one has not committed yet on $name', (host) => {
  let shop: RunningHost;
  beforeAll(async () => void (shop = await openClassicShop(host)));
  afterAll(() => shop.stop());

  test('a product waits for the end of its brand, and is refused', async () => {
    const brand = await newBrand(shop);
    const creation = await shop.shop.database.queries.transaction().execute(async (trx) => {
      await trx.deleteFrom('brands').where('brand_id', '=', brand).execute();
      const pending = create(shop, brand);
      await wait(200);
      return { pending };
    });
    expect((await creation.pending).status).toBe(422);
  });

  test('a brand waits for its first product, and is kept', async () => {
    const brand = await newBrand(shop);
    const { database } = shop.shop;
    const deletion = await database.queries.transaction().execute(async (trx) => {
      await insertPlainProduct({ ...database, send: (query) => trx.executeQuery(query) }, { name: 'Pertama', amount: 100, stock: 1, brand });
      const pending = remove(shop, brand);
      await wait(200);
      return { pending };
    });
    expect((await deletion.pending).status).toBe(409);
  });
});
