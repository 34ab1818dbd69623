import type { Caller } from '../caller.ts';
import { inTransaction, type Database, type Trx } from '../database/database.ts';
import { ApiError, type Fault } from '../errors.ts';
import { newId } from '../ids.ts';
import * as inventory from '../inventory/inventory.service.ts';
import type { LinePieces } from '../payments/payment.contract.ts';
import { illegal, next } from '../states.ts';
import * as store from './fulfillments.store.ts';
import { lockOrder, statusAt, type OrderRow } from './held-orders.service.ts';
import { orderStates } from './order.states.ts';
import type { Fulfillment, NewFulfillment } from './orders.contract.ts';
import { countPieces, listLines, updateStatuses, type LineRow } from './orders.store.ts';
import { tell } from './whole-orders.service.ts';

/**
 * Sends a parcel: the pieces named, or all that are left. Throws `not_found`, `invalid_transition` for an order that can't be sent or
 * is not paid, and `validation_failed` for pieces that it doesn't have.
 */
export async function createFulfillment(trx: Trx, caller: Caller, id: string, { lines: named, tracking }: NewFulfillment, now: string): Promise<Fulfillment> {
  const order = await lockOrder(trx, caller, id);
  requireShippable(order, now);
  const lines = await listLines(trx, [id]);
  const wanted = named ?? lines.map((line) => ({ line: line.line_id, quantity: unsent(line) })).filter(({ quantity }) => quantity > 0);
  if (wanted.length === 0) throw illegal(orderStates, order.status, 'ship', 'Nothing is left to send.');
  const pieces = findLines(lines, wanted, 'lines', unsent).toSorted((one, other) => one.line.position - other.line.position);
  const parcel = pieces.map(({ line, quantity }) => ({ line: line.line_id, quantity }));
  const position = (await store.listFulfillments(trx, [id])).length;
  const row = { fulfillment_id: newId('ful'), order_id: id, status: 'shipped', tracking: tracking ?? null, position, created_at: now, delivered_at: null };
  await store.insertFulfillment(trx, row, parcel);
  await inventory.ship(trx, pieces.map(({ line, quantity }) => ({ product: line.product_id, quantity })), id, now);
  for (const { line, quantity } of pieces) await countPieces(trx, line.line_id, 'fulfilled', quantity);
  await settle(trx, order, now);
  return store.toFulfillment(row, parcel);
}

function requireShippable(order: OrderRow, now: string): void {
  next(orderStates, statusAt(order, now), 'ship');
  if (order.payment_status === 'authorized') throw illegal(orderStates, order.status, 'ship', 'Its payment has to be captured first.');
  if (order.payment_status === 'refunded') throw illegal(orderStates, order.status, 'ship', 'All of its money was given back.');
}

/** Marks a parcel as delivered. Throws `not_found`, and `invalid_transition` where it has arrived before. */
export function deliverFulfillment(database: Database, caller: Caller, id: string, now: string): Promise<Fulfillment> {
  return inTransaction(database, async (trx) => {
    const orderId = await store.findOrderOf(trx, id);
    if (orderId === undefined) throw new ApiError('not_found', { detail: 'No fulfillment has this id.' });
    const order = await lockOrder(trx, caller, orderId);
    next(orderStates, order.status, 'deliver');
    const found = (await store.listFulfillments(trx, [orderId])).find((parcel) => parcel.id === id)!;
    if (found.status === 'delivered') throw new ApiError('invalid_transition', { detail: 'The fulfillment is delivered: deliver is not possible.' });
    await store.markDelivered(trx, id, now);
    await settle(trx, order, now);
    return { ...found, status: 'delivered', delivered_at: now };
  });
}

/**
 * Takes pieces back to the shelf: first such as have not been sent, which then never will be, then such as have come back. Throws
 * `validation_failed` where a line has fewer.
 */
export async function takeBack(trx: Trx, order: OrderRow, restock: readonly LinePieces[], now: string): Promise<void> {
  if (restock.length === 0) return;
  const lines = await listLines(trx, [order.order_id]);
  const found = findLines(lines, restock, 'restock', (line) => unsent(line) + line.fulfilled - line.restocked);
  // One product after the other, so that rows are locked in ascending order although each may be locked for two reasons.
  for (const { line, quantity } of found.toSorted((one, other) => one.line.product_id - other.line.product_id)) {
    const released = Math.min(unsent(line), quantity);
    await move(trx, line, released, 'released', now);
    await move(trx, line, quantity - released, 'restocked', now);
  }
  await settle(trx, order, now);
}

async function move(trx: Trx, line: LineRow, quantity: number, column: 'released' | 'restocked', now: string): Promise<void> {
  if (quantity === 0) return;
  const change = column === 'released' ? inventory.release : inventory.restock;
  await change(trx, [{ product: line.product_id, quantity }], line.order_id, now);
  await countPieces(trx, line.line_id, column, quantity);
}

/** Pieces of a line that can still be sent. */
export function unsent({ quantity, fulfilled, released }: LineRow): number {
  return quantity - fulfilled - released;
}

function findLines(lines: readonly LineRow[], wanted: readonly LinePieces[], field: string, available: (line: LineRow) => number) {
  const faults: Fault[] = [];
  const found = wanted.flatMap(({ line: id, quantity }, index) => {
    const line = lines.find(({ line_id }) => line_id === id);
    if (!line) faults.push({ place: 'body', path: [field, index, 'line'], code: 'unknown', detail: 'The order has no line with this id.' });
    else if (quantity > available(line)) faults.push({ place: 'body', path: [field, index, 'quantity'], code: 'too_big', detail: `At most ${available(line)} are there.` });
    return line ? [{ line, quantity }] : [];
  });
  if (faults.length > 0) throw new ApiError('validation_failed', { faults });
  return found;
}

/** Brings the order's statuses up to what has become of its pieces and parcels, and tells about what follows. */
async function settle(trx: Trx, order: OrderRow, now: string): Promise<void> {
  const id = order.order_id;
  const lines = await listLines(trx, [id]);
  const isSent = lines.some(({ fulfilled }) => fulfilled > 0);
  const isComplete = lines.every((line) => unsent(line) === 0);
  let { status } = order;
  await updateStatuses(trx, id, { fulfillment_status: !isSent ? 'not_fulfilled' : isComplete ? 'fulfilled' : 'partially_fulfilled' });
  if (status === 'confirmed' && isSent && isComplete) {
    status = next(orderStates, status, 'ship');
    await updateStatuses(trx, id, { status });
    await tell(trx, 'order.shipped', id, now);
  }
  if (status !== 'shipped' || (await store.listFulfillments(trx, [id])).some((parcel) => parcel.status !== 'delivered')) return;
  await updateStatuses(trx, id, { status: next(orderStates, status, 'deliver') });
  await tell(trx, 'order.delivered', id, now);
}
