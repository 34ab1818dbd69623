// kill -9 of the server under load, and clients that go away: what was acknowledged is there, and what was done was done once.
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepBuying } from '../helpers/buyers.ts';
import { atOnce } from '../helpers/crowd.ts';
import { engines } from '../helpers/databases.ts';
import { expectOrders, expectSound } from '../helpers/invariants.ts';
import { loginAs } from '../helpers/logins.ts';
import { freePort } from '../helpers/mariadb.ts';
import { runServer, type ServerProcess } from '../helpers/process.ts';
import { createPlace, putOnShelf, type Place } from '../helpers/shop-processes.ts';
import { createShopper } from '../helpers/shopper.ts';

describe.each(engines())('a shop on %s', { timeout: 90_000 }, (engine) => {
  let place: Place;
  let server: ServerProcess;
  let start: () => Promise<ServerProcess>;
  let products: number[];
  const acknowledged: string[] = [];
  const shopper = createShopper(() => [server.origin]);

  beforeAll(async () => {
    place = await createPlace(engine);
    const settings = { DATABASE_URL: place.url, SANDBOX: 'on', RATE_LIMIT: '0', PORT: String(await freePort()) };
    start = () => runServer(settings);
    server = await start();
    const admin = await loginAs(server.origin, 'admin');
    products = await atOnce(5, () => putOnShelf(server.origin, admin, 100_000));
  });
  afterAll(async () => {
    await server?.stop();
    await place?.remove();
  });

  test('whose server is killed five times under 32 clients loses no order and doubles none', async () => {
    const crowd = keepBuying(shopper, 32, products);
    for (let kill = 0; kill < 5; kill++) {
      await crowd.sell(20);
      await wait(randomInt(50));
      await server.stop();
      server = await start();
    }
    await crowd.sell(20);
    acknowledged.push(...(await crowd.stop()));
    const { answers, lost, inDoubt } = shopper.experience;
    console.info(`${engine}: ${acknowledged.length} orders, ${lost} answers lost, ${inDoubt} in doubt; ${JSON.stringify(Object.fromEntries(answers))}`);
    expect(lost).toBeGreaterThan(20);
    await expectOrders(place.database.queries, acknowledged);
    await expectSound(place.database.queries);
  });

  test('whose clients go away before the answer, and ask again, does it once', async () => {
    const carts = await atOnce(80, () => shopper.fillCart([{ product: products[0]!, quantity: 1 }]));
    const answers = await Promise.all(
      carts.map(async (cart) => {
        const key = randomUUID();
        const signal = AbortSignal.timeout(randomInt(5, 100));
        await fetch(`${server.origin}/v1/carts/${cart}/checkout`, { method: 'POST', headers: { 'idempotency-key': key }, signal }).catch(() => undefined);
        return shopper.checkOut(cart, key);
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const replays = answers.filter(({ headers }) => headers.has('idempotent-replayed')).length;
    console.info(`${engine}: ${replays} of 80 had been done before they were asked for again`);
    expect(replays).toBeGreaterThan(10);
    await expectOrders(place.database.queries, [...acknowledged, ...answers.map(({ json }) => json.id)]);
    await expectSound(place.database.queries);
  });

  test('has answered nothing but what such a shop may answer', () => {
    const strange = [...shopper.experience.answers.keys()].filter((name) => !/^20[01]$|^409 idempotency_in_progress$|^503 service_unavailable$/.test(name));
    expect(strange).toEqual([]);
    expect(server.output.err).toBe('');
  });
});
