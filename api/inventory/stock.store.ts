// The stock columns of products. Each change is one conditional UPDATE, which is right under any number of clients; it keeps the
// distance between qty and counted, by which a change from outside is told.
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { maxInteger } from '../conventions.contract.ts';
import type { Position, Slice } from '../cursor.ts';
import { compileForSize, placeholders } from '../database/compiled.ts';
import { compileWithin, type Queries, type Trx } from '../database/database.ts';
import { readSlice } from '../database/keyset.ts';

const stockColumns = ['product_id', 'product_name', 'slug', 'qty', 'reserved', 'counted'] as const;

export interface StockRow {
  readonly product_id: number;
  readonly product_name: string;
  readonly slug: string | null;
  readonly qty: number;
  readonly reserved: number;
  readonly counted: number | null;
}

interface Pieces {
  readonly product: number;
  readonly quantity: number;
}

const updateReserved = compileWithin((db) => updateStock(db, 0, { qty: 0, reserved: 0 }, sql`qty >= ${0} AND archived_at IS NULL`));

/** False: too few are left, or the product is archived or gone. */
export async function reserve(trx: Trx, { product, quantity }: Pieces): Promise<boolean> {
  return (await updateReserved(trx, [-quantity, -quantity, quantity, product, quantity])).numAffectedRows! > 0n;
}

/** False: not so many are promised, the product is gone, or its column holds no more since somebody changed it beside us. */
export function release(trx: Trx, { product, quantity }: Pieces): Promise<boolean> {
  return change(trx, product, { qty: quantity, reserved: -quantity }, sql`reserved >= ${quantity} AND qty <= ${maxInteger - quantity}`);
}

/** False: not so many are promised, or the product is gone. */
export function ship(trx: Trx, { product, quantity }: Pieces): Promise<boolean> {
  return change(trx, product, { qty: 0, reserved: -quantity }, sql`reserved >= ${quantity}`);
}

/** False: the product is gone. */
export function restock(trx: Trx, { product, quantity }: Pieces): Promise<boolean> {
  return change(trx, product, { qty: quantity, reserved: 0 }, sql`1 = 1`);
}

/** False: too few would be left, or more than a column holds, or the product is archived or gone. */
export function adjust(trx: Trx, product: number, delta: number): Promise<boolean> {
  const isPossible = delta < 0 ? sql`qty >= ${-delta}` : sql`qty + reserved <= ${maxInteger - delta}`;
  return change(trx, product, { qty: delta, reserved: 0 }, sql`${isPossible} AND archived_at IS NULL`);
}

async function change(trx: Trx, product: number, by: { qty: number; reserved: number }, condition: RawBuilder<unknown>): Promise<boolean> {
  return (await updateStock(trx, product, by, condition).executeTakeFirst()).numUpdatedRows > 0n;
}

function updateStock(db: Queries, product: number, by: { qty: number; reserved: number }, condition: RawBuilder<unknown>) {
  return db
    .updateTable('products')
    .set({ qty: sql`qty + ${by.qty}`, counted: sql`counted + ${by.qty}`, reserved: sql`reserved + ${by.reserved}` })
    .where('product_id', '=', product)
    .where(condition as RawBuilder<SqlBool>);
}

/** Whether so many more could be on hand; locks the row. True where the product is gone: there is nothing to overflow. */
export async function hasRoomFor(trx: Trx, { product, quantity }: Pieces): Promise<boolean> {
  const row = await trx.selectFrom('products').select(['qty', 'reserved']).where('product_id', '=', product).modifyEnd(sql`/*! FOR UPDATE */`).executeTakeFirst();
  return !row || row.qty + row.reserved + quantity <= maxInteger;
}

/** What can be sold of these products; those that are archived or gone are left out. */
export async function findAvailable(db: Queries, products: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.selectFrom('products').select(['product_id', 'qty']).where('product_id', 'in', products).where('archived_at', 'is', null).execute();
  return new Map(rows.map(({ product_id, qty }) => [product_id, Math.max(0, qty)]));
}

const isUncounted = sql<SqlBool>`(counted IS NULL OR counted <> qty)`;
const selectUncounted = compileForSize((db, size) => db.selectFrom('products').select('product_id').where('product_id', 'in', placeholders(size)).where(isUncounted).orderBy('product_id'));

/** Those of these products whose stock the ledger does not know, or knows otherwise. */
export async function findUncounted(trx: Trx, products: readonly number[]): Promise<number[]> {
  const { rows } = await selectUncounted(trx, products.length, products);
  return rows.map(({ product_id }) => product_id);
}

/** Products whose stock the ledger does not know, or knows otherwise, by id; archived ones too. */
export async function listUncounted(db: Queries, limit: number): Promise<number[]> {
  const rows = await db.selectFrom('products').select('product_id').where(sql<SqlBool>`(counted IS NULL OR counted <> qty)`).orderBy('product_id').limit(limit).execute();
  return rows.map(({ product_id }) => product_id);
}

/** What is there of these products; those that are gone are left out. */
export async function findCounts(trx: Trx, products: readonly number[]): Promise<Map<number, Pick<StockRow, 'qty' | 'reserved'>>> {
  const rows = await trx.selectFrom('products').select(['product_id', 'qty', 'reserved']).where('product_id', 'in', products).execute();
  return new Map(rows.map((row) => [row.product_id, row]));
}

/** Notes that the ledger knows what can be sold of these products now. */
export async function markCounted(trx: Trx, products: readonly number[]): Promise<void> {
  await trx.updateTable('products').set({ counted: sql`qty` }).where('product_id', 'in', products).execute();
}

/** Locks the rows until the transaction ends (SQLite has one writer and needs no lock). */
export async function lockProducts(trx: Trx, products: readonly number[]): Promise<void> {
  await trx.selectFrom('products').select('product_id').where('product_id', 'in', products).orderBy('product_id').modifyEnd(sql`/*! FOR UPDATE */`).execute();
}

export function findStock(db: Queries, product: number): Promise<StockRow | undefined> {
  return db.selectFrom('products').select(stockColumns).where('product_id', '=', product).where('archived_at', 'is', null).executeTakeFirst();
}

export async function listStock(db: Queries, low: number | undefined, limit: number, from: Position | undefined): Promise<Slice<StockRow>> {
  const rows = db.selectFrom('products').where('archived_at', 'is', null).$if(low !== undefined, (query) => query.where('qty', '<=', low!));
  const { total } = await rows.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const id = sql.ref<number>('products.product_id');
  return readSlice(rows.select(stockColumns), { sort: 'id', key: id, id, isDescending: false, limit, from }, total);
}
