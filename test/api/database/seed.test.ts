import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { existsSync } from 'node:fs';
import type { Database } from '../../../api/database/database.ts';
import { readSqlFiles } from '../../../api/database/files.ts';
import { openMysql } from '../../../api/database/mysql.ts';
import { originalDump, read, serve } from '../../fixtures/taken-over.ts';
import { createDatabase, createEmptyMysql, engines, type EngineName } from '../../helpers/databases.ts';

const tables = ['categories', 'brands', 'products'] as const;

/** Every row of the shop, prices as text with two decimals. */
async function contents({ queries }: Database) {
  const [categories, brands, products] = [
    await queries.selectFrom('categories').selectAll().orderBy('category_id').execute(),
    await queries.selectFrom('brands').selectAll().orderBy('brand_id').execute(),
    await queries.selectFrom('products').select(['product_id', 'product_name', 'price', 'price_minor', 'qty', 'brand_id', 'slug', 'category_id', 'description_en', 'description_id']).orderBy('product_id').execute(),
  ];
  return { categories, brands, products: products.map((product) => ({ ...product, price: Number(product.price).toFixed(2) })) };
}

async function contentsOn(engine: EngineName) {
  const database = await createDatabase(engine);
  try {
    return await contents(database);
  } finally {
    await database.close();
  }
}

describe('the seed', () => {
  let shop: Awaited<ReturnType<typeof contents>>;
  beforeAll(async () => void (shop = await contentsOn('embedded SQLite')));

  test('is 60 products of 12 brands on 8 shelves', () => {
    expect(tables.map((table) => shop[table].length)).toEqual([8, 12, 60]);
    for (const { category_id } of shop.categories) expect(shop.products.some((product) => product.category_id === category_id)).toBe(true);
    for (const { brand_id } of shop.brands) expect(shop.products.some((product) => product.brand_id === brand_id)).toBe(true);
  });

  test.each(engines())('is the same on %s', async (engine) => {
    expect(await contentsOn(engine)).toEqual(shop);
  });

  test('gives every product texts in both languages, a slug, and a price in whole rupiah', () => {
    for (const product of shop.products) {
      expect(product.description_en).toBeTruthy();
      expect(product.description_id).toBeTruthy();
      expect(product.description_id).not.toBe(product.description_en);
      expect(product.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect([product.price_minor % 100, Number(product.price) * 100]).toEqual([0, product.price_minor]);
    }
    expect(new Set(shop.products.map(({ slug }) => slug)).size).toBe(60);
  });

  test('has a picture for every shelf', () => {
    for (const { slug } of shop.categories) expect(existsSync(new URL(`../../../docs/public/pictures/${slug}.svg`, import.meta.url)), slug).toBe(true);
  });
});

describe.skipIf(!inject('mysql'))('the seed on a database of the original', () => {
  const opened: { drop(): Promise<void> }[] = [];
  afterAll(() => Promise.all(opened.map((empty) => empty.drop())));
  const original = async (more: string) => {
    const empty = await createEmptyMysql();
    opened.push(empty);
    await empty.connection.query(`${originalDump}\nSET sql_mode = DEFAULT;\n${more}`);
    return empty;
  };

  test('comes after the brands of one that has brands and no products', async () => {
    const shop = await serve(await original('DELETE FROM products'));
    const fresh = await contentsOn('embedded SQLite');
    const { brands, products } = await contents(shop.shop.database);
    expect(brands.map(({ brand_name }) => brand_name)).toEqual(['', '', 'Merek Tiga', 'Merek Empat', ...fresh.brands.map(({ brand_name }) => brand_name)]);
    const namesIn = (shelf: typeof fresh) => shelf.products.map(({ brand_id }) => shelf.brands.find((brand) => brand.brand_id === brand_id)?.brand_name);
    expect(namesIn({ ...fresh, brands, products })).toEqual(namesIn(fresh));
    expect((await read(shop, '/v1/products/1')).brand.name).toBe(namesIn(fresh)[0]);
    await shop.stop();
  });

  test('stays away from one that has a product', async () => {
    const empty = await original('DELETE FROM products WHERE product_id > 1');
    const database = await openMysql(empty.address, readSqlFiles());
    const { categories, products } = await contents(database);
    expect([categories.length, products.length]).toEqual([0, 1]);
    await database.close();
  });
});
