import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, type Trx } from '../../api/database/database.ts';
import { ApiError } from '../../api/errors.ts';
import * as inventory from '../../api/inventory/inventory.service.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectLedgerToAddUp } from '../helpers/ledger.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

const now = '2026-03-01T08:00:00.000Z';
const order = 'ord_4mZqRsTuVwXyZ0123456ab';
let keys = 0;
const newKey = () => ({ 'idempotency-key': `inventory-${++keys}` });

describe.each(hosts)('inventory on $name', (host) => {
  const { ask, current } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));

  const database = () => current().shop.database;
  const within = <Result>(work: (trx: Trx) => Promise<Result>) => inTransaction(database(), work);
  const list = async (query = '') => (await ask(`GET /v1/inventory${query}`, { headers: admin })).json;
  const levelOf = async (id: number) => (await list('?limit=100')).data.find(({ product }: any) => product.id === id);
  const adjust = (id: number, delta: unknown, headers: Record<string, string> = newKey()) => ask(`POST /v1/inventory/${id}/adjustments`, { headers: { ...admin, ...headers }, json: { delta, reason: 'Counted again' } });
  const movementsOf = (id: number) => database().queries.selectFrom('stock_movements').selectAll().where('product_id', '=', id).orderBy('movement_id').execute();
  const setStock = (id: number, qty: number) => database().queries.updateTable('products').set({ qty }).where('product_id', '=', id).execute();

  async function create(stock: number): Promise<number> {
    return (await ask('POST /v1/products', { headers: admin, json: { name: 'Barang', price: { amount: 100, currency: 'IDR' }, stock } })).json.id;
  }

  async function createBesideUs(qty: number): Promise<number> {
    return Number((await database().queries.insertInto('products').values({ product_name: 'Di luar', price: '10.00', qty, brand_id: null } as never).executeTakeFirstOrThrow()).insertId);
  }

  describe('GET /v1/inventory', () => {
    test('tells what is on hand, promised and for sale, by id', async () => {
      const { data, page } = await list('?limit=3');
      expect(data.map(({ product }: any) => product.id)).toEqual([1, 2, 3]);
      expect(data[0]).toEqual({ product: { id: 1, name: 'Kopi Gayo 250 g', slug: 'kopi-gayo-250-g' }, on_hand: 40, reserved: 0, available: 40 });
      expect((await list(`?limit=3&cursor=${page.next_cursor}`)).data.map(({ product }: any) => product.id)).toEqual([4, 5, 6]);
    });

    test('finds what is running out', async () => {
      const { data } = await list('?low=3&limit=100');
      expect(data.length).toBeGreaterThan(3);
      const all = (await list('?limit=100')).data;
      expect(data).toEqual(all.filter(({ available }: any) => available <= 3));
    });
  });

  describe('POST /v1/inventory/{product}/adjustments', () => {
    test('adds pieces and writes why', async () => {
      const id = await create(5);
      const { status, json } = await adjust(id, 3);
      expect([status, json]).toEqual([201, { product: id, delta: 3, reason: 'Counted again', on_hand: 8, reserved: 0, available: 8, created_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) }]);
      expect((await movementsOf(id)).at(-1)).toMatchObject({ on_hand_delta: 3, reserved_delta: 0, reason: 'adjustment', note: 'Counted again', created_at: json.created_at });
      expect((await ask(`GET /v1/products/${id}`)).json.stock).toBe(8);
    });

    test('takes pieces away, down to none', async () => {
      const id = await create(5);
      expect((await adjust(id, -5)).json).toMatchObject({ on_hand: 0, available: 0 });
    });

    test('takes no piece away that is not there, or is promised', async () => {
      const id = await create(5);
      await within((trx) => inventory.reserve(trx, [{ product: id, quantity: 2 }], order, now));
      const { status, json } = await adjust(id, -4);
      expect([status, json.code, json.detail]).toEqual([409, 'out_of_stock', `4 of product ${id} to be taken away, 3 left.`]);
      expect(await levelOf(id)).toMatchObject({ on_hand: 5, reserved: 2, available: 3 });
    });

    test.each([[0, 'zero'], [1.5, 'invalid_type'], ['1', 'invalid_type'], [2_147_483_648, 'too_big'], [-2_147_483_648, 'too_small']])('refuses a difference of %s', async (delta, code) => {
      const { status, json } = await adjust(1, delta);
      expect([status, json.errors]).toEqual([422, [{ pointer: '/delta', code, detail: expect.any(String) }]]);
    });

    test('refuses more than a column holds, promised pieces included', async () => {
      const id = await create(2_147_483_600);
      await within((trx) => inventory.reserve(trx, [{ product: id, quantity: 600 }], order, now));
      const { status, json } = await adjust(id, 48);
      expect([status, json.errors[0]]).toMatchObject([422, { pointer: '/delta', code: 'too_big' }]);
      expect((await adjust(id, 47)).json).toMatchObject({ on_hand: 2_147_483_647 });
    });

    test('finds no product that is archived or was never there', async () => {
      const id = await create(1);
      await ask(`DELETE /v1/products/${id}`, { headers: { ...admin, 'if-match': '*' } });
      expect([(await adjust(id, 1)).status, (await adjust(999_999, 1)).status]).toEqual([404, 404]);
    });

    test('counts once, however often it is sent under one key', async () => {
      const id = await create(5);
      const key = newKey();
      const answers = [await adjust(id, 1, key), await adjust(id, 1, key), await adjust(id, 1, key)];
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await levelOf(id)).toMatchObject({ on_hand: 6 });
    });

    test('adds up when many come at once', async () => {
      const id = await create(20);
      const answers = await Promise.all(Array.from({ length: 30 }, () => adjust(id, -1)));
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array(20).fill(201), ...Array(10).fill(409)]);
    });
  });

  describe('reserving', () => {
    const reserve = (pieces: readonly inventory.Pieces[]) => within((trx) => inventory.reserve(trx, pieces, order, now));
    const refusal = (pieces: readonly inventory.Pieces[]) => reserve(pieces).then(() => undefined, (error: ApiError) => [error.code, error.options.detail]);

    test('promises pieces, which stay on hand and can no longer be sold', async () => {
      const id = await create(5);
      await reserve([{ product: id, quantity: 2 }]);
      expect(await levelOf(id)).toMatchObject({ on_hand: 5, reserved: 2, available: 3 });
      expect((await movementsOf(id)).at(-1)).toMatchObject({ on_hand_delta: 0, reserved_delta: 2, reason: 'reserve', reference: order, created_at: now });
    });

    test('adds up two lines of one product before it looks', async () => {
      const id = await create(5);
      expect(await refusal([{ product: id, quantity: 3 }, { product: id, quantity: 3 }])).toEqual(['out_of_stock', `6 of product ${id} asked for, 5 left.`]);
      await reserve([{ product: id, quantity: 3 }, { product: id, quantity: 2 }]);
      expect(await levelOf(id)).toMatchObject({ reserved: 5, available: 0 });
    });

    test('names every product that falls short, and promises nothing', async () => {
      const [enough, short, none] = [await create(5), await create(1), await create(0)];
      const pieces = [none, short, enough].map((product) => ({ product, quantity: 2 }));
      expect(await refusal(pieces)).toEqual(['out_of_stock', `2 of product ${short} asked for, 1 left; 2 of product ${none} asked for, 0 left.`]);
      expect(await levelOf(enough)).toMatchObject({ reserved: 0, available: 5 });
    });

    test('finds nothing of a product that is archived or gone', async () => {
      const id = await create(5);
      await ask(`DELETE /v1/products/${id}`, { headers: { ...admin, 'if-match': '*' } });
      expect(await refusal([{ product: id, quantity: 1 }])).toEqual(['out_of_stock', `1 of product ${id} asked for, 0 left.`]);
      expect(await refusal([{ product: 999_999, quantity: 1 }])).toEqual(['out_of_stock', '1 of product 999999 asked for, 0 left.']);
    });

    test('sells 10 of 10 to 200 buyers', { timeout: 60_000 }, async () => {
      const id = await create(10);
      const outcomes = await Promise.all(Array.from({ length: 200 }, () => refusal([{ product: id, quantity: 1 }])));
      expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(10);
      expect(outcomes.filter((outcome) => outcome?.[0] === 'out_of_stock')).toHaveLength(190);
      expect(await levelOf(id)).toMatchObject({ on_hand: 10, reserved: 10, available: 0 });
    });

    test('lets carts of four products in any order pass each other', { timeout: 60_000 }, async () => {
      const products = [await create(1000), await create(1000), await create(1000), await create(1000)];
      const rotated = (by: number) => products.map((_, index) => ({ product: products[(index * (by % 2 ? 1 : 3) + by) % 4]!, quantity: 1 }));
      let deadlocks = 0;
      const { queries, failureOf } = database();
      const once = (pieces: readonly inventory.Pieces[]) => queries.transaction().execute((trx) => inventory.reserve(trx, pieces, order, now)).catch((error: unknown) => {
        if (failureOf(error) === 'conflict') deadlocks++;
        else throw error;
      });
      const client = async (_: unknown, first: number) => {
        for (let index = first; index < 400; index += 32) await once(rotated(index));
      };
      await Promise.all(Array.from({ length: 32 }, client));
      expect(deadlocks).toBe(0);
      for (const product of products) expect(await levelOf(product)).toMatchObject({ reserved: 400, available: 600 });
    });
  });

  describe('what was promised', () => {
    const reserved = async (stock: number, quantity: number): Promise<number> => {
      const id = await create(stock);
      await within((trx) => inventory.reserve(trx, [{ product: id, quantity }], order, now));
      return id;
    };
    const act = (action: typeof inventory.release, product: number, quantity: number) => within((trx) => action(trx, [{ product, quantity }], order, now));

    test('is given back to the shelf', async () => {
      const id = await reserved(5, 3);
      await act(inventory.release, id, 2);
      expect(await levelOf(id)).toMatchObject({ on_hand: 5, reserved: 1, available: 4 });
    });

    test('leaves the house, and may come back', async () => {
      const id = await reserved(5, 3);
      await act(inventory.ship, id, 3);
      expect(await levelOf(id)).toMatchObject({ on_hand: 2, reserved: 0, available: 2 });
      await act(inventory.restock, id, 1);
      expect(await levelOf(id)).toMatchObject({ on_hand: 3, reserved: 0, available: 3 });
      expect((await movementsOf(id)).map(({ reason }) => reason)).toEqual(['opening', 'reserve', 'ship', 'restock']);
    });

    test('leaves the house of an archived product too', async () => {
      const id = await reserved(5, 3);
      await ask(`DELETE /v1/products/${id}`, { headers: { ...admin, 'if-match': '*' } });
      await act(inventory.ship, id, 2);
      await act(inventory.release, id, 1);
      await expectLedgerToAddUp(database());
    });

    test.each([['release', inventory.release], ['ship', inventory.ship], ['restock', inventory.restock]] as const)('does not stop an order at %s when its product was deleted beside us', async (_, action) => {
      const id = await reserved(5, 3);
      await database().queries.deleteFrom('products').where('product_id', '=', id).execute();
      await Promise.all([act(action, id, 1), act(action, id, 2)]);
      expect((await movementsOf(id)).at(-1)).toMatchObject({ on_hand_delta: -5, reserved_delta: -3, reason: 'deleted' });
      await expectLedgerToAddUp(database());
    });

    test('does not stop an order when its product was made anew beside us', async () => {
      const id = await reserved(5, 3);
      await database().queries.deleteFrom('products').where('product_id', '=', id).execute();
      await database().queries.insertInto('products').values({ product_id: id, product_name: 'Baru', price: '1.00', qty: 9, brand_id: null } as never).execute();
      await act(inventory.release, id, 3);
      expect(await levelOf(id)).toMatchObject({ on_hand: 9, reserved: 0, available: 9 });
      await expectLedgerToAddUp(database());
    });

    test('does not come back beyond what a column holds', async () => {
      const id = await create(2_147_483_647);
      await expect(act(inventory.restock, id, 1)).rejects.toMatchObject({ code: 'validation_failed' });
    });
  });

  describe('stock that somebody changed beside us', () => {
    test.each([[12, 2], [3, -7]])('enters the ledger when it is next listed: 10 are now %i', async (qty, delta) => {
      const id = await create(10);
      await setStock(id, qty);
      expect(await levelOf(id)).toMatchObject({ on_hand: qty, available: qty });
      expect((await movementsOf(id)).at(-1)).toMatchObject({ on_hand_delta: delta, reserved_delta: 0, reason: 'external' });
      await list('?limit=100');
      expect(await movementsOf(id)).toHaveLength(2);
    });

    test('enters the ledger however far it goes, to one end of what the column holds and to the other', async () => {
      const id = await create(10);
      for (const qty of [-2_147_483_648, 2_147_483_647]) {
        await setStock(id, qty);
        expect(await levelOf(id)).toMatchObject({ on_hand: qty });
      }
      await setStock(id, 0);
      expect(await levelOf(id)).toMatchObject({ available: 0 });
      await expectLedgerToAddUp(database());
    });

    test.each([['release', inventory.release], ['restock', inventory.restock]] as const)('keeps no order from %s when it leaves no room for more', async (name, action) => {
      const id = await create(10);
      await within((trx) => inventory.reserve(trx, [{ product: id, quantity: 4 }], order, now));
      await setStock(id, 2_147_483_647);
      const done = within((trx) => action(trx, [{ product: id, quantity: 4 }], order, now));
      if (name === 'restock') await expect(done).rejects.toMatchObject({ code: 'validation_failed' });
      else await done;
      expect(await levelOf(id)).toMatchObject({ available: 2_147_483_647 });
      await setStock(id, 0);
      expect(await levelOf(id)).toMatchObject({ available: 0 });
      await expectLedgerToAddUp(database());
    });

    test('enters the ledger before what moves it next', async () => {
      const id = await create(10);
      await setStock(id, 4);
      await within((trx) => inventory.reserve(trx, [{ product: id, quantity: 4 }], order, now));
      expect((await movementsOf(id)).map(({ reason, on_hand_delta, reserved_delta }) => [reason, on_hand_delta, reserved_delta])).toEqual([['opening', 10, 0], ['external', -6, 0], ['reserve', 0, 4]]);
    });

    test.each(['reserve', 'adjust', 'list'])('opens the account of a new row: %s', async (way) => {
      const id = await createBesideUs(6);
      if (way === 'reserve') await within((trx) => inventory.reserve(trx, [{ product: id, quantity: 2 }], order, now));
      if (way === 'adjust') expect((await adjust(id, -2)).json).toMatchObject({ on_hand: 4 });
      if (way === 'list') await list('?limit=100');
      expect((await movementsOf(id))[0]).toMatchObject({ on_hand_delta: 6, reserved_delta: 0, reason: 'opening' });
    });

    test('is noticed without anybody asking: new rows, changed ones, archived ones, and what the classic API added', async () => {
      const fields = new URLSearchParams({ product_name: 'Klasik', price: '100', qty: '4', brand_id: '1' });
      const classic = (await ask('POST /products', { body: fields })).json.data['Id yang terakhir dimasukan adalah'];
      const [added, changed, archived] = [await createBesideUs(6), await create(10), await create(5)];
      await setStock(changed, 7);
      await database().queries.updateTable('products').set({ qty: 2, archived_at: now }).where('product_id', '=', archived).execute();
      expect(await inventory.noticeStock(current().shop)).toBeGreaterThanOrEqual(4);
      const entered = await Promise.all([classic, added, changed, archived].map(async (id) => (await movementsOf(id)).map(({ reason, on_hand_delta }) => [reason, on_hand_delta])));
      expect(entered).toEqual([[['opening', 4]], [['opening', 6]], [['opening', 10], ['external', -3]], [['opening', 5], ['external', -3]]]);
      expect(await inventory.noticeStock(current().shop)).toBe(0);
    });

    test('is noticed however much of it there is', async () => {
      const ids = [];
      for (let row = 0; row < 201; row++) ids.push(await createBesideUs(1));
      expect(await inventory.noticeStock(current().shop)).toBe(201);
      expect(await movementsOf(ids.at(-1)!)).toHaveLength(1);
      await database().queries.updateTable('products').set({ archived_at: now }).where('product_id', 'in', ids).execute();
    });

    test('is entered once by many who see it at once', async () => {
      const id = await createBesideUs(6);
      await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? list('?limit=100') : inventory.noticeStock(current().shop))));
      expect(await movementsOf(id)).toHaveLength(1);
    });
  });

  test('adds up in the end', async () => {
    await list('?limit=100');
    await expectLedgerToAddUp(database());
  });
});
