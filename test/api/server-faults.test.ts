import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { send, type Answer, type Extras } from '../helpers/client.ts';
import { atOnce } from '../helpers/crowd.ts';
import { openGate, type Gate } from '../helpers/gate.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { freeze, startMariadb, type Mariadb } from '../helpers/mariadb.ts';
import { runServer, type ServerProcess } from '../helpers/process.ts';
import { putOnShelf } from '../helpers/shop-processes.ts';
import { createShopper } from '../helpers/shopper.ts';

describe.skipIf(!inject('mysql'))('a server whose database', { timeout: 60_000 }, () => {
  let mariadb: Mariadb;
  let gate: Gate;
  let server: ServerProcess;
  let admin: Login;
  let carts: string[];

  beforeAll(async () => {
    mariadb = (await startMariadb())!;
    gate = await openGate({ host: '127.0.0.1', port: Number(new URL(mariadb.url).port) });
    server = await runServer({ DATABASE_URL: `mysql://root@127.0.0.1:${gate.port}/shop`, SANDBOX: 'on', RATE_LIMIT: '0' });
    admin = await loginAs(server.origin, 'admin');
    const product = await putOnShelf(server.origin, admin, 1000);
    const shopper = createShopper(() => [server.origin]);
    carts = await atOnce(12, () => shopper.fillCart([{ product, quantity: 1 }]));
  });
  afterEach(async () => {
    process.kill(mariadb.pid, 'SIGCONT');
    await gate.open();
  });
  afterAll(async () => {
    await server.stop();
    await mariadb.stop();
    await gate.shut();
  });

  async function timed(request: string, extras?: Extras): Promise<Answer & { after: number }> {
    const start = performance.now();
    return { ...(await send(server.origin, request, extras)), after: performance.now() - start };
  }

  /** Requests of many statements: in a transaction, under a key, with a login, after the hashing of a password. */
  function longer(): Promise<Answer & { after: number }>[] {
    const json = { email: 'ayu@etalase.example', password: 'not the password' };
    const url = 'http://127.0.0.1:9/hooks';
    return [
      ...carts.map((cart) => timed(`POST /v1/carts/${cart}/checkout`, { headers: { 'idempotency-key': crypto.randomUUID() } })),
      ...carts.map((cart) => timed(`PATCH /v1/carts/${cart}`, { json: { email: 'bayu@tests.example' } })),
      timed('POST /v1/auth/login', { json }),
      timed('GET /v1/me', { headers: admin }),
      timed('POST /v1/webhook-endpoints', { headers: admin, json: { url } }),
    ];
  }

  /** How the shop answers while its database is away: soon, with 503, and alive. */
  async function expectUnavailable(): Promise<void> {
    const reads = ['GET /v1/products?limit=3', 'GET /v1/products/1', 'GET /v1/brands', 'GET /v1/categories?limit=2', 'GET /products', 'POST /brand?brand_name=a', 'DELETE /brand?brand_id=12'];
    const answers = await Promise.all([...[...reads, ...reads, ...reads, 'GET /v1/products?q=never+asked+before'].map((request) => timed(request)), ...longer()]);
    for (const { status, json, headers, after } of answers) {
      expect([status, json.code, headers.get('retry-after')]).toEqual([503, 'service_unavailable', '1']);
      expect(after).toBeLessThan(3000);
    }
    const ready = await timed('GET /health/ready');
    expect([ready.status, ready.json.code]).toEqual([503, 'service_unavailable']);
    expect(ready.after).toBeLessThan(1500);
    const live = await timed('GET /health/live');
    expect(live.status).toBe(200);
    expect(live.after).toBeLessThan(500);
  }

  /** How it answers again, within 2 s of the database's return. */
  async function expectRecovery(): Promise<void> {
    const deadline = performance.now() + 2000;
    while ((await send(server.origin, 'GET /health/ready')).status !== 200) {
      expect(performance.now()).toBeLessThan(deadline);
      await wait(100);
    }
    const answers = await Promise.all(Array.from({ length: 30 }, () => timed('GET /v1/products?limit=1')));
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(200));
  }

  test('is stopped answers 503 and lives on', async () => {
    await expectRecovery();
    await gate.shut();
    await expectUnavailable();
    await gate.open();
    await expectRecovery();
  });

  test('stands still answers 503 within 3 s, and works when it goes on', async () => {
    await freeze(mariadb.pid);
    await expectUnavailable();
    process.kill(mariadb.pid, 'SIGCONT');
    await expectRecovery();
  });

  test('stands still, however often readiness is asked, works when it goes on', async () => {
    await freeze(mariadb.pid);
    const answers = await Promise.all(Array.from({ length: 40 }, () => timed('GET /health/ready')));
    process.kill(mariadb.pid, 'SIGCONT');
    expect(answers.filter(({ status, after }) => status !== 503 || after > 1500)).toEqual([]);
    await expectRecovery();
  });

  test('vanished without a word is asked anew on other connections', async () => {
    gate.hang();
    await Promise.all(Array.from({ length: 40 }, () => timed('GET /health/ready')));
    await expectUnavailable();
    await gate.open();
    await expectRecovery();
  });

  test('does what it was asked once: no write is repeated', async () => {
    await expectRecovery();
    const { json } = await send(server.origin, 'GET /v1/brands?limit=100');
    expect(json.data.filter(({ name }: any) => name === 'a').length).toBeLessThanOrEqual(9);
    expect(server.output.err).toBe('');
    expect(server.child.exitCode).toBeNull();
  });
});
