import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { send, type Extras } from '../helpers/client.ts';
import { hosts, listen, type RunningHost } from '../helpers/hosts.ts';

describe('RATE_LIMIT', () => {
  let host: RunningHost;
  let limited: RunningHost;
  beforeAll(async () => void (host = await hosts[0]!.start()));
  afterAll(() => host.stop());

  /** Starts counting anew with two requests a minute. */
  async function withTwo<Result>(use: (ask: (request: string, extras?: Extras) => ReturnType<typeof send>) => Promise<Result>): Promise<Result> {
    const { database } = host.shop;
    limited = await listen({ ...host.shop, database: { ...database, close: async () => undefined } }, { rateLimit: 2 });
    return use((request, extras) => send(limited.origin, request, extras)).finally(limited.stop);
  }

  test('tells every client what is left', () =>
    withTwo(async (ask) => {
      const [first, second] = [await ask('GET /v1/brands/1'), await ask('GET /v1/nothing')];
      expect(first.headers.get('ratelimit-policy')).toMatch(/^"api"; q=2; w=60/);
      expect(first.headers.get('ratelimit')).toMatch(/^"api"; r=1; t=\d+$/);
      expect(second.headers.get('ratelimit')).toMatch(/^"api"; r=0; t=\d+$/);
    }));

  test('answers 429 beyond it, with the time to wait', () =>
    withTwo(async (ask) => {
      const answers = [await ask('GET /v1/brands/1'), await ask('GET /products'), await ask('GET /v1/products', { headers: { origin: 'https://shop.example' } })];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
      const { headers, json } = answers[2]!;
      expect(json.code).toBe('rate_limited');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
      expect(headers.get('ratelimit')).toMatch(/^"api"; r=0; t=\d+$/);
      expect(headers.get('access-control-allow-origin')).toBe('*');
    }));

  test.each(['GET /v1/nothing', 'GET /v1/products/%', 'PATCH /v1/products', 'GET /v1/products?limit=0', 'OPTIONS /products'])('counts %s, which fails or does nothing', (request) =>
    withTwo(async (ask) => {
      for (let count = 0; count < 2; count++) await ask(request);
      expect((await ask('GET /v1/brands/1')).status).toBe(429);
    }));

  test.each(operations.filter(({ isUncounted }) => isUncounted).map(({ path }) => path))('does not count %s', (path) =>
    withTwo(async (ask) => {
      for (let count = 0; count < 5; count++) {
        const { status, headers } = await ask(`GET ${path}`);
        expect([status, headers.get('ratelimit')]).toEqual([200, null]);
      }
      expect((await ask('GET /v1/brands/1')).status).toBe(200);
    }));

  test('0 means none', async () => {
    const { headers } = await send(host.origin, 'GET /v1/brands/1');
    expect(headers.get('ratelimit')).toBeNull();
  });
});
