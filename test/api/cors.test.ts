// Pages of other origins: what they may send, and what of the answers they may read.
import { describe, expect, test } from 'vitest';
import { running, send } from '../helpers/client.ts';
import { hosts, listen } from '../helpers/hosts.ts';

const origin = 'https://shop.example';
const exposed = ['ETag', 'Link', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id', 'Idempotent-Replayed'];
const sent = ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'X-Request-Id'];

describe('CORS', () => {
  const { ask, current } = running(hosts[0]!);
  /** Other servers of the same shop leave its database open. */
  const beside = { close: async () => undefined };

  function expectReadable(headers: Headers): void {
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')?.split(/, ?/)).toEqual(exposed);
    // With credentials a browser would refuse `*`, and without them there is nothing that a page could ride on.
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  }

  test.each([
    [200, 'GET /v1/products/1'],
    [200, 'GET /products'],
    [200, 'GET /metrics'],
    [400, 'GET /v1/products?q=%'],
    [401, 'GET /v1/me'],
    [404, 'GET /v1/nothing'],
    [405, 'PATCH /v1/products'],
    [406, 'GET /v1/products'],
    [415, 'POST /v1/auth/login'],
    [422, 'GET /v1/products?limit=0'],
  ])('lets every page read a %i and its headers: %s', async (status, request) => {
    const answer = await ask(request, { headers: { origin, ...(status === 406 && { accept: 'text/csv' }), ...(status === 415 && { 'content-encoding': 'gzip' }) }, ...(status === 415 && { body: '{}' }) });
    expect(answer.status).toBe(status);
    expectReadable(answer.headers);
  });

  test('lets it read a 304', async () => {
    const { headers } = await ask('GET /v1/products/1');
    const answer = await ask('GET /v1/products/1', { headers: { origin, 'if-none-match': headers.get('etag')! } });
    expect(answer.status).toBe(304);
    expectReadable(answer.headers);
  });

  test('lets it read a 429, and when to come again', async () => {
    const { shop } = current();
    const limited = await listen({ ...shop, database: { ...shop.database, ...beside } }, { rateLimit: 1 });
    const answers = [await send(limited.origin, 'GET /v1/brands/1', { headers: { origin } }), await send(limited.origin, 'GET /v1/brands/1', { headers: { origin } })];
    await limited.stop();
    expect(answers.map(({ status }) => status)).toEqual([200, 429]);
    for (const { headers } of answers) expectReadable(headers);
    for (const name of ['retry-after', 'ratelimit', 'ratelimit-policy']) expect(answers[1]!.headers.get(name), name).not.toBeNull();
  });

  test.each([
    [500, new Error('the password is kopi')],
    [503, Object.assign(new Error('database is locked'), { errcode: 5 })],
  ])('lets it read a %i', async (status, fault) => {
    const { shop } = current();
    const database = {
      ...shop.database,
      get queries(): never {
        throw fault;
      },
      send: () => Promise.reject(fault),
      ...beside,
    };
    const broken = await listen({ ...shop, database });
    const answer = await send(broken.origin, 'GET /v1/brands/1', { headers: { origin } }).finally(broken.stop);
    expect(answer.status).toBe(status);
    expectReadable(answer.headers);
  });

  describe('a preflight', () => {
    const preflight = (path: string, method: string) => ask(`OPTIONS ${path}`, { headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'authorization,idempotency-key,x-evil' } });

    test.each([['/v1/products/1', 'PATCH'], ['/v1/products', 'POST'], ['/v1/me/addresses/adr_1', 'DELETE'], ['/v1/nothing', 'PUT'], ['/v1/products/%', 'GET']])('of %s allows %s and the headers that operations take, and no others', async (path, method) => {
      const { headers } = await preflight(path, method);
      expectReadable(headers);
      expect(headers.get('access-control-allow-methods')?.split(',')).toContain(method);
      expect(headers.get('access-control-allow-headers')?.split(',')).toEqual(sent);
      expect(Number(headers.get('access-control-max-age'))).toBeGreaterThan(0);
      expect(headers.get('x-request-id')).not.toBeNull();
    });

    test('succeeds where something is served, and says which methods it knows', async () => {
      const { status, headers } = await preflight('/v1/products', 'POST');
      expect([status, headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    });
  });
});
