// kill -9 of the server at every statement of a transaction that moves money or stock, then the retry under the same key.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Extras } from '../helpers/client.ts';
import { startCrashing, type CrashingServer } from '../helpers/crashing.ts';
import { engines } from '../helpers/databases.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { createPlace, putOnShelf, type Place } from '../helpers/shop-processes.ts';
import { createShopper, goodCard } from '../helpers/shopper.ts';

/** A request that is ready to be sent, and how often its effect is there. */
interface Ready {
  readonly request: string;
  readonly extras?: Extras;
  readonly countEffects: () => Promise<number>;
}

/** No request has as many statements; it only ends the loop should the server never answer. */
const most = 60;

describe.each(engines())('a server that dies in the middle of a request, %s', { timeout: 120_000 }, (engine) => {
  let place: Place;
  let server: CrashingServer;
  let admin: Login;
  let product: number;
  const shopper = createShopper(() => [server.origin]);

  beforeAll(async () => {
    place = await createPlace(engine);
    server = await startCrashing(place.url);
    admin = await loginAs(server.origin, 'admin');
    product = await putOnShelf(server.origin, admin, 10_000);
  });
  afterAll(async () => {
    await server?.stop();
    await place?.remove();
  });

  async function rowsOf(table: 'orders' | 'payments' | 'refunds', column: string, id: string): Promise<number> {
    const { rows } = await sql`SELECT 1 FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${id}`.execute(place.database.queries);
    return rows.length;
  }

  async function fillCart(): Promise<Ready> {
    const cart = await shopper.fillCart([{ product, quantity: 2 }]);
    return { request: `POST /v1/carts/${cart}/checkout`, countEffects: () => rowsOf('orders', 'cart_id', cart) };
  }

  async function placeOrder(): Promise<Ready> {
    const { json } = await shopper.insist((await fillCart()).request);
    return { request: `POST /v1/orders/${json.id}/payments`, extras: { json: { card: goodCard } }, countEffects: () => rowsOf('payments', 'order_id', json.id) };
  }

  async function payOrder(): Promise<Ready> {
    const { request, extras } = await placeOrder();
    const { id, order } = (await shopper.insist(request, extras)).json;
    const { lines } = (await shopper.tryOnce(`GET /v1/orders/${order}`))!.json;
    const json = { amount: { amount: 8_500_000, currency: 'IDR' }, restock: [{ line: lines[0].id, quantity: 1 }] };
    return { request: `POST /v1/payments/${id}/refunds`, extras: { json, headers: admin }, countEffects: () => rowsOf('refunds', 'payment_id', id) };
  }

  /** Sends the request to be struck at a statement; returns what struck, or undefined if the request ended before it came to that. */
  async function strike({ request, extras }: Ready, key: string, statement: number, moment: string): Promise<string | undefined> {
    const headers = { ...extras?.headers, 'idempotency-key': key, 'crash-at': `${statement} ${moment}` };
    const answer = await shopper.tryOnce(request, { ...extras, headers });
    if (answer) return undefined;
    const death = await server.death;
    server = await startCrashing(place.url);
    return death;
  }

  /** What is true after every crash: the retry under the same key is answered with success, its replay is the same, and it was done once. */
  async function expectDoneOnce({ request, extras, countEffects }: Ready, key: string, hasCommitted: boolean | undefined, death: string): Promise<void> {
    const again = await shopper.insist(request, { ...extras, key });
    expect([again.status, death], again.text).toEqual([201, death]);
    if (hasCommitted !== undefined) expect([again.headers.has('idempotent-replayed'), death]).toEqual([hasCommitted, death]);
    const replay = await shopper.insist(request, { ...extras, key });
    expect([replay.status, replay.headers.get('location'), replay.text]).toEqual([again.status, again.headers.get('location'), again.text]);
    expect(replay.headers.get('idempotent-replayed')).toBe('true');
    expect([await countEffects(), death]).toEqual([1, death]);
    await expectSound(place.database.queries);
  }

  test.each([
    { name: 'checkout', prepare: fillCart },
    { name: 'createPayment', prepare: placeOrder },
    { name: 'createRefund', prepare: payOrder },
  ])('$name: at each of its statements, and between COMMIT and the answer', async ({ prepare }) => {
    const deaths: string[] = [];
    for (let statement = 1; statement < most; statement++) {
      const [ready, key] = [await prepare(), randomUUID()];
      const death = await strike(ready, key, statement, 'before');
      if (death === undefined) break;
      deaths.push(death);
      await expectDoneOnce(ready, key, false, death);
    }
    expect(deaths.at(-1)).toBe('before commit');
    const statements = deaths.length;
    for (const moment of engine === 'MariaDB' ? ['sent', 'answered'] : ['answered']) {
      const [ready, key] = [await prepare(), randomUUID()];
      const death = (await strike(ready, key, statements, moment))!;
      expect(death).toBe(`${moment} commit`);
      deaths.push(death);
      // Nobody can know what the database made of a COMMIT whose answer never came.
      await expectDoneOnce(ready, key, moment === 'answered' ? true : undefined, death);
    }
    console.info(`${engine}: died at ${deaths.length} points: ${deaths.map((death) => death.slice(0, 45)).join(' | ')}`);
    expect(deaths.filter((death) => /^before (begin|insert|update|commit)/.test(death)).length).toBeGreaterThan(6);
  });
});
