import type { Trx } from '../database/database.ts';

/** So many pieces of a product. */
export interface Pieces {
  readonly product: number;
  readonly quantity: number;
}

/** Promises pieces to an order: they can no longer be sold. Throws `out_of_stock` where a product has too few, or is archived or gone. */
export async function reserve(_trx: Trx, _pieces: readonly Pieces[], _order: string, _now: string): Promise<void> {}

/** Gives promised pieces back to the shelf. */
export async function release(_trx: Trx, _pieces: readonly Pieces[], _order: string, _now: string): Promise<void> {}

/** Promised pieces leave the house. */
export async function ship(_trx: Trx, _pieces: readonly Pieces[], _order: string, _now: string): Promise<void> {}

/** Pieces that had left come back to the shelf. */
export async function restock(_trx: Trx, _pieces: readonly Pieces[], _order: string, _now: string): Promise<void> {}
