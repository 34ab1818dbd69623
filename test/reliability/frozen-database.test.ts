// MariaDB stands still for ten seconds under load: nobody waits longer than three, and afterwards everything is as it was.
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readSqlFiles } from '../../api/database/files.ts';
import { openMysql } from '../../api/database/mysql.ts';
import { keepBuying } from '../helpers/buyers.ts';
import { send } from '../helpers/client.ts';
import { atOnce } from '../helpers/crowd.ts';
import { expectOrders, expectSound } from '../helpers/invariants.ts';
import { loginAs } from '../helpers/logins.ts';
import { freeze, startMariadb, type Mariadb } from '../helpers/mariadb.ts';
import { runServer, type ServerProcess } from '../helpers/process.ts';
import { putOnShelf } from '../helpers/shop-processes.ts';
import { createShopper } from '../helpers/shopper.ts';

describe.skipIf(!inject('mysql'))('a shop whose MariaDB stands still for 10 s', { timeout: 90_000 }, () => {
  let mariadb: Mariadb;
  let server: ServerProcess;
  let products: number[];
  let acknowledged: string[];
  const shopper = createShopper(() => [server.origin]);

  beforeAll(async () => {
    mariadb = (await startMariadb())!;
    server = await runServer({ DATABASE_URL: `${mariadb.url}/shop`, SANDBOX: 'on', RATE_LIMIT: '0' });
    const admin = await loginAs(server.origin, 'admin');
    products = await atOnce(5, () => putOnShelf(server.origin, admin, 100_000));
  });
  afterAll(async () => {
    if (mariadb) process.kill(mariadb.pid, 'SIGCONT');
    await server?.stop();
    await mariadb?.stop();
  });

  test('answers every request of 32 clients within 3 s', async () => {
    const crowd = keepBuying(shopper, 32, products);
    await crowd.sell(20);
    await freeze(mariadb.pid);
    await wait(10_000);
    const refusals = shopper.experience.answers.get('503 service_unavailable') ?? 0;
    const { slowest } = shopper.experience;
    process.kill(mariadb.pid, 'SIGCONT');
    await crowd.sell(20);
    acknowledged = await crowd.stop();
    const { answers, inDoubt, lost } = shopper.experience;
    console.info(`${acknowledged.length} orders, ${inDoubt} in doubt, slowest answer ${Math.round(slowest)} ms; ${JSON.stringify(Object.fromEntries(answers))}`);
    expect(slowest).toBeLessThan(3000);
    expect(lost).toBe(0);
    // Each client was told several times that it can't be now.
    expect(refusals).toBeGreaterThan(64);
    expect([...answers.keys()].filter((name) => !/^20[01]$|^409 idempotency_in_progress$|^503 service_unavailable$/.test(name))).toEqual([]);
  });

  test('has its pool whole afterwards', async () => {
    const reads = await atOnce(30, () => send(server.origin, 'GET /v1/products?limit=1'));
    expect(reads.map(({ status }) => status)).toEqual(Array(30).fill(200));
    const root = await createConnection(mariadb.url);
    // Those that were given up while it stood still are gone, and at most the pool's ten are left.
    const connections = async () => (await root.query<RowDataPacket[]>("SELECT COUNT(*) AS open FROM information_schema.processlist WHERE db = 'shop'"))[0][0]!.open;
    await expect.poll(connections, { timeout: 5000 }).toBeLessThanOrEqual(10);
    root.destroy();
  });

  test('lost no order and doubled none', async () => {
    const database = await openMysql({ host: '127.0.0.1', port: Number(new URL(mariadb.url).port), user: 'root', password: '', database: 'shop' }, readSqlFiles());
    try {
      await expectOrders(database.queries, acknowledged);
      await expectSound(database.queries);
    } finally {
      await database.close();
    }
  });
});
