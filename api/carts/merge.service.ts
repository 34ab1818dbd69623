import { mayUse } from '../caller.ts';
import { inTransaction, type Trx } from '../database/database.ts';
import type { Shop } from '../shop.ts';
import { most, type Cart } from './cart.contract.ts';
import * as store from './carts.store.ts';
import { expiryAfter, noSuchCart, refusal, refuseClosed, withContent, type Visit } from './change.service.ts';
import { putInto } from './items.service.ts';
import { priceCart, toCart, type StoredCart } from './pricing.service.ts';

/**
 * Moves what a guest's cart holds into the customer's. Throws `not_found` where the cart is not the customer's, `cart_closed` where one of the
 * two is, and `validation_failed` where `from` is no guest's cart or the sum is more than a cart holds.
 */
export function mergeCart({ database, settings: { tax } }: Shop, visit: Visit, from: string): Promise<Cart> {
  const { now } = visit;
  return inTransaction(database, async (trx) => {
    const { target, source } = await lockBoth(trx, visit, from);
    const items = await putInto(trx, target, source.items, { pieces: 'from', lines: 'from' });
    const codes = [...new Set([...target.codes, ...source.codes])];
    if (codes.length > most.promotions) throw refusal('from', 'too_many', `A cart takes at most ${most.promotions} promotions.`);
    await store.replaceCodes(trx, visit.cart, codes);
    const filled = { ...fillFrom(target.cart, source.cart), expires_at: expiryAfter(now) };
    await store.updateCart(trx, visit.cart, filled);
    await store.setStatus(trx, from, 'merged');
    const priced = await priceCart(trx, { cart: { ...target.cart, ...filled }, items, codes }, { tax, now });
    return toCart(priced, null, now);
  });
}

/** Rows of carts are locked in ascending order of id, so that two merges of the same carts can't block each other. */
async function lockBoth(trx: Trx, { cart: into, caller, now }: Visit, from: string): Promise<{ target: StoredCart; source: StoredCart }> {
  const rows = new Map<string, store.CartRow | undefined>();
  for (const id of [into, from].sort()) rows.set(id, await store.lockCart(trx, id));
  const [target, source] = [rows.get(into), rows.get(from)];
  if (!target || target.account_id === null || !mayUse(caller, target.account_id)) throw noSuchCart();
  refuseClosed(target, now);
  if (!source || source.account_id !== null) throw refusal('from', 'unknown', 'No guest\'s cart has this id.');
  refuseClosed(source, now);
  return { target: await withContent(trx, target), source: await withContent(trx, source) };
}

function fillFrom(target: store.CartRow, source: store.CartRow) {
  const { email, shipping_address, billing_address, shipping_option } = source;
  return {
    email: target.email ?? email,
    shipping_address: target.shipping_address ?? shipping_address,
    // A billing address belongs to the shipping address that it was given with.
    billing_address: target.shipping_address === null ? (target.billing_address ?? billing_address) : target.billing_address,
    shipping_option: target.shipping_option ?? shipping_option,
  };
}
