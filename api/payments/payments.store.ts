import { sql, type Selectable } from 'kysely';
import type { Queries, Tables, Trx } from '../database/database.ts';
import type { Payment, PaymentStatus, Refund } from './payment.contract.ts';

type StoredPayment = Selectable<Tables['payments']>;

/** As stored; a status is one of the state table's, for nothing else is ever written. */
export type PaymentRow = Omit<StoredPayment, 'status'> & { readonly status: PaymentStatus };

type RefundRow = Selectable<Tables['refunds']>;

const rupiah = (amount: number) => ({ amount, currency: 'IDR' as const });

export function toPayment(row: PaymentRow, refunds: readonly Refund[]): Payment {
  return {
    id: row.payment_id,
    order: row.order_id,
    status: row.status,
    capture: row.capture as Payment['capture'],
    amount: rupiah(row.amount),
    captured: rupiah(row.captured),
    refunded: rupiah(row.refunded),
    card: { brand: row.card_brand, last4: row.card_last4 },
    next_action: row.status === 'requires_action' ? { type: 'three_d_secure' } : null,
    failure: row.failure as Payment['failure'],
    refunds: [...refunds],
    created_at: row.created_at,
  };
}

export function toRefund({ refund_id, payment_id, amount, reason, restock, created_at }: RefundRow): Refund {
  return { id: refund_id, payment: payment_id, amount: rupiah(amount), reason, restock: JSON.parse(restock), created_at };
}

/** The order that a payment belongs to. */
export async function findOrderOf(db: Queries, id: string): Promise<string | undefined> {
  return (await db.selectFrom('payments').select('order_id').where('payment_id', '=', id).executeTakeFirst())?.order_id;
}

/** All payments of these orders with their refunds, the oldest first. */
export async function listPayments(db: Queries, orders: readonly string[]): Promise<Payment[]> {
  const rows = await db.selectFrom('payments').selectAll().where('order_id', 'in', orders).orderBy('position').execute();
  const isRefunded = rows.some(({ refunded }) => refunded > 0);
  const refunds = isRefunded ? await db.selectFrom('refunds').selectAll().where('payment_id', 'in', rows.map((row) => row.payment_id)).orderBy('position').execute() : [];
  const ofPayment = Map.groupBy(refunds, ({ payment_id }) => payment_id);
  return (rows as PaymentRow[]).map((row) => toPayment(row, (ofPayment.get(row.payment_id) ?? []).map(toRefund)));
}

/** The payments of an order, locked until the transaction ends. Whoever asks has locked the order before. */
export async function lockPayments(trx: Trx, order: string): Promise<PaymentRow[]> {
  return (await trx.selectFrom('payments').selectAll().where('order_id', '=', order).orderBy('position').modifyEnd(sql`/*! FOR UPDATE */`).execute()) as PaymentRow[];
}

export async function insertPayment(trx: Trx, row: PaymentRow): Promise<void> {
  await trx.insertInto('payments').values(row).execute();
}

/** Writes down where a payment stands, unless it no longer is in the state it was found in; false then. */
export async function updatePayment(trx: Trx, { payment_id, status, captured, failure, pending_failure }: PaymentRow, found: PaymentStatus): Promise<boolean> {
  const change = { status, captured, failure, pending_failure };
  const { numUpdatedRows } = await trx.updateTable('payments').set(change).where('payment_id', '=', payment_id).where('status', '=', found).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Counts an amount as given back, unless more would be than was captured; false then. */
export async function countRefund(trx: Trx, id: string, amount: number): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable('payments')
    .set((column) => ({ refunded: column('refunded', '+', amount) }))
    .where('payment_id', '=', id)
    .where(({ eb, ref }) => eb(eb('refunded', '+', amount), '<=', ref('captured')))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function countRefunds(trx: Trx, payment: string): Promise<number> {
  const { count } = await trx.selectFrom('refunds').select(sql<number>`count(*)`.as('count')).where('payment_id', '=', payment).executeTakeFirstOrThrow();
  return count;
}

export async function insertRefund(trx: Trx, row: RefundRow): Promise<void> {
  await trx.insertInto('refunds').values(row).execute();
}
