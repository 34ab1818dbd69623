// MySQL and MariaDB through mysql2: a pool whose every wait has an end, and errors told by number.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, MysqlDialect, sql, type CompiledQuery, type QueryResult } from 'kysely';
import { createPool, type ConnectionOptions, type ExecuteValues, type Pool, type PoolConnection, type QueryError, type ResultSetHeader } from 'mysql2';
import { createConnection, type Connection } from 'mysql2/promise';
import { inTransaction, type Database, type Failure, type Tables, type Trx } from './database.ts';
import { fillAnew, migrate, type Session, type SqlFiles } from './migrate.ts';

/** Where a MySQL or MariaDB server is and which database of it is meant. */
export interface MysqlAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** All that one request does in the database, retries included, ends after this many milliseconds. */
const patience = 2500;

/** A shop that was used a lot takes longer to empty than any request may. */
const patienceToReseed = 30_000;

/** When a request's patience ends; it moves on while the request waits for something else. */
interface Deadline {
  at: number;
}

/** That of the request that runs at the moment. */
const deadlines = new AsyncLocalStorage<Deadline>();

function within<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  return deadlines.run({ at: Date.now() + milliseconds }, work);
}

function deadline(): Deadline {
  return deadlines.getStore() ?? { at: Date.now() + patience };
}

async function outsideDeadline<Result>(work: () => Promise<Result>): Promise<Result> {
  const start = Date.now();
  try {
    return await work();
  } finally {
    const own = deadlines.getStore();
    if (own) own.at += Date.now() - start;
  }
}

/** Calls `giveUp` when the deadline is reached, unless the function returned is called before. */
function startWaiting(giveUp: () => void, { at } = deadline()): () => void {
  const timer = setTimeout(giveUp, Math.max(1, at - Date.now()));
  return () => clearTimeout(timer);
}

const sessionSettings = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', innodb_lock_wait_timeout = 1",
];

const connectionOptions: ConnectionOptions = {
  charset: 'utf8mb4',
  timezone: 'Z',
  supportBigNumbers: true,
  jsonStrings: true,
  connectTimeout: 2000,
  // Each counts against the server's 16,382 for all its clients; the oldest is closed when another comes.
  maxPreparedStatements: 200,
  flags: ['-LOCAL_FILES'],
};

/** Creates the database if it isn't there, migrates it, seeds it if it was never filled, and opens a pool on it. */
export async function openMysql(address: MysqlAddress, files: SqlFiles): Promise<Database> {
  await prepare(address, files);
  const pool = createPool({ ...address, ...connectionOptions, connectionLimit: 10, maxIdle: 5, idleTimeout: 60_000, queueLimit: 500 });
  pool.on('connection', (connection) => sessionSettings.forEach((setting) => connection.query(setting)));
  const patient = patientPool(pool);
  const queries = new Kysely<Tables>({ dialect: new MysqlDialect({ pool: patient }) });
  const database: Database = {
    engine: 'mysql',
    address: `mysql://${address.user}@${address.host}:${address.port}/${address.database}`,
    queries,
    send: (query) => sendPast(patient, query),
    failureOf,
    withDeadline: (work) => within(patience, work),
    outsideDeadline,
    reseed: (more) => within(patienceToReseed, () => reseed(database, files.seed, more)),
    // By way of the patient pool: a plain one would keep each connection that hangs, until none is left.
    ping: async () => void (await sql`SELECT 1`.execute(queries)),
    async close() {
      await queries.destroy();
      await new Promise((resolve) => pool.end(resolve));
    },
  };
  return database;
}

/** Tables whose ids the database counts; the seed gives those it fills with by itself. */
const counted = ['brands', 'categories', 'products', 'stock_movements'];

async function reseed(database: Database, seed: string, more: (trx: Trx) => Promise<void>): Promise<void> {
  await inTransaction(database, async (trx) => {
    // One at a time, of all processes.
    await sql`SELECT value FROM shop_state WHERE name = 'seeded' FOR UPDATE`.execute(trx);
    await fillAnew(trx, seed, () => more(trx));
  });
  // Sets the count to what follows the largest id. It commits by itself, so it comes after the transaction.
  for (const table of counted) await sql`ALTER TABLE ${sql.table(table)} AUTO_INCREMENT = 1`.execute(database.queries);
}

async function prepare(address: MysqlAddress, files: SqlFiles): Promise<void> {
  const connection = await connect(address);
  try {
    for (const setting of sessionSettings) await connection.query(setting);
    const session = sessionOf(connection);
    const name = `etalase.${address.database}`.slice(0, 64);
    const [lock] = await session.rows('SELECT GET_LOCK(?, 60) AS taken', [name]);
    if (lock?.taken !== 1) throw new Error('Another process has been migrating this database for over a minute. Start again when it has finished.');
    await migrate(session, files);
  } finally {
    connection.destroy();
  }
}

export function sessionOf(connection: Connection): Session {
  return {
    engine: 'mysql',
    rows: async (statement, parameters = []) => (await connection.query(statement, [...parameters]))[0] as Record<string, unknown>[],
    run: async (statement, parameters = []) => void (await connection.query(statement, [...parameters])),
  };
}

