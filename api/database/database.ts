import type { CompiledQuery, Generated, Kysely, QueryResult, Transaction } from 'kysely';

/** The tables as stored: snake_case, plain integers and text. */
export interface Tables {
  brands: {
    brand_id: Generated<number>;
    brand_name: string;
  };
  categories: {
    category_id: Generated<number>;
    parent_id: number | null;
    slug: string;
    name_en: string;
    name_id: string;
    position: number;
  };
  products: {
    product_id: Generated<number>;
    product_name: string;
    /** Rupiah with two decimals, written as text; read through `price_minor`. */
    price: string;
    qty: number;
    brand_id: number | null;
    /** The price in minor units, computed by the database from `price`. */
    price_minor: Generated<number>;
    /** Null: a row from outside the shop, whose slug follows from its id. */
    slug: string | null;
    category_id: number | null;
    description_en: string | null;
    description_id: string | null;
  };
}

/** Where a query may run: the database itself or a transaction. */
export type Queries = Kysely<Tables> | Transaction<Tables>;

/** What a failed statement means, told by the engine's error number. */
export type Failure = 'duplicate' | 'null' | 'conflict' | 'unavailable';

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
  /** Resolves when the database answers a trivial query; rejects otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const latestRetry = 1500;

/** Runs a unit of work in a transaction, again from its beginning when the database asks for it, but not after 1.5 s. */
export async function inTransaction<Result>(database: Database, work: (trx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + latestRetry;
  for (let pause = 5; ; pause *= 2) {
    try {
      return await database.queries.transaction().execute(work);
    } catch (error) {
      const wait = Math.random() * pause;
      if (database.failureOf(error) !== 'conflict' || Date.now() + wait > deadline) throw error;
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
