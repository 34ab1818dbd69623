// Keeps the ledger true to the stock columns, also where somebody changed those beside us.
import type { Trx } from '../database/database.ts';
import * as ledger from './ledger.store.ts';
import * as stock from './stock.store.ts';

/**
 * Writes moves into the ledger, for rows that the transaction has locked and already changed. A product that the ledger does not know,
 * or whose stock was changed from outside, first gets a row that brings the ledger to where the product stood.
 */
export async function enter(trx: Trx, moves: readonly ledger.Move[], entry: ledger.Entry): Promise<void> {
  if (moves.length === 0) return;
  const strange = await stock.findUncounted(trx, moves.map(({ product }) => product));
  const corrections = strange.length > 0 ? await correct(trx, strange, moves, entry.now) : [];
  await ledger.insertMovements(trx, [...corrections, ...moves.map((move) => ({ ...move, ...entry }))]);
}

/** Brings the ledger to where these products stand, whatever happened to them; those that are gone, to zero. */
export async function reconcile(trx: Trx, products: readonly number[], now: string): Promise<void> {
  if (products.length === 0) return;
  await stock.lockProducts(trx, products);
  const corrections = await correct(trx, products, [], now);
  if (corrections.length > 0) await ledger.insertMovements(trx, corrections);
}

/** The rows that the ledger lacks, besides `moves` that are about to be written. */
async function correct(trx: Trx, products: readonly number[], moves: readonly ledger.Move[], now: string): Promise<ledger.Movement[]> {
  const [known, there] = [await ledger.findSums(trx, products), await stock.findCounts(trx, products)];
  await stock.markCounted(trx, products);
  return products.flatMap((product) => {
    const sums = known.get(product);
    const row = there.get(product);
    const move = moves.find((each) => each.product === product);
    const onHand = (row ? row.qty + row.reserved : 0) - (sums?.onHand ?? 0) - (move?.onHand ?? 0);
    const reserved = (row?.reserved ?? 0) - (sums?.reserved ?? 0) - (move?.reserved ?? 0);
    if (sums && onHand === 0 && reserved === 0) return [];
    if (!sums && !row) return [];
    return [{ product, onHand, reserved, reason: !row ? 'deleted' : sums ? 'external' : 'opening', now } as const];
  });
}
