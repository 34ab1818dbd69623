import type { Trx } from '../database/database.ts';
import { listPayments } from '../payments/settlement.service.ts';
import { emit } from '../webhooks/webhooks.service.ts';
import { listFulfillments } from './fulfillments.store.ts';
import type { Order } from './orders.contract.ts';
import * as store from './orders.store.ts';

/**
 * Whole orders with all their parts, in the order of `ids`; what is not there is left out. Every change of an order locks its row
 * first, so holding the rows makes each order and its parts be of one moment.
 */
export async function readOrders(trx: Trx, ids: readonly string[]): Promise<Order[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await store.holdOrders(trx, ids)).map((row) => [row.order_id, row]));
  const lines = Map.groupBy(await store.listLines(trx, ids), ({ order_id }) => order_id);
  const promotions = Map.groupBy(await store.listPromotions(trx, ids), ({ order_id }) => order_id);
  const payments = Map.groupBy(await listPayments(trx, ids), ({ order }) => order);
  const fulfillments = Map.groupBy(await listFulfillments(trx, ids), ({ order }) => order);
  const partsOf = (id: string) => ({ lines: lines.get(id) ?? [], promotions: promotions.get(id) ?? [], payments: payments.get(id) ?? [], fulfillments: fulfillments.get(id) ?? [] });
  return ids.flatMap((id) => rows.get(id) ?? []).map((row) => store.toOrder(row, partsOf(row.order_id)));
}

/** Tells about an order as it now is, and returns that. */
export async function tell(trx: Trx, type: `order.${'confirmed' | 'shipped' | 'delivered' | 'canceled' | 'expired'}`, id: string, now: string): Promise<Order> {
  const [order] = await readOrders(trx, [id]);
  if (!order) throw new Error(`The order ${id} is gone within its own transaction.`);
  await emit(trx, type, order, now);
  return order;
}
