import { sql, type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { Position, Slice } from '../cursor.ts';
import type { Tables } from './database.ts';

/** In which order a list is read, and from where. */
export interface Order {
  /** The name that cursors carry. */
  readonly sort: string;
  readonly key: Expression<string | number>;
  /** Unique: it breaks ties of the key. */
  readonly id: Expression<number> | Expression<string>;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly from: Position | undefined;
}

export type Keyed<Row> = Row & { sort_key: string | number; sort_id: string | number };

/** Reads one slice of `query`, sorted by key and then id. Rows keep the two extra columns; mappers leave them out. */
export async function readSlice<From extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, From, Row>,
  order: Order,
  total: number,
): Promise<Slice<Row>> {
  const { key, id, isDescending, limit, from } = order;
  const isReversed = isDescending !== (from?.back ?? false);
  const direction = isReversed ? 'desc' : 'asc';
  let slice = query.select([sql<string | number>`${key}`.as('sort_key'), sql<string | number>`${id}`.as('sort_id')] as never);
  if (from) slice = slice.where(beyond(key, id, from, isReversed));
  const found = (await slice.orderBy(key, direction).orderBy(id, direction).limit(limit + 1).execute()) as Keyed<Row>[];
  return toSlice(found, order, total);
}

/** Makes a slice of the rows found, one more than the limit where the list goes on. */
export function toSlice<Row>(found: readonly Keyed<Row>[], order: Pick<Order, 'sort' | 'limit' | 'from'>, total: number): Slice<Row> {
  const { sort, limit, from } = order;
  const rows = found.slice(0, limit);
  if (from?.back) rows.reverse();
  const goesOn = found.length > limit;
  const place = (row: Keyed<Row> | undefined, back: boolean): Position | undefined => {
    if (row) return { sort, key: row.sort_key, id: row.sort_id, back, isIncluded: false };
    // An empty page: the way back begins where it began, and with that row if the page was to come after it.
    return from && { ...from, back, isIncluded: !from.isIncluded };
  };
  const hasNext = from?.back ? true : goesOn;
  const hasPrevious = from?.back ? goesOn : from !== undefined;
  return { rows, total, next: hasNext ? place(rows.at(-1), false) : undefined, previous: hasPrevious ? place(rows[0], true) : undefined };
}

function beyond(key: Expression<string | number>, id: Expression<unknown>, from: Position, isReversed: boolean): RawBuilder<SqlBool> {
  const than = sql.raw(isReversed ? '<' : '>');
  const thanOrSame = from.isIncluded ? sql`${than}=` : than;
  return sql<SqlBool>`(${key} ${than} ${from.key} or (${key} = ${from.key} and ${id} ${thanOrSame} ${from.id}))`;
}
