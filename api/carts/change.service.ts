// How carts are changed: one at a time, whoever comes.
import { mayUse, type Caller } from '../caller.ts';
import { inTransaction, type Queries, type Trx } from '../database/database.ts';
import { ApiError, type Fault } from '../errors.ts';
import type { Shop } from '../shop.ts';
import type { Cart } from './cart.contract.ts';
import * as store from './carts.store.ts';
import { priceCart, statusOf, toCart, type PricedCart, type StoredCart } from './pricing.service.ts';

/** Who wants something of which cart, and when. */
export interface Visit {
  readonly cart: string;
  readonly caller: Caller;
  readonly now: string;
}

/** How long a cart lives after its last change, in milliseconds. */
const lifetime = 7 * 24 * 60 * 60 * 1000;

/** Locks a cart and reads it. Throws `not_found` for one that the caller may not use, `cart_closed` for one that is no longer open. */
export async function lockOpenCart(trx: Trx, { cart: id, caller, now }: Visit): Promise<StoredCart> {
  const cart = await store.lockCart(trx, id);
  if (!cart || !mayUse(caller, cart.account_id)) throw noSuchCart();
  refuseClosed(cart, now);
  return withContent(trx, cart);
}

export async function withContent(db: Queries, cart: store.CartRow): Promise<StoredCart> {
  return { cart, items: await store.listItems(db, cart.cart_id), codes: await store.listCodes(db, cart.cart_id) };
}

export function refuseClosed(cart: store.CartRow, now: string): void {
  const status = statusOf(cart, now);
  if (status !== 'open') throw new ApiError('cart_closed', { detail: `The cart ${cart.cart_id} is ${status}.` });
}

/** What is done to a cart: `edit` writes it and returns the cart as it then stands; `check` may refuse what came out, which undoes it. */
interface Edit {
  readonly edit: (trx: Trx, stored: StoredCart) => Promise<StoredCart>;
  readonly check?: (priced: PricedCart) => void;
}

/** Every change goes through here: the cart's row is locked first, so that changes come one after another and none is lost. */
export async function changeCart({ database, settings: { tax } }: Shop, visit: Visit, { edit, check }: Edit): Promise<Cart> {
  const { now } = visit;
  return inTransaction(database, async (trx) => {
    const edited = await edit(trx, await lockOpenCart(trx, visit));
    const cart = { ...edited.cart, expires_at: expiryAfter(now) };
    await store.postponeExpiry(trx, cart.cart_id, cart.expires_at);
    const priced = await priceCart(trx, { ...edited, cart }, { tax, now });
    check?.(priced);
    return toCart(priced, null, now);
  });
}

export function expiryAfter(now: string): string {
  return new Date(Date.parse(now) + lifetime).toISOString();
}

export function noSuchCart(): ApiError {
  return new ApiError('not_found', { detail: 'No cart has this id.' });
}

export function refusal(field: string, code: string, detail: string): ApiError {
  const fault: Fault = { place: 'body', path: [field], code, detail };
  return new ApiError('validation_failed', { faults: [fault] });
}
