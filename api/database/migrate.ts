// Brings a database up to date: numbered files, forward only, every statement once. On SQLite a file and its journal rows are one
// transaction. MySQL has no transactional DDL: there each statement has a journal row, so that the next start goes on exactly
// where the last one stopped.

import { sql } from 'kysely';
import type { Trx } from './database.ts';

/** The texts of sql/, by file name: the numbered migrations in order, and the seed. */
export interface SqlFiles {
  readonly migrations: readonly { readonly name: string; readonly text: string }[];
  readonly seed: string;
}

/** One connection that nobody else uses; on MySQL it holds the lock that lets one process migrate at a time. */
export interface Session {
  readonly engine: 'mysql' | 'sqlite';
  rows(statement: string, parameters?: readonly (string | number)[]): Promise<Record<string, unknown>[]>;
  run(statement: string, parameters?: readonly (string | number)[]): Promise<void>;
}

/** The database is not in a state that this server can go on from; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

const journal = `CREATE TABLE IF NOT EXISTS etalase_migrations (
  file VARCHAR(100) NOT NULL, step INTEGER NOT NULL, digest VARCHAR(64) NOT NULL, state VARCHAR(10) NOT NULL, PRIMARY KEY (file, step)
) /*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin */`;

interface Step {
  readonly file: string;
  /** Statements count from 1. Step 0 comes last and has none: it stands for the whole file, so that one that grows later is seen. */
  readonly step: number;
  readonly statement: string;
  readonly digest: string;
}

/** Runs what has not run yet, then the seed if the shop was never filled. Throws a MigrationError, before any change, when it can't. */
export async function migrate(session: Session, { migrations, seed }: SqlFiles): Promise<void> {
  const files = await Promise.all(migrations.map(({ name, text }) => readSteps(name, text)));
  await atOnce(session, () => refuseToTakeOver(session));
  for (const steps of files) await (session.engine === 'mysql' ? runPending(session, steps) : atOnce(session, () => runPending(session, steps)));
  await atOnce(session, () => fill(session, seed));
}

/** Splits a file at each `;` that ends a line; comment lines don't count as statements nor into the digest. */
export function splitStatements(text: string): string[] {
  const code = text.split(/\r?\n/).filter((line) => !line.startsWith('--')).join('\n');
  return code.split(/;[ \t]*(?:\n|$)/).map((statement) => statement.trim()).filter(Boolean);
}

/** The journal rows that a database has once these files have run. */
export async function journalOf(migrations: SqlFiles['migrations']): Promise<{ create: string; steps: Omit<Step, 'statement'>[] }> {
  const files = await Promise.all(migrations.map(({ name, text }) => readSteps(name, text)));
  return { create: journal, steps: files.flat().map(({ file, step, digest }) => ({ file, step, digest })) };
}

async function readSteps(file: string, text: string): Promise<Step[]> {
  const statements = splitStatements(text);
  const steps = statements.map(async (statement, index) => ({ file, step: index + 1, statement, digest: await digest(statement) }));
  return Promise.all([...steps, digest(statements.join(';')).then((digest) => ({ file, step: 0, statement: '', digest }))]);
}

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text.replace(/\s+/g, ' ')));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function runPending(session: Session, steps: readonly Step[]): Promise<void> {
  for (const step of await pending(session, steps)) await (session.engine === 'mysql' ? runOnMysql : runOnSqlite)(session, step);
}

interface PendingStep extends Step {
  readonly hasBegun: boolean;
}

async function pending(session: Session, steps: readonly Step[]): Promise<PendingStep[]> {
  const isNew = !(await hasTable(session, 'etalase_migrations'));
  if (isNew) await session.run(journal);
  const rows = isNew ? [] : await session.rows('SELECT step, digest, state FROM etalase_migrations WHERE file = ? ORDER BY step = 0, step', [steps[0]!.file]);
  const ran = new Map(rows.map(({ step, digest, state }) => [Number(step), { digest, isDone: state === 'done' }]));
  refuseChanged(steps, ran);
  return steps.filter(({ step }) => !ran.get(step)?.isDone).map((step) => ({ ...step, hasBegun: ran.has(step.step) }));
}

function refuseChanged(steps: readonly Step[], ran: ReadonlyMap<number, { digest: unknown }>): void {
  const texts = new Map(steps.map(({ step, digest }) => [step, digest]));
  const [changed] = [...ran].find(([step, { digest }]) => texts.get(step) !== digest) ?? [];
  if (changed === undefined) return;
  const where = changed > 0 ? ` (statement ${changed} differs)` : '';
  throw new MigrationError(`sql/${steps[0]!.file} is not the file that ran on this database${where}. Put the old text back and write the change as a new numbered file.`);
}

async function runOnSqlite(session: Session, { file, step, statement, digest }: PendingStep): Promise<void> {
  if (statement) await session.run(statement);
  await session.run("INSERT INTO etalase_migrations (file, step, digest, state) VALUES (?, ?, ?, 'done')", [file, step, digest]);
}

async function runOnMysql(session: Session, { file, step, statement, digest, hasBegun }: PendingStep): Promise<void> {
  const write = (state: 'begun' | 'done') => session.run('INSERT INTO etalase_migrations (file, step, digest, state) VALUES (?, ?, ?, ?)', [file, step, digest, state]);
  if (!statement) return write('done');
  if (/^(INSERT|UPDATE|DELETE)\b/i.test(statement)) {
    return atOnce(session, async () => {
      await session.run(statement);
      await write('done');
    });
  }
  if (!hasBegun) await write('begun');
  try {
    await session.run(statement);
  } catch (error) {
    // Killed between the statement and its 'done': what it made is there already.
    const wasDone = hasBegun && alreadyDone.has((error as { errno?: number }).errno ?? 0);
    // What the database refused has not begun: its text may be mended before the next start. Without a connection nobody knows.
    if (!hasBegun) await session.run('DELETE FROM etalase_migrations WHERE file = ? AND step = ?', [file, step]).catch(() => undefined);
    if (!wasDone) throw error;
  }
  await session.run("UPDATE etalase_migrations SET state = 'done' WHERE file = ? AND step = ?", [file, step]);
}

/** Table, column, key or constraint exists already, or is gone already; each seen by running a statement twice. */
const alreadyDone = new Set([1050, 1060, 1061, 1826, 1005, 1091, 1051, 1054]);

async function hasTable(session: Session, name: string): Promise<boolean> {
  const lookUp = session.engine === 'mysql'
    ? 'SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?'
    : "SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?";
  return (await session.rows(lookUp, [name])).length > 0;
}

/** Which columns the original's tables have, and which names this server needs free in them. */
const takenOver = [
  { table: 'brands', has: ['brand_id', 'brand_name'], lacks: [] },
  { table: 'products', has: ['product_id', 'product_name', 'price', 'qty', 'brand_id'], lacks: ['price_minor', 'slug', 'category_id', 'description_en', 'description_id', 'reserved', 'counted', 'archived_at', 'search_text', 'search_name'] },
];

/** What stands in a database before the first start is the original server's or nobody's; tables of another program are left alone. */
async function refuseToTakeOver(session: Session): Promise<void> {
  if (await hasTable(session, 'etalase_migrations')) return;
  for (const table of ['categories', ...filled]) {
    const isOriginals = table === 'products' || table === 'brands';
    if (!isOriginals && (await hasTable(session, table))) throw foreign(`the table ${table} is there already`);
  }
  for (const { table, has, lacks } of takenOver) {
    if (!(await hasTable(session, table))) continue;
    const columns = await columnsOf(session, table);
    const missing = has.find((name) => !columns.has(name));
    if (missing) throw foreign(`the table ${table} has no column ${missing}`);
    const taken = lacks.find((name) => columns.has(name));
    if (taken) throw foreign(`the table ${table} has a column ${taken} already`);
  }
  if (session.engine === 'mysql' && (await hasTable(session, 'products'))) await refuseInexactPrices(session);
}

function foreign(reason: string): MigrationError {
  return new MigrationError(`This database is neither empty nor the original server's: ${reason}. Nothing was changed. Name another database in DATABASE_URL.`);
}

