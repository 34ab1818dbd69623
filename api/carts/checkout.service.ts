import { findForSale } from '../catalog/catalog.service.ts';
import type { Trx } from '../database/database.ts';
import { ApiError, type Fault } from '../errors.ts';
import { newId } from '../ids.ts';
import { reserve, type Pieces } from '../inventory/inventory.service.ts';
import type { Order } from '../orders/orders.contract.ts';
import { placeOrder, type OrderDraft } from '../orders/orders.service.ts';
import { obstacleTo, use } from '../promotions/promotions.service.ts';
import type { TaxRule } from '../shop.ts';
import * as store from './carts.store.ts';
import { lockOpenCart, type Visit } from './change.service.ts';
import { priceCart, type PricedCart, type StoredCart } from './pricing.service.ts';
import { findShippingOption } from './shipping.ts';

/**
 * Makes an order of a cart, within a transaction: all of it or nothing. Throws `not_found`, `cart_closed`, `cart_incomplete`, `out_of_stock`,
 * `product_unavailable`, `promotion_not_applicable` and `total_too_large`.
 *
 * Every transaction of the shop locks rows in one order, so that none of them block each other in a circle: a cart, or an order and
 * its payments; then products by ascending id; then promotions by code. Webhook endpoints are shared, at whatever time something is told:
 * whoever deletes one just then may close a circle, and one of the two is run again.
 */
export async function checkout(trx: Trx, visit: Visit, tax: TaxRule): Promise<Order> {
  const stored = await lockOpenCart(trx, visit);
  refuseIncomplete(stored);
  const id = newId('ord');
  await reserveFor(trx, stored, id, visit.now);
  // Read after the rows are locked: what is charged is the price at which the stock was taken.
  const priced = await priceCart(trx, stored, { tax, now: visit.now });
  refuseGone(priced);
  refusePromotions(priced, visit.now);
  await use(trx, stored.codes);
  await store.setStatus(trx, visit.cart, 'completed');
  return placeOrder(trx, toDraft(id, priced), visit.now);
}

function refuseIncomplete({ cart, items }: StoredCart): void {
  const missing = [
    ...(items.length === 0 ? ['items'] : []),
    ...(['email', 'shipping_address'] as const).filter((name) => cart[name] === null),
    ...(findShippingOption(cart.shipping_option) ? [] : ['shipping_option']),
  ];
  if (missing.length === 0) return;
  const faults = missing.map((name): Fault => ({ place: 'body', path: [name], code: 'missing', detail: `The cart has no ${name}.` }));
  throw new ApiError('cart_incomplete', { detail: `The cart has no ${missing.join(', no ')}.`, faults });
}

async function reserveFor(trx: Trx, { items }: StoredCart, order: string, now: string): Promise<void> {
  const pieces = items.map(({ product_id, quantity }): Pieces => ({ product: product_id, quantity }));
  try {
    await reserve(trx, pieces, order, now);
  } catch (error) {
    // Of a product that is no longer sold there is nothing in stock either: tell the reason that more stock would not mend.
    if (error instanceof ApiError && error.code === 'out_of_stock') refuseMissing(items, await findForSale(trx, pieces.map(({ product }) => product)));
    throw error;
  }
}

function refuseGone({ stored, products }: PricedCart): void {
  refuseMissing(stored.items, products);
}

function refuseMissing(items: StoredCart['items'], products: ReadonlyMap<number, unknown>): void {
  const gone = items.map(({ product_id }) => product_id).filter((id) => !products.has(id));
  if (gone.length > 0) throw new ApiError('product_unavailable', { detail: `No longer sold: product ${gone.join(', product ')}.` });
}

function refusePromotions({ stored, terms, totals }: PricedCart, now: string): void {
  for (const code of stored.codes) {
    const found = terms.find((each) => each.code === code);
    const obstacle = found ? obstacleTo(found, totals.subtotal, now) : `There is no promotion ${code}.`;
    if (obstacle) throw new ApiError('promotion_not_applicable', { detail: obstacle });
  }
}

function toDraft(id: string, { stored: { cart, items }, products, totals }: PricedCart): OrderDraft {
  const shippingAddress = JSON.parse(cart.shipping_address!);
  const { id: option, name } = findShippingOption(cart.shipping_option)!;
  const { lines, ...sums } = totals;
  return {
    ...sums,
    id,
    cart: cart.cart_id,
    account: cart.account_id,
    email: cart.email!,
    shippingAddress,
    billingAddress: cart.billing_address ? JSON.parse(cart.billing_address) : shippingAddress,
    shippingOption: { id: option, name },
    lines: items.map(({ product_id, quantity }, index) => {
      const { name, slug, price } = products.get(product_id)!;
      const { discount, tax, total } = lines[index]!;
      return { product: product_id, name, slug, unitPrice: price, quantity, discount, tax, total };
    }),
  };
}
