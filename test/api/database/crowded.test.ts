// A database server that others use up: the shop goes on where it can, and says 503, not 500, where it can't.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createConnection, type Connection } from 'mysql2/promise';
import { send } from '../../helpers/client.ts';
import { loginAs } from '../../helpers/logins.ts';
import { startMariadb, type Mariadb } from '../../helpers/mariadb.ts';
import { runServer, type ServerProcess } from '../../helpers/process.ts';

describe.skipIf(!inject('mysql'))('a database server that others use up', { timeout: 60_000 }, () => {
  let mariadb: Mariadb;
  let root: Connection;
  const start = (user: string) => runServer({ DATABASE_URL: `mysql://${user}@127.0.0.1:${new URL(mariadb.url).port}/shop`, SANDBOX: 'on', RATE_LIMIT: '0' });

  beforeAll(async () => {
    mariadb = (await startMariadb())!;
    root = await createConnection({ uri: mariadb.url, multipleStatements: true });
    await root.query("CREATE USER few@'%' WITH MAX_USER_CONNECTIONS 2; GRANT ALL ON *.* TO few@'%'");
  });
  afterAll(async () => {
    root.destroy();
    await mariadb.stop();
  });

  async function whileServing(user: string, work: (server: ServerProcess) => Promise<void>): Promise<void> {
    const server = await start(user);
    await work(server).finally(() => server.stop());
  }

  test('by prepared statements, as the original does, is asked without them', () =>
    whileServing('root', async ({ origin }) => {
      await root.query('SET GLOBAL max_prepared_stmt_count = 0');
      const product = { name: "Kopi 'O\\'; -- 😀", price: { amount: 9_200_050, currency: 'IDR' }, stock: 3, brand: 2, description: { en: '100 % \\ "a"', id: '?' } };
      const created = await send(origin, 'POST /v1/products', { headers: await loginAs(origin, 'admin'), json: product });
      expect([created.status, created.json]).toMatchObject([201, { ...product, brand: { id: 2 } }]);
      const requests = [`GET /v1/products/${created.json.id}`, 'GET /v1/products?limit=2&sort=-price&q=kopi&price_min=1', 'POST /products-pagination?page=2&size=3', 'PUT /products?product_id=1&product_name=a&price=0.5', 'DELETE /brand?brand_id=999'];
      for (const request of requests) expect([request, (await send(origin, request)).status]).toEqual([request, 200]);
      await root.query('SET GLOBAL max_prepared_stmt_count = 16382');
      for (const request of requests) expect([request, (await send(origin, request)).status]).toEqual([request, 200]);
    }));

  test('by connections answers some and refuses the others for the moment', () =>
    whileServing('few', async ({ origin }) => {
      const answers = await Promise.all(Array.from({ length: 30 }, () => send(origin, 'GET /v1/products?limit=1')));
      expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 503]);
    }));

  test('by connections before the start is told in one line', async () => {
    const others = await Promise.all([1, 2].map(() => createConnection({ uri: mariadb.url, user: 'few' })));
    const server = await start('few');
    expect([(await server.exit).code, server.output.err]).toEqual([1, expect.stringMatching(/^Etalase cannot start: the database at 127\.0\.0\.1:\d+ has no connection left for the user few\. .+\n$/)]);
    others.forEach((other) => other.destroy());
  });
});
