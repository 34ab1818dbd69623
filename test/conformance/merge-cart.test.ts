import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Queries } from '../../api/database/database.ts';
import { address, checkOut, newCart, newPromotion, put, readyCart } from '../helpers/carts.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

describe.each(hosts)('POST /v1/carts/{cart}/merge on $name', (host) => {
  const { ask } = running(host);
  let [headers, other] = [{} as Login, {} as Login];
  beforeAll(async () => void ([headers, other] = [await loginAs(ask, 'customer'), await loginAs(ask, 'other')]));
  const merge = (cart: string, from: string, who: Login = headers) => ask(`POST /v1/carts/${cart}/merge`, { headers: who, json: { from } });
  const read = async (cart: string) => (await ask(`GET /v1/carts/${cart}`, { headers })).json;
  const pieces = ({ items }: any) => items.map(({ product, quantity }: any) => [product.id, quantity]);

  test('adds quantities, keeps the order, and closes the guest\'s cart', async () => {
    const [mine, guest] = [await newCart(ask, headers), await newCart(ask)];
    for (const [product, quantity] of [[3, 1], [1, 2]] as const) await put(ask, mine, product, quantity, headers);
    for (const [product, quantity] of [[2, 5], [1, 4]] as const) await put(ask, guest, product, quantity);
    const { status, json } = await merge(mine, guest);
    expect([status, pieces(json)]).toEqual([200, [[3, 1], [1, 6], [2, 5]]]);
    expect(await read(mine)).toEqual(json);
    expect((await read(guest)).status).toBe('merged');
    const late = await ask(`POST /v1/carts/${guest}/items`, { json: { product: 1 } });
    expect([late.status, late.json.code]).toEqual([409, 'cart_closed']);
  });

  test('adds up once, however many ask for it', async () => {
    const [mine, guest] = [await newCart(ask, headers), await newCart(ask)];
    await put(ask, guest, 1, 3);
    const answers = await Promise.all(Array.from({ length: 10 }, () => merge(mine, guest)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
    expect(pieces(await read(mine))).toEqual([[1, 3]]);
  });

  test('loses nothing that is put in at the same moment', async () => {
    const [mine, guest] = [await newCart(ask, headers), await newCart(ask)];
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => ask(`POST /v1/carts/${guest}/items`, { json: { product: 1, quantity: 1 } })),
      merge(mine, guest),
      ...Array.from({ length: 10 }, () => ask(`POST /v1/carts/${mine}/items`, { headers, json: { product: 1, quantity: 1 } })),
    ]);
    const accepted = answers.filter(({ status }) => status === 200).length - 1;
    expect(answers[10]!.status).toBe(200);
    expect(pieces(await read(mine))).toEqual([[1, accepted]]);
  });

  test('is not blocked by a merge the other way round', async () => {
    const carts = await Promise.all(Array.from({ length: 6 }, () => newCart(ask, headers)));
    const guests = await Promise.all(Array.from({ length: 6 }, () => newCart(ask)));
    await Promise.all(guests.map((guest) => put(ask, guest, 1, 1)));
    const answers = await Promise.all(carts.flatMap((cart) => guests.map((guest) => merge(cart, guest))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(30);
    const sums = await Promise.all(carts.map(async (cart) => pieces(await read(cart)).reduce((sum: number, [, quantity]: number[]) => sum + quantity!, 0)));
    expect(sums.reduce((sum, each) => sum + each, 0)).toBe(6);
  });

  test('takes over what the customer\'s cart has not', async () => {
    const [empty, filled, first, second] = [await newCart(ask, headers), await newCart(ask, headers), await readyCart(ask), await readyCart(ask)];
    expect((await merge(empty, first)).json).toMatchObject({ email: 'ayu@tests.example', shipping_address: address, shipping_option: { id: 'pickup' } });
    const own = { email: 'mine@tests.example', shipping_address: { ...address, city: 'Solo' }, shipping_option: 'express' };
    await ask(`PATCH /v1/carts/${filled}`, { headers, json: own });
    expect((await merge(filled, second)).json).toMatchObject({ ...own, shipping_option: { id: 'express' } });
  });

  test('lets promotions follow the customer\'s own, each once', async () => {
    const [mine, guest] = [await newCart(ask, headers), await newCart(ask)];
    await put(ask, mine, 1, 100, headers);
    await put(ask, guest, 1, 100);
    const code = await newPromotion(ask);
    for (const each of ['HEMAT10']) await ask(`POST /v1/carts/${mine}/promotions`, { headers, json: { code: each } });
    for (const each of [code, 'HEMAT10']) await ask(`POST /v1/carts/${guest}/promotions`, { json: { code: each } });
    expect((await merge(mine, guest)).json.promotions.map(({ code }: any) => code)).toEqual(['HEMAT10', code]);
  });

  test('moves nothing where the sum is more than a cart holds', async () => {
    const [mine, guest] = [await newCart(ask, headers), await newCart(ask)];
    await put(ask, mine, 1, 500, headers);
    await put(ask, guest, 2, 1);
    await put(ask, guest, 1, 500);
    const before = [await read(mine), await read(guest)];
    const { status, json } = await merge(mine, guest);
    expect([status, json.errors[0]]).toMatchObject([422, { pointer: '/from', code: 'too_big' }]);
    expect([await read(mine), await read(guest)]).toEqual(before);
  });

  test('is refused into a cart that is not the customer\'s', async () => {
    const [theirs, guest, another] = [await newCart(ask, other), await newCart(ask), await newCart(ask)];
    for (const cart of [theirs, another, 'cart_0000000000000000000000']) {
      const { status, json } = await merge(cart, guest);
      expect([status, json.code]).toEqual([404, 'not_found']);
    }
    expect((await ask(`POST /v1/carts/${theirs}/merge`, { json: { from: guest } })).status).toBe(401);
    expect((await read(guest)).status).toBe('open');
  });

  test('is refused from a cart that is no guest\'s, another customer\'s looking like none', async () => {
    const [mine, second, theirs] = [await newCart(ask, headers), await newCart(ask, headers), await newCart(ask, other)];
    const faults = [];
    for (const from of [mine, second, theirs, 'cart_0000000000000000000000']) {
      const { status, json } = await merge(mine, from);
      expect(status).toBe(422);
      faults.push(JSON.stringify(json.errors));
    }
    expect(new Set(faults)).toEqual(new Set([JSON.stringify([{ pointer: '/from', code: 'unknown', detail: 'No guest\'s cart has this id.' }])]));
  });

  test('is refused where either cart is closed', async () => {
    const [ordered, done, open, guest] = [await readyCart(ask, { 1: 1 }, headers), await readyCart(ask), await newCart(ask, headers), await newCart(ask)];
    expect((await checkOut(ask, ordered, { headers: { ...headers } })).status).toBe(201);
    expect((await checkOut(ask, done)).status).toBe(201);
    for (const [into, from] of [[ordered, guest], [open, done]] as const) expect((await merge(into, from)).json.code).toBe('cart_closed');
  });
});

// SQLite has one writer, and so nothing that could be locked in the wrong order.
describe.each(hosts.filter(({ engine }) => engine === 'MariaDB'))('a merge that waits on $name', (host) => {
  const { ask, current } = running(host);

  test.each(['the guest\'s cart', 'the customer\'s cart'])('for the first of two carts by id holds not the second: %s comes first', async (name) => {
    const headers = await loginAs(ask, 'customer');
    const isGuestFirst = name.startsWith('the guest');
    let [mine, guest] = ['', ''];
    do [mine, guest] = [await newCart(ask, headers), await newCart(ask)];
    while (guest < mine !== isGuestFirst);
    const lock = (db: Queries, cart: string) => sql`SELECT cart_id FROM carts WHERE cart_id = ${cart} FOR UPDATE NOWAIT`.execute(db);
    const { queries } = current().shop.database;
    const { pending } = await queries.transaction().execute(async (trx) => {
      await lock(trx, isGuestFirst ? guest : mine);
      const pending = ask(`POST /v1/carts/${mine}/merge`, { headers, json: { from: guest } });
      await wait(300);
      await lock(queries, isGuestFirst ? mine : guest);
      return { pending };
    });
    expect((await pending).status).toBe(200);
  });
});
