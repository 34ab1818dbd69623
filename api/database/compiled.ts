// Building a statement costs Kysely more than sending it costs the driver. Those of a checkout are built once for each length that occurs.
import type { CompiledQuery, Insertable, QueryResult } from 'kysely';
import { compileWithin, type Queries, type Tables } from './database.ts';

/** As `compileWithin`, for statements that are longer for more ids or rows: `size` says how many. */
export function compileForSize<Row>(build: (db: Queries, size: number) => { compile(): CompiledQuery<Row> }) {
  const bySize = new Map<number, ReturnType<typeof compileWithin<Row>>>();
  return (db: Queries, size: number, parameters: readonly unknown[]): Promise<QueryResult<Row>> => {
    let send = bySize.get(size);
    if (!send) bySize.set(size, (send = compileWithin((queries) => build(queries, size))));
    return send(db, parameters);
  };
}

/** Inserts rows of one shape. */
export function compileInsert<Table extends keyof Tables>(table: Table, columns: readonly (keyof Tables[Table] & string)[]) {
  const sample = Object.fromEntries(columns.map((column) => [column, '']));
  const send = compileForSize((db, size) => db.insertInto(table).values(Array(size).fill(sample) as never));
  return async (db: Queries, rows: readonly Insertable<Tables[Table]>[]): Promise<void> => {
    await send(db, rows.length, rows.flatMap((row) => columns.map((column) => (row as Readonly<Record<string, unknown>>)[column] ?? null)));
  };
}

/** As many as a list of ids has, for a query that is compiled before the ids are known. */
export function placeholders(size: number): number[] {
  return Array(size).fill(0);
}
