// A cart at the prices of this moment.
import { findForSale, type ProductForSale } from '../catalog/catalog.service.ts';
import type { Queries } from '../database/database.ts';
import type { Money } from '../conventions.contract.ts';
import { findTerms, obstacleTo, type Terms } from '../promotions/promotions.service.ts';
import type { TaxRule } from '../shop.ts';
import type { Cart, CartItem } from './cart.contract.ts';
import type { CartRow, ItemRow } from './carts.store.ts';
import { findShippingOption, shippingPrice, type ShippingOption } from './shipping.ts';
import { computeTotals, subtotalOf, type LineTotals, type Totals } from './totals.ts';

/** A cart as stored: its row, its items and the codes of its promotions, in their order. */
export interface StoredCart {
  readonly cart: CartRow;
  readonly items: readonly ItemRow[];
  readonly codes: readonly string[];
}

/** What a cart costs. `products` holds those of its products that are sold; the others count nothing. */
export interface PricedCart {
  readonly stored: StoredCart;
  readonly products: ReadonlyMap<number, ProductForSale>;
  /** The promotions of its codes, whether they apply or not. */
  readonly terms: readonly Terms[];
  readonly totals: Totals;
}

/** Works out what a cart costs. Throws `total_too_large`. */
export async function priceCart(db: Queries, stored: StoredCart, { tax, now }: { tax: TaxRule; now: string }): Promise<PricedCart> {
  const { cart, items, codes } = stored;
  const products = await findForSale(db, items.map(({ product_id }) => product_id));
  const terms = await findTerms(db, codes);
  const lines = items.map(({ product_id, quantity }) => ({ product: product_id, quantity, unitPrice: products.get(product_id)?.price ?? 0 }));
  const discounts = terms.filter((each) => obstacleTo(each, subtotalOf(lines), now) === undefined);
  // Where there is nothing to send, sending costs nothing.
  const shipping = items.length === 0 ? undefined : findShippingOption(cart.shipping_option);
  return { stored, products, terms, totals: computeTotals({ lines, discounts, shipping, tax }) };
}

/** The cart as the API shows it; `order` is the one that it has become. */
export function toCart({ stored, products, totals }: PricedCart, order: string | null, now: string): Cart {
  const { cart, items, codes } = stored;
  const option = findShippingOption(cart.shipping_option);
  return {
    id: cart.cart_id,
    status: statusOf(cart, now),
    email: cart.email,
    shipping_address: cart.shipping_address && JSON.parse(cart.shipping_address),
    billing_address: cart.billing_address && JSON.parse(cart.billing_address),
    shipping_option: option ? toShippingOption(option, totals.subtotal) : null,
    items: items.map((item, index) => toItem(item, products.get(item.product_id), totals.lines[index]!)),
    promotions: codes.map((code) => ({ code, amount: rupiah(totals.promotions.find((promotion) => promotion.code === code)?.amount ?? 0) })),
    totals: { subtotal: rupiah(totals.subtotal), discount: rupiah(totals.discount), shipping: rupiah(totals.shipping), tax: rupiah(totals.tax), total: rupiah(totals.total) },
    order,
    expires_at: cart.expires_at,
    created_at: cart.created_at,
  };
}

export function toShippingOption(option: ShippingOption, subtotal: number) {
  return { id: option.id, name: option.name, price: rupiah(shippingPrice(option, subtotal)) };
}

/** An open cart whose time is over has expired, though no row says so. */
export function statusOf({ status, expires_at }: CartRow, now: string): Cart['status'] {
  return status === 'open' && expires_at <= now ? 'expired' : (status as Cart['status']);
}

function toItem({ item_id, product_id, quantity }: ItemRow, product: ProductForSale | undefined, { subtotal, discount, tax, total }: LineTotals): CartItem {
  return {
    id: item_id,
    product: { id: product_id, name: product?.name ?? null, slug: product?.slug ?? null },
    unit_price: product ? rupiah(product.price) : null,
    quantity,
    subtotal: rupiah(subtotal),
    discount: rupiah(discount),
    tax: rupiah(tax),
    total: rupiah(total),
    available: product !== undefined && product.stock >= quantity,
  };
}

function rupiah(amount: number): Money {
  return { amount, currency: 'IDR' };
}
