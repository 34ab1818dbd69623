import type { CompiledQuery, Kysely, QueryResult, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type { Tables } from './tables.ts';

/** Where a query may run: the database itself or a transaction. */
export type Queries = Kysely<Tables> | Transaction<Tables>;

/** An open transaction: what a store asks for when it must not run outside one. */
export type Trx = Transaction<Tables>;

/**
 * What a failed statement means, told by the engine's error number. `locked`: another transaction held the row for too long;
 * `conflict`: this one was chosen to give way. Both are worth another try of the whole unit of work.
 */
export type Failure = 'duplicate' | 'null' | 'locked' | 'conflict' | 'unavailable';

/** One database, whatever its engine. */
export interface Database {
  readonly engine: 'mysql' | 'sqlite';
  /** For people: the address without its password. */
  readonly address: string;
  readonly queries: Kysely<Tables>;
  /** Sends one compiled query outside any transaction, by the engine's shortest way. */
  send<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>>;
  /** What an error thrown by a query means; undefined: a fault of ours. */
  failureOf(error: unknown): Failure | undefined;
  /** Runs one request's work: all its waiting for the database together ends 2.5 s after it began, with `unavailable`. */
  withDeadline<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Waits for something else than the database in the midst of such work, a slow client for instance: its deadline moves on by as much. */
  outsideDeadline<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Empties every table of the shop and fills it anew with the seed, in one transaction; `more` runs within it. */
  reseed(more: (trx: Trx) => Promise<void>): Promise<void>;
  /** Resolves when the database answers a trivial query; rejects otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const latestRetry = 1500;

/**
 * Runs a unit of work in a transaction, again from its beginning when the database asks for it, but not after 1.5 s. Whoever calls it
 * must be ready for `work` to run more than once, and must use `trx` for every statement within.
 */
export async function inTransaction<Result>(database: Database, work: (trx: Trx) => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + latestRetry;
  for (let pause = 5; ; pause *= 2) {
    try {
      return await database.queries.transaction().execute(work);
    } catch (error) {
      const failure = database.failureOf(error);
      const wait = Math.random() * pause;
      if ((failure !== 'conflict' && failure !== 'locked') || Date.now() + wait > deadline) throw error;
      await new Promise((resume) => setTimeout(resume, wait));
    }
  }
}

/** A query compiled once per database, for hot paths outside transactions; the parameters given at each call fill its placeholders in order. */
export function compileOnce<Row>(build: (db: Queries) => { compile(): CompiledQuery<Row> }) {
  const compiled = new WeakMap<Queries, CompiledQuery<Row>>();
  return ({ queries, send }: Database, parameters: readonly unknown[] = []): Promise<QueryResult<Row>> => {
    let query = compiled.get(queries);
    if (!query) compiled.set(queries, (query = build(queries).compile()));
    return send({ ...query, parameters });
  };
}

/** The same where a transaction may be open: each is an object of its own, so the dialect's adapter stands for their database. */
export function compileWithin<Row>(build: (db: Queries) => { compile(): CompiledQuery<Row> }) {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return (db: Queries, parameters: readonly unknown[]): Promise<QueryResult<Row>> => {
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (!query) compiled.set(adapter, (query = build(db).compile()));
    return db.executeQuery({ ...query, parameters });
  };
}
