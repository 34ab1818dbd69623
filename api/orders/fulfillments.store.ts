import type { Selectable } from 'kysely';
import type { Queries, Tables, Trx } from '../database/database.ts';
import type { LinePieces } from '../payments/payment.contract.ts';
import type { Fulfillment } from './orders.contract.ts';

type FulfillmentRow = Selectable<Tables['fulfillments']>;

export function toFulfillment(row: FulfillmentRow, lines: readonly LinePieces[]): Fulfillment {
  const { fulfillment_id, order_id, status, tracking, created_at, delivered_at } = row;
  return { id: fulfillment_id, order: order_id, status: status as Fulfillment['status'], tracking, lines: [...lines], created_at, delivered_at };
}

/** All parcels of these orders, the oldest first. */
export async function listFulfillments(db: Queries, orders: readonly string[]): Promise<Fulfillment[]> {
  const rows = await db.selectFrom('fulfillments').selectAll().where('order_id', 'in', orders).orderBy('position').execute();
  if (rows.length === 0) return [];
  const lines = await db
    .selectFrom('fulfillment_lines')
    .innerJoin('order_lines', 'order_lines.line_id', 'fulfillment_lines.line_id')
    .select(['fulfillment_id', 'fulfillment_lines.line_id', 'fulfillment_lines.quantity'])
    .where('fulfillment_id', 'in', rows.map((row) => row.fulfillment_id))
    .orderBy('order_lines.position')
    .execute();
  const inParcel = Map.groupBy(lines, ({ fulfillment_id }) => fulfillment_id);
  return rows.map((row) => toFulfillment(row, (inParcel.get(row.fulfillment_id) ?? []).map(({ line_id, quantity }) => ({ line: line_id, quantity }))));
}

/** The order that a parcel belongs to. */
export async function findOrderOf(db: Queries, id: string): Promise<string | undefined> {
  return (await db.selectFrom('fulfillments').select('order_id').where('fulfillment_id', '=', id).executeTakeFirst())?.order_id;
}

export async function insertFulfillment(trx: Trx, row: FulfillmentRow, lines: readonly LinePieces[]): Promise<void> {
  await trx.insertInto('fulfillments').values(row).execute();
  await trx.insertInto('fulfillment_lines').values(lines.map(({ line, quantity }) => ({ fulfillment_id: row.fulfillment_id, line_id: line, quantity }))).execute();
}

export async function markDelivered(trx: Trx, id: string, now: string): Promise<void> {
  await trx.updateTable('fulfillments').set({ status: 'delivered', delivered_at: now }).where('fulfillment_id', '=', id).execute();
}
