// How parcels travel and what it costs: a table, since a shop of this size changes it with its code.
import type { Text } from '../text.ts';
import type { shippingIds } from './cart.contract.ts';

export interface ShippingOption {
  readonly id: (typeof shippingIds)[number];
  readonly name: Text;
  /** Minor units. */
  readonly price: number;
  /** The subtotal, in minor units, from which it costs nothing; null: it always costs its price. */
  readonly freeFrom: number | null;
}

export const shippingOptions: readonly ShippingOption[] = [
  { id: 'pickup', name: { en: 'Pick up at the shop', id: 'Ambil sendiri di toko' }, price: 0, freeFrom: null },
  { id: 'regular', name: { en: 'Regular, 3 to 5 days', id: 'Reguler, 3 sampai 5 hari' }, price: 1_800_000, freeFrom: 50_000_000 },
  { id: 'express', name: { en: 'Express, next day', id: 'Ekspres, sampai besok' }, price: 4_500_000, freeFrom: null },
];

export function findShippingOption(id: string | null): ShippingOption | undefined {
  return shippingOptions.find((option) => option.id === id);
}

/** What an option costs for goods worth `subtotal` before discounts; both in minor units. */
export function shippingPrice({ price, freeFrom }: ShippingOption, subtotal: number): number {
  return freeFrom !== null && subtotal >= freeFrom ? 0 : price;
}
