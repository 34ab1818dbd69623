import type { Position, Slice } from '../cursor.ts';
import type { Database, Queries, Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import type { NewPromotion, Promotion } from './promotions.contract.ts';
import * as store from './promotions.store.ts';

/** What a promotion gives and to whom; amounts in minor units. */
export interface Terms {
  readonly code: string;
  readonly kind: 'percentage' | 'amount';
  readonly value: number;
  readonly minimum: number;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly isUsedUp: boolean;
}

export async function listPromotions({ queries }: Database, limit: number, from: Position | undefined): Promise<Slice<Promotion>> {
  const slice = await store.listPromotions(queries, limit, from);
  return { ...slice, rows: slice.rows.map(toPromotion) };
}

/** Throws `validation_failed` for a code that is taken. */
export async function createPromotion(database: Database, promotion: NewPromotion, now: string): Promise<Promotion> {
  const row = { ...promotion, minimum: promotion.minimum.amount, created_at: now };
  try {
    await store.insertPromotion(database.queries, row);
  } catch (error) {
    if (database.failureOf(error) !== 'duplicate') throw error;
    const fault = { place: 'body', path: ['code'], code: 'taken', detail: `There is a promotion ${promotion.code} already.` } as const;
    throw new ApiError('validation_failed', { faults: [fault] });
  }
  return toPromotion({ ...row, used: 0 });
}

/** The terms of these promotions, in the order of `codes`; codes that do not exist are left out. */
export async function findTerms(db: Queries, codes: readonly string[]): Promise<Terms[]> {
  if (codes.length === 0) return [];
  const rows = new Map((await store.findPromotions(db, codes)).map((row) => [row.code, row]));
  return codes.flatMap((code) => rows.get(code) ?? []).map(toTerms);
}

/** Why a promotion can't be had at this moment for goods worth `subtotal` (minor units), as an English sentence; undefined: it can. */
export function obstacleTo({ code, minimum, startsAt, endsAt, isUsedUp }: Terms, subtotal: number, now: string): string | undefined {
  if (startsAt !== null && now < startsAt) return `${code} begins at ${startsAt}.`;
  if (endsAt !== null && now >= endsAt) return `${code} ended at ${endsAt}.`;
  if (isUsedUp) return `${code} is used up.`;
  if (subtotal < minimum) return `${code} wants a subtotal of at least ${minimum} minor units; it is ${subtotal}.`;
  return undefined;
}

/** Takes one use of each promotion. Throws `promotion_not_applicable` where one is used up. Rows are locked in the order of their codes. */
export async function use(trx: Trx, codes: readonly string[]): Promise<void> {
  for (const code of [...codes].sort()) {
    if (!(await store.countUse(trx, code))) throw new ApiError('promotion_not_applicable', { detail: `${code} is used up.` });
  }
}

/** Gives back what `use` took, when the order comes to nothing. */
export async function giveBack(trx: Trx, codes: readonly string[]): Promise<void> {
  for (const code of [...codes].sort()) await store.discountUse(trx, code);
}

function toTerms(row: store.PromotionRow): Terms {
  const { code, value, minimum, usage_limit, used } = row;
  return { code, kind: kindOf(row), value, minimum, startsAt: row.starts_at, endsAt: row.ends_at, isUsedUp: usage_limit !== null && used >= usage_limit };
}

function toPromotion(row: store.PromotionRow): Promotion {
  const { code, value, minimum, starts_at, ends_at, usage_limit, used, created_at } = row;
  return { code, kind: kindOf(row), value, minimum: { amount: minimum, currency: 'IDR' }, starts_at, ends_at, usage_limit, used, created_at };
}

function kindOf({ kind }: store.PromotionRow): Terms['kind'] {
  return kind === 'percentage' ? 'percentage' : 'amount';
}
