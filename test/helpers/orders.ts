// Orders as tests need them: placed through carts, driven from state to state through the API.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Database } from '../../api/database/database.ts';
import type { Shop } from '../../api/shop.ts';
import type { Answer, Ask } from './client.ts';

type Headers = Readonly<Record<string, string>>;

export interface Wish {
  readonly items?: readonly { readonly product: number; readonly quantity: number }[];
  readonly promotions?: readonly string[];
  readonly shipping?: string;
  /** Whose order it is; nobody's: a guest's. */
  readonly as?: Headers;
}

export const address = { recipient: 'Sri Wahyuni', phone: '+62 274 555 0101', street: 'Jalan Malioboro 21', city: 'Yogyakarta', province: 'DI Yogyakarta', postal_code: '55271' };

export const cards = {
  good: '4242424242424242',
  declined: '4000000000000002',
  poor: '4000000000009995',
  expired: '4000000000000069',
  wrongCode: '4000000000000127',
  broken: '4000000000000119',
  secure: '4000002760003184',
  secureDeclined: '4000008400001629',
} as const;

export const card = (number: string = cards.good) => ({ number, exp_month: 12, exp_year: 2090, cvc: '123' });

export const rupiah = (amount: number) => ({ amount, currency: 'IDR' });

/** POSTs under a new key. */
export function post(ask: Ask, path: string, { as = {}, json, key = randomUUID() }: { as?: Headers | undefined; json?: unknown; key?: string } = {}): Promise<Answer> {
  return ask(`POST ${path}`, { headers: { ...as, 'idempotency-key': key }, ...(json !== undefined && { json }) });
}

async function done(answer: Promise<Answer>): Promise<any> {
  const { status, json, text } = await answer;
  expect(status, text).toBeLessThan(300);
  return json;
}

/** Fills a cart, checks it out and returns the order. */
export async function placeOrder(ask: Ask, { items = [{ product: 1, quantity: 2 }], promotions = [], shipping = 'pickup', as = {} }: Wish = {}): Promise<any> {
  const cart = await done(ask('POST /v1/carts', { headers: as, json: { email: 'sri@tests.example' } }));
  for (const item of items) await done(ask(`POST /v1/carts/${cart.id}/items`, { headers: as, json: item }));
  for (const code of promotions) await done(ask(`POST /v1/carts/${cart.id}/promotions`, { headers: as, json: { code } }));
  await done(ask(`PATCH /v1/carts/${cart.id}`, { headers: as, json: { shipping_address: address, shipping_option: shipping } }));
  return done(post(ask, `/v1/carts/${cart.id}/checkout`, { as }));
}

/** Pays an order and returns the payment. */
export function pay(ask: Ask, order: { id: string }, { number, capture, as }: { number?: string; capture?: 'manual'; as?: Headers } = {}): Promise<any> {
  return done(post(ask, `/v1/orders/${order.id}/payments`, { as, json: { card: card(number), ...(capture && { capture }) } }));
}

export function read(ask: Ask, order: { id: string }, as: Headers = {}): Promise<any> {
  return done(ask(`GET /v1/orders/${order.id}`, { headers: as }));
}

/** A step that must succeed. */
export function step(ask: Ask, path: string, as?: Headers, json: unknown = {}): Promise<any> {
  return done(post(ask, path, { as, json }));
}

/** What of a product can be sold, and what is promised to orders. */
export async function stockOf({ queries }: Database, product: number): Promise<{ qty: number; reserved: number }> {
  return queries.selectFrom('products').select(['qty', 'reserved']).where('product_id', '=', product).executeTakeFirstOrThrow();
}

/** The shop by a clock that is so many minutes ahead, for a sweep. */
export function later(shop: Shop, minutes: number): Shop {
  return { ...shop, now: async () => new Date(Date.parse(await shop.now()) + minutes * 60_000).toISOString() };
}

/** Lets the time to pay an order be over, without anything sweeping it up. */
export async function makeDue({ queries }: Database, order: { id: string }): Promise<void> {
  await queries.updateTable('orders').set({ expires_at: '2020-01-01T00:00:00.000Z' }).where('order_id', '=', order.id).execute();
}

/** Puts so many pieces more on the shelf. */
export function restock(ask: Ask, admin: Headers, { product = 1, quantity = 500 } = {}): Promise<any> {
  return step(ask, `/v1/inventory/${product}/adjustments`, admin, { delta: quantity, reason: 'More for a test' });
}
