import { describe, expect, inject, test, vi } from 'vitest';
import { readSqlFiles } from '../../api/database/files.ts';
import { openMysql } from '../../api/database/mysql.ts';
import { address } from '../helpers/carts.ts';
import { running, send, type Ask } from '../helpers/client.ts';
import { createEmptyMysql } from '../helpers/databases.ts';
import { hosts, listen, shopOn, type RunningHost } from '../helpers/hosts.ts';
import { loginAs } from '../helpers/logins.ts';

const nowIn = async (ask: Ask) => Date.parse((await ask('GET /v1/sandbox')).json.clock.now);

describe.each(hosts)('GET /v1/sandbox, $name', (host) => {
  const { ask } = running(host);

  test('tells everybody the accounts, the faults and the time', async () => {
    const { status, json } = await ask('GET /v1/sandbox');
    expect(status).toBe(200);
    expect(json.accounts.map(({ email, role }: any) => [email, role])).toEqual([['ayu@etalase.example', 'customer'], ['bayu@etalase.example', 'customer'], ['admin@etalase.example', 'admin']]);
    expect(json).toMatchObject({ faults: [], clock: { offset_ms: 0 } });
    expect(Math.abs(Date.parse(json.clock.now) - Date.now())).toBeLessThan(5000);
  });

  test.each(['PUT /v1/sandbox/faults', 'POST /v1/sandbox/clock', 'POST /v1/sandbox/reset'])('leaves %s to admins', async (request) => {
    expect((await ask(request)).json.code).toBe('unauthenticated');
    expect((await ask(request, { headers: await loginAs(ask, 'customer') })).json.code).toBe('forbidden');
  });
});

describe.each(hosts)('POST /v1/sandbox/clock, $name', (host) => {
  const { ask, current } = running(host);
  const turn = async (seconds: unknown) => ask('POST /v1/sandbox/clock', { headers: await loginAs(ask, 'admin'), json: { seconds } });

  test('turns the clock forward, again and again', async () => {
    const before = await nowIn(ask);
    const { status, json } = await turn(3600);
    expect(status).toBe(200);
    expect(json.offset_ms).toBe(3_600_000);
    expect(Date.parse(json.now) - before).toBeGreaterThanOrEqual(3_600_000);
    expect((await turn(60)).json.offset_ms).toBe(3_660_000);
    expect((await ask('GET /v1/sandbox')).json.clock.offset_ms).toBe(3_660_000);
    expect(Date.parse(await current().shop.now()) - Date.now()).toBeGreaterThan(3_600_000);
  });

  test('adds up what comes at once', async () => {
    const headers = await loginAs(ask, 'admin');
    const { offset_ms } = (await ask('GET /v1/sandbox')).json.clock;
    await Promise.all(Array.from({ length: 10 }, () => ask('POST /v1/sandbox/clock', { headers, json: { seconds: 1 } })));
    expect((await ask('GET /v1/sandbox')).json.clock.offset_ms).toBe(offset_ms + 10_000);
  });

  test('never tells a time before one that it told, even if the machine\'s clock goes back', async () => {
    const { shop } = current();
    const told = await shop.now();
    const back = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 60_000);
    expect((await shop.now()) >= told).toBe(true);
    back.mockRestore();
  });

  test('stops a hundred years ahead', async () => {
    const headers = await loginAs(ask, 'admin');
    for (let year = 0; year < 99; year++) expect((await ask('POST /v1/sandbox/clock', { headers, json: { seconds: 31_536_000 } })).status).toBe(200);
    const { status, json } = await turn(31_536_000);
    expect([status, json.errors]).toEqual([422, [{ pointer: '/seconds', code: 'too_big', detail: expect.any(String) }]]);
  });

  test.each([0, -1, 1.5, 31_536_001, '60', null])('refuses %j seconds', async (seconds) => {
    expect((await turn(seconds)).json.errors).toMatchObject([{ pointer: '/seconds' }]);
  });
});

