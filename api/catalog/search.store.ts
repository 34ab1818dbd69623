// Keeps what products are found by. A row is looked after at the next search: whoever writes one, the original server or a person with
// SQL included, need not know how the shop sees words.
import { sql, type SqlBool } from 'kysely';
import { inTransaction, type Database, type Trx } from '../database/database.ts';
import { searchTextOf } from './search.ts';

const batch = 200;

const isStale = sql<SqlBool>`(search_text IS NULL OR search_name IS NULL OR search_name <> product_name)`;

/** Makes the search text of every row that has none, or one of another name. */
export async function refreshSearchTexts(database: Database): Promise<void> {
  for (let after = 0; ; ) {
    const query = database.queries.selectFrom('products').select('product_id').where('product_id', '>', after).where(isStale);
    const stale = (await query.orderBy('product_id').limit(batch).execute()).map(({ product_id }) => product_id);
    if (stale.length > 0) await inTransaction(database, (trx) => refresh(trx, stale));
    if (stale.length < batch) return;
    after = stale.at(-1)!;
  }
}

/** Under a lock, so that a text made of an older description never comes after a newer one. */
async function refresh(trx: Trx, ids: readonly number[]): Promise<void> {
  const columns = ['product_id', 'product_name', 'description_en', 'description_id'] as const;
  const rows = await trx.selectFrom('products').select(columns).where('product_id', 'in', ids).where(isStale).orderBy('product_id').modifyEnd(sql`/*! FOR UPDATE */`).execute();
  if (rows.length === 0) return;
  const cases = rows.map((row) => sql`WHEN ${row.product_id} THEN ${searchTextOf([row.product_name, row.description_en, row.description_id])}`);
  const text = sql<string>`CASE product_id ${sql.join(cases, sql` `)} END`;
  await trx.updateTable('products').set({ search_text: text, search_name: sql`product_name` }).where('product_id', 'in', rows.map(({ product_id }) => product_id)).execute();
}
