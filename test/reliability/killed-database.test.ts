// kill -9 of MariaDB under load: the server lives on, says 503 meanwhile, and no acknowledged order is lost or there twice.
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readSqlFiles } from '../../api/database/files.ts';
import { openMysql } from '../../api/database/mysql.ts';
import { keepBuying } from '../helpers/buyers.ts';
import { send } from '../helpers/client.ts';
import { atOnce } from '../helpers/crowd.ts';
import { expectOrders, expectSound } from '../helpers/invariants.ts';
import { loginAs } from '../helpers/logins.ts';
import { startMortalMariadb, type MortalMariadb } from '../helpers/mortal-mariadb.ts';
import { runServer, type ServerProcess } from '../helpers/process.ts';
import { putOnShelf } from '../helpers/shop-processes.ts';
import { createShopper } from '../helpers/shopper.ts';

describe.skipIf(!inject('mysql'))('a shop whose MariaDB is killed', { timeout: 120_000 }, () => {
  let mariadb: MortalMariadb;
  let server: ServerProcess;
  let products: number[];
  const shopper = createShopper(() => [server.origin]);

  beforeAll(async () => {
    mariadb = await startMortalMariadb(['--innodb-flush-log-at-trx-commit=1']);
    server = await runServer({ DATABASE_URL: `${mariadb.url}/shop`, SANDBOX: 'on', RATE_LIMIT: '0' });
    const admin = await loginAs(server.origin, 'admin');
    products = await atOnce(5, () => putOnShelf(server.origin, admin, 100_000));
  });
  afterAll(async () => {
    await server?.stop();
    await mariadb?.stop();
  });

  async function timed(request: string) {
    const start = performance.now();
    const { status, json } = await send(server.origin, request);
    return { status, code: json?.code, after: performance.now() - start };
  }

  /** Dead: 503, not 500, within 3 s, and alive. */
  async function expectRefusals(): Promise<void> {
    const answers = await Promise.all(['GET /v1/products?limit=3', `GET /v1/products/${products[0]}`, 'POST /v1/carts', 'GET /health/ready'].map(timed));
    for (const { status, code, after } of answers) {
      expect([status, code]).toEqual([503, 'service_unavailable']);
      expect(after).toBeLessThan(3000);
    }
    expect((await timed('GET /health/live')).status).toBe(200);
  }

  /** How many milliseconds after MariaDB answered again the server did. */
  async function untilReady(): Promise<number> {
    const start = performance.now();
    while ((await timed('GET /health/ready')).status !== 200) await wait(50);
    return performance.now() - start;
  }

  test('five times under 32 clients serves on, loses no order and doubles none', async () => {
    const crowd = keepBuying(shopper, 32, products);
    const recoveries: number[] = [];
    for (let kill = 0; kill < 5; kill++) {
      await crowd.sell(20);
      await wait(randomInt(50));
      await mariadb.kill();
      await expectRefusals();
      await mariadb.revive();
      recoveries.push(Math.round(await untilReady()));
    }
    await crowd.sell(20);
    const acknowledged = await crowd.stop();
    const { answers, inDoubt, slowest } = shopper.experience;
    console.info(`${acknowledged.length} orders, ${inDoubt} in doubt, ready after ${recoveries.join(', ')} ms, slowest answer ${Math.round(slowest)} ms; ${JSON.stringify(Object.fromEntries(answers))}`);
    expect(Math.max(...recoveries)).toBeLessThan(2000);
    const database = await openMysql({ host: '127.0.0.1', port: Number(new URL(mariadb.url).port), user: 'root', password: '', database: 'shop' }, readSqlFiles());
    try {
      await expectOrders(database.queries, acknowledged);
      await expectSound(database.queries);
    } finally {
      await database.close();
    }
  });

  test('has answered nothing but what such a shop may answer', () => {
    const { answers, lost } = shopper.experience;
    expect([...answers.keys()].filter((name) => !/^20[01]$|^409 idempotency_in_progress$|^503 service_unavailable$/.test(name))).toEqual([]);
    expect(lost).toBe(0);
    expect(server.child.exitCode).toBeNull();
  });
});
