// Stock and its ledger. `qty` is what can be sold, `reserved` what is promised to orders; on hand is both together. Whatever changes
// them writes ledger rows in the same transaction, so that for each product in the ledger the rows add up to what is there.
import { maxInteger } from '../conventions.contract.ts';
import type { Position, Slice } from '../cursor.ts';
import { inTransaction, type Database, type Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import type { Shop } from '../shop.ts';
import { enter, reconcile } from './ledger.service.ts';
import type { Entry, Move } from './ledger.store.ts';
import * as stock from './stock.store.ts';

export type { StockRow } from './stock.store.ts';

/** So many pieces of a product. */
export interface Pieces {
  readonly product: number;
  readonly quantity: number;
}

/** Promises pieces to an order: they can no longer be sold. Throws `out_of_stock` where a product has too few, or is archived or gone. */
export async function reserve(trx: Trx, pieces: readonly Pieces[], order: string, now: string): Promise<void> {
  const wanted = inLockOrder(pieces);
  const short: Pieces[] = [];
  for (const each of wanted) if (!(await stock.reserve(trx, each))) short.push(each);
  if (short.length > 0) throw await outOfStock(trx, short);
  await enter(trx, wanted.map(({ product, quantity }) => ({ product, onHand: 0, reserved: quantity })), { reason: 'reserve', reference: order, now });
}

/** Gives promised pieces back to the shelf. */
export async function release(trx: Trx, pieces: readonly Pieces[], order: string, now: string): Promise<void> {
  await letGo(trx, pieces, stock.release, ({ product, quantity }) => ({ product, onHand: 0, reserved: -quantity }), { reason: 'release', reference: order, now });
}

/** Promised pieces leave the house. */
export async function ship(trx: Trx, pieces: readonly Pieces[], order: string, now: string): Promise<void> {
  await letGo(trx, pieces, stock.ship, ({ product, quantity }) => ({ product, onHand: -quantity, reserved: -quantity }), { reason: 'ship', reference: order, now });
}

/** Pieces that had left come back to the shelf. Throws `validation_failed` when more would be on hand than a column holds. */
export async function restock(trx: Trx, pieces: readonly Pieces[], order: string, now: string): Promise<void> {
  for (const each of inLockOrder(pieces)) if (!(await stock.hasRoomFor(trx, each))) throw tooMany('restock');
  await letGo(trx, pieces, stock.restock, ({ product, quantity }) => ({ product, onHand: quantity, reserved: 0 }), { reason: 'restock', reference: order, now });
}

type Change = (trx: Trx, pieces: Pieces) => Promise<boolean>;

/** What an order does after its pieces were promised must not fail for what somebody did to a row beside us: that enters the ledger too. */
async function letGo(trx: Trx, pieces: readonly Pieces[], change: Change, toMove: (pieces: Pieces) => Move, entry: Entry): Promise<void> {
  const moved: Pieces[] = [];
  const strange: number[] = [];
  for (const each of inLockOrder(pieces)) {
    if (await change(trx, each)) moved.push(each);
    else strange.push(each.product);
  }
  await enter(trx, moved.map(toMove), entry);
  await reconcile(trx, strange, entry.now);
}

/** One entry for each product, in ascending order of id: whoever locks rows in one order can't block another in a circle. */
function inLockOrder(pieces: readonly Pieces[]): Pieces[] {
  const sums = new Map<number, number>();
  for (const { product, quantity } of pieces) sums.set(product, (sums.get(product) ?? 0) + quantity);
  return [...sums].map(([product, quantity]) => ({ product, quantity })).sort((a, b) => a.product - b.product);
}

async function outOfStock(trx: Trx, short: readonly Pieces[]): Promise<ApiError> {
  const left = await stock.findAvailable(trx, short.map(({ product }) => product));
  const parts = short.map(({ product, quantity }) => `${quantity} of product ${product} asked for, ${left.get(product) ?? 0} left`);
  return new ApiError('out_of_stock', { detail: `${parts.join('; ')}.` });
}

function tooMany(field: string): ApiError {
  return new ApiError('validation_failed', { faults: [{ place: 'body', path: [field], code: 'too_big', detail: `More than ${maxInteger} pieces cannot be on hand.` }] });
}

/** Products that are not archived, by id, with what is on hand and promised; `low`: only those of which at most so many can be sold. */
export async function listStock(database: Database, low: number | undefined, limit: number, from: Position | undefined, now: string): Promise<Slice<stock.StockRow>> {
  const slice = await stock.listStock(database.queries, low, limit, from);
  const strange = slice.rows.filter(({ qty, counted }) => qty !== counted).map(({ product_id }) => product_id);
  if (strange.length > 0) await inTransaction(database, (trx) => reconcile(trx, strange, now));
  return slice;
}

const batch = 200;

/** Enters all stock that the ledger does not know: of products that were added, or whose stock was changed, past it. Returns of how many. */
export async function noticeStock(shop: Shop): Promise<number> {
  const now = await shop.now();
  for (let count = 0; ; ) {
    const strange = await stock.listUncounted(shop.database.queries, batch);
    if (strange.length > 0) await inTransaction(shop.database, (trx) => reconcile(trx, strange, now));
    count += strange.length;
    if (strange.length < batch) return count;
  }
}

/**
 * Corrects what is on hand by `delta` pieces and returns the product's stock afterwards. Throws `not_found` for a product that is archived or
 * not there, `out_of_stock` when more would go than can be sold, and `validation_failed` when more would be on hand than a column holds.
 */
export async function adjust(trx: Trx, product: number, { delta, note }: { delta: number; note: string }, now: string): Promise<stock.StockRow> {
  const isDone = await stock.adjust(trx, product, delta);
  const row = await stock.findStock(trx, product);
  if (!row) throw new ApiError('not_found', { detail: 'No product has this id.' });
  if (!isDone && delta < 0) throw new ApiError('out_of_stock', { detail: `${-delta} of product ${product} to be taken away, ${row.qty} left.` });
  if (!isDone) throw tooMany('delta');
  await enter(trx, [{ product, onHand: delta, reserved: 0 }], { reason: 'adjustment', note, now });
  return row;
}

/** Enters a product that this transaction has inserted with its stock counted. */
export async function openAccount(trx: Trx, product: number, pieces: number, now: string): Promise<void> {
  await enter(trx, [{ product, onHand: pieces, reserved: 0 }], { reason: 'opening', now });
}

/** Brings the account of a product that this transaction has deleted to zero. */
export async function closeAccount(trx: Trx, product: number, now: string): Promise<void> {
  await reconcile(trx, [product], now);
}
