// Carts as tests want them.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Answer, Ask } from './client.ts';
import { loginAs, type Login } from './logins.ts';

export const address = { recipient: 'Ayu Lestari', phone: '+62 812 3456 7890', street: 'Jalan Braga 12', city: 'Bandung', province: 'Jawa Barat', postal_code: '40111' };

export const idr = (amount: number) => ({ amount, currency: 'IDR' });

type Headers = Record<string, string>;

/** Makes an empty cart, a guest's unless `headers` say whose, and returns its id. */
export async function newCart(ask: Ask, headers: Headers = {}): Promise<string> {
  const { status, json } = await ask('POST /v1/carts', { headers });
  expect(status).toBe(201);
  return json.id;
}

/** Puts pieces of a product into a cart and returns the cart. */
export async function put(ask: Ask, cart: string, product: number, quantity = 1, headers: Headers = {}): Promise<any> {
  const { status, json } = await ask(`POST /v1/carts/${cart}/items`, { headers, json: { product, quantity } });
  expect(status, JSON.stringify(json)).toBe(200);
  return json;
}

/** Makes a cart that lacks nothing for an order, with so many pieces of each product; returns its id. */
export async function readyCart(ask: Ask, pieces: Readonly<Record<number, number>> = { 1: 2 }, headers: Headers = {}): Promise<string> {
  const cart = await newCart(ask, headers);
  for (const [product, quantity] of Object.entries(pieces)) await put(ask, cart, Number(product), quantity, headers);
  const change = { email: 'ayu@tests.example', shipping_address: address, shipping_option: 'pickup' };
  expect((await ask(`PATCH /v1/carts/${cart}`, { headers, json: change })).status).toBe(200);
  return cart;
}

/** Checks a cart out, under a new key unless one is given. */
export function checkOut(ask: Ask, cart: string, { key = randomUUID(), headers = {} }: { key?: string; headers?: Headers } = {}): Promise<Answer> {
  return ask(`POST /v1/carts/${cart}/checkout`, { headers: { 'idempotency-key': key, ...headers } });
}

const admins = new WeakMap<Ask, Promise<Login>>();

/** The admin's login, once for each shop: hashing passwords takes its time. */
function adminOf(ask: Ask): Promise<Login> {
  if (!admins.has(ask)) admins.set(ask, loginAs(ask, 'admin'));
  return admins.get(ask)!;
}

let made = 0;

/** Puts a new product on the shelf and returns it. */
export async function newProduct(ask: Ask, { price = 1_000_000, stock = 100 } = {}): Promise<any> {
  const json = { name: `Barang uji ${++made}`, price: idr(price), stock };
  const answer = await ask('POST /v1/products', { headers: await adminOf(ask), json });
  expect(answer.status).toBe(201);
  return answer.json;
}

/** Announces a promotion under a new code and returns the code. */
export async function newPromotion(ask: Ask, change: object = {}): Promise<string> {
  const code = `UJI-${++made}`;
  const answer = await ask('POST /v1/promotions', { headers: await adminOf(ask), json: { code, kind: 'percentage', value: 10, ...change } });
  expect(answer.status).toBe(201);
  return code;
}

/** Takes a product off the shelf. */
export async function archive(ask: Ask, product: number): Promise<void> {
  const { headers } = await ask(`GET /v1/products/${product}`);
  const answer = await ask(`DELETE /v1/products/${product}`, { headers: { ...(await adminOf(ask)), 'if-match': headers.get('etag')! } });
  expect(answer.status).toBe(204);
}

export async function setPrice(ask: Ask, product: number, price: number): Promise<void> {
  const { headers } = await ask(`GET /v1/products/${product}`);
  const answer = await ask(`PATCH /v1/products/${product}`, { headers: { ...(await adminOf(ask)), 'if-match': headers.get('etag')! }, json: { price: idr(price) } });
  expect(answer.status).toBe(200);
}

/** Lets the shop's clock go on. */
export async function goOn(ask: Ask, seconds: number): Promise<void> {
  const answer = await ask('POST /v1/sandbox/clock', { headers: await adminOf(ask), json: { seconds } });
  expect(answer.status).toBe(200);
}

export const day = 24 * 60 * 60;
