// Back to the first day: the seed to the byte, on every engine, and never over what somebody owns.
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { createOriginal, serve } from '../fixtures/taken-over.ts';
import { address } from '../helpers/carts.ts';
import { running, send } from '../helpers/client.ts';
import { dump, scribbleOver, tablesOf } from '../helpers/dump.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';
import { loginAs } from '../helpers/logins.ts';

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
    await ask('POST /v1/me/addresses', { headers: customer, json: address });
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
    expect(Math.abs(Date.parse((await ask('GET /v1/sandbox')).json.clock.now) - Date.now())).toBeLessThan(5000);
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
