// An order under lock, as payments and parcels need it. Locks are taken in one sequence everywhere: the order, its payments, products by
// ascending id, promotions by code.
import { mayUse, type Caller } from '../caller.ts';
import type { Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { next } from '../states.ts';
import { orderStates } from './order.states.ts';
import type { OrderPaymentStatus, OrderStatus } from './orders.contract.ts';
import * as store from './orders.store.ts';
import type { OrderRow } from './orders.store.ts';
import { tell } from './whole-orders.service.ts';

export type { OrderRow } from './orders.store.ts';

/** Locks an order that the caller may use, until the transaction ends. Throws `not_found`. */
export async function lockOrder(trx: Trx, caller: Caller, id: string): Promise<OrderRow> {
  return usable(await store.lockOrder(trx, id), caller);
}

/** Keeps an order that the caller may use as it is, until the transaction ends. Throws `not_found`. */
export async function holdOrder(trx: Trx, caller: Caller, id: string): Promise<OrderRow> {
  return usable((await store.holdOrders(trx, [id]))[0], caller);
}

function usable(order: OrderRow | undefined, caller: Caller): OrderRow {
  if (!order || !mayUse(caller, order.account_id)) throw noOrder();
  return order;
}

function noOrder(): ApiError {
  return new ApiError('not_found', { detail: 'No order of yours has this id.' });
}

/** The status at a time: an order whose time to pay is over has expired, also before its stock has gone back. */
export function statusAt({ status, expires_at }: OrderRow, now: string): OrderStatus {
  return status === 'pending' && expires_at <= now ? 'expired' : status;
}

/** Throws `invalid_transition` unless the order can be paid. */
export function requirePayable(order: OrderRow, now: string): void {
  next(orderStates, statusAt(order, now), 'pay');
}

/** Writes down where the order's money is. */
export async function notePayment(trx: Trx, { order_id }: OrderRow, payment_status: OrderPaymentStatus): Promise<void> {
  await store.updateStatuses(trx, order_id, { payment_status });
}

/** Confirms an order since its payment is captured or authorized, and tells about it. */
export async function confirmOrder(trx: Trx, order: OrderRow, payment_status: 'captured' | 'authorized', now: string): Promise<void> {
  const status = next(orderStates, statusAt(order, now), 'pay');
  await store.updateStatuses(trx, order.order_id, { status, payment_status });
  await tell(trx, 'order.confirmed', order.order_id, now);
}
