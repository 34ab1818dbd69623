import type { Trx } from '../database/database.ts';

/** Takes one use of each promotion. Throws `promotion_not_applicable` where one is used up. */
export async function use(_trx: Trx, _codes: readonly string[]): Promise<void> {}

/** Gives back what `use` took, when the order comes to nothing. */
export async function giveBack(_trx: Trx, _codes: readonly string[]): Promise<void> {}
