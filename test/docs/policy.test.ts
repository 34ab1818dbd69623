// The headers under which pages and answers go out, and the documents that exist both as a file and as an operation.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorPage, errors, type ErrorCode } from '../../api/errors.ts';
import { operations } from '../../api/operations.ts';
import { toOpenApi } from '../../api/projections/openapi.ts';
import { toPostman } from '../../api/projections/postman.ts';
import type { RunningHost } from '../helpers/hosts.ts';
import { pageAt, pages, readBuilt, serveSite, textOf } from '../helpers/site.ts';

let site: RunningHost;
beforeAll(async () => void (site = await serveSite()));
afterAll(() => site.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(site.origin + path, { headers });

async function policyOf(path: string, headers?: Record<string, string>): Promise<Map<string, string[]>> {
  const answer = await get(path, headers);
  const directives = (answer.headers.get('content-security-policy') ?? '').split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name, ...sources]) => [name!, sources]));
}

describe('the policy of a page', () => {
  test.each([['/'], ['/id/essays/load-balancing/'], ['/api/create-product/'], ['/no-such-page/']])('lets only scripts run that the build knows: %s', async (path) => {
    const policy = await policyOf(path, { accept: 'text/html' });
    const scripts = policy.get('script-src')!;
    expect(scripts).toContain("'self'");
    expect(scripts).toContain("'wasm-unsafe-eval'");
    expect(scripts.filter((source) => !/^'(self|wasm-unsafe-eval|sha256-[\w+/]+=*)'$/.test(source))).toEqual([]);
    expect(policy.get('script-src-attr')).toEqual(["'none'"]);
    expect(policy.get('style-src-elem')).not.toContain("'unsafe-inline'");
    expect(policy.get('default-src')).toEqual(["'self'"]);
    expect(policy.get('connect-src')).toEqual(["'self'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
  });

  test('holds the hash of every script and style that stands in a page', async () => {
    const policy = await policyOf('/');
    const missing = pages.flatMap(({ address, html }) => {
      const inline = [...html.matchAll(/<(script|style)\b([^>]*)>([^]*?)<\/\1>/g)].filter(([, , attributes]) => !/\bsrc=|application\/json/.test(attributes!));
      return inline.filter(([, tag, , text]) => !policy.get(tag === 'script' ? 'script-src' : 'style-src-elem')!.includes(`'sha256-${createHash('sha256').update(text!).digest('base64')}'`)).map(([tag]) => `${address}: ${tag.slice(0, 60)}`);
    });
    expect(missing).toEqual([]);
  });

  test('asks for nothing that plain http cannot keep', async () => {
    const { headers } = await get('/');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('is not that of an answer of the API, which may load nothing', async () => {
    for (const path of ['/v1/products', '/openapi.json', '/no-such-thing']) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy'), path).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('strict-transport-security'), path).toBeNull();
    }
  });
});

describe('a document that is a file too', () => {
  test.each([
    ['/openapi.json', toOpenApi(operations)],
    ['/postman.json', toPostman(operations)],
  ])('is the projection of the table: %s', async (path, projection) => {
    expect(readBuilt(path) === JSON.stringify(projection), 'if not, dist/ is older than the table').toBe(true);
    expect(await (await get(path)).json()).toEqual(JSON.parse(JSON.stringify(projection)));
  });
});

describe.each(Object.keys(errors) as ErrorCode[])('the type of a %s', (code) => {
  test('is the address of a page, in both languages, that says what it is', async () => {
    const { status, title } = errors[code];
    for (const language of ['en', 'id'] as const) {
      const { address, html } = pageAt((language === 'id' ? '/id' : '') + errorPage(code));
      expect(textOf(/<h1\b[^>]*>([^]*?)<\/h1>/.exec(html)![1]!), address).toBe(title[language]);
      const text = textOf(html);
      expect(text, address).toContain(code);
      expect(text, address).toContain(String(status));
    }
    expect((await get(errorPage(code))).status).toBe(200);
  });
});

test.each([
  ['/llms.txt', 'text/plain'],
  ['/id/llms.txt', 'text/plain'],
  ['/robots.txt', 'text/plain'],
  ['/sitemap-index.xml', 'application/xml'],
  ['/favicon.svg', 'image/svg+xml'],
  ['/pagefind/pagefind.js', 'text/javascript'],
])('%s is there', async (path, type) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain(type);
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(20);
});
