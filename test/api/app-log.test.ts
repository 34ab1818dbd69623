import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../api/database/database.ts';
import { send } from '../helpers/client.ts';
import { createDatabase } from '../helpers/databases.ts';
import { listen, shopOn, type RunningHost } from '../helpers/hosts.ts';

let lines: Record<string, any>[];
let host: RunningHost;
let database: Database;
let fault: Error | undefined;

beforeEach(async () => {
  lines = [];
  fault = undefined;
  const real = await createDatabase('embedded SQLite');
  const log = pino({ level: 'info' }, new Writable({ write: (chunk, _, done) => (lines.push(JSON.parse(chunk)), done()) }));
  database = {
    ...real,
    get queries() {
      if (fault) throw fault;
      return real.queries;
    },
  };
  host = await listen(await shopOn(database), { log });
});
afterEach(() => host.stop());

describe('the log', () => {
  test('has one line for a request: its name, method, path pattern, status and time', async () => {
    const { headers } = await send(host.origin, 'GET /v1/products/kopi-gayo-250-g');
    await until(() => lines.length > 0);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 30, msg: 'request', request_id: headers.get('x-request-id'), method: 'GET', route: '/v1/products/{product}', status: 200, ms: expect.any(Number) });
  });

  test('has one for a request that fails, and for one to nowhere', async () => {
    await send(host.origin, 'GET /v1/products?limit=0');
    await send(host.origin, 'GET /v1/nothing');
    await until(() => lines.length > 1);
    expect(lines.map(({ route, status }) => ({ route, status }))).toEqual([{ route: '/v1/products', status: 422 }, { route: undefined, status: 404 }]);
  });

  test('holds neither query, header nor body', async () => {
    const json = { name: 'rahasia', price: { amount: 1, currency: 'IDR' }, stock: 1 };
    await send(host.origin, 'GET /v1/products?q=rahasia');
    await send(host.origin, 'GET /v1/rahasia');
    await send(host.origin, 'POST /v1/products', { json, headers: { authorization: 'Bearer rahasia', cookie: 'rahasia=1' } });
    await until(() => lines.length > 2);
    expect(JSON.stringify(lines)).not.toContain('rahasia');
  });

  test('tells a fault of ours under the name of the request, which the client is not told', async () => {
    fault = new Error('column kopi is missing');
    const { status, text, headers } = await send(host.origin, 'GET /v1/brands/1');
    await until(() => lines.length > 1);
    expect([status, text.includes('kopi')]).toEqual([500, false]);
    expect(lines.find(({ level }) => level === 50)).toMatchObject({ request_id: headers.get('x-request-id'), err: { message: 'column kopi is missing', stack: expect.any(String) } });
  });

  test('marks a request that its client gave up', async () => {
    const abort = new AbortController();
    const body = new ReadableStream({ pull: () => new Promise(() => undefined), start: (controller) => controller.enqueue(new TextEncoder().encode('{"email":')) });
    const sent = fetch(`${host.origin}/v1/auth/login`, { method: 'POST', body, headers: { 'content-type': 'application/json' }, duplex: 'half', signal: abort.signal } as RequestInit).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    abort.abort();
    await sent;
    await until(() => lines.length > 0);
    expect(lines).toEqual([expect.objectContaining({ route: '/v1/auth/login', cut: true })]);
    expect((await send(host.origin, 'GET /v1/brands/1')).status).toBe(200);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; !isSo() && attempt < 100; attempt++) await new Promise((resolve) => setTimeout(resolve, 20));
}
