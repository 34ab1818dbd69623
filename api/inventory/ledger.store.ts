import { sql } from 'kysely';
import { compileInsert } from '../database/compiled.ts';
import type { Trx } from '../database/database.ts';

type Reason = 'opening' | 'adjustment' | 'external' | 'reserve' | 'release' | 'ship' | 'restock' | 'deleted';

/** What came (+) and went (-) of a product. */
export interface Move {
  readonly product: number;
  readonly onHand: number;
  readonly reserved: number;
}

/** Why and when. `reference` is the order's id, `note` what a person wrote. */
export interface Entry {
  readonly reason: Reason;
  readonly reference?: string;
  readonly note?: string;
  readonly now: string;
}

export type Movement = Move & Entry;

const insert = compileInsert('stock_movements', ['product_id', 'on_hand_delta', 'reserved_delta', 'reason', 'reference', 'note', 'created_at']);

export async function insertMovements(trx: Trx, movements: readonly Movement[]): Promise<void> {
  const rows = movements.map(({ product, onHand, reserved, reason, reference, note, now }) => ({
    product_id: product,
    on_hand_delta: onHand,
    reserved_delta: reserved,
    reason,
    reference: reference ?? null,
    note: note ?? null,
    created_at: now,
  }));
  await insert(trx, rows);
}

/**
 * What the ledger says of these products; those that it does not know are left out. Locks the rows read: where a product is gone,
 * there is nothing else that two who close its account could meet at.
 */
export async function findSums(trx: Trx, products: readonly number[]): Promise<Map<number, Move>> {
  const rows = await trx
    .selectFrom('stock_movements')
    .select(['product_id', 'on_hand_delta', 'reserved_delta'])
    .where('product_id', 'in', products)
    .orderBy('product_id')
    .orderBy('movement_id')
    .modifyEnd(sql`/*! FOR UPDATE */`)
    .execute();
  const sums = new Map<number, Move>();
  for (const { product_id: product, on_hand_delta, reserved_delta } of rows) {
    const { onHand, reserved } = sums.get(product) ?? { onHand: 0, reserved: 0 };
    sums.set(product, { product, onHand: onHand + on_hand_delta, reserved: reserved + reserved_delta });
  }
  return sums;
}
