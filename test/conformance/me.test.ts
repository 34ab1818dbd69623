import { describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, logIn, registerNew } from '../helpers/logins.ts';

describe.each(hosts)('GET /v1/me, $name', (host) => {
  const { ask } = running(host);

  test('answers with the account of the token, and with 304 while it is unchanged', async () => {
    const headers = await loginAs(ask, 'customer');
    const { json, headers: answered } = await ask('GET /v1/me', { headers });
    expect(json).toMatchObject({ email: 'ayu@etalase.example', name: 'Ayu Lestari', role: 'customer' });
    expect((await ask('GET /v1/me', { headers: { ...headers, 'if-none-match': answered.get('etag')! } })).status).toBe(304);
  });

  test.each([
    [undefined, 'Bearer'],
    ['Bearer', 'Bearer error="invalid_token"'],
    ['Basic YXl1OmF5dQ==', 'Bearer error="invalid_token"'],
    ['Bearer nobodys-token', 'Bearer error="invalid_token"'],
  ])('refuses the Authorization %s', async (authorization, challenge) => {
    const { status, json, headers } = await ask('GET /v1/me', { headers: authorization ? { authorization } : {} });
    expect([status, json.code, headers.get('www-authenticate')]).toEqual([401, 'unauthenticated', challenge]);
  });
});

describe.each(hosts)('PATCH /v1/me, $name', (host) => {
  const { ask } = running(host);
  const register = async () => {
    const { authorization, ...account } = await registerNew(ask);
    return { ...account, headers: { authorization } };
  };

  test('changes the name and leaves the rest', async () => {
    const { headers, email } = await register();
    const { status, json } = await ask('PATCH /v1/me', { headers, json: { name: 'Nama Baru' } });
    expect([status, json.name, json.email]).toEqual([200, 'Nama Baru', email]);
    expect((await ask('GET /v1/me', { headers })).json).toEqual(json);
  });

  test('changes nothing when nothing is sent', async () => {
    const { headers } = await register();
    const before = (await ask('GET /v1/me', { headers })).json;
    expect((await ask('PATCH /v1/me', { headers, json: {} })).json).toEqual(before);
  });

  test('changes the password and ends every other login', async () => {
    const { headers, email, password } = await register();
    const other = await logIn(ask, { email, password });
    expect((await ask('PATCH /v1/me', { headers, json: { password: 'sama sekali baru', current_password: password } })).status).toBe(200);
    expect((await ask('GET /v1/me', { headers })).status).toBe(200);
    expect((await ask('GET /v1/me', { headers: other })).status).toBe(401);
    expect((await ask('POST /v1/auth/login', { json: { email, password } })).status).toBe(401);
    await logIn(ask, { email, password: 'sama sekali baru' });
  });

  test('changes the e-mail address, in lower case, and the next login is by it', async () => {
    const { headers, email, password } = await register();
    const { json } = await ask('PATCH /v1/me', { headers, json: { email: `BARU-${email}`, current_password: password } });
    expect(json.email).toBe(`baru-${email}`);
    await logIn(ask, { email: json.email, password });
    expect((await ask('POST /v1/auth/login', { json: { email, password } })).status).toBe(401);
  });

  test.each([
    ['no current password', undefined, 'required'],
    ['a wrong current password', 'salah-sekali', 'wrong'],
  ])('refuses a new password or e-mail address with %s', async (_, current_password, code) => {
    const { headers, email, password } = await register();
    for (const change of [{ password: 'sama sekali baru' }, { email: `lain-${email}` }]) {
      const { status, json } = await ask('PATCH /v1/me', { headers, json: { name: 'Bukan', ...change, ...(current_password && { current_password }) } });
      expect([status, json.errors]).toEqual([422, [{ pointer: '/current_password', code, detail: expect.any(String) }]]);
    }
    expect((await ask('GET /v1/me', { headers })).json.name).not.toBe('Bukan');
    await logIn(ask, { email, password });
  });

  test('lets one of two win who change the password at once', async () => {
    const { headers, email, password } = await register();
    const answers = await Promise.all(['yang satu itu', 'yang lain itu'].map((wanted) => ask('PATCH /v1/me', { headers, json: { password: wanted, current_password: password } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    await logIn(ask, { email, password: answers[0]!.status === 200 ? 'yang satu itu' : 'yang lain itu' });
  });

  test('counts wrong current passwords like failed logins', async () => {
    const { headers, email, password } = await register();
    const guess = () => ask('PATCH /v1/me', { headers, json: { password: 'sama sekali baru', current_password: 'salah-sekali' } });
    for (let round = 0; round < 10; round++) expect((await guess()).status).toBe(422);
    expect((await guess()).json.code).toBe('rate_limited');
    expect((await ask('POST /v1/auth/login', { json: { email, password } })).json.code).toBe('rate_limited');
  });

  test('refuses an e-mail address that belongs to somebody', async () => {
    const [{ headers, password }, { email }] = [await register(), await register()];
    for (const taken of [email, 'bayu@etalase.example']) {
      expect((await ask('PATCH /v1/me', { headers, json: { email: taken, current_password: password } })).json.code).toBe('email_taken');
    }
  });

  test('lets a demo account change its name alone', async () => {
    const headers = await loginAs(ask, 'customer');
    const { accounts } = (await ask('GET /v1/sandbox')).json;
    const current_password = accounts[0].password;
    for (const change of [{ email: 'ayu@lain.example' }, { password: 'sama sekali baru' }]) {
      expect((await ask('PATCH /v1/me', { headers, json: { ...change, current_password } })).json.code).toBe('demo_account');
    }
    expect((await ask('PATCH /v1/me', { headers, json: { name: 'Ayu L.' } })).json.name).toBe('Ayu L.');
    await loginAs(ask, 'customer');
  });

  test('refuses a role and an id', async () => {
    const { headers } = await register();
    expect((await ask('PATCH /v1/me', { headers, json: { role: 'admin', id: 'acc_1' } })).json.errors).toMatchObject([{ pointer: '/role', code: 'unknown' }, { pointer: '/id', code: 'unknown' }]);
  });
});
