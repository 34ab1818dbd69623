// Holds the ledger of stock against the shelves, at a quiet moment.
import { expect } from 'vitest';
import type { Database } from '../../api/database/database.ts';

/** For each product in the ledger: its rows add up to what is there, nothing is below zero, and no promise exceeds what is on hand. */
export async function expectLedgerToAddUp({ queries }: Database): Promise<void> {
  const movements = await queries.selectFrom('stock_movements').select(['product_id', 'on_hand_delta', 'reserved_delta']).execute();
  const rows = await queries.selectFrom('products').select(['product_id', 'qty', 'reserved', 'counted']).execute();
  const sums = new Map<number, { onHand: number; reserved: number }>();
  for (const { product_id, on_hand_delta, reserved_delta } of movements) {
    const { onHand, reserved } = sums.get(product_id) ?? { onHand: 0, reserved: 0 };
    sums.set(product_id, { onHand: onHand + on_hand_delta, reserved: reserved + reserved_delta });
  }
  const there = new Map(rows.map(({ product_id, qty, reserved }) => [product_id, { onHand: qty + reserved, reserved }]));
  for (const [product, sum] of sums) expect(sum, `the ledger of product ${product}`).toEqual(there.get(product) ?? { onHand: 0, reserved: 0 });
  for (const { product_id, qty, reserved, counted } of rows) {
    expect(Math.min(qty, reserved), `the stock of product ${product_id}`).toBeGreaterThanOrEqual(0);
    if (sums.has(product_id)) expect(counted, `what the ledger knows of product ${product_id}`).toBe(qty);
  }
}
