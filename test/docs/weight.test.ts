// What a page weighs, as Chromium loads it. The budgets stand a quarter above what was measured when they were set.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { browsing, hasChromium, inLanguage } from '../helpers/browser.ts';
import { pages } from '../helpers/site.ts';

/** Kilobytes (1,000 bytes), gzipped: JavaScript, inline scripts included, and the page itself. An operation may weigh 40, and weighs 10. */
const budgets = [
  { kind: 'an operation', path: '/api/list-products/', script: 13.5, html: 17 },
  { kind: 'an operation with a body', path: '/api/create-product/', script: 13.5, html: 16 },
  { kind: 'the landing page', path: '/', script: 6, html: 13 },
  { kind: 'an essay', path: '/essays/go-memory-leaks/', script: 8, html: 31 },
  { kind: 'the planner', path: '/labs/planning/', script: 32, html: 36 },
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

  test('the planner adds at most 25 kB of JavaScript to a page, and its review 16 kB once somebody comes near', async () => {
    const page = await browser.open('/robots.txt');
    const sizes = new Map<string, Promise<number>>();
    page.on('response', (response) => response.request().resourceType() === 'script' && sizes.set(response.url(), response.body().then(kilobytes)));
    const totalAfter = async (act: () => Promise<unknown>) => {
      sizes.clear();
      await act();
      await page.waitForLoadState('networkidle');
      return (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
    };
    // Each from an empty cache, as the listener hears only what is fetched.
    const usual = await totalAfter(() => page.goto('/setup/'));
    const shared = new Set(sizes.keys());
    const planner = await totalAfter(async () => {
      await page.goto('/labs/planning/');
      await page.locator('project-planner[data-live]').waitFor();
    });
    expect(usual).toBeGreaterThan(1);
    // What waits for somebody to come near the review is the review's.
    const own = (await Promise.all([...sizes].map(async ([address, size]) => (shared.has(address) || address.includes('ReviewView') ? 0 : size)))).reduce((sum, size) => sum + size, 0);
    expect(planner).toBeGreaterThan(10);
    expect(own).toBeLessThanOrEqual(25);
    const review = await totalAfter(async () => {
      await page.locator('plan-review').scrollIntoViewIfNeeded();
      await page.locator('plan-review[data-live]').waitFor();
    });
    expect(review).toBeGreaterThan(1);
    expect(review).toBeLessThanOrEqual(16);
  });
});

test('nothing of the planner is on other pages', () => {
  const loading = pages.filter(({ html }) => /<script[^>]+src="[^"]*(?:Planner|ReviewView|review-view)\.|<project-planner/.test(html)).map(({ address }) => address);
  expect(loading.sort()).toEqual(['/id/labs/planning/', '/labs/planning/']);
});