describe.each(hosts)('PUT /v1/sandbox/faults, $name', (host) => {
  const { ask } = running(host);
  const set = async (faults: unknown) => ask('PUT /v1/sandbox/faults', { headers: await loginAs(ask, 'admin'), json: { faults } });

  test('lets requests fail, with advice on when to come again, before anything is done', async () => {
    const headers = await loginAs(ask, 'customer');
    expect((await set([{ operation: 'createAddress', error_rate: 1 }])).json).toEqual({ faults: [{ operation: 'createAddress', latency_ms: 0, error_rate: 1 }] });
    const { status, json, headers: answered } = await ask('POST /v1/me/addresses', { headers, json: address });
    expect([status, json.code, answered.get('retry-after')]).toEqual([503, 'injected_fault', '1']);
    expect((await ask('GET /v1/me/addresses', { headers })).json.data).toEqual([]);
    await set([]);
    expect((await ask('POST /v1/me/addresses', { headers, json: address })).status).toBe(201);
  });

  test('lets the share fail that was asked for', async () => {
    await set([{ operation: 'listBrands', error_rate: 0.5 }]);
    for (const [drawn, status] of [[0.49, 503], [0.5, 200]] as const) {
      const chance = vi.spyOn(Math, 'random').mockReturnValue(drawn);
      expect((await ask('GET /v1/brands')).status).toBe(status);
      chance.mockRestore();
    }
    await set([]);
  });

  test('makes requests slow, and then fail', async () => {
    await set([{ operation: 'getBrand', latency_ms: 200, error_rate: 1 }]);
    const start = performance.now();
    expect((await ask('GET /v1/brands/1')).status).toBe(503);
    expect(performance.now() - start).toBeGreaterThanOrEqual(190);
    await set([]);
  });

  test('takes longer than a database may, and then answers as ever', async () => {
    await set([{ operation: 'getBrand', latency_ms: 2700 }]);
    expect((await ask('GET /v1/brands/1')).status).toBe(200);
    await set([]);
  });

  test('reaches all operations by *, but for those that have an entry of their own', async () => {
    await set([{ operation: '*', error_rate: 1 }, { operation: 'listBrands' }]);
    expect((await ask('GET /v1/products')).json.code).toBe('injected_fault');
    expect((await ask('GET /v1/brands')).status).toBe(200);
    await set([]);
  });

  test('never reaches the login, the sandbox and the health checks', async () => {
    await set([{ operation: '*', error_rate: 1 }]);
    for (const request of ['GET /v1/sandbox', 'GET /health/ready', 'GET /health/live', 'GET /openapi.json']) expect((await ask(request)).status).toBe(200);
    expect((await set([])).status).toBe(200);
  });

  test.each([
    ['an operation that does not exist', [{ operation: 'buyEverything' }], '/faults/0/operation'],
    ['the login', [{ operation: 'login', error_rate: 1 }], '/faults/0/operation'],
    ['the sandbox itself', [{ operation: 'setFaults', error_rate: 1 }], '/faults/0/operation'],
    ['one operation twice', [{ operation: 'listBrands' }, { operation: 'listBrands' }], '/faults/1/operation'],
    ['a share above 1', [{ operation: 'listBrands', error_rate: 1.01 }], '/faults/0/error_rate'],
    ['eleven seconds', [{ operation: 'listBrands', latency_ms: 11_000 }], '/faults/0/latency_ms'],
  ])('refuses %s and leaves the faults as they were', async (_, faults, pointer) => {
    await set([{ operation: 'listCategories', latency_ms: 1 }]);
    const { status, json } = await set(faults);
    expect([status, json.errors.map((error: any) => error.pointer)]).toEqual([422, [pointer]]);
    expect((await ask('GET /v1/sandbox')).json.faults).toEqual([{ operation: 'listCategories', latency_ms: 1, error_rate: 0 }]);
    await set([]);
  });
});

