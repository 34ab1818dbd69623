// A payment under lock, and read.
import type { Caller } from '../caller.ts';
import { inTransaction, type Database, type Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { holdOrder, lockOrder, type OrderRow } from '../orders/held-orders.service.ts';
import { illegal } from '../states.ts';
import { paymentStates, type PaymentAction } from './payment.states.ts';
import type { Payment } from './payment.contract.ts';
import * as store from './payments.store.ts';
import type { PaymentRow } from './payments.store.ts';

/** A payment of an order that the caller may see. Throws `not_found`. */
export function getPayment(database: Database, caller: Caller, id: string): Promise<Payment> {
  return inTransaction(database, async (trx) => {
    const order = await holdOrder(trx, caller, await orderOf(trx, id)).catch(hideOrder);
    return (await store.listPayments(trx, [order.order_id])).find((payment) => payment.id === id)!;
  });
}

/** Locks the order of a payment, and then the payment, until the transaction ends. Throws `not_found`. */
export async function lockPayment(trx: Trx, caller: Caller, id: string): Promise<{ order: OrderRow; payment: PaymentRow }> {
  const order = await lockOrder(trx, caller, await orderOf(trx, id)).catch(hideOrder);
  const payment = (await store.lockPayments(trx, order.order_id)).find(({ payment_id }) => payment_id === id)!;
  return { order, payment };
}

async function orderOf(trx: Trx, id: string): Promise<string> {
  const order = await store.findOrderOf(trx, id);
  if (order === undefined) throw noPayment();
  return order;
}

/** Whoever may not see an order is not told either that its payment exists. */
function hideOrder(error: unknown): never {
  throw error instanceof ApiError ? noPayment() : error;
}

function noPayment(): ApiError {
  return new ApiError('not_found', { detail: 'No payment of yours has this id.' });
}

/** Writes down where an action has brought a payment. The lock keeps others away; should it ever fail to, the statement itself sees that. */
export async function writePayment(trx: Trx, found: PaymentRow, row: PaymentRow, action: PaymentAction): Promise<void> {
  if (!(await store.updatePayment(trx, row, found.status))) throw illegal(paymentStates, found.status, action);
}
