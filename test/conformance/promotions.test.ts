import { beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

const idr = (amount: number) => ({ amount, currency: 'IDR' });
const promotion = { code: 'GAJIAN15', kind: 'percentage', value: 15 };

describe.each(hosts)('promotions on $name', (host) => {
  const { ask } = running(host);
  let headers: Login;
  beforeAll(async () => void (headers = await loginAs(ask, 'admin')));
  const create = (change: object) => ask('POST /v1/promotions', { headers, json: { ...promotion, ...change } });
  const list = (query = '') => ask(`GET /v1/promotions${query}`, { headers });

  test('are created with everything that was left out filled in', async () => {
    const { status, json } = await create({});
    expect(status).toBe(201);
    expect(json).toEqual({ ...promotion, minimum: idr(0), starts_at: null, ends_at: null, usage_limit: null, used: 0, created_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) });
    expect((await list('?limit=100')).json.data).toContainEqual(json);
  });

  test('keep what they are given, codes in upper case and times to the millisecond', async () => {
    const given = { code: 'akhir-tahun', kind: 'amount', value: 1_000_000, minimum: idr(5_000_000), starts_at: '2026-11-30T17:00:00Z', ends_at: '2026-12-31T17:00:00.5Z', usage_limit: 7 };
    const { json } = await create(given);
    expect(json).toMatchObject({ ...given, code: 'AKHIR-TAHUN', starts_at: '2026-11-30T17:00:00.000Z', ends_at: '2026-12-31T17:00:00.500Z' });
  });

  test.each<[string, object, string, string]>([
    ['no code', { code: undefined }, '/code', 'required'],
    ['a code of two letters', { code: 'AB' }, '/code', 'invalid_format'],
    ['a code of 41 letters', { code: 'A'.repeat(41) }, '/code', 'invalid_format'],
    ['a code with a space', { code: 'DUA KATA' }, '/code', 'invalid_format'],
    ['another kind', { kind: 'gift' }, '/kind', 'invalid_value'],
    ['0 per cent', { value: 0 }, '/value', 'too_small'],
    ['101 per cent', { value: 101 }, '/value', 'too_big'],
    ['half a per cent', { value: 0.5 }, '/value', 'invalid_type'],
    ['an amount beyond what can be calculated', { kind: 'amount', value: 1e15 }, '/value', 'too_big'],
    ['a negative minimum', { minimum: idr(-1) }, '/minimum/amount', 'too_small'],
    ['a usage limit of 0', { usage_limit: 0 }, '/usage_limit', 'too_small'],
    ['a day in place of a moment', { starts_at: '2026-12-01' }, '/starts_at', 'invalid_format'],
    ['a time of another zone', { ends_at: '2026-12-01T00:00:00+07:00' }, '/ends_at', 'invalid_format'],
    ['an end before the beginning', { starts_at: '2026-12-02T00:00:00Z', ends_at: '2026-12-01T00:00:00Z' }, '/ends_at', 'too_small'],
    ['a count of uses', { used: 5 }, '/used', 'unknown'],
  ])('refuse %s', async (_, change, pointer, code) => {
    const { status, json } = await create({ code: 'NEVER-THERE', ...change });
    expect([status, json.errors]).toEqual([422, [{ pointer, code, detail: expect.stringMatching(/\.$/) }]]);
    expect((await list('?limit=100')).json.data.map(({ code }: any) => code)).not.toContain('NEVER-THERE');
  });

  test('have one code each, whatever its case', async () => {
    await create({ code: 'SEKALI' });
    const { status, json } = await create({ code: 'Sekali' });
    expect([status, json.errors[0]]).toMatchObject([422, { pointer: '/code', code: 'taken' }]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => create({ code: 'BERSAMA' })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test('are listed by their code, page by page', async () => {
    const all = (await list('?limit=100')).json.data.map(({ code }: any) => code);
    expect(all).toEqual([...all].sort());
    expect(all).toEqual(expect.arrayContaining(['HEMAT10', 'POTONG25']));
    const walked: string[] = [];
    for (let cursor = ''; ; ) {
      const { json } = await list(`?limit=2${cursor}`);
      walked.push(...json.data.map(({ code }: any) => code));
      if (!json.page.has_more) break;
      cursor = `&cursor=${json.page.next_cursor}`;
    }
    expect(walked).toEqual(all);
  });

  test('are for admins alone', async () => {
    const customer = await loginAs(ask, 'customer');
    for (const [extras, status] of [[{}, 401], [{ headers: customer }, 403]] as const) {
      expect((await ask('GET /v1/promotions', extras)).status).toBe(status);
      expect((await ask('POST /v1/promotions', { ...extras, json: { ...promotion, code: 'BUKAN-ADMIN' } })).status).toBe(status);
    }
    expect((await list('?limit=100')).json.data.map(({ code }: any) => code)).not.toContain('BUKAN-ADMIN');
  });
});
