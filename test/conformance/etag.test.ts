import { describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs } from '../helpers/logins.ts';

describe.each(hosts)('ETag on $name', (host) => {
  const { ask } = running(host);
  const addresses = ['/v1/products?limit=3', '/v1/products/1', '/v1/brands', '/v1/brands/1', '/v1/categories', '/openapi.json', '/postman.json'];

  describe.each(addresses)('GET %s', (address) => {
    const asking = async (condition: (etag: string) => string) => {
      const etag = (await ask(`GET ${address}`)).headers.get('etag')!;
      return { etag, answer: await ask(`GET ${address}`, { headers: { 'if-none-match': condition(etag) } }) };
    };

    test('stays the same while nothing changes', async () => {
      const [first, second] = [await ask(`GET ${address}`), await ask(`GET ${address}`)];
      expect(first.headers.get('etag')).toMatch(/^"[^"]+"$/);
      expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    });

    test.each<[string, (etag: string) => string]>([
      ['its tag', (etag) => etag],
      ['its tag, weak', (etag) => `W/${etag}`],
      ['its tag among others', (etag) => `"other", ${etag}, "another"`],
      ['an asterisk', () => '*'],
    ])('answers 304, without a body, to %s', async (_, condition) => {
      const { etag, answer } = await asking(condition);
      expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([304, '', etag]);
    });

    test('answers in full to another tag', async () => {
      const { etag, answer } = await asking(() => '"other"');
      expect([answer.status, answer.headers.get('etag')]).toEqual([200, etag]);
    });

    test('answers HEAD with 304 as well', async () => {
      const etag = (await ask(`HEAD ${address}`)).headers.get('etag')!;
      expect((await ask(`HEAD ${address}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    });
  });

  test('changes with the product', async () => {
    const before = await ask('GET /v1/products/3');
    await ask('PUT /products?product_id=3&product_name=Keranjang+baru&price=170000');
    const after = await ask('GET /v1/products/3', { headers: { 'if-none-match': before.headers.get('etag')! } });
    expect([after.status, after.json.name]).toEqual([200, 'Keranjang baru']);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  });

  test('changes with any row of the list', async () => {
    const before = await ask('GET /v1/products?limit=2');
    await ask('PUT /products?product_id=2&product_name=Batik+baru&price=1');
    const { status } = await ask('GET /v1/products?limit=2', { headers: { 'if-none-match': before.headers.get('etag')! } });
    expect(status).toBe(200);
  });

  test('is not given to a new product, which is no answer to repeat', async () => {
    const { headers } = await ask('POST /v1/products', { headers: await loginAs(ask, 'admin'), json: { name: 'Baru', price: { amount: 1, currency: 'IDR' }, stock: 1 } });
    expect(headers.get('etag')).toBeNull();
  });
});
