// Rows of the table products as such: the hot paths of the classic API, each one statement, compiled once.
import { sql } from 'kysely';
import { compileOnce, type Database, type Queries, type Trx } from '../database/database.ts';
import { decimal } from './decimal.ts';

/** The original's five columns. MySQL gives the DECIMAL price as text, exact at any size; SQLite gives a number. */
export interface StoredProduct {
  readonly product_id: number;
  readonly product_name: string;
  readonly price: string | number;
  readonly qty: number;
  readonly brand_id: number | null;
}

const select = (db: Queries) => db.selectFrom('products').select(['product_id', 'product_name', 'price', 'qty', 'brand_id']).where('archived_at', 'is', null).orderBy('product_id');
const selectAll = compileOnce<StoredProduct>(select);
const selectPage = compileOnce<StoredProduct>((db) => select(db).limit(1).offset(1));

export async function listStoredProducts(database: Database): Promise<StoredProduct[]> {
  return (await selectAll(database)).rows;
}

export async function listStoredProductsPage(database: Database, limit: number, offset: number): Promise<StoredProduct[]> {
  return (await selectPage(database, [limit, offset])).rows;
}

const insert = compileOnce((db) => ({
  compile: () =>
    sql<never>`INSERT INTO products (product_name, price, qty, brand_id) VALUES (${0}, ${0}, (SELECT ${0} FROM brands WHERE brand_id = ${0} /*! LOCK IN SHARE MODE */), ${0})`.compile(db),
}));

/** The original's four fields; `amount` in minor units. */
export interface PlainProduct {
  readonly name: string;
  readonly amount: number;
  readonly stock: number;
  readonly brand: number;
}

/**
 * Inserts a product and returns its id; undefined where the brand does not exist. One statement reads the brand, locks it and
 * inserts, so that a brand deleted at the same moment leaves no orphan behind: without the brand the stock comes out as NULL,
 * which its column refuses. (INSERT ... SELECT says the same and takes MariaDB half as long again.)
 */
export async function insertPlainProduct(database: Database, { name, amount, stock, brand }: PlainProduct): Promise<number | undefined> {
  try {
    return Number((await insert(database, [name, decimal(amount), stock, brand, brand])).insertId);
  } catch (error) {
    if (database.failureOf(error) === 'null') return undefined;
    throw error;
  }
}

/** Returns how many rows have the id. */
export async function updateNameAndPrice(db: Queries, id: number, change: { name: string; amount: number }): Promise<number> {
  const query = db.updateTable('products').set({ product_name: change.name, price: decimal(change.amount) }).where('product_id', '=', id).where('archived_at', 'is', null);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Locks a row that is not archived until the transaction ends; undefined: there is none. */
export async function lockStoredProduct(trx: Trx, id: number): Promise<{ readonly reserved: number } | undefined> {
  return trx.selectFrom('products').select('reserved').where('product_id', '=', id).where('archived_at', 'is', null).modifyEnd(sql`/*! FOR UPDATE */`).executeTakeFirst();
}

/** Whether an order refers to the product. */
export async function isOrdered(trx: Trx, id: number): Promise<boolean> {
  return (await trx.selectFrom('order_lines').select('line_id').where('product_id', '=', id).limit(1).executeTakeFirst()) !== undefined;
}

export async function deleteProduct(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('products').where('product_id', '=', id).execute();
}
