import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { running, send } from '../helpers/client.ts';
import { hosts, listen } from '../helpers/hosts.ts';

describe('compression', () => {
  const { ask, current } = running(hosts[0]!);

  /** Bytes as they travel, which fetch hides. */
  function travel(path: string, encoding: string): Promise<{ headers: Record<string, unknown>; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const sent = request(current().origin + path, { headers: { 'accept-encoding': encoding } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
      });
      sent.on('error', reject).end();
    });
  }

  test.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ])('answers in %s to who asks for it', async (encoding, decompress) => {
    const [plain, packed] = [await ask('GET /v1/products'), await travel('/v1/products', encoding)];
    expect(packed.headers['content-encoding']).toBe(encoding);
    expect(packed.headers.vary).toContain('Accept-Encoding');
    expect(packed.body.length).toBeLessThan(plain.text.length / 2);
    expect(decompress(packed.body).toString()).toBe(plain.text);
  });

  test('leaves small answers, and who asks for none, alone', async () => {
    expect((await travel('/v1/brands/1', 'gzip')).headers['content-encoding']).toBeUndefined();
    expect((await travel('/v1/products', 'identity')).headers['content-encoding']).toBeUndefined();
  });
});

describe('HEAD', () => {
  const { ask } = running(hosts[0]!);

  test.each(['/v1/products?limit=2', '/v1/brands/1', '/v1/nothing', '/products'])('tells the length of %s', async (path) => {
    const plain = { headers: { 'accept-encoding': 'identity' } };
    const [get, head] = [await ask(`GET ${path}`, plain), await ask(`HEAD ${path}`, plain)];
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
  });
});

describe('X-Served-By', () => {
  const { ask, current } = running(hosts[0]!);

  test('tells which of several processes answered, also with a failure', async () => {
    const { shop } = current();
    const named = await listen({ ...shop, database: { ...shop.database, close: async () => undefined } }, { name: 'shop-2' });
    const answers = await Promise.all(['GET /v1/brands/1', 'GET /v1/nothing', 'OPTIONS /v1/products'].map((request) => send(named.origin, request)));
    await named.stop();
    expect(answers.map(({ headers }) => headers.get('x-served-by'))).toEqual(['shop-2', 'shop-2', 'shop-2']);
  });

  test('is absent where the process has no name', async () => {
    expect((await ask('GET /v1/brands/1')).headers.get('x-served-by')).toBeNull();
  });
});
