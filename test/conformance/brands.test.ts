import { beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

describe.each(hosts)('writing brands on $name', (host) => {
  const { ask } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));

  const create = (name: unknown = 'Merek') => ask('POST /v1/brands', { headers: admin, json: { name } });
  const made = async () => (await create()).json.id as number;
  const patch = (id: number, change: object, tag = '*') => ask(`PATCH /v1/brands/${id}`, { headers: { ...admin, 'if-match': tag }, json: change });
  const remove = (id: number, tag = '*') => ask(`DELETE /v1/brands/${id}`, { headers: { ...admin, 'if-match': tag } });

  test('creates one and answers where it is', async () => {
    const { status, json, headers } = await create('Kedai Tirtawangi');
    expect([status, headers.get('location'), json.name]).toEqual([201, `/v1/brands/${json.id}`, 'Kedai Tirtawangi']);
    expect((await ask(`GET /v1/brands/${json.id}`)).json).toEqual(json);
  });

  test('gives two of one name two ids', async () => {
    expect(await made()).not.toBe(await made());
  });

  test.each([['', 'too_small'], ['a'.repeat(101), 'too_big'], [5, 'invalid_type'], [null, 'invalid_type']])('refuses the name %s', async (name, code) => {
    const { status, json } = await create(name);
    expect([status, json.errors]).toMatchObject([422, [{ pointer: '/name', code }]]);
  });

  test('renames one that is as it was read', async () => {
    const id = await made();
    const etag = (await ask(`GET /v1/brands/${id}`)).headers.get('etag')!;
    expect((await patch(id, { name: 'Baru' }, etag)).json).toEqual({ id, name: 'Baru' });
    expect((await ask(`GET /v1/brands/${id}`)).json).toEqual({ id, name: 'Baru' });
    expect((await patch(id, { name: 'Lagi' }, etag)).status).toBe(412);
  });

  test('leaves the name where none is sent', async () => {
    const id = await made();
    expect((await patch(id, {})).json).toEqual({ id, name: 'Merek' });
  });

  test('deletes one that is as it was read', async () => {
    const id = await made();
    expect((await remove(id, '"stale"')).status).toBe(412);
    const { status, text } = await remove(id);
    expect([status, text, (await ask(`GET /v1/brands/${id}`)).status]).toEqual([204, '', 404]);
  });

  test('deletes none that a product carries', async () => {
    const { status, json } = await remove(1);
    expect([status, json.code, (await ask('GET /v1/brands/1')).status]).toEqual([409, 'brand_in_use', 200]);
  });

  test('finds none that is not there', async () => {
    expect([(await patch(999_999, {})).status, (await remove(999_999)).status]).toEqual([404, 404]);
  });

  test('wants to know which state is changed', async () => {
    expect((await ask('PATCH /v1/brands/1', { headers: admin, json: {} })).json.code).toBe('precondition_required');
    expect((await ask('DELETE /v1/brands/1', { headers: admin })).json.code).toBe('precondition_required');
  });

  test('leaves no product with a brand that was deleted at the same moment', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 15; round++) {
      const id = await made();
      const product = { name: 'Balapan', price: { amount: 1, currency: 'IDR' }, stock: 1, brand: id };
      const [creation, deletion] = await Promise.all([ask('POST /v1/products', { headers: admin, json: product }), remove(id)]);
      expect([[201, 409], [422, 204]]).toContainEqual([creation.status, deletion.status]);
    }
  });
});
