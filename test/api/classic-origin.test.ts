// The original's writes know no login, so a page of another site must not reach them, while Postman and our own pages do.
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openClassicShop, restock, shelf } from '../fixtures/classic-shop.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';

const writes = [
  ['POST', '/products?product_name=x&price=1&qty=1&brand_id=1'],
  ['PUT', '/products?product_id=1&product_name=x&price=1'],
  ['DELETE', '/products?product_id=3'],
  ['POST', '/brand?brand_name=x'],
  ['DELETE', '/brand?brand_id=2'],
] as const;

// Only a socket can carry a Host and an Origin of one's own.
describe.each(hosts.filter((host) => host.isServer))('who may write through the classic API on $name', (host) => {
  let shop: RunningHost;
  beforeAll(async () => void (shop = await openClassicShop(host)));
  afterAll(() => shop.stop());

  const call = (method: string, path: string, headers: Record<string, string>) =>
    new Promise<{ status: number; body: any }>((resolve, reject) => {
      request(`${shop.origin}${path}`, { method, headers }, async (response) => resolve({ status: response.statusCode!, body: JSON.parse(await text(response)) })).on('error', reject).end();
    });

  const port = () => new URL(shop.origin).port;

  test.each(writes)('%s %s is closed to a page of another origin', async (method, path) => {
    for (const origin of ['https://evil.example', 'null', `https://127.0.0.1.evil.example:${port()}`, 'http://localhost:3000', `http://127.0.0.1`]) {
      expect(await call(method, path, { origin })).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
    }
  });

  test.each(writes)('%s %s is closed to a name that was rebound to this machine', async (method, path) => {
    for (const name of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '1.2.3.4.nip.io']) {
      const rebound = `${name}:${port()}`;
      expect(await call(method, path, { host: rebound, origin: `http://${rebound}` })).toMatchObject({ status: 403 });
      expect(await call(method, path, { host: rebound })).toMatchObject({ status: 403 });
    }
    const { queries } = shop.shop.database;
    expect(await queries.selectFrom('products').select('product_id').execute()).toHaveLength(shelf.length);
  });

  test.each(writes)('%s %s is open to programs and to our own pages', async (method, path) => {
    for (const headers of [{}, { host: `localhost:${port()}` }, { host: `[::1]:${port()}` }, { origin: shop.origin }, { host: 'localhost:8080', origin: 'http://localhost:8080' }] as Record<string, string>[]) {
      await restock(shop);
      expect(await call(method, path, headers)).toMatchObject({ status: 200 });
    }
  });

  test('reading is open to everybody', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    expect(await call('GET', '/products', headers)).toMatchObject({ status: 200 });
    expect(await call('POST', '/products-pagination?page=1&size=1', headers)).toMatchObject({ status: 200 });
  });
});
