import { sql, type Expression, type SqlBool } from 'kysely';
import type { Position, Slice } from '../cursor.ts';
import type { Queries } from '../database/database.ts';
import { readSlice } from '../database/keyset.ts';
import type { Product, ProductQuery } from './catalog.contract.ts';
import { slugOfId } from './slug.ts';

/** Amounts beyond this are not exact in JSON; only the original server can write them, and /v1 leaves such rows out. */
export const exact = sql<SqlBool>`products.price_minor between ${Number.MIN_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}`;

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

function products(db: Queries) {
  return db
    .selectFrom('products')
    .leftJoin('brands', 'brands.brand_id', 'products.brand_id')
    .leftJoin('categories', 'categories.category_id', 'products.category_id')
    .where(exact);
}

type ProductRow = Awaited<ReturnType<ReturnType<typeof selectProducts>['execute']>>[number];

const selectProducts = (db: Queries) => products(db).select(productColumns);

function toProduct(row: ProductRow): Product {
  const { description_en: en, description_id: id } = row;
  return {
    id: row.product_id,
    name: row.product_name,
    slug: row.slug ?? slugOfId(row.product_id),
    description: en !== null && id !== null ? { en, id } : null,
    price: { amount: row.price_minor, currency: 'IDR' },
    stock: row.qty,
    brand: row.brand_id === null ? null : { id: row.brand_id, name: row.brand_name! },
    category: row.category_slug === null ? null : { id: row.category_id!, slug: row.category_slug, name: { en: row.name_en!, id: row.name_id! } },
  };
}

export async function findProduct(db: Queries, id: number): Promise<Product | undefined> {
  const row = await selectProducts(db).where('products.product_id', '=', id).executeTakeFirst();
  return row && toProduct(row);
}

export async function findProductBySlug(db: Queries, slug: string): Promise<Product | undefined> {
  const row = await selectProducts(db).where('products.slug', '=', slug).executeTakeFirst();
  return row && toProduct(row);
}

export async function listProducts(db: Queries, query: ProductQuery, from: Position | undefined): Promise<Slice<Product>> {
  const matching = <T extends { where(condition: Expression<SqlBool>): T }>(select: T) => filters(query).reduce((rest, filter) => rest.where(filter), select);
  const { total } = await matching(products(db)).select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const column = query.sort.replace('-', '');
  const key = column === 'name' ? folded('products.product_name') : sql.ref<number>(column === 'price' ? 'products.price_minor' : 'products.product_id');
  const order = { sort: query.sort, key, id: sql.ref<number>('products.product_id'), isDescending: query.sort.startsWith('-'), limit: query.limit, from };
  const slice = await readSlice(matching(selectProducts(db)), order, total);
  return { ...slice, rows: slice.rows.map(toProduct) };
}

function filters({ q, brand, category, price_min, price_max, in_stock }: ProductQuery): Expression<SqlBool>[] {
  const words = q?.split(/\s+/).filter(Boolean) ?? [];
  const haystack = sql`CONCAT(${folded('products.product_name')}, CHAR(10), COALESCE(${folded('products.description_en')}, ''), CHAR(10), COALESCE(${folded('products.description_id')}, ''))`;
  return [
    // Folded by the engine that folds the columns: MariaDB's idea of lower case is not JavaScript's (ẞ, İ, a final Σ).
    ...words.map((word) => sql<SqlBool>`INSTR(${haystack}, LOWER(${word})) > 0`),
    ...(brand === undefined ? [] : [sql<SqlBool>`products.brand_id = ${brand}`]),
    ...(category === undefined ? [] : [sql<SqlBool>`categories.slug = ${category}`]),
    ...(price_min === undefined ? [] : [sql<SqlBool>`products.price_minor >= ${price_min}`]),
    ...(price_max === undefined ? [] : [sql<SqlBool>`products.price_minor <= ${price_max}`]),
    ...(in_stock === undefined ? [] : [in_stock ? sql<SqlBool>`products.qty > 0` : sql<SqlBool>`products.qty <= 0`]),
  ];
}
