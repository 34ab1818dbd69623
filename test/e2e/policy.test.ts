// Clicks through every kind of page. That no script fails and that nothing is blocked by the policy is checked after each test; see browsing().
import { describe, expect, test } from 'vitest';
import { browsing, hasChromium, inLanguage, kinds } from '../helpers/browser.ts';
import { ConsolePanel, SearchDialog, ShelfPage } from './pages.ts';

describe.skipIf(!hasChromium())('the browser has nothing to complain about', () => {
  const browser = browsing();

  test('a violation would be noticed', async () => {
    const page = await browser.open('/');
    const noticed = page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'));
    await page.locator('body').evaluate((body) => body.append(Object.assign(body.ownerDocument.createElement('script'), { textContent: 'globalThis.ran = true' })));
    await noticed;
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(browser.complaints.splice(0).join()).toContain('policy: script-src-elem inline');
  });

  test.each(['en', 'id'] as const)('on any kind of page: every file is there, and comes from this host (%s)', async (language) => {
    const page = await browser.open(inLanguage('/', language));
    const missing: string[] = [];
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    page.on('response', (response) => response.status() >= 400 && !response.url().includes('no-such-page') && missing.push(response.url()));
    for (const path of Object.values(kinds)) await page.goto(inLanguage(path, language));
    expect(missing).toEqual([]);
    expect([...origins]).toEqual([browser.site.origin]);
  });

  test('while searching, changing the theme, and asking the shop', async () => {
    const page = await browser.open('/');
    await new ShelfPage(page).time.getByText(/ms$/).waitFor();
    const search = new SearchDialog(page);
    await search.openByKey();
    await search.find('brand');
    await page.keyboard.press('Escape');
    await page.locator('starlight-theme-select select:visible').selectOption('light');
    await page.goto('/api/create-product/');
    await new ConsolePanel(page).send();
    await page.goto('/essays/go-memory-leaks/');
    await page.locator('.expressive-code .copy button').first().click();
  });
});
