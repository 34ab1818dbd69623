// What admins do with money that a card holds or has given.
import type { Caller } from '../caller.ts';
import type { Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { takeBack } from '../orders/fulfillments.service.ts';
import { notePayment } from '../orders/held-orders.service.ts';
import { next } from '../states.ts';
import { emit } from '../webhooks/webhooks.service.ts';
import { lockPayment, writePayment } from './held-payments.service.ts';
import { paymentStates } from './payment.states.ts';
import type { NewRefund, Payment, Refund } from './payment.contract.ts';
import { toPayment } from './payments.store.ts';
import { refund } from './settlement.service.ts';

/** Captures what is held, or `amount` (minor units) of it. Throws `not_found`, `invalid_transition`, and `validation_failed` beyond what is held. */
export async function capturePayment(trx: Trx, caller: Caller, id: string, amount: number | undefined, now: string): Promise<Payment> {
  const { order, payment } = await lockPayment(trx, caller, id);
  const status = next(paymentStates, payment.status, 'capture');
  const captured = amount ?? payment.amount;
  if (captured > payment.amount) {
    const fault = { place: 'body', path: ['amount', 'amount'], code: 'too_big', detail: `At most ${payment.amount} minor units are held.` } as const;
    throw new ApiError('validation_failed', { faults: [fault] });
  }
  const row = { ...payment, status, captured };
  await writePayment(trx, payment, row, 'capture');
  await notePayment(trx, order, 'captured');
  const taken = toPayment(row, []);
  await emit(trx, 'payment.captured', taken, now);
  return taken;
}

/**
 * Gives money back, and pieces to the shelf. Throws `not_found`, `invalid_transition`, `amount_exceeds_captured`, and
 * `validation_failed` for pieces that the order doesn't have.
 */
export async function createRefund(trx: Trx, caller: Caller, id: string, { amount, reason, restock }: NewRefund, now: string): Promise<Refund> {
  const { order, payment } = await lockPayment(trx, caller, id);
  const left = payment.captured - payment.refunded;
  const given = await refund(trx, payment, { amount: amount?.amount ?? left, reason: reason ?? null, restock }, now);
  await notePayment(trx, order, given.amount.amount === left ? 'refunded' : 'partially_refunded');
  await takeBack(trx, order, restock, now);
  return given;
}
