import { sql } from 'kysely';
import type { Position, Slice } from '../cursor.ts';
import type { Queries } from '../database/database.ts';
import { readSlice } from '../database/keyset.ts';
import type { Category } from './catalog.contract.ts';
import { exact } from './products.store.ts';

export async function listCategories(db: Queries, limit: number, from: Position | undefined): Promise<Slice<Category>> {
  const { total } = await db.selectFrom('categories').select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const count = sql<number>`(select count(*) from products where products.category_id = categories.category_id and ${exact})`.as('product_count');
  const rows = db.selectFrom('categories').select(['category_id', 'parent_id', 'slug', 'name_en', 'name_id']).select(count);
  const order = { sort: 'position', key: sql.ref<number>('categories.position'), id: sql.ref<number>('categories.category_id'), isDescending: false, limit, from };
  const slice = await readSlice(rows, order, total);
  return { ...slice, rows: slice.rows.map((row) => ({ id: row.category_id, slug: row.slug, name: { en: row.name_en, id: row.name_id }, parent: row.parent_id, product_count: row.product_count })) };
}

export async function hasCategory(db: Queries, id: number): Promise<boolean> {
  return (await db.selectFrom('categories').select('category_id').where('category_id', '=', id).executeTakeFirst()) !== undefined;
}
