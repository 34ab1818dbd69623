import { sql } from 'kysely';
import type { Position, Slice } from '../cursor.ts';
import { compileWithin, type Queries, type Trx } from '../database/database.ts';
import { readSlice } from '../database/keyset.ts';
import type { Category } from './categories.contract.ts';
import { isShown } from './products.store.ts';

const columns = ['category_id', 'parent_id', 'slug', 'name_en', 'name_id'] as const;

interface CategoryRow {
  readonly category_id: number;
  readonly parent_id: number | null;
  readonly slug: string;
  readonly name_en: string;
  readonly name_id: string;
}

function toCategory({ category_id, parent_id, slug, name_en, name_id }: CategoryRow): Category {
  return { id: category_id, slug, name: { en: name_en, id: name_id }, parent: parent_id };
}

const selectAll = compileWithin<CategoryRow>((db) => db.selectFrom('categories').select(columns).orderBy('position').orderBy('category_id'));

/** Every category, in the order of the shop. */
export async function findCategories(db: Queries): Promise<Category[]> {
  return (await selectAll(db, [])).rows.map(toCategory);
}

export async function findCategory(db: Queries, id: number): Promise<Category | undefined> {
  const row = await db.selectFrom('categories').select(columns).where('category_id', '=', id).executeTakeFirst();
  return row && toCategory(row);
}

/** The categories at the top, in the order of the shop. */
export async function listRoots(db: Queries, limit: number, from: Position | undefined): Promise<Slice<Category>> {
  const roots = db.selectFrom('categories').where('parent_id', 'is', null);
  const { total } = await roots.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const order = { sort: 'position', key: sql.ref<number>('categories.position'), id: sql.ref<number>('categories.category_id'), isDescending: false, limit, from };
  const slice = await readSlice(roots.select(columns), order, total);
  return { ...slice, rows: slice.rows.map(toCategory) };
}

/** How many products stand directly in each category that has some. */
export async function countByCategory(db: Queries): Promise<Map<number, number>> {
  const count = sql<number>`count(*)`.as('count');
  const rows = await db.selectFrom('products').where(isShown).where('category_id', 'is not', null).select(['category_id', count]).groupBy('category_id').execute();
  return new Map(rows.map((row) => [row.category_id!, row.count]));
}

/** Locks every category until the transaction ends, so that no other changes the tree meanwhile. (SQLite has one writer and needs no lock.) */
export async function lockCategories(trx: Trx): Promise<Category[]> {
  return (await trx.selectFrom('categories').select(columns).orderBy('category_id').modifyEnd(sql`/*! FOR UPDATE */`).execute()).map(toCategory);
}

/** Stores a category after all others and returns its id. Fails with 'duplicate' where the slug is taken. */
export async function insertCategory(trx: Trx, { slug, name, parent }: Omit<Category, 'id'>): Promise<number> {
  const { last } = await trx.selectFrom('categories').select(sql<number>`COALESCE(MAX(position), 0)`.as('last')).executeTakeFirstOrThrow();
  const row = { parent_id: parent, slug, name_en: name.en, name_id: name.id, position: last + 1 };
  return Number((await trx.insertInto('categories').values(row).executeTakeFirstOrThrow()).insertId);
}

/** Fails with 'duplicate' where the slug is taken. */
export async function updateCategory(trx: Trx, { id, slug, name, parent }: Category): Promise<void> {
  await trx.updateTable('categories').set({ slug, name_en: name.en, name_id: name.id, parent_id: parent }).where('category_id', '=', id).execute();
}
