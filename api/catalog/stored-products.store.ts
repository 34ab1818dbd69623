// Rows of the table products as such: the hot paths of the classic API, each one statement, compiled once.
import { sql } from 'kysely';
import { compileOnce, type Database, type Queries } from '../database/database.ts';
import type { NewProduct } from './catalog.contract.ts';

/** The original's five columns. MySQL gives the DECIMAL price as text, exact at any size; SQLite gives a number. */
export interface StoredProduct {
  readonly product_id: number;
  readonly product_name: string;
  readonly price: string | number;
  readonly qty: number;
  readonly brand_id: number | null;
}

const columns = ['product_id', 'product_name', 'price', 'qty', 'brand_id'] as const;
const selectAll = compileOnce<StoredProduct>((db) => db.selectFrom('products').select(columns).orderBy('product_id'));
const selectPage = compileOnce<StoredProduct>((db) => db.selectFrom('products').select(columns).orderBy('product_id').limit(1).offset(1));

export async function listStoredProducts(database: Database): Promise<StoredProduct[]> {
  return (await selectAll(database)).rows;
}

export async function listStoredProductsPage(database: Database, limit: number, offset: number): Promise<StoredProduct[]> {
  return (await selectPage(database, [limit, offset])).rows;
}

const insertColumns = sql.raw('product_name, price, qty, slug, category_id, description_en, description_id, brand_id');
const insertUnbranded = compileOnce((db) => ({
  compile: () => sql<never>`INSERT INTO products (${insertColumns}) VALUES (${0}, ${0}, ${0}, ${0}, ${0}, ${0}, ${0}, ${0})`.compile(db),
}));
const insertBranded = compileOnce((db) => ({
  compile: () =>
    sql<never>`INSERT INTO products (${insertColumns}) VALUES (${0}, ${0}, (SELECT ${0} FROM brands WHERE brand_id = ${0} /*! LOCK IN SHARE MODE */), ${0}, ${0}, ${0}, ${0}, ${0})`.compile(db),
}));

/**
 * Inserts a product and returns its id; undefined where the brand does not exist. One statement reads the brand, locks it and
 * inserts, so that a brand deleted at the same moment leaves no orphan behind: without the brand the stock comes out as NULL,
 * which its column refuses. (INSERT ... SELECT says the same and takes MariaDB half as long again.)
 */
export async function insertProduct(database: Database, product: Omit<NewProduct, 'slug'>, slug: string | null): Promise<number | undefined> {
  const { name, price, stock, category, description, brand } = product;
  const head = [name, decimal(price.amount), stock];
  const tail = [slug, category, description?.en ?? null, description?.id ?? null, brand];
  try {
    const { insertId } = brand === null ? await insertUnbranded(database, [...head, ...tail]) : await insertBranded(database, [...head, brand, ...tail]);
    return Number(insertId);
  } catch (error) {
    if (brand !== null && database.failureOf(error) === 'null') return undefined;
    throw error;
  }
}

/** Returns how many rows have the id. */
export async function updateNameAndPrice(db: Queries, id: number, change: { name: string; amount: number }): Promise<number> {
  const query = db.updateTable('products').set({ product_name: change.name, price: decimal(change.amount) }).where('product_id', '=', id);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Returns how many rows were deleted. */
export async function deleteProduct(db: Queries, id: number): Promise<number> {
  return Number((await db.deleteFrom('products').where('product_id', '=', id).executeTakeFirst()).numDeletedRows);
}

/** `decimal(2500)` is '25.00': what DECIMAL(18,2) stores of minor units, without a detour over a float. */
function decimal(minor: number): string {
  const digits = String(minor).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
