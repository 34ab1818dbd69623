import type { Caller } from '../caller.ts';
import type { Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { newId } from '../ids.ts';
import * as orders from '../orders/held-orders.service.ts';
import { next } from '../states.ts';
import { emit } from '../webhooks/webhooks.service.ts';
import { testCards, type PaymentFailure, type TestCard } from './cards.contract.ts';
import { lockPayment, writePayment } from './held-payments.service.ts';
import { paymentStates } from './payment.states.ts';
import type { NewPayment, Payment } from './payment.contract.ts';
import * as store from './payments.store.ts';
import type { PaymentRow } from './payments.store.ts';

/**
 * Charges a card with the total of a pending order. A refusal of the bank is returned, not thrown: the attempt is kept. Throws
 * `not_found` and `invalid_transition`.
 */
export async function createPayment(trx: Trx, caller: Caller, orderId: string, { card, capture }: NewPayment, now: string): Promise<Payment | ApiError> {
  const order = await orders.lockOrder(trx, caller, orderId);
  orders.requirePayable(order, now);
  const earlier = await store.lockPayments(trx, orderId);
  if (earlier.some(({ status }) => status === 'requires_action')) {
    throw new ApiError('invalid_transition', { detail: 'A payment of this order waits for 3-D Secure: pay is not possible until that is answered.' });
  }
  // The contract takes no other number.
  const known = testCards.find(({ number }) => number === card.number)!;
  const failure = isPast(card, now) ? 'expired_card' : known.failure;
  const asked = askBank(order, known, { capture, position: earlier.length, now });
  if (known.isChallenged && failure !== 'expired_card') return challenge(trx, order, asked, failure);
  const decided = decide(asked, failure);
  await store.insertPayment(trx, decided);
  return conclude(trx, order, decided, now);
}

/** A card is good to the end of its month. */
function isPast({ exp_month, exp_year }: { exp_month: number; exp_year: number }, now: string): boolean {
  return `${exp_year}-${String(exp_month).padStart(2, '0')}` < now.slice(0, 7);
}

function askBank(order: orders.OrderRow, card: TestCard, { capture, position, now }: { capture: string; position: number; now: string }): PaymentRow {
  return {
    payment_id: newId('pay'),
    order_id: order.order_id,
    status: paymentStates.start,
    capture,
    amount: order.total,
    captured: 0,
    refunded: 0,
    card_brand: card.brand,
    card_last4: card.number.slice(-4),
    pending_failure: null,
    failure: null,
    position,
    created_at: now,
  };
}

/** The bank wants to see the buyer first; what it will say then is kept, for the number of the card is not. */
async function challenge(trx: Trx, order: orders.OrderRow, asked: PaymentRow, failure: PaymentFailure | null): Promise<Payment> {
  const row = { ...asked, status: next(paymentStates, asked.status, 'challenge'), pending_failure: failure };
  await store.insertPayment(trx, row);
  await orders.notePayment(trx, order, 'requires_action');
  const payment = store.toPayment(row, []);
  await emit(trx, 'payment.requires_action', payment, asked.created_at);
  return payment;
}

function decide(asked: PaymentRow, failure: PaymentFailure | null): PaymentRow {
  const answered = { ...asked, failure, pending_failure: null };
  if (failure !== null) return { ...answered, status: next(paymentStates, asked.status, 'decline') };
  if (asked.capture === 'manual') return { ...answered, status: next(paymentStates, asked.status, 'authorize') };
  return { ...answered, status: next(paymentStates, asked.status, 'charge'), captured: asked.amount };
}

/** Lets the order know what the bank decided. */
async function conclude(trx: Trx, order: orders.OrderRow, row: PaymentRow, now: string): Promise<Payment | ApiError> {
  const payment = store.toPayment(row, []);
  if (payment.failure !== null) {
    await orders.notePayment(trx, order, 'failed');
    await emit(trx, 'payment.failed', payment, now);
    return new ApiError(payment.failure, { detail: `The attempt is kept as ${payment.id}. The order can be paid again until ${order.expires_at}.` });
  }
  const outcome = row.status === 'succeeded' ? 'captured' : 'authorized';
  await emit(trx, `payment.${outcome}`, payment, now);
  await orders.confirmOrder(trx, order, outcome, now);
  return payment;
}

/** Answers 3-D Secure in the buyer's place. Returns a refusal as `createPayment` does; throws `not_found` and `invalid_transition`. */
export async function authenticatePayment(trx: Trx, caller: Caller, id: string, result: 'succeed' | 'fail', now: string): Promise<Payment | ApiError> {
  const { order, payment } = await lockPayment(trx, caller, id);
  const asked = { ...payment, status: next(paymentStates, payment.status, 'authenticate') };
  orders.requirePayable(order, now);
  const decided = decide(asked, result === 'fail' ? 'authentication_failed' : (payment.pending_failure as PaymentFailure | null));
  await writePayment(trx, payment, decided, 'authenticate');
  return conclude(trx, order, decided, now);
}
