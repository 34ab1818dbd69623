import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

describe('CORS', () => {
  const { ask } = running(hosts[0]!);
  const exposed = ['ETag', 'Link', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'];

  test.each([
    ['200', 'GET /v1/products/1'],
    ['400', 'GET /v1/products?q=%'],
    ['404', 'GET /v1/nothing'],
    ['405', 'PATCH /v1/products'],
    ['422', 'GET /v1/products?limit=0'],
    ['200', 'GET /products'],
  ])('lets every page read a %s and its headers: %s', async (status, request) => {
    const { status: answered, headers } = await ask(request, { headers: { origin: 'https://shop.example' } });
    expect(String(answered)).toBe(status);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')?.split(/, ?/)).toEqual(exposed);
  });

  test('answers a preflight', async () => {
    const { status, headers } = await ask('OPTIONS /v1/products', { headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-request-id' } });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toContain('POST');
    expect(headers.get('access-control-allow-headers')).toBe('content-type,x-request-id');
    expect(headers.get('access-control-expose-headers')?.split(/, ?/)).toEqual(exposed);
    expect(headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  });

  test('never lets a page send credentials along', async () => {
    const { headers } = await ask('GET /v1/products', { headers: { origin: 'https://shop.example' } });
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });
});

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
