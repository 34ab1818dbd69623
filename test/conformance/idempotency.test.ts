// What a key stands for, for whom, how long, and which answers are kept under it.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../../api/endpoints.ts';
import { createApi } from '../../api/execute.ts';
import { forgetReplies } from '../../api/idempotency.ts';
import { day, goOn, newProduct } from '../helpers/carts.ts';
import { running, type Answer, type Extras } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { card, cards, placeOrder, post, read } from '../helpers/orders.ts';

describe.each(hosts)('Idempotency-Key on $name', (host) => {
  const { ask, current } = running(host);
  const shop = () => current().shop;
  let admin: Login;
  let product: number;
  beforeAll(async () => {
    admin = await loginAs(ask, 'admin');
    product = (await newProduct(ask, { stock: 100 })).id;
  });

  const stock = async () => (await ask(`GET /v1/products/${product}`)).json.stock;
  const isReplay = ({ headers }: Answer) => headers.get('idempotent-replayed') === 'true';

  /** Adds a piece under a key, unless `extras` say otherwise. */
  function adjust(key: string, { headers = {}, ...body }: Extras = { json: { delta: 1, reason: 'Found' } }): Promise<Answer> {
    return ask(`POST /v1/inventory/${product}/adjustments`, { headers: { ...admin, 'idempotency-key': key, ...headers }, ...body });
  }

  const typed = (body: string): Extras => ({ headers: { 'content-type': 'application/json' }, body });

  test('answers again to the byte, whatever has happened since', async () => {
    const [key, before] = [randomUUID(), await stock()];
    const first = await adjust(key);
    await adjust(randomUUID());
    const again = await adjust(key);
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect([isReplay(first), isReplay(again)]).toEqual([false, true]);
    expect(await stock()).toBe(before + 2);
  });

  test('answers again with the headers that belong to the answer', async () => {
    const [order, key] = [await placeOrder(ask), randomUUID()];
    const pay = () => post(ask, `/v1/orders/${order.id}/payments`, { key, json: { card: card() } });
    const [first, again] = [await pay(), await pay()];
    expect(first.headers.get('location')).toBe(`/v1/payments/${first.json.id}`);
    expect([isReplay(again), again.headers.get('location')]).toEqual([true, first.headers.get('location')]);
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
  });

  test('stands for what is said: spaces and the order of names make no difference, another number does', async () => {
    const key = randomUUID();
    const first = await adjust(key, typed('{"delta":2,"reason":"Found"}'));
    const again = await adjust(key, typed('{ "reason": "Found",\n  "delta": 2.0 }'));
    expect([first.status, again.text, isReplay(again)]).toEqual([201, first.text, true]);
    expect((await adjust(key, typed('{"delta":3,"reason":"Found"}'))).json.code).toBe('idempotency_key_reused');
  });

  test.each<[number, string, Extras]>([
    [400, 'malformed_request', typed('{')],
    [401, 'unauthenticated', { headers: { authorization: 'Bearer nobody' }, json: { delta: 1, reason: 'Found' } }],
    [413, 'content_too_large', typed(JSON.stringify({ delta: 1, reason: 'x'.repeat(102_400) }))],
    [415, 'unsupported_media_type', { headers: { 'content-type': 'text/plain' }, body: '{}' }],
    [422, 'validation_failed', { json: { delta: 0, reason: 'Found' } }],
    // By the rules of the shop, not by the schema.
    [422, 'validation_failed', { json: { delta: 2_147_483_647, reason: 'Found' } }],
  ])('is not spent on a %i %s', async (status, code, extras) => {
    const [key, before] = [randomUUID(), await stock()];
    for (let attempt = 0; attempt < 2; attempt++) {
      const refused = await adjust(key, extras);
      expect([refused.status, refused.json.code, isReplay(refused)]).toEqual([status, code, false]);
    }
    const mended = await adjust(key);
    expect([mended.status, isReplay(mended), await stock()]).toEqual([201, false, before + 1]);
  });

  test('is not spent on a 503 that the sandbox was asked for', async () => {
    const key = randomUUID();
    const set = (faults: object[]) => ask('PUT /v1/sandbox/faults', { headers: admin, json: { faults } });
    await set([{ operation: 'adjustInventory', error_rate: 1 }]);
    expect((await adjust(key)).json.code).toBe('injected_fault');
    await set([]);
    const again = await adjust(key);
    expect([again.status, isReplay(again)]).toEqual([201, false]);
  });

  test('is not spent on a 500, of which nothing stays', async () => {
    const [key, before] = [randomUUID(), await stock()];
    const path = `/v1/inventory/${product}/adjustments`;
    const { operation, handle } = endpoints.find((endpoint) => endpoint.operation.id === 'adjustInventory')!;
    const breaking = async (...given: Parameters<typeof handle>) => {
      await handle(...given);
      throw new Error('after all was done');
    };
    const api = createApi([{ operation, handle: breaking }], shop(), () => undefined);
    const bytes = new TextEncoder().encode('{"delta":1,"reason":"Found"}');
    const { status } = await api.execute(api.match(path)!, {
      method: 'POST', path, search: '', requestId: 'r-1',
      headers: { ...admin, 'content-type': 'application/json', 'idempotency-key': key },
      body: async () => bytes,
    });
    expect([status, await stock()]).toEqual([500, before]);
    const again = await adjust(key);
    expect([again.status, isReplay(again), await stock()]).toEqual([201, false, before + 1]);
  });

  test.each<[number, string, () => Promise<string>, object]>([
    [404, 'not_found', async () => '/v1/inventory/2147483647/adjustments', { delta: 1, reason: 'Found' }],
    [409, 'out_of_stock', async () => `/v1/inventory/${product}/adjustments`, { delta: -100_000, reason: 'Lost' }],
    [402, 'card_declined', async () => `/v1/orders/${(await placeOrder(ask)).id}/payments`, { card: card(cards.declined) }],
  ])('is spent on a %i %s: the next try wants a new one', async (status, code, find, json) => {
    const [key, path] = [randomUUID(), await find()];
    const [first, again, anew] = [await post(ask, path, { as: admin, key, json }), await post(ask, path, { as: admin, key, json }), await post(ask, path, { as: admin, json })];
    expect([first.status, first.json.code, isReplay(first)]).toEqual([status, code, false]);
    expect([again.status, again.text, isReplay(again)]).toEqual([status, first.text, true]);
    expect([anew.status, isReplay(anew)]).toEqual([status, false]);
  });

  test('belongs to one caller', async () => {
    const [order, key] = [await placeOrder(ask), randomUUID()];
    const customer = await loginAs(ask, 'customer');
    const pay = (as: object, number: string) => post(ask, `/v1/orders/${order.id}/payments`, { as: { ...as }, key, json: { card: card(number) } });
    const answers = [await pay({}, cards.declined), await pay(customer, cards.poor), await pay(admin, cards.good), await pay(customer, cards.poor)];
    expect(answers.map((answer) => [answer.status, isReplay(answer)])).toEqual([[402, false], [402, false], [201, false], [402, true]]);
    expect((await read(ask, order)).payments).toHaveLength(3);
  });

  test('belongs to one address', async () => {
    const [key, other] = [randomUUID(), (await newProduct(ask)).id];
    const [first, second] = [await adjust(key), await post(ask, `/v1/inventory/${other}/adjustments`, { as: admin, key, json: { delta: 1, reason: 'Found' } })];
    expect([first.json.product, second.json.product, isReplay(second)]).toEqual([product, other, false]);
  });

  test.each([['nothing', ''], ['a space within', 'a b'], ['256 characters', 'k'.repeat(256)], ['letters beyond ASCII', 'kunci-\u00e9']])('is refused when it is %s', async (_, key) => {
    const before = await stock();
    const { status, json } = await adjust(key);
    expect([status, json.code, await stock()]).toEqual([400, 'idempotency_key_missing', before]);
  });

  test('may have 255 characters', async () => {
    const key = `${randomUUID()}${'~'.repeat(219)}`;
    const [first, again] = [await adjust(key), await adjust(key)];
    expect([key.length, first.status, isReplay(again)]).toEqual([255, 201, true]);
  });

  describe('after a time', () => {
    const hours = 60 * 60 * 1000;

    /** Lets the answer under a key be older, by the real time. */
    async function age(text: string, milliseconds: number): Promise<void> {
      const created_at = new Date(Date.now() - milliseconds).toISOString();
      const { numUpdatedRows } = await shop().database.queries.updateTable('idempotency_keys').set({ created_at }).where('body', '=', text).executeTakeFirstOrThrow();
      expect(numUpdatedRows).toBe(1n);
    }

    test('is known for nearly 24 hours, and new after them', async () => {
      const [key, before] = [randomUUID(), await stock()];
      const first = await adjust(key, { json: { delta: 1, reason: key } });
      await age(first.text, 23.9 * hours);
      await forgetReplies(shop().database);
      expect(isReplay(await adjust(key, { json: { delta: 1, reason: key } }))).toBe(true);
      await age(first.text, 24.1 * hours);
      const anew = await adjust(key, { json: { delta: 1, reason: key } });
      expect([anew.status, isReplay(anew), await stock()]).toEqual([201, false, before + 2]);
    });

    test('is swept up, and only then', async () => {
      const [old, young] = [await adjust(randomUUID(), { json: { delta: 1, reason: randomUUID() } }), await adjust(randomUUID(), { json: { delta: 1, reason: randomUUID() } })];
      await age(old.text, 24.1 * hours);
      await forgetReplies(shop().database);
      const left = await shop().database.queries.selectFrom('idempotency_keys').select('body').where('body', 'in', [old.text, young.text]).execute();
      expect(left).toEqual([{ body: young.text }]);
    });

    // Turns the clock of this shop, so it comes last.
    test('by the shop\'s clock is known as before', async () => {
      const key = randomUUID();
      await adjust(key);
      await goOn(ask, 3 * day);
      await forgetReplies(shop().database);
      expect(isReplay(await adjust(key))).toBe(true);
    });
  });
});
