import { sql } from 'kysely';
import { compileOnce, type Database, type Queries } from '../database/database.ts';
import { matching, type Conditions } from './conditions.ts';
import { isShown } from './products.store.ts';

/** Products of one brand and category. */
export interface Cell {
  readonly brand_id: number | null;
  /** Null: no brand, or one that is gone. */
  readonly brand_name: string | null;
  readonly category_id: number | null;
  readonly count: number;
  /** How many of them can be sold. */
  readonly in_stock: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Every facet can be added up from these, and so can the total: one pass over an index for all of them. */
function selectCells(db: Queries, conditions: Conditions) {
  const counts = [sql<number>`count(*)`.as('count'), sql<number>`count(case when qty > 0 then 1 end)`.as('in_stock'), sql<number>`min(price_minor)`.as('lowest'), sql<number>`max(price_minor)`.as('highest')] as const;
  const counted = matching(db.selectFrom('products').where(isShown), conditions).select(['brand_id', 'category_id']).select(counts).groupBy(['brand_id', 'category_id']);
  return db.selectFrom(counted.as('cells')).leftJoin('brands', 'brands.brand_id', 'cells.brand_id').selectAll('cells').select('brands.brand_name');
}

const selectAllCells = compileOnce<Cell>((db) => selectCells(db, new Map()));

export async function findCells(database: Database, conditions: Conditions): Promise<readonly Cell[]> {
  return conditions.size === 0 ? (await selectAllCells(database)).rows : selectCells(database.queries, conditions).execute();
}