async function connect({ database, ...server }: MysqlAddress) {
  try {
    return await createConnection({ ...server, database, ...connectionOptions });
  } catch (error) {
    if ((error as QueryError).errno !== 1049) throw error; // any failure but 'unknown database'
  }
  const connection = await createConnection({ ...server, ...connectionOptions });
  const name = `\`${database.replaceAll('`', '``')}\``;
  await connection.query(`CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4`);
  await connection.query(`USE ${name}`);
  return connection;
}

/** mysql2's pool waits for ever, for a connection and for an answer; this one gives up, and never reuses a connection that hung. */
function patientPool(pool: Pool) {
  const known = new WeakMap<PoolConnection, ReturnType<typeof patientConnection>>();
  return {
    getConnection(callback: (error: unknown, connection: any) => void) {
      let isLate = false;
      const stopWaiting = startWaiting(() => {
        isLate = true;
        callback(Object.assign(new Error('No database connection became free in time.'), { code: 'POOL_TIMEOUT' }), undefined);
      });
      pool.getConnection((error, raw) => {
        if (isLate) return error ? undefined : raw.release();
        stopWaiting();
        if (error) return callback(error, undefined);
        let connection = known.get(raw);
        if (!connection) known.set(raw, (connection = patientConnection(raw)));
        callback(null, connection);
      });
    },
    // Kysely ends only a pool that it has used; whoever made this one ends it.
    end: (callback: (error: unknown) => void) => callback(null),
  };
}

/** Kysely's way to a connection and back costs a short request an eighth of its time. */
function sendPast<Row>(pool: ReturnType<typeof patientPool>, { sql, parameters }: CompiledQuery<Row>): Promise<QueryResult<Row>> {
  // A connection that others had comes in a callback of theirs, in which the deadline would be theirs too.
  const own = deadline();
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection: ReturnType<typeof patientConnection>) => {
      if (error) return reject(error);
      connection.query(sql, parameters, (error, result) => {
        connection.release();
        if (error) reject(error);
        else resolve(Array.isArray(result) ? { rows: result } : { rows: [], ...countsOf(result as ResultSetHeader) });
      }, own);
    });
  });
}

function countsOf({ insertId, affectedRows }: ResultSetHeader) {
  return { insertId: BigInt(insertId), numAffectedRows: BigInt(affectedRows) };
}

function patientConnection(raw: PoolConnection) {
  let isBroken = false;
  return {
    threadId: raw.threadId,
    query(text: string, values: readonly unknown[], callback: (error: unknown, result: unknown) => void, until = deadline()) {
      // What was given up is still on its way, and nothing can overtake it.
      if (isBroken) return callback(tooLate(), undefined);
      let isDone = false;
      const done = (error: QueryError | null, result: unknown) => {
        if (isDone) return;
        isDone = true;
        stopWaiting();
        isBroken ||= error !== null && (error.fatal || error.code === 'PROTOCOL_SEQUENCE_TIMEOUT');
        callback(error, result);
      };
      // mysql2's own timeout leaves out the preparing of a statement.
      const stopWaiting = startWaiting(() => done(tooLate(), undefined), until);
      if (values.length === 0) raw.query(text, done);
      else {
        raw.execute(text, values.map(bindable), (error, result) => {
          // The original server leaks prepared statements until the database makes no more for anyone; it still takes plain ones.
          if (error?.errno === 1461 && !isBroken) raw.query(text, values as ExecuteValues[], done);
          else done(error, result);
        });
      }
    },
    release: () => (isBroken ? raw.destroy() : raw.release()),
    destroy: () => raw.destroy(),
  };
}

function tooLate(): QueryError {
  return Object.assign(new Error('The database did not answer in time.') as QueryError, { code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
}

/** A prepared statement takes a JavaScript number for a DOUBLE, which MySQL 8 refuses after LIMIT; digits it takes for what they are. */
function bindable(value: unknown): ExecuteValues {
  return (typeof value === 'number' ? String(value) : value) as ExecuteValues;
}

const failures: Readonly<Record<string | number, Failure>> = {
  1062: 'duplicate',
  1048: 'null',
  1213: 'conflict', 1020: 'conflict',
  1205: 'locked',
  1040: 'unavailable', 1047: 'unavailable', 1053: 'unavailable', 1180: 'unavailable', 1203: 'unavailable', 1226: 'unavailable', 1290: 'unavailable', 1927: 'unavailable',
  ECONNREFUSED: 'unavailable', ECONNRESET: 'unavailable', EPIPE: 'unavailable', ETIMEDOUT: 'unavailable', ENOTFOUND: 'unavailable', EAI_AGAIN: 'unavailable',
  PROTOCOL_CONNECTION_LOST: 'unavailable', PROTOCOL_SEQUENCE_TIMEOUT: 'unavailable', POOL_TIMEOUT: 'unavailable',
  PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR: 'unavailable', PROTOCOL_ENQUEUE_AFTER_QUIT: 'unavailable',
};

/** By errno: mysql2's names are MySQL's and wrong for some of MariaDB's numbers. Its pool's own errors have neither. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const { errno, code } = error as QueryError;
  if (/^(Queue limit reached|No connections available|Pool is closed)\.$/.test(error.message)) return 'unavailable';
  return failures[errno ?? ''] ?? failures[code ?? ''];
}
