import { sql } from 'kysely';
import type { Position, Slice } from '../cursor.ts';
import type { Queries, Trx } from '../database/database.ts';
import { readSlice } from '../database/keyset.ts';
import type { Brand } from './brands.contract.ts';

export async function findBrand(db: Queries, id: number): Promise<Brand | undefined> {
  const row = await db.selectFrom('brands').selectAll().where('brand_id', '=', id).executeTakeFirst();
  return row && { id: row.brand_id, name: row.brand_name };
}

export async function listBrands(db: Queries, limit: number, from: Position | undefined): Promise<Slice<Brand>> {
  const { total } = await db.selectFrom('brands').select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const id = sql.ref<number>('brands.brand_id');
  const slice = await readSlice(db.selectFrom('brands').select(['brand_id', 'brand_name']), { sort: 'id', key: id, id, isDescending: false, limit, from }, total);
  return { ...slice, rows: slice.rows.map((row) => ({ id: row.brand_id, name: row.brand_name })) };
}

export async function insertBrand(db: Queries, name: string): Promise<number> {
  return Number((await db.insertInto('brands').values({ brand_name: name }).executeTakeFirstOrThrow()).insertId);
}

/** Locks the brand's row until the transaction ends (SQLite has one writer and needs no lock), and reads it; undefined where there is none. */
export async function lockBrand(trx: Trx, id: number): Promise<Brand | undefined> {
  const row = await trx.selectFrom('brands').selectAll().where('brand_id', '=', id).modifyEnd(sql`/*! FOR UPDATE */`).executeTakeFirst();
  return row && { id: row.brand_id, name: row.brand_name };
}

/** Keeps the brand from being deleted until the transaction ends; false where there is none. */
export async function holdBrand(trx: Trx, id: number): Promise<boolean> {
  return (await trx.selectFrom('brands').select('brand_id').where('brand_id', '=', id).modifyEnd(sql`/*! LOCK IN SHARE MODE */`).executeTakeFirst()) !== undefined;
}

/** Whether a product that readers see carries it. */
export async function isBrandInUse(trx: Trx, id: number): Promise<boolean> {
  return (await trx.selectFrom('products').select('product_id').where('brand_id', '=', id).where('archived_at', 'is', null).limit(1).executeTakeFirst()) !== undefined;
}

export async function updateBrand(trx: Trx, { id, name }: Brand): Promise<void> {
  await trx.updateTable('brands').set({ brand_name: name }).where('brand_id', '=', id).execute();
}

export async function deleteBrand(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('brands').where('brand_id', '=', id).execute();
}
