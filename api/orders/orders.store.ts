import { sql, type Selectable } from 'kysely';
import type { Position, Slice } from '../cursor.ts';
import { compileInsert } from '../database/compiled.ts';
import type { Queries, Tables, Trx } from '../database/database.ts';
import { readSlice } from '../database/keyset.ts';
import type { Payment } from '../payments/payment.contract.ts';
import type { Fulfillment, FulfillmentStatus, Order, OrderPaymentStatus, OrderStatus } from './orders.contract.ts';

/** As stored; the three statuses are the contract's, for nothing else is ever written. */
export type OrderRow = Omit<Selectable<Tables['orders']>, 'status' | 'payment_status' | 'fulfillment_status'> & Statuses;

export type LineRow = Selectable<Tables['order_lines']>;

export type PromotionRow = Selectable<Tables['order_promotions']>;

interface Statuses {
  readonly status: OrderStatus;
  readonly payment_status: OrderPaymentStatus;
  readonly fulfillment_status: FulfillmentStatus;
}

/** Everything that an order shows, apart from its own row. */
export interface Parts {
  readonly lines: readonly LineRow[];
  readonly promotions: readonly PromotionRow[];
  readonly payments: readonly Payment[];
  readonly fulfillments: readonly Fulfillment[];
}

const rupiah = (amount: number) => ({ amount, currency: 'IDR' as const });

export function toOrder(row: OrderRow, { lines, promotions, payments, fulfillments }: Parts): Order {
  return {
    id: row.order_id,
    cart: row.cart_id,
    customer: row.account_id,
    status: row.status,
    payment_status: row.payment_status,
    fulfillment_status: row.fulfillment_status,
    email: row.email,
    shipping_address: JSON.parse(row.shipping_address),
    billing_address: JSON.parse(row.billing_address),
    shipping_option: { id: row.shipping_option, name: JSON.parse(row.shipping_name) },
    lines: lines.map(toLine),
    promotions: promotions.map(({ code, amount }) => ({ code, amount: rupiah(amount) })),
    totals: { subtotal: rupiah(row.subtotal), discount: rupiah(row.discount), shipping: rupiah(row.shipping), tax: rupiah(row.tax), total: rupiah(row.total) },
    payments: [...payments],
    fulfillments: [...fulfillments],
    expires_at: row.status === 'pending' ? row.expires_at : null,
    created_at: row.created_at,
  };
}

function toLine(row: LineRow): Order['lines'][number] {
  const { line_id, product_id, name, slug, unit_price, quantity, discount, tax, total, fulfilled, released, restocked } = row;
  const amounts = { unit_price: rupiah(unit_price), quantity, discount: rupiah(discount), tax: rupiah(tax), total: rupiah(total) };
  return { id: line_id, product: { id: product_id, name, slug }, ...amounts, fulfilled, released, restocked };
}

const insertRow = compileInsert('orders', [
  'order_id', 'cart_id', 'account_id', 'status', 'payment_status', 'fulfillment_status', 'email', 'shipping_address', 'billing_address',
  'shipping_option', 'shipping_name', 'subtotal', 'discount', 'shipping', 'tax', 'total', 'expires_at', 'created_at',
]);

const insertLines = compileInsert('order_lines', [
  'line_id', 'order_id', 'position', 'product_id', 'name', 'slug', 'unit_price', 'quantity', 'discount', 'tax', 'total', 'fulfilled', 'released', 'restocked',
]);

/** Writes a whole new order down: its row, its lines and its promotions. */
export async function insertOrder(trx: Trx, row: OrderRow, lines: readonly LineRow[], promotions: readonly PromotionRow[]): Promise<void> {
  await insertRow(trx, [row]);
  await insertLines(trx, lines);
  if (promotions.length > 0) await trx.insertInto('order_promotions').values(promotions).execute();
}

/** The order's row, locked until the transaction ends (SQLite has one writer and needs no lock). */
export async function lockOrder(trx: Trx, id: string): Promise<OrderRow | undefined> {
  return (await trx.selectFrom('orders').selectAll().where('order_id', '=', id).modifyEnd(sql`/*! FOR UPDATE */`).executeTakeFirst()) as OrderRow | undefined;
}

/** The rows of these orders, which nobody changes until the transaction ends. */
export async function holdOrders(trx: Trx, ids: readonly string[]): Promise<OrderRow[]> {
  return (await trx.selectFrom('orders').selectAll().where('order_id', 'in', ids).modifyEnd(sql`/*! LOCK IN SHARE MODE */`).execute()) as OrderRow[];
}

interface OrderFilter {
  /** An account; undefined: everybody's orders. */
  readonly owner: string | undefined;
  readonly status: OrderStatus | undefined;
  readonly limit: number;
  readonly from: Position | undefined;
}

/** The ids of one page of orders, the newest first. */
export async function listOrders(db: Queries, filter: OrderFilter): Promise<Slice<{ order_id: string }>> {
  const { owner, status, limit, from } = filter;
  let query = db.selectFrom('orders');
  if (owner !== undefined) query = query.where('account_id', '=', owner);
  if (status !== undefined) query = query.where('status', '=', status);
  const { total } = await query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const order = { sort: '-created_at', key: sql.ref<string>('orders.created_at'), id: sql.ref<string>('orders.order_id'), isDescending: true, limit, from };
  return readSlice(query.select('order_id'), order, total);
}

export function listLines(db: Queries, orders: readonly string[]): Promise<LineRow[]> {
  return db.selectFrom('order_lines').selectAll().where('order_id', 'in', orders).orderBy('position').execute();
}

export function listPromotions(db: Queries, orders: readonly string[]): Promise<PromotionRow[]> {
  return db.selectFrom('order_promotions').selectAll().where('order_id', 'in', orders).orderBy('position').execute();
}

export async function updateStatuses(trx: Trx, id: string, statuses: Partial<Statuses>): Promise<void> {
  await trx.updateTable('orders').set(statuses).where('order_id', '=', id).execute();
}

/** Counts pieces of a line as sent, given up or come back. */
export async function countPieces(trx: Trx, line: string, column: 'fulfilled' | 'released' | 'restocked', quantity: number): Promise<void> {
  await trx.updateTable('order_lines').set((eb) => ({ [column]: eb(column, '+', quantity) })).where('line_id', '=', line).execute();
}

/** Gives up every piece of an order that has not been sent. */
export async function releaseLines(trx: Trx, order: string): Promise<void> {
  await trx.updateTable('order_lines').set((eb) => ({ released: eb('quantity', '-', eb.ref('fulfilled')) })).where('order_id', '=', order).execute();
}

/** Pending orders whose time is over, the longest over first. */
export async function listDueOrders(db: Queries, now: string, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('orders').select('order_id').where('status', '=', 'pending').where('expires_at', '<=', now).orderBy('expires_at').limit(limit).execute();
  return rows.map((row) => row.order_id);
}
