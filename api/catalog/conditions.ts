// What a query of listProducts asks for, as conditions on the table products alone.
import { sql, type Expression, type SqlBool } from 'kysely';
import type { ProductQuery } from './products.contract.ts';
import { piecesOf } from './search.ts';

export type Filter = 'q' | 'brand' | 'category' | 'price' | 'in_stock';

/** One condition for each filter that was given. */
export type Conditions = ReadonlyMap<Filter, Expression<SqlBool>>;

/** `shelves`: the ids of the category that was asked for and of all below it. */
export function conditionsOf({ q, brand, category, price_min, price_max, in_stock }: ProductQuery, shelves: readonly number[]): Conditions {
  const conditions = new Map<Filter, Expression<SqlBool>>();
  if (q !== undefined) conditions.set('q', contains(piecesOf(q)));
  if (brand !== undefined) conditions.set('brand', sql`products.brand_id = ${brand}`);
  if (category !== undefined) conditions.set('category', shelves.length > 0 ? sql`products.category_id in (${sql.join(shelves)})` : nothing);
  if (price_min !== undefined || price_max !== undefined) conditions.set('price', between(price_min, price_max));
  if (in_stock !== undefined) conditions.set('in_stock', in_stock ? sql`products.qty > 0` : sql`products.qty <= 0`);
  return conditions;
}

const nothing = sql<SqlBool>`1 = 0`;

function contains(words: readonly (readonly string[])[]): Expression<SqlBool> {
  const anyOf = (pieces: readonly string[]) => sql`(${sql.join(pieces.map((piece) => sql`INSTR(products.search_text, ${piece}) > 0`), sql` or `)})`;
  return words.length > 0 ? sql`${sql.join(words.map(anyOf), sql` and `)}` : nothing;
}

function between(min: number | undefined, max: number | undefined): Expression<SqlBool> {
  if (min === undefined) return sql`products.price_minor <= ${max}`;
  return max === undefined ? sql`products.price_minor >= ${min}` : sql`(products.price_minor >= ${min} and products.price_minor <= ${max})`;
}

/** All conditions but one. */
export function without(conditions: Conditions, left: Filter): Conditions {
  return new Map([...conditions].filter(([filter]) => filter !== left));
}

export function matching<Query extends { where(condition: Expression<SqlBool>): Query }>(query: Query, conditions: Conditions): Query {
  return [...conditions.values()].reduce((rest, condition) => rest.where(condition), query);
}
