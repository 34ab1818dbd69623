import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSite, hashesFile } from '../../api/site.ts';
import { send } from '../helpers/client.ts';
import { createDatabase } from '../helpers/databases.ts';
import { listen, shopOn, type RunningHost } from '../helpers/hosts.ts';

const files: Record<string, string | Buffer> = {
  'index.html': '<h1>Home</h1>',
  'setup/index.html': '<h1>Setup</h1>',
  'products/index.html': '<h1>Not the API</h1>',
  '404.html': '<h1>Not here</h1>',
  'id/404/index.html': '<h1>Tidak ada</h1>',
  '_astro/site.abc.css': 'body {}',
  '_astro/site.abc.css.gz': gzipSync('body {}'),
  [hashesFile]: JSON.stringify({ scripts: ["'sha256-script'"], styles: ["'sha256-style'"] }),
};

let folder: string;
let host: RunningHost;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'etalase-site-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const shop = await shopOn(await createDatabase('embedded SQLite'));
  host = await listen(shop, { site: findSite(folder) });
});
afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true });
});

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

async function open(path: string, { headers = html, ...init }: RequestInit = {}) {
  const response = await fetch(host.origin + path, { redirect: 'manual', headers, ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('the site', () => {
  test('serves its pages, and leads to the address with a slash', async () => {
    expect(await open('/')).toMatchObject({ status: 200, text: '<h1>Home</h1>' });
    expect(await open('/setup/')).toMatchObject({ status: 200, text: '<h1>Setup</h1>' });
    const { status, headers } = await open('/setup');
    expect([status, headers.get('location')]).toEqual([301, '/setup/']);
  });

  test('lets pages run the scripts that were built into them, and no other', async () => {
    const policy = (await open('/')).headers.get('content-security-policy')!;
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-script'");
    expect(policy).toContain("style-src-elem 'self' 'sha256-style'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline|upgrade-insecure-requests/);
    expect((await open('/')).headers.get('strict-transport-security')).toBeNull();
  });

  test('lets a file whose name changes with its content be kept for good, and pages be asked for again', async () => {
    expect((await open('/_astro/site.abc.css')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await open('/')).headers.get('cache-control')).toBe('no-cache');
  });

  test('sends the compressed file that the build made, to who takes it', async () => {
    const { headers, text } = await open('/_astro/site.abc.css', { headers: { 'accept-encoding': 'gzip' } });
    expect([headers.get('content-encoding'), headers.get('vary'), text]).toEqual(['gzip', expect.stringContaining('Accept-Encoding'), 'body {}']);
    expect((await open('/_astro/site.abc.css', { headers: { 'accept-encoding': 'identity' } })).headers.get('content-encoding')).toBeNull();
  });

  test('is answered 304 where nothing has changed', async () => {
    const etag = (await open('/setup/')).headers.get('etag')!;
    // Left to itself, fetch would add no-cache.
    expect((await open('/setup/', { headers: { ...html, 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(304);
  });

  test('has a page for an address that leads nowhere, in the language of the address', async () => {
    expect(await open('/nothing/')).toMatchObject({ status: 404, text: '<h1>Not here</h1>' });
    expect(await open('/v1/nothing')).toMatchObject({ status: 404, text: '<h1>Not here</h1>' });
    expect(await open('/id/nothing/')).toMatchObject({ status: 404, text: '<h1>Tidak ada</h1>' });
    expect((await open('/nothing/', { headers: { ...html, 'if-none-match': '*', range: 'bytes=0-1' } })).text).toBe('<h1>Not here</h1>');
    expect(await open('/nothing/', { method: 'HEAD' })).toMatchObject({ status: 404, text: '' });
  });

  test('answers a program that asks for an address that leads nowhere with a problem', async () => {
    expect((await send(host.origin, 'GET /nothing/')).json.code).toBe('unknown_path');
  });

  test('takes no writes', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await send(host.origin, `${method} /setup/`)).status).toBe(404);
  });

  test('keeps its dotfiles and what is outside to itself', async () => {
    for (const path of [`/${hashesFile}`, '/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/%']) expect([400, 403, 404]).toContain((await open(path)).status);
  });

  test('stands behind the API, whose paths are not its own', async () => {
    expect((await open('/products')).headers.get('content-type')).toBe('application/json');
    expect((await open('/products/')).text).toBe('<h1>Not the API</h1>');
  });

  test('gives every answer a name', async () => {
    for (const path of ['/', '/setup', '/nothing/', '/_astro/site.abc.css']) expect((await open(path)).headers.get('x-request-id'), path).toMatch(/\w/);
  });
});

describe('findSite', () => {
  test('finds none where none was built', () => {
    expect(findSite(join(folder, '_astro'))).toBeUndefined();
  });

  test('refuses one that was not finished, since its scripts would not run', () => {
    expect(() => findSite(join(folder, 'setup'))).toThrow(`${hashesFile} is missing. Run: npm run build`);
  });
});
