import { describe, expect, test, vi } from 'vitest';
import { demoAccounts, forgetExpired } from '../../api/accounts/accounts.service.ts';
import { running, type Ask } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { registerNew } from '../helpers/logins.ts';

const password = 'hujan-sore-teh-hangat';
const ayu = demoAccounts[0]!;

async function logIn(ask: Ask, credentials: { email: string; password: string }) {
  const { status, json } = await ask('POST /v1/auth/login', { json: { email: credentials.email, password: credentials.password } });
  expect(status).toBe(200);
  return { ...json, headers: { authorization: `Bearer ${json.access_token}` } };
}

const refresh = (ask: Ask, refresh_token: string) => ask('POST /v1/auth/refresh', { json: { refresh_token } });

describe.each(hosts)('POST /v1/auth/register, $name', (host) => {
  const { ask, current } = running(host);
  const register = (json: unknown) => ask('POST /v1/auth/register', { json });

  test('opens the account of a customer, who can log in then', async () => {
    const { status, json } = await register({ email: 'Dewi@Pelanggan.example', password, name: 'Dewi 🌧 Anggraini' });
    expect(status).toBe(201);
    expect(json).toEqual({ id: expect.stringMatching(/^acc_\w{22}$/), email: 'dewi@pelanggan.example', name: 'Dewi 🌧 Anggraini', role: 'customer', created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/) });
    const { headers } = await logIn(ask, { email: 'DEWI@pelanggan.example', password });
    expect((await ask('GET /v1/me', { headers })).json).toEqual(json);
  });

  test('refuses an e-mail address that has an account, in upper case too, and those of the sandbox', async () => {
    await register({ email: 'tini@pelanggan.example', password, name: 'Tini' });
    for (const email of ['tini@pelanggan.example', 'TINI@pelanggan.example', ayu.email]) {
      expect((await register({ email, password, name: 'Tini' })).json).toMatchObject({ status: 409, code: 'email_taken' });
    }
  });

  test('gives one of twenty who ask for one address at once the account', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => register({ email: 'rebutan@pelanggan.example', password, name: 'Siapa' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  });

  test.each([
    ['a password of seven characters', { password: 'tujuh 7' }, 'password'],
    ['a password of seven emoji', { password: '🌧'.repeat(7) }, 'password'],
    ['a password of 129 characters', { password: 'x'.repeat(129) }, 'password'],
    ['half a surrogate pair in a password', { password: 'hujan-sore-\ud83c' }, 'password'],
    ['no name', { name: '' }, 'name'],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, 'name'],
    ['no e-mail address', { email: 'dewi' }, 'email'],
    ['an e-mail address that grows beyond 254 characters in lower case', { email: `${'İ'.repeat(200)}@pelanggan.example` }, 'email'],
    ['half a surrogate pair in an e-mail address', { email: 'dewi\ud83c@pelanggan.example' }, 'email'],
    ['a role', { role: 'admin' }, 'role'],
  ])('refuses %s', async (_, change, field) => {
    const { status, json } = await register({ email: 'salah@pelanggan.example', password, name: 'Salah', ...change });
    expect(status).toBe(422);
    expect(json.errors).toMatchObject([{ pointer: `/${field}` }]);
  });

  test('takes a password of 8 and of 128 characters, counted as people do', async () => {
    for (const [index, password] of ['🌧'.repeat(8), '🌧'.repeat(128)].entries()) {
      const account = { email: `panjang-${index}@pelanggan.example`, password, name: 'Panjang' };
      expect((await register(account)).status).toBe(201);
      await logIn(ask, account);
    }
  });

  test('keeps neither the password nor a token', async () => {
    const account = await registerNew(ask);
    const { queries } = current().shop.database;
    const [accounts, sessions] = [await queries.selectFrom('accounts').selectAll().execute(), await queries.selectFrom('sessions').selectAll().execute()];
    const kept = JSON.stringify([accounts, sessions]);
    expect(kept).toContain(account.id);
    expect(kept).not.toContain(account.password);
    expect(kept).not.toContain(account.authorization.replace('Bearer ', ''));
  });
});