/** The columns of a table in lower case; of a view none, as nothing can be added to it. */
async function columnsOf(session: Session, table: string): Promise<Set<string>> {
  const lookUp = session.engine === 'mysql'
    ? "SELECT column_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name) WHERE table_schema = DATABASE() AND table_name = ? AND table_type = 'BASE TABLE'"
    : 'SELECT name FROM pragma_table_info(?)';
  return new Set((await session.rows(lookUp, [table])).map(({ name }) => String(name).toLowerCase()));
}

/**
 * A database about to be taken over from the original server may hold a price that JSON numbers can't tell to the cent. What the
 * original writes after that is a change from outside, and no reason not to start.
 */
async function refuseInexactPrices(session: Session): Promise<void> {
  const [row] = await session.rows('SELECT product_id, price FROM products WHERE ABS(price) > 90071992547409.91 ORDER BY product_id LIMIT 1');
  if (row) throw new MigrationError(`products.product_id ${row.product_id} has the price ${row.price}, beyond the 90071992547409.91 that can be told exactly. Nothing was changed. Mend or delete that row and start again.`);
}

/** Fills a shop that has neither products nor categories. */
async function fill(session: Session, seed: string): Promise<void> {
  for (const table of ['products', 'categories']) {
    if ((await session.rows(`SELECT 1 AS one FROM ${table} LIMIT 1`)).length > 0) return;
  }
  const isOthers = (await session.rows('SELECT 1 AS one FROM brands LIMIT 1')).length > 0;
  for (const statement of splitStatements(seed)) await session.run(statement);
  // Brands of the original server stand beside the seed's: a reset of the sandbox would delete them, so it must not take this for its own.
  if (isOthers) await session.run("DELETE FROM shop_state WHERE name = 'seeded'");
}

/** Tables in the order in which rows can be deleted, those that others refer to last. What the journal says stays. */
const filled = [
  'webhook_deliveries', 'webhook_endpoints', 'events', 'fulfillment_lines', 'fulfillments', 'refunds', 'payments', 'order_promotions', 'order_lines', 'orders',
  'cart_promotions', 'cart_items', 'carts', 'promotions', 'idempotency_keys', 'addresses', 'login_attempts', 'spent_tokens', 'sessions', 'accounts',
  'stock_movements', 'shop_state', 'products', 'brands',
] as const;

/** Puts the shop back to what it was on its first day: every row goes, the seed comes, then what `more` adds. */
export async function fillAnew(trx: Trx, seed: string, more: () => Promise<void>): Promise<void> {
  for (const table of filled) await trx.deleteFrom(table).execute();
  await trx.updateTable('categories').set({ parent_id: null }).execute();
  await trx.deleteFrom('categories').execute();
  for (const statement of splitStatements(seed)) await sql.raw(statement).execute(trx);
  await more();
}

async function atOnce(session: Session, work: () => Promise<void>): Promise<void> {
  await session.run(session.engine === 'mysql' ? 'START TRANSACTION' : 'BEGIN IMMEDIATE');
  try {
    await work();
    await session.run('COMMIT');
  } catch (error) {
    await session.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
