import { sql, type SqlBool } from 'kysely';
import type { Slice } from '../cursor.ts';
import { compileForSize, placeholders } from '../database/compiled.ts';
import { compileOnce, type Database, type Queries, type Trx } from '../database/database.ts';
import { readSlice, toSlice, type Keyed, type Order } from '../database/keyset.ts';
import { matching, type Conditions } from './conditions.ts';
import { decimal } from './decimal.ts';
import type { NewProduct, Product, ProductQuery } from './products.contract.ts';
import { slugOf } from './slug.ts';

/** Amounts beyond this are not exact in JSON; only the original server can write them, and /v1 leaves such rows out. */
const isExact = sql<SqlBool>`products.price_minor between ${sql.lit(Number.MIN_SAFE_INTEGER)} and ${sql.lit(Number.MAX_SAFE_INTEGER)}`;

/** What readers see: not archived, and with a price that can be told. Without parameters, so that queries can be compiled once. */
export const isShown = sql<SqlBool>`(products.archived_at is null and ${isExact})`;

/**
 * Text folded for comparing: lower case, byte order. MySQL runs what stands in the comment; on SQLite LOWER is replaced
 * by one that knows Unicode, and byte order is its own.
 */
const folded = (column: string) => sql<string>`LOWER(${sql.ref(column)}) /*! COLLATE utf8mb4_bin */`;

const productColumns = [
  'products.product_id', 'products.product_name', 'products.slug', 'products.description_en', 'products.description_id',
  'products.price_minor', 'products.qty', 'products.category_id', 'brands.brand_id', 'brands.brand_name',
  'categories.slug as category_slug', 'categories.name_en', 'categories.name_id',
] as const;

type ProductRow = Awaited<ReturnType<ReturnType<typeof selectProducts>['execute']>>[number];

function selectProducts(db: Queries) {
  return db
    .selectFrom('products')
    .leftJoin('brands', 'brands.brand_id', 'products.brand_id')
    .leftJoin('categories', 'categories.category_id', 'products.category_id')
    .where(isShown)
    .select(productColumns);
}

function toProduct(row: ProductRow): Product {
  const { description_en: en, description_id: id } = row;
  return {
    id: row.product_id,
    name: row.product_name,
    slug: slugOf(row.product_id, row.slug),
    description: en !== null && id !== null ? { en, id } : null,
    price: { amount: row.price_minor, currency: 'IDR' },
    stock: row.qty,
    brand: row.brand_id === null ? null : { id: row.brand_id, name: row.brand_name! },
    category: row.category_slug === null ? null : { id: row.category_id!, slug: row.category_slug, name: { en: row.name_en!, id: row.name_id! } },
  };
}

const selectById = compileOnce<ProductRow>((db) => selectProducts(db).where('products.product_id', '=', 0));
const selectBySlug = compileOnce<ProductRow>((db) => selectProducts(db).where('products.slug', '=', ''));

export async function findProduct(database: Database, id: number): Promise<Product | undefined> {
  const [row] = (await selectById(database, [id])).rows;
  return row && toProduct(row);
}

export async function findProductBySlug(database: Database, slug: string): Promise<Product | undefined> {
  const [row] = (await selectBySlug(database, [slug])).rows;
  return row && toProduct(row);
}

/** Locks the row until the transaction ends, and reads the product as it then is; undefined: there is none that readers see. */
export async function lockProduct(trx: Trx, id: number): Promise<Product | undefined> {
  await trx.selectFrom('products').select('product_id').where('product_id', '=', id).modifyEnd(sql`/*! FOR UPDATE */`).execute();
  const row = await selectProducts(trx).where('products.product_id', '=', id).executeTakeFirst();
  return row && toProduct(row);
}

const selectForSale = compileForSize((db, size) =>
  db.selectFrom('products').select(['product_id', 'product_name', 'slug', 'price_minor', 'qty']).where('product_id', 'in', placeholders(size)).where(isShown).where(sql<SqlBool>`price_minor >= 0`));

/** What a cart needs to know of products; amounts in minor units. Left out: what is not there, is archived, or costs less than nothing. */
export async function findForSale(db: Queries, ids: readonly number[]) {
  const { rows } = await selectForSale(db, ids.length, ids);
  return rows.map((row) => ({ id: row.product_id, name: row.product_name, slug: slugOf(row.product_id, row.slug), price: row.price_minor, stock: row.qty }));
}

const sortKeys = {
  id: sql.ref<number>('products.product_id'),
  price: sql.ref<number>('products.price_minor'),
  name: folded('products.product_name'),
};

const selectFirstPage = compileOnce<Keyed<ProductRow>>((db) =>
  selectProducts(db).select([sql<number>`products.product_id`.as('sort_key'), sql<number>`products.product_id`.as('sort_id')]).orderBy('products.product_id').limit(1));

/** Lists what fulfils all conditions; `total` is how many do. */
export async function listProducts(database: Database, conditions: Conditions, order: Pick<ProductQuery, 'sort' | 'limit'> & Pick<Order, 'from'>, total: number): Promise<Slice<Product>> {
  const isPlain = order.sort === 'id' && !order.from && conditions.size === 0;
  const slice = isPlain
    ? toSlice((await selectFirstPage(database, [order.limit + 1])).rows, order, total)
    : await readSlice(matching(selectProducts(database.queries), conditions), { ...order, key: sortKeys[order.sort.replace('-', '') as keyof typeof sortKeys], id: sortKeys.id, isDescending: order.sort.startsWith('-') }, total);
  return { ...slice, rows: slice.rows.map(toProduct) };
}

export async function countProducts(db: Queries, conditions: Conditions): Promise<number> {
  const query = db.selectFrom('products').where(isShown).select(sql<number>`count(*)`.as('total'));
  return (await matching(query, conditions).executeTakeFirstOrThrow()).total;
}

/** Stores a product, with its stock counted, and returns its id. Fails with 'duplicate' where the slug is taken, if only by an archived one. */
export async function insertProduct(trx: Trx, { name, price, stock, brand, category, description }: NewProduct, slug: string): Promise<number> {
  const row = { product_name: name, price: decimal(price.amount), qty: stock, counted: stock, brand_id: brand, category_id: category, slug };
  const { insertId } = await trx.insertInto('products').values({ ...row, description_en: description?.en ?? null, description_id: description?.id ?? null }).executeTakeFirstOrThrow();
  return Number(insertId);
}

/** What changes of a product; undefined: nothing. */
export interface ProductChanges {
  readonly name?: string | undefined;
  readonly price?: Product['price'] | undefined;
  readonly brand?: number | null | undefined;
  readonly category?: number | null | undefined;
  readonly description?: Product['description'] | undefined;
  readonly slug?: string | undefined;
}

/** What the product is found by is made anew at the next search. */
export async function updateProduct(trx: Trx, id: number, { name, price, brand, category, description, slug }: ProductChanges): Promise<void> {
  const descriptions = description === undefined ? {} : { description_en: description?.en ?? null, description_id: description?.id ?? null };
  const row = { product_name: name, price: price && decimal(price.amount), brand_id: brand, category_id: category, slug, ...descriptions, search_text: null };
  await trx.updateTable('products').set(row).where('product_id', '=', id).execute();
}

export async function archiveProduct(trx: Trx, id: number, now: string): Promise<void> {
  await trx.updateTable('products').set({ archived_at: now }).where('product_id', '=', id).execute();
}
