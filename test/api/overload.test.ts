// More is asked than the database can do: what is too much is refused soon, with advice on when to come again, and nothing lingers.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { send } from '../helpers/client.ts';
import { atOnce } from '../helpers/crowd.ts';
import { loginAs } from '../helpers/logins.ts';
import { freeze, startMariadb, type Mariadb } from '../helpers/mariadb.ts';
import { runServer, type ServerProcess } from '../helpers/process.ts';
import { head, sendRaw } from '../helpers/raw.ts';
import { putOnShelf } from '../helpers/shop-processes.ts';
import { createShopper } from '../helpers/shopper.ts';

/** The connections that a process has to its database, and how many more requests may wait for one. */
const [pool, queue] = [10, 500];
const look = 'GET /v1/products/1';

describe.skipIf(!inject('mysql'))('a server that is asked more than it can do', { timeout: 90_000 }, () => {
  let mariadb: Mariadb;
  let server: ServerProcess;
  let products: number[];

  beforeAll(async () => {
    mariadb = (await startMariadb())!;
    server = await runServer({ DATABASE_URL: `${mariadb.url}/shop`, SANDBOX: 'on', RATE_LIMIT: '0' });
    const admin = await loginAs(server.origin, 'admin');
    products = await atOnce(10, () => putOnShelf(server.origin, admin, 100_000));
  });
  afterAll(async () => {
    process.kill(mariadb.pid, 'SIGCONT');
    await server.stop();
    await mariadb.stop();
  });

  interface Timed {
    readonly status: number;
    readonly retryAfter: string | null;
    readonly after: number;
  }

  async function timed(request: string): Promise<Timed> {
    const start = performance.now();
    const { status, headers } = await send(server.origin, request);
    return { status, retryAfter: headers.get('retry-after'), after: performance.now() - start };
  }

  /** A visit of the shop, from looking to ordering, without a second try at anything; each answer counts. */
  async function visit(index: number): Promise<number[]> {
    const shopper = createShopper(() => [server.origin]);
    const product = products[index % products.length]!;
    const seen = [await timed('GET /v1/products?limit=20'), await timed(`GET /v1/products/${product}`)];
    const cart = await send(server.origin, 'POST /v1/carts', { json: { email: 'ayu@tests.example' } });
    const item = cart.status === 201 ? await shopper.tryOnce(`POST /v1/carts/${cart.json.id}/items`, { json: { product, quantity: 1 } }) : undefined;
    return [...seen.map(({ status }) => status), cart.status, ...(item ? [item.status] : [])];
  }

  async function expectNormal(): Promise<void> {
    const answers = await atOnce(20, () => timed(look));
    expect(answers.filter(({ status, after }) => status !== 200 || after > 1000)).toEqual([]);
  }

  test('by ten times as many clients as it has connections serves them or refuses them, and is as ever right afterwards', async () => {
    const end = performance.now() + 4000;
    const statuses: number[] = [];
    await atOnce(10 * pool, async (index) => {
      while (performance.now() < end) statuses.push(...(await visit(index)));
    });
    expect(statuses.length).toBeGreaterThan(400);
    expect([...new Set(statuses)].filter((status) => ![200, 201, 429, 503].includes(status))).toEqual([]);
    expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(statuses.length * 0.9);
    await expectNormal();
  });

  test('while nothing moves lets no more wait than can be served, and refuses the others at once', async () => {
    await freeze(mariadb.pid);
    const start = performance.now();
    const waiting = atOnce((pool + queue) / 10, () => sendRaw(server.origin, head(look, { connection: 'keep-alive' }).repeat(9) + head(look)));
    await wait(300);
    // These are answered while those that wait still do: they are given up after 2.5 s.
    const beyond = await atOnce(20, () => timed(look));
    expect(performance.now() - start).toBeLessThan(2000);
    expect(beyond.filter(({ status, retryAfter }) => status !== 503 || retryAfter !== '1')).toEqual([]);
    const answers = (await waiting).map(({ status, body }) => [status, ...Array.from(body.matchAll(/HTTP\/1\.1 (\d+)/g), ([, code]) => Number(code))]);
    expect(performance.now() - start).toBeLessThan(3500);
    expect(answers.flat()).toEqual(Array(pool + queue).fill(503));
    process.kill(mariadb.pid, 'SIGCONT');
    const back = performance.now();
    await expect.poll(async () => (await timed('GET /health/ready')).status, { timeout: 5000 }).toBe(200);
    await expectNormal();
    expect(performance.now() - back).toBeLessThan(5000);
  });
});
