import { slugOf } from '../catalog/catalog.service.ts';
import { readCursor, replyWithPage } from '../cursor.ts';
import type { Handlers } from '../operation.ts';
import type { inventory, StockLevel } from './inventory.contract.ts';
import * as service from './inventory.service.ts';

export const inventoryHandlers: Handlers<typeof inventory> = {
  async listInventory({ query: { low, limit, cursor }, now, ...address }, { database }) {
    const slice = await service.listStock(database, low, limit, readCursor(cursor, 'id'), now);
    return replyWithPage({ ...slice, rows: slice.rows.map(toStockLevel) }, limit, address);
  },

  async adjustInventory({ params: { product }, body: { delta, reason }, trx, now }) {
    const row = await service.adjust(trx, product, { delta, note: reason }, now);
    return { product, delta, reason, ...countsOf(row), created_at: now };
  },
};

function toStockLevel(row: service.StockRow): StockLevel {
  return { product: { id: row.product_id, name: row.product_name, slug: slugOf(row.product_id, row.slug) }, ...countsOf(row) };
}

function countsOf({ qty, reserved }: service.StockRow) {
  return { on_hand: qty + reserved, reserved, available: qty };
}
