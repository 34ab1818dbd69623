// Requests that fetch would not send: other names of the host, whole addresses, malformed HTTP.
import { describe, expect, test } from 'vitest';
import { Problem } from '../../api/conventions.contract.ts';
import { running } from '../helpers/client.ts';
import { hosts, listen } from '../helpers/hosts.ts';
import { head, sendRaw } from '../helpers/raw.ts';

describe('a write that knows no login', () => {
  const { current } = running(hosts[0]!);
  const body = JSON.stringify({ name: 'Kopi', price: { amount: 100, currency: 'IDR' }, stock: 1 });

  async function create(headers: Record<string, string>, origin = current().origin) {
    const { status, body: text } = await sendRaw(origin, head('POST /v1/products', { 'content-type': 'application/json', 'content-length': String(body.length), ...headers }) + body);
    return [status, JSON.parse(text).code];
  }

  test.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '[::1]:8080', '192.168.1.20:80'])('is served to a page that was opened as %s', async (host) => {
    expect(await create({ host, origin: `http://${host}` })).toEqual([201, undefined]);
  });

  test('is served to a page that was opened over TLS, in front of a proxy', async () => {
    expect(await create({ host: 'localhost', origin: 'https://localhost' })).toEqual([201, undefined]);
  });

  test.each(['evil.example', 'evil.example:8080', 'localhost.evil.example', '127.0.0.1.evil.example', '1.evil'])('is refused under the name %s, as after DNS rebinding', async (host) => {
    expect(await create({ host })).toEqual([403, 'foreign_origin']);
    expect(await create({ host, origin: `http://${host}` })).toEqual([403, 'foreign_origin']);
  });

  test('is served under a name that the server was started with', async () => {
    const { shop } = current();
    const named = await listen({ ...shop, database: { ...shop.database, close: async () => undefined }, settings: { ...shop.settings, hosts: ['shop.example'] } });
    expect(await create({ host: 'shop.example', origin: 'http://shop.example' }, named.origin)).toEqual([201, undefined]);
    await named.stop();
  });

  test('is refused to a page on another port of this machine', async () => {
    expect(await create({ host: 'localhost:8080', origin: 'http://localhost:3000' })).toEqual([403, 'foreign_origin']);
  });
});

describe('requests as they stand', () => {
  const { current } = running(hosts[0]!);
  const raw = (text: string) => sendRaw(current().origin, text);

  test('may name the whole address, as a proxy does', async () => {
    const { status, body } = await raw(head('GET http://localhost:8080/v1/brands/1'));
    expect([status, JSON.parse(body).id]).toEqual([200, 1]);
  });

  test('may be of HTTP 1.0', async () => {
    expect((await raw('GET /v1/brands/1 HTTP/1.0\r\n\r\n')).status).toBe(200);
  });

  test.each(['//evil.example/v1/products', '/v1/../products', '/%', '/%00', '/v1/products/..', '*'])('reach nothing at %s', async (target) => {
    const { status, body, headers } = await raw(head(`GET ${target}`));
    expect(status).toBe(404);
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ instance: target, request_id: headers['x-request-id'] });
  });

  test.each([
    ['no HTTP', 'KOPI\r\n\r\n', 400],
    ['no Host', 'GET /v1/brands/1 HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two lengths', head('POST /v1/products', { 'content-length': '1', 'Content-Length': '2' }), 400],
    ['a length and chunks', head('POST /v1/products', { 'content-length': '1', 'transfer-encoding': 'chunked' }), 400],
    ['a letter beyond ASCII in the address', head('GET /v1/products?q=crème'), 400],
    ['headers above 16 KiB', head('GET /v1/brands/1', { 'x-long': 'a'.repeat(20_000) }), 431],
  ])('with %s are refused, and the server lives on', async (_, text, expected) => {
    expect((await raw(text)).status).toBe(expected);
    expect((await raw(head('GET /v1/brands/1'))).status).toBe(200);
  });

  test('may come one right after the other on one connection', async () => {
    const one = head('GET /v1/brands/1', { connection: 'keep-alive' });
    const { body } = await raw(one + one + head('GET /v1/brands/2'));
    expect(body.match(/"id":1/g)).toHaveLength(2);
    expect(body.match(/"id":2/g)).toHaveLength(1);
  });
});
