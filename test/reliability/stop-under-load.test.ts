// SIGTERM while 200 requests wait in the server for the database: each of them is answered.
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { atOnce } from '../helpers/crowd.ts';
import { expectOrders, expectSound } from '../helpers/invariants.ts';
import { openProcesses, type ShopProcesses } from '../helpers/shop-processes.ts';
import { tally } from '../helpers/shopper.ts';

/** Waits until the server says that it is answering so many requests, and this one that asks. */
async function untilInFlight(origin: string, requests: number): Promise<void> {
  const count = async () => Number(/^http_requests_in_flight (\d+)$/m.exec(await (await fetch(`${origin}/metrics`)).text())![1]);
  await expect.poll(count, { timeout: 2000, interval: 10 }).toBe(requests + 1);
}

describe.skipIf(!inject('mysql'))('a server that is told to stop', { timeout: 60_000 }, () => {
  let shop: ShopProcesses;

  beforeAll(async () => void (shop = await openProcesses('MariaDB')));
  afterAll(() => shop?.stop());

  test('while 20 checkouts and 180 reads are in flight answers them all', async () => {
    const { shopper, place, servers } = shop;
    const products = await atOnce(10, () => shop.stock(100));
    const carts = await atOnce(20, (index) => shopper.fillCart([{ product: products[index % 10]!, quantity: 1 }]));
    // As long as somebody holds the rows, checkouts wait for them, and reads for the connections that those have.
    const holder = await createConnection(place.url);
    await holder.beginTransaction();
    await holder.query('SELECT product_id FROM products WHERE product_id IN (?) FOR UPDATE', [products]);
    const checkouts = carts.map((cart) => shopper.tryOnce(`POST /v1/carts/${cart}/checkout`, { headers: { 'idempotency-key': cart } }));
    await untilInFlight(servers[0]!.origin, 20);
    const reads = atOnce(180, () => shopper.tryOnce(`GET /v1/products/${products[0]}`));
    await untilInFlight(servers[0]!.origin, 200);
    servers[0]!.child.kill('SIGTERM');
    await wait(50);
    await holder.commit();
    holder.destroy();
    const answers = [...(await reads), ...(await Promise.all(checkouts))];
    expect(answers.filter(Boolean)).toHaveLength(200);
    expect(tally(answers.map((answer) => answer!))).toEqual({ '200': 180, '201': 20 });
    expect(await servers[0]!.exit).toMatchObject({ code: 0 });
    await expectOrders(place.database.queries, answers.flatMap((answer) => (answer!.status === 201 ? [answer!.json.id] : [])));
    await expectSound(place.database.queries);
  });
});
