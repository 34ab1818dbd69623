import { describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, registerNew } from '../helpers/logins.ts';

const braga = { recipient: 'Ayu Lestari', phone: '+62 812 3456 7890', street: 'Jalan Braga 12', city: 'Bandung', province: 'Jawa Barat', postal_code: '40111' };

describe.each(hosts)('/v1/me/addresses, $name', (host) => {
  const { ask } = running(host);
  const newCustomer = async () => ({ headers: { authorization: (await registerNew(ask)).authorization } });
  const create = (headers: Record<string, string>, change = {}) => ask('POST /v1/me/addresses', { headers, json: { ...braga, ...change } });

  test('keeps an address and gives it an id', async () => {
    const { headers } = await newCustomer();
    const { status, json } = await create(headers, { recipient: 'أيو 👩‍🚀 Ayu\u200b' });
    expect(status).toBe(201);
    expect(json).toEqual({ ...braga, id: expect.stringMatching(/^adr_\w{22}$/), recipient: 'أيو 👩‍🚀 Ayu\u200b' });
    expect((await ask('GET /v1/me/addresses', { headers })).json.data).toEqual([json]);
  });

  test('lists in pages, the oldest first, each address once', async () => {
    const { headers } = await newCustomer();
    const ids: string[] = [];
    for (let number = 1; number <= 5; number++) ids.push((await create(headers, { street: `Jalan Braga ${number}` })).json.id);
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { json } = await ask(`GET /v1/me/addresses?limit=2${next && `&cursor=${next}`}`, { headers });
      expect(json.page.total).toBe(5);
      seen.push(...json.data.map(({ id }: { id: string }) => id));
      next = json.page.next_cursor;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  test('changes the lines that are sent', async () => {
    const { headers } = await newCustomer();
    const { json: address } = await create(headers);
    const { status, json } = await ask(`PATCH /v1/me/addresses/${address.id}`, { headers, json: { phone: '022 123456' } });
    expect(status).toBe(200);
    expect(json).toEqual({ ...address, phone: '022 123456' });
    expect((await ask('GET /v1/me/addresses', { headers })).json.data).toEqual([json]);
  });

  test('keeps what two changes at once each sent', async () => {
    const { headers } = await newCustomer();
    const { json: { id } } = await create(headers);
    await Promise.all([{ city: 'Cimahi' }, { province: 'Banten' }, { street: 'Jalan Asia Afrika 8' }].map((json) => ask(`PATCH /v1/me/addresses/${id}`, { headers, json })));
    expect((await ask('GET /v1/me/addresses', { headers })).json.data).toEqual([{ ...braga, id, city: 'Cimahi', province: 'Banten', street: 'Jalan Asia Afrika 8' }]);
  });

  test('deletes an address', async () => {
    const { headers } = await newCustomer();
    const { json: { id } } = await create(headers);
    expect((await ask(`DELETE /v1/me/addresses/${id}`, { headers })).status).toBe(204);
    expect((await ask('GET /v1/me/addresses', { headers })).json.data).toEqual([]);
    expect((await ask(`DELETE /v1/me/addresses/${id}`, { headers })).json.code).toBe('not_found');
    expect((await ask(`PATCH /v1/me/addresses/${id}`, { headers, json: {} })).json.code).toBe('not_found');
  });

  test('shows nobody else\'s, not even to an admin', async () => {
    const { headers } = await newCustomer();
    const { json: address } = await create(headers);
    for (const person of ['other', 'admin'] as const) {
      const other = await loginAs(ask, person);
      expect((await ask('GET /v1/me/addresses', { headers: other })).json.data).toEqual([]);
      expect((await ask(`PATCH /v1/me/addresses/${address.id}`, { headers: other, json: { city: 'Cimahi' } })).json.code).toBe('not_found');
      expect((await ask(`DELETE /v1/me/addresses/${address.id}`, { headers: other })).json.code).toBe('not_found');
    }
    expect((await ask('GET /v1/me/addresses', { headers })).json.data).toEqual([address]);
  });

  test.each([
    ['a postal code of four digits', { postal_code: '4011' }, '/postal_code'],
    ['letters as a telephone number', { phone: 'nanti saja' }, '/phone'],
    ['an empty street', { street: '' }, '/street'],
    ['a country', { country: 'ID' }, '/country'],
  ])('refuses %s', async (_, change, pointer) => {
    const { headers } = await newCustomer();
    expect((await create(headers, change)).json.errors).toMatchObject([{ pointer }]);
    const { json: { id } } = await create(headers);
    expect((await ask(`PATCH /v1/me/addresses/${id}`, { headers, json: change })).json.errors).toMatchObject([{ pointer }]);
  });
});
