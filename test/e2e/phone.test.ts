import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browsing, hasChromium, inLanguage, kinds } from '../helpers/browser.ts';
import { ConsolePanel } from './pages.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

function sizeOf(page: Page): Promise<{ scrollWidth: number; clientWidth: number }> {
  return page.locator('html').evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
}

/** What reaches beyond the right edge, and does not stand in a part that scrolls. */
function outside(page: Page): Promise<string[]> {
  return page.locator('main *').evaluateAll((elements) => {
    const sticksOut = elements.filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 0 && right > 391 && !element.closest('pre, table, svg, .sr-only');
    });
    return sticksOut.map((element) => element.outerHTML.slice(0, 80));
  });
}

describe.skipIf(!hasChromium())('on a phone, 390 pixels wide', () => {
  const browser = browsing();

  test.each(['en', 'id'] as const)('nothing sticks out (%s)', async (language) => {
    const page = await browser.open('/', phone);
    for (const path of Object.values(kinds)) {
      await page.goto(inLanguage(path, language));
      expect(await sizeOf(page), path).toEqual({ scrollWidth: 390, clientWidth: 390 });
      expect(await outside(page), path).toEqual([]);
    }
  });

  test('the answer of the console fits', async () => {
    const page = await browser.open('/id/api/list-products/', phone);
    const panel = new ConsolePanel(page);
    await panel.send();
    expect((await sizeOf(page)).scrollWidth).toBe(390);
    const box = (await panel.answer.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(390);
  });

  test.each(['/', '/id/'])('the menu of the landing page leads on, to the other language too: %s', async (path) => {
    const page = await browser.open(path, phone);
    await page.getByRole('button', { name: 'Menu' }).tap();
    const menu = page.locator('#site-menu');
    expect(await menu.locator('a.language').isVisible()).toBe(true);
    await menu.getByRole('link', { name: 'API', exact: true }).tap();
    await page.waitForURL(`**${path}api/`);
  });

  test('the sidebar of a page opens, leads on, and closes', async () => {
    const page = await browser.open('/setup/', phone);
    const sidebar = page.locator('#starlight__sidebar');
    const button = page.getByRole('button', { name: 'Menu' });
    expect(await sidebar.isVisible()).toBe(false);
    await button.tap();
    expect(await sidebar.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await sidebar.isVisible()).toBe(false);
    await button.tap();
    await sidebar.getByRole('link', { name: 'Security groups' }).tap();
    await page.waitForURL('**/essays/security-groups/');
  });
});
