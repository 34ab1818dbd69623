import { describe, expect, inject, test } from 'vitest';
import { networkOf } from '../../api/accounts/login-limit.ts';
import { readSqlFiles } from '../../api/database/files.ts';
import { openMysql } from '../../api/database/mysql.ts';
import { running, send, type Answer } from '../helpers/client.ts';
import { createEmptyMysql } from '../helpers/databases.ts';
import { hosts, listen, shopOn } from '../helpers/hosts.ts';

const right = { email: 'ayu@etalase.example', password: 'pasar-malam-lampu-kuning' };
const wrong = { email: right.email, password: 'salah-sekali' };
const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort();

describe.each(hosts)('the limit of failed logins, $name', (host) => {
  const { ask, current } = running(host);
  const logIn = (json: unknown) => ask('POST /v1/auth/login', { json });
  const forget = () => current().shop.database.queries.deleteFrom('login_attempts').execute();

  test('is ten for an e-mail address, and even the right password waits then', async () => {
    await forget();
    for (let round = 0; round < 10; round++) expect((await logIn(wrong)).json.code).toBe('invalid_credentials');
    const { status, json, headers } = await logIn(right);
    expect([status, json.code]).toEqual([429, 'rate_limited']);
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(590);
    expect(seconds).toBeLessThanOrEqual(600);
    expect([headers.get('ratelimit-policy'), headers.get('ratelimit')]).toEqual(['"login"; q=10; w=600', `"login"; r=0; t=${seconds}`]);
    expect((await logIn({ email: 'bayu@etalase.example', password: 'perahu-kayu-angin-timur' })).status).toBe(200);
  });

  test('is the same for an address that nobody has registered', async () => {
    await forget();
    const answers = [];
    for (let round = 0; round < 11; round++) answers.push(await logIn({ email: 'tidak-ada@pelanggan.example', password: 'salah' }));
    expect(statuses(answers)).toEqual([...Array(10).fill(401), 429]);
  });

  test('lets ten of forty guesses at once be tried', async () => {
    await forget();
    const answers = await Promise.all(Array.from({ length: 40 }, () => logIn(wrong)));
    expect(statuses(answers)).toEqual([...Array(10).fill(401), ...Array(30).fill(429)]);
  });

  test('begins anew with a success', async () => {
    await forget();
    for (let round = 0; round < 9; round++) await logIn(wrong);
    expect((await logIn(right)).status).toBe(200);
    for (let round = 0; round < 10; round++) expect((await logIn(wrong)).status).toBe(401);
    expect((await logIn(wrong)).status).toBe(429);
  });

  test('begins anew after ten minutes', async () => {
    await forget();
    for (let round = 0; round < 11; round++) await logIn(wrong);
    await current().shop.database.queries.updateTable('login_attempts').set({ resets_at: new Date(Date.now() - 1).toISOString() }).execute();
    expect((await logIn(right)).status).toBe(200);
  });

  test('counts no success, however many there are', async () => {
    await forget();
    for (let round = 0; round < 12; round++) expect((await logIn(right)).status).toBe(200);
    const rows = await current().shop.database.queries.selectFrom('login_attempts').select('attempts').execute();
    expect(rows).toEqual([{ attempts: 0 }]);
  });
});

describe.each(hosts)('the limit of failed logins of a network, $name', (host) => {
  const { ask } = running(host, { loginLimit: 2 });

  test('is ten times that of an e-mail address', async () => {
    const answers = [];
    for (let round = 0; round < 21; round++) answers.push(await ask('POST /v1/auth/login', { json: { email: `orang-${round}@pelanggan.example`, password: 'salah' } }));
    expect(statuses(answers)).toEqual([...Array(20).fill(401), 429]);
    expect(answers.at(-1)!.headers.get('ratelimit-policy')).toBe('"login"; q=20; w=600');
  });
});

describe.each(hosts)('no limit of failed logins, $name', (host) => {
  const { ask } = running(host, { loginLimit: 0 });

  test('is what LOGIN_LIMIT=0 means', async () => {
    for (let round = 0; round < 12; round++) expect((await ask('POST /v1/auth/login', { json: wrong })).status).toBe(401);
  });
});

describe.skipIf(!inject('mysql'))('two servers on one MariaDB', () => {
  test('hold one limit between them', async () => {
    const empty = await createEmptyMysql();
    const open = async () => listen(await shopOn(await openMysql(empty.address, readSqlFiles())));
    const servers = [await open(), await open()];
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => send(servers[index % 2]!.origin, 'POST /v1/auth/login', { json: wrong })));
    expect(statuses(answers)).toEqual([...Array(10).fill(401), ...Array(20).fill(429)]);
    for (const server of servers) await server.stop();
    await empty.drop();
  });
});

describe('a network', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:12:34ff::1', '2001:db8:12:3400'],
    ['2001:db8:12:3401:5:6:7:8', '2001:db8:12:3400'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
  ])('of %s is %s', (client, network) => expect(networkOf(client)).toBe(network));
});
