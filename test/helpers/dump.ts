// The whole content of a shop's database, whatever the engine, as values that can be compared.
import { sql } from 'kysely';
import type { Database } from '../../api/database/database.ts';

type Row = Record<string, unknown>;

/** The journal of migrations is not part of the shop. */
const notOfTheShop = ['etalase_migrations', 'sqlite_sequence'];

/** Every table's name and columns, those that SELECT * leaves out too. */
export async function tablesOf({ engine, queries }: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const columns =
    engine === 'mysql'
      ? sql<{ tab: string; col: string }>`SELECT table_name AS tab, column_name AS col FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, column_name`
      : sql<{ tab: string; col: string }>`SELECT m.name AS tab, c.name AS col FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.name`;
  const tables = new Map<string, string[]>();
  for (const { tab, col } of (await columns.execute(queries)).rows) {
    if (!notOfTheShop.includes(tab)) tables.set(tab, [...(tables.get(tab) ?? []), col]);
  }
  return tables;
}

/** Every row of every table, in an order of their own; prices, which SQLite keeps as numbers, with two decimals. */
export async function dump(database: Database): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {};
  for (const [table, columns] of await tablesOf(database)) {
    const { rows } = await sql<Row>`SELECT ${sql.join(columns.map((column) => sql.ref(column)))} FROM ${sql.table(table)}`.execute(database.queries);
    contents[table] = rows.map((row) => JSON.stringify({ ...row, ...('price' in row && { price: Number(row.price).toFixed(2) }) })).sort();
  }
  return contents;
}

/** Puts a row of ones into every table, past foreign keys and checks: what somebody may have done to the shop. */
export async function scribbleOver(database: Database): Promise<void> {
  const tables = await tablesOf(database);
  const isMysql = database.engine === 'mysql';
  const [loosen, tighten] = isMysql
    ? [['SET foreign_key_checks = 0', 'SET check_constraint_checks = 0'], ['SET foreign_key_checks = 1', 'SET check_constraint_checks = 1']]
    : [['PRAGMA foreign_keys = OFF', 'PRAGMA ignore_check_constraints = ON'], ['PRAGMA foreign_keys = ON', 'PRAGMA ignore_check_constraints = OFF']];
  await database.queries.connection().execute(async (connection) => {
    for (const statement of loosen) await sql.raw(statement).execute(connection);
    for (const [table, columns] of tables) {
      const written = columns.filter((column) => column !== 'price_minor');
      // Larger than any id of the seed, so that the ids counted by the database go on behind it.
      const values = written.map((column) => (/_id$/.test(column) ? 5000 : 1));
      await sql`INSERT INTO ${sql.table(table)} (${sql.join(written.map((column) => sql.ref(column)))}) VALUES (${sql.join(values)})`.execute(connection);
    }
    for (const statement of tighten) await sql.raw(statement).execute(connection);
  });
}
