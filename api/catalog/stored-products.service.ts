// What the original server does with products, with our ledger and our archive behind it.
import { inTransaction, type Database } from '../database/database.ts';
import { closeAccount } from '../inventory/inventory.service.ts';
import { archiveProduct } from './products.store.ts';
import { unknown } from './refusals.ts';
import * as stored from './stored-products.store.ts';

export type { StoredProduct } from './stored-products.store.ts';

/** Every row that is not archived, by id. */
export function listStoredProducts(database: Database): Promise<stored.StoredProduct[]> {
  return stored.listStoredProducts(database);
}

/** One page of the rows by id; pages count from 1, and one beyond the end is empty. */
export function listStoredProductsPage(database: Database, page: number, size: number): Promise<stored.StoredProduct[]> {
  return stored.listStoredProductsPage(database, size, (page - 1) * size);
}

/**
 * Stores a product of the original's four fields, without a slug of its own; throws `validation_failed` for an unknown brand. It enters
 * the ledger when that next looks, as the original server's own rows do.
 */
export async function createPlainProduct(database: Database, product: stored.PlainProduct): Promise<number> {
  const id = await stored.insertPlainProduct(database, product);
  if (id === undefined) throw unknown('brand', product.brand);
  return id;
}

/** Sets name and price (`amount` in minor units) and returns how many products have the id: 1 or 0. */
export function renameAndReprice({ queries }: Database, id: number, change: { name: string; amount: number }): Promise<number> {
  return stored.updateNameAndPrice(queries, id, change);
}

/** Deletes a product, or archives it where an order refers to it, and returns how many products had the id: 1 or 0. */
export function deleteProduct(database: Database, id: number, now: string): Promise<number> {
  return inTransaction(database, async (trx) => {
    const row = await stored.lockStoredProduct(trx, id);
    if (!row) return 0;
    if (row.reserved > 0 || (await stored.isOrdered(trx, id))) await archiveProduct(trx, id, now);
    else {
      await stored.deleteProduct(trx, id);
      await closeAccount(trx, id, now);
    }
    return 1;
  });
}
