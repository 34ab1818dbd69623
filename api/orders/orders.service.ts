import type { Trx } from '../database/database.ts';
import type { Shop } from '../shop.ts';
import type { Address } from '../conventions.contract.ts';

/** An order about to be placed; amounts in minor units. */
export interface OrderDraft {
  /** Made by `newId('ord')` before the stock is reserved under it. */
  readonly id: string;
  readonly cart: string;
  readonly account: string | null;
  readonly email: string;
  readonly shippingAddress: Address;
  readonly billingAddress: Address;
  readonly shippingOption: { readonly id: string; readonly name: { readonly en: string; readonly id: string } };
  readonly lines: readonly {
    readonly product: number;
    readonly name: string;
    readonly slug: string;
    readonly unitPrice: number;
    readonly quantity: number;
    readonly discount: number;
    readonly tax: number;
    /** unitPrice * quantity - discount + tax */
    readonly total: number;
  }[];
  readonly promotions: readonly { readonly code: string; readonly amount: number }[];
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
}

/** Writes an order down as a snapshot (status pending, not_paid, not_fulfilled, expiring after 30 minutes of the shop's time) and tells about it. */
export async function placeOrder(_trx: Trx, _draft: OrderDraft, _now: string): Promise<void> {
  throw new Error('not yet');
}

/** Expires the orders whose time is over: their stock and promotions go back, their open payments are canceled. Returns how many. */
export async function expireDue(_shop: Shop): Promise<number> {
  return 0;
}
