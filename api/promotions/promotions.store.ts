import { sql, type Selectable } from 'kysely';
import type { Position, Slice } from '../cursor.ts';
import type { Queries, Tables, Trx } from '../database/database.ts';
import { readSlice } from '../database/keyset.ts';

export type PromotionRow = Selectable<Tables['promotions']>;

export async function listPromotions(db: Queries, limit: number, from: Position | undefined): Promise<Slice<PromotionRow>> {
  const { total } = await db.selectFrom('promotions').select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const code = sql.ref<string>('promotions.code');
  const order = { sort: 'code', key: code, id: code, isDescending: false, limit, from };
  return readSlice(db.selectFrom('promotions').selectAll(), order, total);
}

export function findPromotions(db: Queries, codes: readonly string[]): Promise<PromotionRow[]> {
  return db.selectFrom('promotions').selectAll().where('code', 'in', codes).execute();
}

export async function insertPromotion(db: Queries, promotion: Omit<PromotionRow, 'used'>): Promise<void> {
  await db.insertInto('promotions').values({ ...promotion, used: 0 }).execute();
}

/** Counts one use more, unless the limit is reached; returns whether it did. The statement itself decides, so no two orders share the last use. */
export async function countUse(trx: Trx, code: string): Promise<boolean> {
  const query = trx.updateTable('promotions').set({ used: sql`used + 1` }).where('code', '=', code).where(sql<boolean>`(usage_limit IS NULL OR used < usage_limit)`);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

export async function discountUse(trx: Trx, code: string): Promise<void> {
  await trx.updateTable('promotions').set({ used: sql`used - 1` }).where('code', '=', code).where('used', '>', 0).execute();
}