describe.each(hosts)('POST /v1/auth/login, $name', (host) => {
  const { ask, current } = running(host);
  const logInWrongly = (email: string, guess: string) => ask('POST /v1/auth/login', { json: { email, password: guess } });

  test('lets everybody in whom the sandbox names', async () => {
    const { accounts } = (await ask('GET /v1/sandbox')).json;
    expect(accounts).toHaveLength(3);
    for (const account of accounts) {
      const { headers, token_type, expires_in } = await logIn(ask, account);
      expect([token_type, expires_in]).toEqual(['Bearer', 900]);
      expect((await ask('GET /v1/me', { headers })).json).toMatchObject({ email: account.email, role: account.role });
    }
  });

  test('answers a wrong password and no such account alike, after one verification each', async () => {
    const verify = vi.spyOn(current().shop.passwords, 'verify');
    const answers = [await logInWrongly(ayu.email, 'salah-sekali'), await logInWrongly('tidak-ada@pelanggan.example', 'salah-sekali')];
    const [wrong, unknown] = answers.map(({ json: { request_id, ...problem } }) => problem);
    expect(wrong).toMatchObject({ status: 401, code: 'invalid_credentials' });
    expect(unknown).toEqual(wrong);
    expect(verify.mock.calls).toEqual([['salah-sekali', expect.any(String)], ['salah-sekali', undefined]]);
    verify.mockRestore();
  });

  test('reads a password however its accents are composed, and not otherwise', async () => {
    const account = { email: 'rene@pelanggan.example', password: 'caf\u00e9-di-Bandung', name: 'Ren\u00e9' };
    await ask('POST /v1/auth/register', { json: account });
    await logIn(ask, { ...account, password: 'cafe\u0301-di-Bandung' });
    for (const guess of ['cafe-di-Bandung', 'CAF\u00c9-DI-BANDUNG', ' caf\u00e9-di-Bandung']) expect((await logInWrongly(account.email, guess)).status).toBe(401);
  });

  test('does not let a password in that was changed while it was verified', async () => {
    const account = await registerNew(ask);
    const { shop } = current();
    const { verify } = shop.passwords;
    const spy = vi.spyOn(shop.passwords, 'verify').mockImplementationOnce(async (...guess) => {
      const isRight = await verify(...guess);
      await shop.database.queries.updateTable('accounts').set({ password_hash: await shop.passwords.hash('yang-baru') }).where('account_id', '=', account.id).execute();
      return isRight;
    });
    expect((await logInWrongly(account.email, account.password)).json.code).toBe('invalid_credentials');
    spy.mockRestore();
  });
});

describe.each(hosts)('an access token, $name', (host) => {
  const { ask, current } = running(host);

  test('ends after 15 minutes of the real time, whatever the shop\'s clock says', async () => {
    const { headers } = await logIn(ask, ayu);
    const { headers: admin } = await logIn(ask, demoAccounts[2]!);
    expect((await ask('POST /v1/sandbox/clock', { headers: admin, json: { seconds: 86_400 } })).status).toBe(200);
    expect((await ask('GET /v1/me', { headers })).status).toBe(200);
    const { queries } = current().shop.database;
    const [{ access_expires_at }] = (await queries.selectFrom('sessions').select('access_expires_at').orderBy('access_expires_at').execute()) as [{ access_expires_at: string }];
    expect(Math.abs(Date.parse(access_expires_at) - Date.now() - 15 * 60_000)).toBeLessThan(60_000);
    await queries.updateTable('sessions').set({ access_expires_at: new Date().toISOString() }).execute();
    const { status, json, headers: answered } = await ask('GET /v1/me', { headers });
    expect([status, json.code, answered.get('www-authenticate')]).toEqual([401, 'unauthenticated', 'Bearer error="invalid_token"']);
  });

  test('is not a refresh token, nor the other way round', async () => {
    const tokens = await logIn(ask, ayu);
    expect((await ask('GET /v1/me', { headers: { authorization: `Bearer ${tokens.refresh_token}` } })).status).toBe(401);
    expect((await refresh(ask, tokens.access_token)).json.code).toBe('invalid_refresh_token');
  });
});

