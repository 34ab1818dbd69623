import { sql } from 'kysely';
import type { Position, Slice } from '../cursor.ts';
import type { Queries } from '../database/database.ts';
import { readSlice } from '../database/keyset.ts';
import type { Brand } from './catalog.contract.ts';

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

/** Locks the brand's row until the transaction ends (SQLite has one writer and needs no lock); false where there is none. */
export async function lockBrand(trx: Queries, id: number): Promise<boolean> {
  const row = await trx.selectFrom('brands').select('brand_id').where('brand_id', '=', id).modifyEnd(sql`/*! FOR UPDATE */`).executeTakeFirst();
  return row !== undefined;
}

export async function isBrandInUse(db: Queries, id: number): Promise<boolean> {
  return (await db.selectFrom('products').select('product_id').where('brand_id', '=', id).limit(1).executeTakeFirst()) !== undefined;
}

export async function deleteBrand(db: Queries, id: number): Promise<number> {
  return Number((await db.deleteFrom('brands').where('brand_id', '=', id).executeTakeFirst()).numDeletedRows);
}
