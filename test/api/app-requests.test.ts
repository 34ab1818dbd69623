// Requests that fetch would not send: other names of the host, whole addresses, malformed HTTP.
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../api/conventions.contract.ts';
import { errorPage } from '../../api/errors.ts';
import { running } from '../helpers/client.ts';
import { hosts, listen } from '../helpers/hosts.ts';
import { head, sendRaw } from '../helpers/raw.ts';

describe('a write that knows no login', () => {
  const { current } = running(hosts[0]!);

  async function create(headers: Record<string, string>, origin = current().origin) {
    const { status, body } = await sendRaw(origin, head('POST /brand?brand_name=Kopi', headers));
    return [status, JSON.parse(body).code];
  }

  test.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '[::1]:8080', '192.168.1.20:80'])('is served to a page that was opened as %s', async (host) => {
    expect(await create({ host, origin: `http://${host}` })).toEqual([200, undefined]);
  });

  test('is served to a page that was opened over TLS, in front of a proxy', async () => {
    expect(await create({ host: 'localhost', origin: 'https://localhost' })).toEqual([200, undefined]);
  });

  test.each(['evil.example', 'evil.example:8080', 'localhost.evil.example', '127.0.0.1.evil.example', '1.evil'])('is refused under the name %s, as after DNS rebinding', async (host) => {
    expect(await create({ host })).toEqual([403, 'foreign_origin']);
    expect(await create({ host, origin: `http://${host}` })).toEqual([403, 'foreign_origin']);
  });

  test('is served under a name that the server was started with', async () => {
    const { shop } = current();
    const named = await listen({ ...shop, database: { ...shop.database, close: async () => undefined }, settings: { ...shop.settings, hosts: ['shop.example'] } });
    expect(await create({ host: 'shop.example', origin: 'http://shop.example' }, named.origin)).toEqual([200, undefined]);
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

  const refusals: [what: string, text: string, status: number, code: string][] = [
    ['no HTTP', 'KOPI\r\n\r\n', 400, 'malformed_request'],
    ['no Host', 'GET /v1/brands/1 HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'malformed_request'],
    ['two lengths', head('POST /v1/products', { 'content-length': '1', 'Content-Length': '2' }), 400, 'malformed_request'],
    ['a length and chunks', head('POST /v1/products', { 'content-length': '1', 'transfer-encoding': 'chunked' }), 400, 'malformed_request'],
    ['a letter beyond ASCII in the address', head('GET /v1/products?q=crème'), 400, 'malformed_request'],
    ['headers above 16 KiB', head('GET /v1/brands/1', { 'x-long': 'a'.repeat(20_000) }), 431, 'headers_too_large'],
    ['an address above 16 KiB', head(`GET /v1/products?q=${'a'.repeat(20_000)}`), 431, 'headers_too_large'],
    ['an expectation that nobody knows', head('POST /v1/products', { expect: 'kopi', 'content-length': '2' }), 417, 'expectation_failed'],
  ];

  test.each(refusals)('with %s are refused by a problem document that every page may read, and the server lives on', async (_, text, status, code) => {
    const answer = await raw(text);
    const problem = JSON.parse(answer.body);
    expect(Problem.parse(problem)).toEqual(problem);
    expect(problem).toMatchObject({ status, code, type: errorPage(code), request_id: answer.headers['x-request-id'] });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json', 'access-control-allow-origin': '*', 'access-control-expose-headers': expect.stringContaining('X-Request-Id'), connection: 'close' });
    expect((await raw(head('GET /v1/brands/1'))).status).toBe(200);
  });

  test('may expect 100-continue', async () => {
    const { status, body } = await raw(head('POST /v1/nothing', { expect: '100-continue', 'content-length': '2' }) + '{}');
    expect([status, body]).toEqual([100, expect.stringContaining('404 Not Found')]);
  });

  test('that break off in a body of chunks are refused while they wait for it', async () => {
    const { status, body } = await raw(head('POST /v1/auth/login', { 'transfer-encoding': 'chunked', 'content-type': 'application/json' }) + '2\r\n{}\r\nkopi\r\n');
    expect([status, JSON.parse(body).code]).toEqual([400, 'malformed_request']);
  });

  test('may come one right after the other on one connection', async () => {
    const one = head('GET /v1/brands/1', { connection: 'keep-alive' });
    const { body } = await raw(one + one + head('GET /v1/brands/2'));
    expect(body.match(/"id":1/g)).toHaveLength(2);
    expect(body.match(/"id":2/g)).toHaveLength(1);
  });
});

describe('a client that is too slow', () => {
  test.each([
    ['with the head', 'GET /v1/brands/1 HTTP/1.1\r\nHost: loc'],
    ['with the body', head('POST /v1/auth/login', { 'content-length': '10', 'content-type': 'application/json' }) + '{"a"'],
  ])('%s is refused, and its connection closed', async (_, text) => {
    const host = await hosts[0]!.start();
    const { shop } = host;
    const impatient = await listen({ ...shop, database: { ...shop.database, close: async () => undefined } }, { limits: { headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 50 } });
    const { status, headers, body } = await sendRaw(impatient.origin, text);
    expect([status, JSON.parse(body).code, headers['content-type']]).toEqual([408, 'request_timeout', 'application/problem+json']);
    await impatient.stop();
    await host.stop();
  });

  test.each(hosts.filter(({ isServer }) => isServer))('within these limits finds the database as patient as others do on $name', async ({ start }) => {
    const host = await start();
    const text = head('POST /v1/carts', { 'content-type': 'application/json', 'content-length': '28' }) + '{"email":"ayu@shop.example"}';
    const { hostname, port } = new URL(host.origin);
    const socket = connect(Number(port), hostname, () => socket.write(text.slice(0, -1)));
    const answer = new Promise<string>((resolve) => socket.once('data', (chunk: Buffer) => resolve(chunk.toString())));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    socket.write(text.slice(-1));
    expect(await answer).toMatch(/^HTTP\/1\.1 201 /);
    socket.destroy();
    await host.stop();
  });

  test('cannot take all connections: beyond the limit new ones are closed, and there is room again when old ones go', async () => {
    const host = await hosts[0]!.start();
    const { shop } = host;
    const small = await listen({ ...shop, database: { ...shop.database, close: async () => undefined } }, { limits: { maxConnections: 3 } });
    const { hostname, port } = new URL(small.origin);
    const open = () => new Promise<Socket>((resolve) => {
      const socket = connect(Number(port), hostname, () => resolve(socket));
      socket.on('error', () => undefined);
    });
    const held = [await open(), await open(), await open()];
    await expect.poll(() => new Promise((resolve) => small.server.getConnections((__, count) => resolve(count)))).toBe(3);
    const fourth = await open();
    await new Promise((resolve) => fourth.on('close', resolve).resume());
    for (const socket of held) socket.destroy();
    await expect.poll(() => sendRaw(small.origin, head('GET /health/live')).then(({ status }) => status, () => 0)).toBe(200);
    await small.stop();
    await host.stop();
  });
});
