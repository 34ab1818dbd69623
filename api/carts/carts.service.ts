import { mayUse } from '../caller.ts';
import { newId } from '../ids.ts';
import type { Shop } from '../shop.ts';
import type { Cart, CartChange } from './cart.contract.ts';
import * as store from './carts.store.ts';
import { changeCart, expiryAfter, noSuchCart, withContent, type Visit } from './change.service.ts';
import { priceCart, toCart, toShippingOption, type PricedCart } from './pricing.service.ts';
import { shippingOptions } from './shipping.ts';

/** Begins an empty cart: the caller's, or a guest's. */
export async function createCart(shop: Shop, { caller, now }: Omit<Visit, 'cart'>, email: string | null): Promise<Cart> {
  const addresses = { shipping_address: null, billing_address: null, shipping_option: null };
  const cart = { cart_id: newId('cart'), account_id: caller?.id ?? null, status: 'open', email, ...addresses, expires_at: expiryAfter(now), created_at: now };
  await store.insertCart(shop.database.queries, cart);
  const priced = await priceCart(shop.database.queries, { cart, items: [], codes: [] }, { tax: shop.settings.tax, now });
  return toCart(priced, null, now);
}

/** Throws `not_found`, also for a cart of another customer, and `total_too_large`. */
export async function getCart(shop: Shop, visit: Visit): Promise<Cart> {
  const { queries } = shop.database;
  const priced = await readCart(shop, visit);
  const order = priced.stored.cart.status === 'completed' ? await store.findOrderOf(queries, visit.cart) : null;
  return toCart(priced, order, visit.now);
}

/** The ways to send a cart, at their price for it. Throws `not_found` and `total_too_large`. */
export async function listShippingOptions(shop: Shop, visit: Visit) {
  const { totals } = await readCart(shop, visit);
  return shippingOptions.map((option) => toShippingOption(option, totals.subtotal));
}

async function readCart({ database: { queries }, settings: { tax } }: Shop, { cart: id, caller, now }: Visit): Promise<PricedCart> {
  const cart = await store.findCart(queries, id);
  if (!cart || !mayUse(caller, cart.account_id)) throw noSuchCart();
  return priceCart(queries, await withContent(queries, cart), { tax, now });
}

/** Sets what `change` names; null clears. */
export function updateCart(shop: Shop, visit: Visit, { shipping_address, billing_address, ...plain }: CartChange): Promise<Cart> {
  const change = {
    ...plain,
    ...(shipping_address !== undefined && { shipping_address: shipping_address && JSON.stringify(shipping_address) }),
    ...(billing_address !== undefined && { billing_address: billing_address && JSON.stringify(billing_address) }),
  };
  return changeCart(shop, visit, {
    async edit(trx, stored) {
      if (Object.keys(change).length > 0) await store.updateCart(trx, visit.cart, change);
      return { ...stored, cart: { ...stored.cart, ...change } };
    },
  });
}

/** How long a cart that became no order is kept after it has expired, in milliseconds. */
const keptAfterwards = 30 * 24 * 60 * 60 * 1000;

/** Deletes carts that became no order, a month after they expired. */
export async function forgetCarts(shop: Shop): Promise<void> {
  const before = new Date(Date.parse(await shop.now()) - keptAfterwards).toISOString();
  const batch = 200;
  while ((await store.deleteExpired(shop.database.queries, before, batch)) === batch);
}
