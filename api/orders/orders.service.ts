import type { Account, Caller } from '../caller.ts';
import type { Address } from '../conventions.contract.ts';
import type { Position, Slice } from '../cursor.ts';
import { inTransaction, type Database, type Trx } from '../database/database.ts';
import { newId } from '../ids.ts';
import { release } from '../inventory/inventory.service.ts';
import { undoPayments } from '../payments/settlement.service.ts';
import { giveBack } from '../promotions/promotions.service.ts';
import type { Shop } from '../shop.ts';
import { illegal, next } from '../states.ts';
import { emit } from '../webhooks/webhooks.service.ts';
import { unsent } from './fulfillments.service.ts';
import { holdOrder, lockOrder, statusAt, type OrderRow } from './held-orders.service.ts';
import { minutesToPay, orderStates } from './order.states.ts';
import type { Order, OrderQuery, OrderStatus } from './orders.contract.ts';
import * as store from './orders.store.ts';
import { readOrders, tell } from './whole-orders.service.ts';

/** An order about to be placed; amounts in minor units. */
export interface OrderDraft {
  /** Made by `newId('ord')` before the stock is reserved under it. */
  readonly id: string;
  readonly cart: string;
  readonly account: string | null;
  readonly email: string;
  readonly shippingAddress: Address;
  readonly billingAddress: Address;
  readonly shippingOption: { readonly id: string; readonly name: { readonly en: string; readonly id: string } };
  readonly lines: readonly {
    readonly product: number;
    readonly name: string;
    readonly slug: string;
    readonly unitPrice: number;
    readonly quantity: number;
    readonly discount: number;
    readonly tax: number;
    /** unitPrice * quantity - discount + tax */
    readonly total: number;
  }[];
  readonly promotions: readonly { readonly code: string; readonly amount: number }[];
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
}

/**
 * Writes an order down as a snapshot (status pending, not_paid, not_fulfilled, expiring after 30 minutes of the shop's time), tells
 * about it and returns it as the API shows it.
 */
export async function placeOrder(trx: Trx, draft: OrderDraft, now: string): Promise<Order> {
  const row = toRow(draft, now);
  const lines = draft.lines.map(({ product, unitPrice, ...line }, position) => {
    return { ...line, line_id: newId('line'), order_id: draft.id, position, product_id: product, unit_price: unitPrice, fulfilled: 0, released: 0, restocked: 0 };
  });
  const promotions = draft.promotions.map(({ code, amount }, position) => ({ order_id: draft.id, code, amount, position }));
  await store.insertOrder(trx, row, lines, promotions);
  const order = store.toOrder(row, { lines, promotions, payments: [], fulfillments: [] });
  await emit(trx, 'order.created', order, now);
  return order;
}

function toRow({ id, cart, account, email, subtotal, discount, shipping, tax, total, ...draft }: OrderDraft, now: string): OrderRow {
  return {
    order_id: id,
    cart_id: cart,
    account_id: account,
    status: orderStates.start,
    payment_status: 'not_paid',
    fulfillment_status: 'not_fulfilled',
    email,
    shipping_address: JSON.stringify(draft.shippingAddress),
    billing_address: JSON.stringify(draft.billingAddress),
    shipping_option: draft.shippingOption.id,
    shipping_name: JSON.stringify(draft.shippingOption.name),
    subtotal, discount, shipping, tax, total,
    expires_at: new Date(Date.parse(now) + minutesToPay * 60_000).toISOString(),
    created_at: now,
  };
}

/** An order that the caller may see, all its parts of one moment. Throws `not_found`. */
export function getOrder(database: Database, caller: Caller, id: string): Promise<Order> {
  return inTransaction(database, async (trx) => {
    await holdOrder(trx, caller, id);
    return (await readOrders(trx, [id]))[0]!;
  });
}

/** Orders, the newest first: the caller's own, or everybody's for an admin. */
export function listOrders(database: Database, caller: Account, query: OrderQuery, from: Position | undefined): Promise<Slice<Order>> {
  return inTransaction(database, async (trx) => {
    const owner = caller.role === 'admin' ? undefined : caller.id;
    const slice = await store.listOrders(trx, { owner, status: query.status, limit: query.limit, from });
    return { ...slice, rows: await readOrders(trx, slice.rows.map(({ order_id }) => order_id)) };
  });
}

/**
 * Calls an order off: stock and promotions go back, an authorization is let go, captured money is refunded. Throws `not_found`, and
 * `invalid_transition` where it is over or some of it has been sent.
 */
export async function cancelOrder(trx: Trx, caller: Caller, id: string, now: string): Promise<Order> {
  const order = await lockOrder(trx, caller, id);
  const status = next(orderStates, statusAt(order, now), 'cancel');
  if (order.fulfillment_status !== 'not_fulfilled') throw illegal(orderStates, order.status, 'cancel', 'Pieces of it have been sent; what comes back can be refunded.');
  await undo(trx, order, status, now);
  return tell(trx, 'order.canceled', id, now);
}

const batch = 100;

/**
 * Expires the orders whose time is over: their stock and promotions go back, their open payments are canceled. Returns how many. Each has
 * a deadline of its own: when the clock is turned, more are due at once than one request has time for.
 */
export async function expireDue(shop: Shop): Promise<number> {
  const { database } = shop;
  const now = await shop.now();
  for (let count = 0; ; ) {
    const due = await database.withDeadline(() => store.listDueOrders(database.queries, now, batch));
    const failures: unknown[] = [];
    for (const id of due) {
      try {
        if (await database.withDeadline(() => inTransaction(database, (trx) => expireOrder(trx, id, now)))) count += 1;
      } catch (error) {
        if (database.failureOf(error) === 'unavailable') throw error;
        // One that can't be expired must not keep the others from it.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    if (due.length < batch) return count;
  }
}

/** False: it was paid, canceled or expired by somebody else meanwhile. */
async function expireOrder(trx: Trx, id: string, now: string): Promise<boolean> {
  const order = await store.lockOrder(trx, id);
  if (order?.status !== 'pending' || order.expires_at > now) return false;
  await undo(trx, order, next(orderStates, order.status, 'expire'), now);
  await tell(trx, 'order.expired', id, now);
  return true;
}

/** Ends an order that comes to nothing; its row is locked, and its status says that this happens once. */
async function undo(trx: Trx, order: OrderRow, status: OrderStatus, now: string): Promise<void> {
  const id = order.order_id;
  const money = await undoPayments(trx, id, now);
  const left = (await store.listLines(trx, [id])).filter((line) => unsent(line) > 0);
  await release(trx, left.map((line) => ({ product: line.product_id, quantity: unsent(line) })), id, now);
  await store.releaseLines(trx, id);
  const promotions = await store.listPromotions(trx, [id]);
  await giveBack(trx, promotions.map(({ code }) => code));
  const payment_status = money === 'refunded' ? 'refunded' : money === 'canceled' ? 'not_paid' : order.payment_status;
  await store.updateStatuses(trx, id, { status, payment_status });
}
