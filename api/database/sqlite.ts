// The embedded database: node:sqlite, behind the same queries as MySQL.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, sql, SqliteAdapter, SqliteDialect, type AbortableOperationOptions, type CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely';
import type { Database, Failure, Tables } from './database.ts';
import { fillAnew, migrate, type Session, type SqlFiles } from './migrate.ts';
import { TurnError, Turns } from './turns.ts';

/** How long a statement waits for other programs that write to the file, in milliseconds. */
const patience = 2000;

/** Opens (or makes) the database file, or `:memory:`; migrates it and seeds it if it was never filled. */
export async function openSqlite(path: string, files: SqlFiles): Promise<Database> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const raw = new DatabaseSync(path, { timeout: patience });
  // SQLite's own LOWER knows ASCII alone.
  raw.function('lower', { deterministic: true }, (text) => (typeof text === 'string' ? text.toLowerCase() : text));
  try {
    await switchToWal(raw);
    raw.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    await migrate(sessionOf(raw), files);
    // SQLite waits within a call, and the whole server with it: from here on `PatientDialect` waits.
    raw.exec('PRAGMA busy_timeout = 0');
  } catch (error) {
    raw.close();
    throw error;
  }
  const adapted = adapt(raw);
  const dialect = new PatientDialect({ database: adapted });
  const queries = new Kysely<Tables>({ dialect });
  return {
    engine: 'sqlite',
    address: `sqlite:${path}`,
    queries,
    // Nobody comes between here: there is nothing to wait for.
    send: async (query) => (dialect.turns.isFree && readAtOnce(adapted, query)) || queries.executeQuery(query),
    failureOf,
    withDeadline: (work) => work(),
    outsideDeadline: (work) => work(),
    reseed: (more) => queries.transaction().execute(async (trx) => {
      // Where the ids of AUTOINCREMENT go on; each insert of the seed puts its own back.
      await sql`DELETE FROM sqlite_sequence`.execute(trx);
      await fillAnew(trx, files.seed, () => more(trx));
    }),
    ping: async () => void raw.prepare('SELECT 1').get(),
    async close() {
      await queries.destroy();
      // Kysely closes only what it has used.
      if (raw.isOpen) raw.close();
    },
  };
}

/** Processes that open a new file at once get 'locked' here without the wait that other statements have. */
async function switchToWal(raw: DatabaseSync): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return raw.exec('PRAGMA journal_mode = WAL');
    } catch (error) {
      if (failureOf(error) !== 'conflict' || Date.now() > deadline) throw error;
    }
    await new Promise((resume) => setTimeout(resume, 20 * Math.random()));
  }
}

export function sessionOf(raw: DatabaseSync): Session {
  return {
    engine: 'sqlite',
    rows: async (statement, parameters = []) => raw.prepare(statement).all(...parameters),
    run: async (statement, parameters = []) => void raw.prepare(inSqlite(statement)).run(...parameters),
  };
}

/** Without AUTOINCREMENT, SQLite would give the id of a deleted row to the next one. */
function inSqlite(statement: string): string {
  return statement.replaceAll('/*! AUTO_INCREMENT */', 'AUTOINCREMENT');
}

/** Waits while another program writes to the file, and lets this one go on meanwhile. */
class PatientDialect extends SqliteDialect {
  /** On the one connection. Kysely's own would let a waiter wait for ever. */
  readonly turns = new Turns();

  override createAdapter() {
    return new AdapterWithTurns();
  }

  override createDriver() {
    const driver = super.createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    let patient: DatabaseConnection | undefined;
    driver.acquireConnection = async (options) => {
      await this.turns.take();
      return (patient ??= patientConnection(await acquire(options)));
    };
    driver.releaseConnection = async () => this.turns.pass();
    return driver;
  }
}

class AdapterWithTurns extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function patientConnection(connection: DatabaseConnection): DatabaseConnection {
  let begun = 0;
  let last = 0;
  // Statements come one after another: what follows a wait that was in vain must not wait all over again.
  const isOver = () => {
    const now = Date.now();
    if (now - last > 500) begun = now;
    last = now;
    return now - begun > patience;
  };
  return {
    async executeQuery<Row>(query: CompiledQuery, options?: AbortableOperationOptions) {
      for (;;) {
        try {
          const result = await connection.executeQuery<Row>(query, options);
          // Reading never waits, so only a write tells that the file is free.
          if (result.numAffectedRows !== undefined) last = 0;
          return result;
        } catch (error) {
          if (failureOf(error) !== 'conflict' || isOver()) throw error;
        }
        await new Promise((resume) => setTimeout(resume, 10 * Math.random()));
      }
    },
    streamQuery: connection.streamQuery.bind(connection),
  };
}

/** Undefined: it does not only read, or has to wait for another program. */
function readAtOnce<Row>({ prepare }: ReturnType<typeof adapt>, { sql, parameters }: CompiledQuery<Row>): QueryResult<Row> | undefined {
  const statement = prepare(sql);
  if (!statement.reader) return undefined;
  try {
    return { rows: statement.all(parameters) as Row[] };
  } catch (error) {
    if (failureOf(error) === 'conflict') return undefined;
    throw error;
  }
}

/** The shape that Kysely's dialect expects, over node:sqlite, with each statement prepared once. */
function adapt(raw: DatabaseSync) {
  const prepared = new Map<string, ReturnType<typeof adaptStatement>>();
  return {
    close: () => raw.close(),
    prepare(sql: string) {
      // A transaction that reads first and writes later would fail where another process wrote in between.
      const text = sql === 'begin' ? 'begin immediate' : sql;
      let statement = prepared.get(text);
      if (!statement) {
        if (prepared.size >= 500) prepared.clear();
        prepared.set(text, (statement = adaptStatement(raw.prepare(text))));
      }
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync) {
  const given = (parameters: readonly unknown[]) => parameters as (string | number | null)[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...given(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...given(parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...given(parameters)),
  };
}

/** By SQLite's result codes (https://sqlite.org/rescode.html): unique and primary key; not null; busy and locked. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof TurnError) return 'unavailable';
  const { errcode } = error as { errcode?: number };
  if (errcode === 2067 || errcode === 1555) return 'duplicate';
  if (errcode === 1299) return 'null';
  if (errcode !== undefined && [5, 6].includes(errcode & 0xff)) return 'conflict';
  return undefined;
}
