// What is measured of the shop: requests, each on a cart of its own where it needs one.
import { particularsOf } from './places.ts';

/** A request for wrk; `{{number}}` stands for the number of the cart. */
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const json = { 'content-type': 'application/json' };

export const requests = {
  listProducts: { method: 'GET', path: '/v1/products?limit=20', headers: {} },
  getProduct: { method: 'GET', path: '/v1/products/4321', headers: {} },
  addCartItem: { method: 'POST', path: '/v1/carts/cart_{{number}}/items', headers: json, body: '{"product":3,"quantity":1}' },
  checkout: { method: 'POST', path: '/v1/carts/cart_{{number}}/checkout', headers: { ...json, 'idempotency-key': 'bench-{{number}}' }, body: '{}' },
} as const satisfies Readonly<Record<string, Request>>;

export type RequestName = keyof typeof requests;

export function usesCarts({ path }: Request): boolean {
  return path.includes('{{number}}');
}

/** Sends a request once, on cart number `n`. */
export function sendOnce(origin: string, { method, path, headers, body }: Request, n: number): Promise<Response> {
  const fill = (text: string) => text.replaceAll('{{number}}', particularsOf(n).number);
  const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)]));
  return fetch(origin + fill(path), { method, headers: filled, ...(body !== undefined && { body }) });
}