describe.skipIf(!inject('mysql'))('two servers on one MariaDB', () => {
  test('show one time within a second, and each its own faults', async () => {
    const empty = await createEmptyMysql();
    const open = async () => listen(await shopOn(await openMysql(empty.address, readSqlFiles())));
    const [one, other] = [await open(), await open()];
    const headers = await loginAs(one.origin, 'admin');
    const offsetAt = async (server: RunningHost) => (await send(server.origin, 'GET /v1/sandbox')).json.clock.offset_ms;

    expect(await offsetAt(other)).toBe(0);
    await send(one.origin, 'POST /v1/sandbox/clock', { headers, json: { seconds: 60 } });
    expect(await offsetAt(one)).toBe(60_000);
    await expect.poll(() => offsetAt(other), { timeout: 1500 }).toBe(60_000);

    await send(one.origin, 'PUT /v1/sandbox/faults', { headers, json: { faults: [{ operation: 'listBrands', error_rate: 1 }] } });
    expect((await send(one.origin, 'GET /v1/brands')).status).toBe(503);
    expect((await send(other.origin, 'GET /v1/brands')).status).toBe(200);

    for (const server of [one, other]) await server.stop();
    await empty.drop();
  });
});

describe.each(hosts)('without the sandbox, $name', (host) => {
  const { ask, current } = running(host, { sandbox: false });

  test.each(['GET /v1/sandbox', 'PUT /v1/sandbox/faults', 'POST /v1/sandbox/clock', 'POST /v1/sandbox/reset'])('%s is no address of this server', async (request) => {
    expect((await ask(request)).json.code).toBe('unknown_path');
  });

  test('neither the descriptions nor the accounts know of it', async () => {
    for (const request of ['GET /openapi.json', 'GET /postman.json']) expect((await ask(request)).text).not.toContain('/v1/sandbox');
    expect((await ask('POST /v1/auth/login', { json: { email: 'ayu@etalase.example', password: 'pasar-malam-lampu-kuning' } })).json.code).toBe('invalid_credentials');
    expect(await current().shop.database.queries.selectFrom('accounts').selectAll().execute()).toEqual([]);
  });

  test('the demo accounts and their logins go when it is switched off', async () => {
    const { database } = current().shop;
    const withIt = await shopOn(database, { sandbox: true });
    expect(await database.queries.selectFrom('accounts').selectAll().execute()).toHaveLength(3);
    const token = 'a'.repeat(43);
    await database.queries
      .insertInto('sessions')
      .values({ session_id: 'ses_1', account_id: 'acc_0000000000000000000Ayu', access_hash: 'x', access_expires_at: '9', refresh_hash: 'y', refresh_expires_at: '9', created_at: '1' })
      .execute();
    expect(await withIt.identify(token)).toBeUndefined();
    await shopOn(database, { sandbox: false });
    expect(await database.queries.selectFrom('accounts').selectAll().execute()).toEqual([]);
    expect(await database.queries.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });
});

describe.each(hosts)('a first admin, $name', (host) => {
  const admin = { email: 'sri@toko.example', password: 'kunci toko kami' };
  const { ask, current } = running(host, { sandbox: false, admin });

  test('is there when the shop opens, and once', async () => {
    const { json } = await ask('POST /v1/auth/login', { json: admin });
    expect((await ask('GET /v1/me', { headers: { authorization: `Bearer ${json.access_token}` } })).json).toMatchObject({ email: admin.email, role: 'admin' });
    await shopOn(current().shop.database, { sandbox: false, admin: { ...admin, password: 'yang lain lagi' } });
    expect((await ask('POST /v1/auth/login', { json: admin })).status).toBe(200);
    expect(await current().shop.database.queries.selectFrom('accounts').selectAll().execute()).toHaveLength(1);
  });

  test('is refused under the e-mail address of a customer or of the sandbox', async () => {
    const { shop } = current();
    await ask('POST /v1/auth/register', { json: { email: 'tini@toko.example', password: 'kunci rumah', name: 'Tini' } });
    for (const email of ['tini@toko.example', 'admin@etalase.example']) {
      await expect(shopOn(shop.database, { sandbox: false, admin: { ...admin, email } }, shop)).rejects.toThrow(/^ADMIN_EMAIL cannot be [^\n]*$/);
    }
  });
});
