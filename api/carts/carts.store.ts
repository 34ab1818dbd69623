import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { compileWithin, type Queries, type Tables, type Trx } from '../database/database.ts';

export type CartRow = Selectable<Tables['carts']>;
export type ItemRow = Omit<Selectable<Tables['cart_items']>, 'cart_id'>;

const selectCart = compileWithin<CartRow>((db) => db.selectFrom('carts').selectAll().where('cart_id', '=', ''));
const selectCartForUpdate = compileWithin<CartRow>((db) => db.selectFrom('carts').selectAll().where('cart_id', '=', '').modifyEnd(sql`/*! FOR UPDATE */`));

export async function findCart(db: Queries, id: string): Promise<CartRow | undefined> {
  return (await selectCart(db, [id])).rows[0];
}

/** Locks the cart's row until the transaction ends (SQLite has one writer and needs no lock). Whoever changes a cart or its items holds it. */
export async function lockCart(trx: Trx, id: string): Promise<CartRow | undefined> {
  return (await selectCartForUpdate(trx, [id])).rows[0];
}

const insert = compileWithin((db) => db.insertInto('carts').values({ cart_id: '', account_id: '', status: '', email: '', expires_at: '', created_at: '' }));

export async function insertCart(db: Queries, { cart_id, account_id, status, email, expires_at, created_at }: CartRow): Promise<void> {
  await insert(db, [cart_id, account_id, status, email, expires_at, created_at]);
}

export async function updateCart(trx: Trx, id: string, change: Updateable<Tables['carts']>): Promise<void> {
  await trx.updateTable('carts').set(change).where('cart_id', '=', id).execute();
}

const updateExpiry = compileWithin((db) => db.updateTable('carts').set({ expires_at: '' }).where('cart_id', '=', ''));

export async function postponeExpiry(trx: Trx, id: string, expiresAt: string): Promise<void> {
  await updateExpiry(trx, [expiresAt, id]);
}

const complete = compileWithin((db) => db.updateTable('carts').set({ status: '' }).where('cart_id', '=', ''));

export async function setStatus(trx: Trx, id: string, status: 'completed' | 'merged'): Promise<void> {
  await complete(trx, [status, id]);
}

const selectItems = compileWithin<ItemRow>((db) => db.selectFrom('cart_items').select(['item_id', 'product_id', 'quantity', 'position']).where('cart_id', '=', '').orderBy('position'));

/** In the order in which they were put in. */
export async function listItems(db: Queries, cart: string): Promise<ItemRow[]> {
  return (await selectItems(db, [cart])).rows;
}

const insertOne = compileWithin((db) => db.insertInto('cart_items').values({ item_id: '', cart_id: '', product_id: 0, quantity: 0, position: 0 }));

export async function insertItem(trx: Trx, cart: string, { item_id, product_id, quantity, position }: ItemRow): Promise<void> {
  await insertOne(trx, [item_id, cart, product_id, quantity, position]);
}

const updateQuantity = compileWithin((db) => db.updateTable('cart_items').set({ quantity: 0 }).where('item_id', '=', ''));

export async function setQuantity(trx: Trx, { item_id, quantity }: ItemRow): Promise<void> {
  await updateQuantity(trx, [quantity, item_id]);
}

export async function deleteItem(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('cart_items').where('item_id', '=', id).execute();
}

const selectCodes = compileWithin<{ code: string }>((db) => db.selectFrom('cart_promotions').select('code').where('cart_id', '=', '').orderBy('position'));

/** Codes of promotions in the order in which they were applied. */
export async function listCodes(db: Queries, cart: string): Promise<string[]> {
  return (await selectCodes(db, [cart])).rows.map(({ code }) => code);
}

/** Puts codes in the place of those that a cart has. */
export async function replaceCodes(trx: Trx, cart: string, codes: readonly string[]): Promise<void> {
  await trx.deleteFrom('cart_promotions').where('cart_id', '=', cart).execute();
  const rows: Insertable<Tables['cart_promotions']>[] = codes.map((code, position) => ({ cart_id: cart, code, position }));
  if (rows.length > 0) await trx.insertInto('cart_promotions').values(rows).execute();
}

/** The order that a cart has become. */
export async function findOrderOf(db: Queries, cart: string): Promise<string | null> {
  const row = await db.selectFrom('orders').select('order_id').where('cart_id', '=', cart).executeTakeFirst();
  return row?.order_id ?? null;
}

/** Deletes up to `limit` carts, with their items, that became no order and expired before a moment; returns how many. */
export async function deleteExpired(db: Queries, before: string, limit: number): Promise<number> {
  const isDead = ['open', 'merged'];
  const rows = await db.selectFrom('carts').select('cart_id').where('status', 'in', isDead).where('expires_at', '<', before).orderBy('expires_at').limit(limit).execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ cart_id }) => cart_id);
  await db.deleteFrom('carts').where('cart_id', 'in', ids).where('status', 'in', isDead).where('expires_at', '<', before).execute();
  return rows.length;
}
