// Money on its way back, and payments as their orders show them. Knows nothing of orders, which build on it.
import type { Queries, Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { newId } from '../ids.ts';
import { next } from '../states.ts';
import { emit } from '../webhooks/webhooks.service.ts';
import { paymentStates } from './payment.states.ts';
import type { LinePieces, Payment, Refund } from './payment.contract.ts';
import * as store from './payments.store.ts';
import type { PaymentRow } from './payments.store.ts';

/** All payments of these orders with their refunds, the oldest first. */
export function listPayments(db: Queries, orders: readonly string[]): Promise<Payment[]> {
  return store.listPayments(db, orders);
}

interface RefundDraft {
  /** Minor units. */
  readonly amount: number;
  readonly reason: string | null;
  readonly restock: readonly LinePieces[];
}

/** Gives money back. Throws `invalid_transition`, and `amount_exceeds_captured` where the payment has less left than `amount`. */
export async function refund(trx: Trx, payment: PaymentRow, { amount, reason, restock }: RefundDraft, now: string): Promise<Refund> {
  next(paymentStates, payment.status, 'refund');
  const left = payment.captured - payment.refunded;
  if (left === 0 || !(await store.countRefund(trx, payment.payment_id, amount))) {
    throw new ApiError('amount_exceeds_captured', { detail: `Of this payment, ${left} minor units are left to give back.` });
  }
  const position = await store.countRefunds(trx, payment.payment_id);
  const row = { refund_id: newId('ref'), payment_id: payment.payment_id, amount, reason, restock: JSON.stringify(restock), position, created_at: now };
  await store.insertRefund(trx, row);
  const refund = store.toRefund(row);
  await emit(trx, 'refund.created', refund, now);
  return refund;
}

/** Undoes what an order's payments did or were about to do, since the order comes to nothing. Tells whether money was given back. */
export async function undoPayments(trx: Trx, order: string, now: string): Promise<'refunded' | 'canceled' | 'nothing'> {
  const payments = await store.lockPayments(trx, order);
  const open = payments.find(({ status }) => status === 'requires_action' || status === 'requires_capture');
  if (open) {
    await cancel(trx, open, now);
    return 'canceled';
  }
  const paid = payments.find(({ status }) => status === 'succeeded');
  if (!paid) return 'nothing';
  const amount = paid.captured - paid.refunded;
  if (amount > 0) await refund(trx, paid, { amount, reason: 'The order was canceled.', restock: [] }, now);
  return 'refunded';
}

async function cancel(trx: Trx, payment: PaymentRow, now: string): Promise<void> {
  const canceled = { ...payment, status: next(paymentStates, payment.status, 'cancel'), pending_failure: null };
  await store.updatePayment(trx, canceled, payment.status);
  await emit(trx, 'payment.canceled', store.toPayment(canceled, []), now);
}
