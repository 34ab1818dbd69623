// How the server serves the built site: encodings, caching, what it must not give away, and what is not there.
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningHost } from '../helpers/hosts.ts';
import { pageAt, pages, readBuilt, serveSite } from '../helpers/site.ts';

let site: RunningHost;
beforeAll(async () => void (site = await serveSite()));
afterAll(() => site.stop());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Sends a path as it stands; `fetch` would tidy it, and unpack what comes. */
function ask(line: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const [method, path] = line.split(' ');
  return new Promise((resolve, reject) => {
    const sent = request(site.origin, { method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers as Answer['headers'], bytes: Buffer.concat(chunks) }));
    });
    sent.on('error', reject).end();
  });
}

const script = /src="(\/_astro\/[^"]+\.js)"/.exec(pageAt('/').html)![1]!;

describe('a page', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ] as const)('goes out as the reader can take it: %s', async (accepted, encoding, unpack) => {
    const { status, headers, bytes } = await ask('GET /setup/', { 'accept-encoding': accepted });
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toMatch(/^text\/html; charset=utf-8$/i);
    expect(headers.vary).toMatch(/accept-encoding/i);
    expect(unpack(bytes).toString()).toBe(pageAt('/setup/').html);
  });

  test('is asked for again each time, and answered 304 while it is the same', async () => {
    const first = await ask('GET /setup/', { 'accept-encoding': 'br' });
    expect(first.headers['cache-control']).toBe('no-cache');
    const second = await ask('GET /setup/', { 'accept-encoding': 'br', 'if-none-match': first.headers.etag! });
    expect(second.status).toBe(304);
    expect(second.headers.vary).toMatch(/accept-encoding/i);
    expect(second.bytes).toHaveLength(0);
    const plain = await ask('GET /setup/');
    expect(plain.headers.etag).not.toBe(first.headers.etag);
  });

  test('answers HEAD with the headers of GET and no body', async () => {
    const [get, head] = [await ask('GET /setup/', { 'accept-encoding': 'br' }), await ask('HEAD /setup/', { 'accept-encoding': 'br' })];
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.headers.etag).toBe(get.headers.etag);
    expect(head.bytes).toHaveLength(0);
  });

  test('without its last slash leads to the address with it, the query kept', async () => {
    const { status, headers } = await ask('GET /id/setup?from=mail');
    expect(status).toBe(301);
    expect(headers.location).toBe('/id/setup/?from=mail');
  });

  test('takes no POST: that is a path that nothing serves', async () => {
    const { status, headers } = await ask('POST /setup/', { 'accept-encoding': 'br' });
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(headers['content-encoding']).toBeUndefined();
  });
});

test('files with a hash in their name are kept for a year', async () => {
  const { status, headers } = await ask(`GET ${script}`, { 'accept-encoding': 'br' });
  expect(status).toBe(200);
  expect(headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br' });
  expect(headers['content-type']).toMatch(/^text\/javascript/);
});

describe('what is not there', () => {
  const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  test.each([
    ['/no-such-page/', '/404.html'],
    ['/essays/no-such-essay', '/404.html'],
    ['/id/tidak-ada/', '/id/404/'],
    ['/v1/no-such-thing', '/404.html'],
    ['/_astro/gone.js', '/404.html'],
  ])('is a page for people: %s', async (path, page) => {
    for (const [encoding, unpack] of [['br', brotliDecompressSync], ['identity', (bytes: Buffer) => bytes]] as const) {
      const answer = await ask(`GET ${path}`, { ...asBrowser, 'accept-encoding': encoding, 'if-none-match': '*' });
      expect(answer.status).toBe(404);
      expect(answer.headers['content-encoding']).toBe(encoding === 'br' ? 'br' : undefined);
      expect(unpack(answer.bytes).toString()).toBe(pageAt(page).html);
    }
  });

  test('is a problem document for programs', async () => {
    const { status, headers, bytes } = await ask('GET /no-such-page/');
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(bytes.toString())).toMatchObject({ code: 'unknown_path', type: '/errors/unknown-path/' });
  });

  test.each(['/.hashes.json', '/.digest', '/.hashes.json.br', '/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/_astro/..%2f..%2fpackage.json', '/_astro/..%5c..%5cpackage.json', '/%00', '/pagefind/../.digest'])('stays so: %s', async (path) => {
    const { status, bytes } = await ask(`GET ${path}`);
    expect([400, 404]).toContain(status);
    expect(JSON.parse(bytes.toString()).status).toBe(status);
  });
});

test('a page is served at every address that the site has', async () => {
  for (const { address } of pages) expect((await ask(`HEAD ${address}`)).status, address).toBe(200);
  expect(readBuilt('robots.txt')).toContain('User-agent: *');
});
