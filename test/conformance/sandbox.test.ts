import { beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { readSqlFiles } from '../../api/database/files.ts';
import { openMysql } from '../../api/database/mysql.ts';
import { createOriginal, serve } from '../fixtures/taken-over.ts';
import { running, send, type Ask } from '../helpers/client.ts';
import { createEmptyMysql } from '../helpers/databases.ts';
import { dump, scribbleOver, tablesOf } from '../helpers/dump.ts';
import { hosts, listen, shopOn, type RunningHost } from '../helpers/hosts.ts';
import { loginAs } from '../helpers/logins.ts';

const braga = { recipient: 'Ayu', phone: '022 123456', street: 'Jalan Braga 12', city: 'Bandung', province: 'Jawa Barat', postal_code: '40111' };

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
    const { status, json, headers: answered } = await ask('POST /v1/me/addresses', { headers, json: braga });
    expect([status, json.code, answered.get('retry-after')]).toEqual([503, 'injected_fault', '1']);
    expect((await ask('GET /v1/me/addresses', { headers })).json.data).toEqual([]);
    await set([]);
    expect((await ask('POST /v1/me/addresses', { headers, json: braga })).status).toBe(201);
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

const firstIds = { brand: 13n, category: 9n, product: 61n, movement: 61n };

/** The ids that the database gives to the next rows; the transaction that asks is undone. */
async function nextIds({ shop: { database } }: RunningHost): Promise<unknown> {
  const undo = { ids: {} as Record<string, unknown> };
  await database.queries
    .transaction()
    .execute(async (trx) => {
      undo.ids.brand = (await trx.insertInto('brands').values({ brand_name: 'x' }).executeTakeFirstOrThrow()).insertId;
      undo.ids.category = (await trx.insertInto('categories').values({ parent_id: null, slug: 'x', name_en: 'x', name_id: 'x', position: 99 }).executeTakeFirstOrThrow()).insertId;
      undo.ids.product = (await trx.insertInto('products').values({ product_name: 'x', price: '1.00', qty: 1, brand_id: 1, slug: 'x', category_id: null, description_en: null, description_id: null }).executeTakeFirstOrThrow()).insertId;
      undo.ids.movement = (await trx.insertInto('stock_movements').values({ product_id: 1, on_hand_delta: 1, reserved_delta: 0, reason: 'x', created_at: 'x' }).executeTakeFirstOrThrow()).insertId;
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return undo.ids;
}

describe.each(hosts)('POST /v1/sandbox/reset, $name', (host) => {
  const { ask, current } = running(host);
  let fresh: Awaited<ReturnType<typeof dump>>;
  beforeAll(async () => void (fresh = await dump(current().shop.database)));
  const reset = async () => ask('POST /v1/sandbox/reset', { headers: await loginAs(ask, 'admin') });

  test('makes every table of the shop what it was on the first day, to the byte', async () => {
    const { shop } = current();
    const customer = await loginAs(ask, 'customer');
    await ask('POST /v1/me/addresses', { headers: customer, json: braga });
    await ask('PATCH /v1/me', { headers: customer, json: { name: 'Orang Lain' } });
    await ask('POST /v1/sandbox/clock', { headers: await loginAs(ask, 'admin'), json: { seconds: 86_400 } });
    await scribbleOver(shop.database);
    const scribbled = await dump(shop.database);
    for (const [table] of await tablesOf(shop.database)) expect(scribbled[table]!.length, table).toBeGreaterThan(0);
    await shop.database.queries.updateTable('products').set({ qty: 3, product_name: 'Dicoret' }).where('product_id', '<', 9).execute();
    await shop.database.queries.deleteFrom('products').where('product_id', '=', 60).execute();

    const { status, json } = await reset();
    expect(status).toBe(200);
    expect(json).toMatchObject({ faults: [], clock: { offset_ms: 0 } });
    expect(await dump(shop.database)).toEqual(fresh);
  });

  test('lets new ids go on as on the first day', async () => {
    await scribbleOver(current().shop.database);
    await reset();
    expect(await nextIds(current())).toEqual(firstIds);
  });

  test('ends every login, the admin\'s own too, and lets all log in again', async () => {
    const [customer, admin] = [await loginAs(ask, 'customer'), await loginAs(ask, 'admin')];
    await ask('POST /v1/sandbox/reset', { headers: admin });
    for (const headers of [customer, admin]) expect((await ask('GET /v1/me', { headers })).status).toBe(401);
    for (const person of ['customer', 'other', 'admin'] as const) await loginAs(ask, person);
  });

  test('turns the clock back and lifts the faults', async () => {
    const headers = await loginAs(ask, 'admin');
    await ask('POST /v1/sandbox/clock', { headers, json: { seconds: 86_400 } });
    await ask('PUT /v1/sandbox/faults', { headers, json: { faults: [{ operation: 'listBrands', error_rate: 1 }] } });
    await ask('POST /v1/sandbox/reset', { headers });
    expect((await ask('GET /v1/brands')).status).toBe(200);
    expect(Math.abs((await nowIn(ask)) - Date.now())).toBeLessThan(5000);
    expect(Math.abs(Date.parse(await current().shop.now()) - Date.now())).toBeLessThan(5000);
  });

  test('is one thing at a time, also when it is asked for five times at once', async () => {
    const logins = [];
    for (let admin = 0; admin < 5; admin++) logins.push(await loginAs(ask, 'admin'));
    const answers = await Promise.all(logins.map((headers) => ask('POST /v1/sandbox/reset', { headers })));
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    for (const { status } of answers) expect([200, 401, 503]).toContain(status);
    expect(await dump(current().shop.database)).toEqual(fresh);
  });

  test('leaves a shop alone that the seed did not fill', async () => {
    await current().shop.database.queries.deleteFrom('shop_state').where('name', '=', 'seeded').execute();
    await current().shop.database.queries.updateTable('products').set({ qty: 3 }).where('product_id', '=', 1).execute();
    const { products } = await dump(current().shop.database);
    expect((await reset()).json).toMatchObject({ status: 409, code: 'not_resettable' });
    expect((await dump(current().shop.database)).products).toEqual(products);
  });
});

describe.each(hosts)('a fresh shop, $name', (host) => {
  const { current } = running(host);

  test('gives these ids first', async () => {
    expect(await nextIds(current())).toEqual(firstIds);
  });
});

const [first, ...others] = hosts.filter(({ isServer }) => isServer);

describe.skipIf(others.length === 0)('a shop after its reset', () => {
  const shops = [first!, ...others].map((host) => running(host));

  test('is the same on every engine', async () => {
    for (const { ask } of shops) await ask('POST /v1/sandbox/reset', { headers: await loginAs(ask, 'admin') });
    const [one, ...rest] = await Promise.all(shops.map(({ current }) => dump(current().shop.database)));
    for (const other of rest) expect(other).toEqual(one);
  });
});

describe.skipIf(!inject('mysql'))('a shop that was taken over from the original server', () => {
  test.each([
    ['with products', ''],
    ['with brands alone', 'DELETE FROM products;'],
  ])('is never emptied, %s', async (_, more) => {
    const original = await createOriginal(more);
    const shop = await serve(original);
    const before = await dump(shop.shop.database);
    const { json } = await send(shop.origin, 'POST /v1/sandbox/reset', { headers: await loginAs(shop.origin, 'admin') });
    expect(json.code).toBe('not_resettable');
    expect((await dump(shop.shop.database)).brands).toEqual(before.brands);
    await shop.stop();
    await original.drop();
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