describe.each(hosts)('POST /v1/auth/refresh, $name', (host) => {
  const { ask, current } = running(host);
  const statusWith = async (token: string) => (await ask('GET /v1/me', { headers: { authorization: `Bearer ${token}` } })).status;

  test('gives a new pair and ends both old tokens', async () => {
    const old = await logIn(ask, ayu);
    const { status, json } = await refresh(ask, old.refresh_token);
    expect(status).toBe(200);
    expect(json).toEqual({ access_token: expect.stringMatching(/^\w{43}$/), refresh_token: expect.stringMatching(/^\w{43}$/), token_type: 'Bearer', expires_in: 900 });
    expect([await statusWith(old.access_token), await statusWith(json.access_token)]).toEqual([401, 200]);
  });

  test('goes on for as many exchanges as one likes', async () => {
    let { refresh_token } = await logIn(ask, ayu);
    for (let round = 0; round < 4; round++) ({ refresh_token } = (await refresh(ask, refresh_token)).json);
    expect(refresh_token).toMatch(/^\w{43}$/);
  });

  test('ends the login, its newest tokens included, when a token comes a second time', async () => {
    const first = await logIn(ask, ayu);
    const second = (await refresh(ask, first.refresh_token)).json;
    const third = (await refresh(ask, second.refresh_token)).json;
    expect((await refresh(ask, first.refresh_token)).json).toMatchObject({ status: 401, code: 'invalid_refresh_token' });
    expect(await statusWith(third.access_token)).toBe(401);
    expect((await refresh(ask, third.refresh_token)).status).toBe(401);
  });

  test('leaves other logins of the account alone when one is ended so', async () => {
    const [one, other] = [await logIn(ask, ayu), await logIn(ask, ayu)];
    await refresh(ask, one.refresh_token);
    await refresh(ask, one.refresh_token);
    expect(await statusWith(other.access_token)).toBe(200);
  });

  test('lets one of ten that come at once win, and ends the login by the others', async () => {
    const { refresh_token } = await logIn(ask, ayu);
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(ask, refresh_token)));
    const won = answers.filter(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(401)]);
    expect(await statusWith(won[0]!.json.access_token)).toBe(401);
    const rows = await current().shop.database.queries.selectFrom('spent_tokens').selectAll().execute();
    expect(rows.length).toBeLessThan(10);
  });

  test('refuses a token after 30 days, and one that never was', async () => {
    const { refresh_token, access_token } = await logIn(ask, ayu);
    const { queries } = current().shop.database;
    await queries.updateTable('sessions').set({ refresh_expires_at: new Date(Date.now() - 1000).toISOString() }).execute();
    expect((await refresh(ask, refresh_token)).json.code).toBe('invalid_refresh_token');
    expect(await statusWith(access_token)).toBe(401);
    expect((await refresh(ask, 'x'.repeat(43))).json.code).toBe('invalid_refresh_token');
  });
});

describe.each(hosts)('POST /v1/auth/logout, $name', (host) => {
  const { ask } = running(host);

  test('ends this login and no other', async () => {
    const [one, other] = [await logIn(ask, ayu), await logIn(ask, ayu)];
    expect((await ask('POST /v1/auth/logout', { headers: one.headers })).status).toBe(204);
    expect((await ask('GET /v1/me', { headers: one.headers })).status).toBe(401);
    expect((await refresh(ask, one.refresh_token)).status).toBe(401);
    expect((await ask('GET /v1/me', { headers: other.headers })).status).toBe(200);
  });

  test('wants a login', async () => {
    expect((await ask('POST /v1/auth/logout')).json.code).toBe('unauthenticated');
  });
});

describe.each(hosts)('what has had its time, $name', (host) => {
  const { ask, current } = running(host);

  test('is forgotten: logins that cannot be refreshed, and counts of failures', async () => {
    const { database } = current().shop;
    const [over, good] = [await logIn(ask, ayu), await logIn(ask, ayu)];
    await refresh(ask, over.refresh_token);
    await ask('POST /v1/auth/login', { json: { email: ayu.email, password: 'salah' } });
    await forgetExpired(database);
    const count = async (table: 'sessions' | 'spent_tokens' | 'login_attempts') => (await database.queries.selectFrom(table).selectAll().execute()).length;
    expect([await count('sessions'), await count('spent_tokens'), await count('login_attempts')]).toEqual([2, 1, 2]);

    const past = new Date(Date.now() - 1).toISOString();
    const { session_id } = await database.queries.selectFrom('spent_tokens').select('session_id').executeTakeFirstOrThrow();
    await database.queries.updateTable('sessions').set({ refresh_expires_at: past }).where('session_id', '=', session_id).execute();
    await database.queries.updateTable('login_attempts').set({ resets_at: past }).execute();
    await forgetExpired(database);
    expect([await count('sessions'), await count('spent_tokens'), await count('login_attempts')]).toEqual([1, 0, 0]);
    expect((await ask('GET /v1/me', { headers: good.headers })).status).toBe(200);
  });
});
