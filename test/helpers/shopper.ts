// A client that behaves as one should: it sends what moves money or stock under a key, asks again under the same key while the answer
// is lost or 'not now', and begins a cart anew when it can't know what became of the old one.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { send, type Answer, type Extras } from './client.ts';

export interface Item {
  readonly product: number;
  readonly quantity: number;
}

/** What the shopper met on the way, for a test to judge and to report. */
export interface Experience {
  /** How often each status, or status and error code, came: `201`, `409 out_of_stock`. */
  readonly answers: Map<string, number>;
  /** Requests to which no answer came. */
  lost: number;
  /** Requests that had been done although no answer, or 503, said so: the retry was answered by the first one's reply. */
  inDoubt: number;
  /** The longest that an answer took, in milliseconds. */
  slowest: number;
}

export interface Shopper {
  readonly experience: Experience;
  /** Sends one request once; undefined: no answer came. */
  tryOnce(request: string, extras?: Extras): Promise<Answer | undefined>;
  /** Sends a request under a key until it is answered for good; rejects after half a minute. */
  insist(request: string, extras?: Extras & { readonly key?: string }): Promise<Answer>;
  /** Makes a guest's cart that can be checked out, adding the items one after another, and returns its id. */
  fillCart(items: readonly Item[]): Promise<string>;
  checkOut(cart: string, key?: string): Promise<Answer>;
  /** Pays an order with a card that succeeds. */
  pay(order: string, key?: string): Promise<Answer>;
}

const patience = 30_000;

const address = { recipient: 'Ayu Lestari', phone: '+62 812 3456 7890', street: 'Jalan Melati 5', city: 'Bandung', province: 'Jawa Barat', postal_code: '40111' };

export const goodCard = { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' };

/** A shopper of these servers, any of which may answer any request. */
export function createShopper(origins: () => readonly string[]): Shopper {
  const experience: Experience = { answers: new Map(), lost: 0, inDoubt: 0, slowest: 0 };

  async function tryOnce(request: string, extras?: Extras): Promise<Answer | undefined> {
    const all = origins();
    const start = performance.now();
    const answer = await send(all[Math.floor(Math.random() * all.length)]!, request, extras).catch(lostOrThrow);
    experience.slowest = Math.max(experience.slowest, performance.now() - start);
    if (answer) count(experience.answers, nameOf(answer));
    else experience.lost++;
    return answer;
  }

  async function insist(request: string, { key = randomUUID(), ...extras }: Extras & { readonly key?: string } = {}): Promise<Answer> {
    const end = performance.now() + patience;
    const headers = { ...extras.headers, 'idempotency-key': key };
    for (let attempt = 0; performance.now() < end; attempt++) {
      const answer = await tryOnce(request, { ...extras, headers });
      if (answer && !isForNow(answer)) {
        if (attempt > 0 && answer.headers.has('idempotent-replayed')) experience.inDoubt++;
        return answer;
      }
      await wait(pauseAfter(answer, attempt));
    }
    throw new Error(`${request} was not answered for good within ${patience} ms.`);
  }

  async function fillCart(items: readonly Item[]): Promise<string> {
    const end = performance.now() + patience;
    for (let attempt = 0; performance.now() < end; attempt++) {
      const cart = await tryToFill(items);
      if (cart) return cart;
      await wait(pauseAfter(undefined, attempt));
    }
    throw new Error(`No cart could be filled within ${patience} ms.`);
  }

  /** Undefined: something was not answered, so that nobody knows what is in the cart. */
  async function tryToFill(items: readonly Item[]): Promise<string | undefined> {
    const created = await tryOnce('POST /v1/carts', { json: { email: 'ayu@tests.example' } });
    if (!created || isForNow(created)) return undefined;
    expect(created.status, created.text).toBe(201);
    const { id } = created.json;
    const requests = items.map((item) => [`POST /v1/carts/${id}/items`, item] as const);
    for (const [request, json] of [...requests, [`PATCH /v1/carts/${id}`, { shipping_address: address, shipping_option: 'pickup' }] as const]) {
      const answer = await tryOnce(request, { json });
      if (!answer || isForNow(answer)) return undefined;
      expect([200, 201], answer.text).toContain(answer.status);
    }
    return id;
  }

  return {
    experience,
    tryOnce,
    insist,
    fillCart,
    checkOut: (cart, key) => insist(`POST /v1/carts/${cart}/checkout`, { ...(key && { key }) }),
    pay: (order, key) => insist(`POST /v1/orders/${order}/payments`, { json: { card: goodCard }, ...(key && { key }) }),
  };
}

/** `fetch` rejects with a TypeError when the connection broke; anything else is a fault that a test must see. */
function lostOrThrow(error: unknown): undefined {
  if (!(error instanceof TypeError)) throw error;
}

/** Whether the same request may be answered otherwise in a moment. */
export function isForNow({ status, json }: Answer): boolean {
  return status === 503 || status === 429 || json?.code === 'idempotency_in_progress';
}

/** As long as the server asks for, or ever longer; never all at once. */
function pauseAfter(answer: Answer | undefined, attempt: number): number {
  const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1000;
  return asked + Math.random() * Math.min(1000, 50 * 2 ** attempt);
}

function nameOf({ status, json }: Answer): string {
  return status < 400 ? String(status) : `${status} ${json?.code}`;
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** How many answers there are of each kind: `{ '201': 10, '409 out_of_stock': 190 }`. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const answer of answers) count(counts, nameOf(answer));
  return Object.fromEntries([...counts].sort());
}
