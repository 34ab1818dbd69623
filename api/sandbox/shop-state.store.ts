// What the shop remembers about itself, by name.
import { compileOnce, type Database, type Queries } from '../database/database.ts';

const byName = compileOnce((db) => db.selectFrom('shop_state').select('value').where('name', '=', ''));

export async function findState(database: Database, name: string): Promise<string | undefined> {
  return (await byName(database, [name])).rows[0]?.value;
}

/** Sets the value if it is still the one that was read; undefined: there was none. False: somebody else was faster. */
export async function replaceState(database: Database, name: string, read: string | undefined, value: string): Promise<boolean> {
  return read === undefined ? insertState(database, name, value) : updateState(database.queries, name, read, value);
}

async function updateState(db: Queries, name: string, read: string, value: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('shop_state').set({ value }).where('name', '=', name).where('value', '=', read).executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function insertState({ queries, failureOf }: Database, name: string, value: string): Promise<boolean> {
  try {
    await queries.insertInto('shop_state').values({ name, value }).execute();
    return true;
  } catch (error) {
    if (failureOf(error) === 'duplicate') return false;
    throw error;
  }
}
