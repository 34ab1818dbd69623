// What a page weighs, as Chromium loads it. The budgets stand a quarter above what was measured when they were set.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { browsing, hasChromium, inLanguage } from '../helpers/browser.ts';

/** Kilobytes (1,000 bytes), gzipped: JavaScript, inline scripts included, and the page itself. An operation may weigh 40, and weighs 10. */
const budgets = [
  { kind: 'an operation', path: '/api/list-products/', script: 13, html: 17 },
  { kind: 'an operation with a body', path: '/api/create-product/', script: 13, html: 16 },
  { kind: 'the landing page', path: '/', script: 6, html: 13 },
  { kind: 'an essay', path: '/essays/go-memory-leaks/', script: 8, html: 31 },
  { kind: 'the setup page', path: '/setup/', script: 8, html: 18 },
] as const;

const kilobytes = (text: string | Buffer) => gzipSync(text, { level: 9 }).length / 1000;

describe.skipIf(!hasChromium())('a page that nobody has touched', () => {
  const browser = browsing();

  describe.each(['en', 'id'] as const)('(%s)', (language) => {
    test.each(budgets)('$kind loads at most $script kB of JavaScript, and is at most $html kB', async ({ path, script, html }) => {
      const page = await browser.open('/robots.txt');
      const loaded: Promise<Buffer>[] = [];
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('response', (response) => response.request().resourceType() === 'script' && loaded.push(response.body()));
      const answer = await page.goto(inLanguage(path, language), { waitUntil: 'networkidle' });
      const text = await answer!.text();
      const inline = [...text.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)].filter(([, attributes]) => !/\bsrc=|application\/json/.test(attributes!)).map(([, , code]) => code!);
      const files = (await Promise.all(loaded)).map(kilobytes);
      expect(files.length).toBeGreaterThan(0);
      const total = files.reduce((sum, size) => sum + size, kilobytes(inline.join('\n')));
      expect(total).toBeLessThanOrEqual(script);
      expect(kilobytes(text)).toBeLessThanOrEqual(html);
      expect(asked.filter((address) => !address.startsWith(`${browser.site.origin}/`) && !address.startsWith('data:'))).toEqual([]);
    });
  });
});
