import { describe, expect, test } from 'vitest';
import { browsing, hasChromium, inLanguage, kinds } from '../helpers/browser.ts';
import { ConsolePanel, ShelfPage } from './pages.ts';

const withoutScript = { javaScriptEnabled: false };

describe.skipIf(!hasChromium())('without JavaScript', () => {
  const browser = browsing();

  test.each(['/', '/id/'])('the shelf holds four goods of the seed with their prices: %s', async (path) => {
    const shelf = new ShelfPage(await browser.open(path, withoutScript));
    expect(await shelf.goods.count()).toBe(4);
    for (const goods of await shelf.goods.all()) expect(await goods.textContent()).toMatch(/Rp\s[\d.]+$/);
    expect(await shelf.goods.first().isVisible()).toBe(true);
    expect(await shelf.goods.first().locator('svg').isVisible()).toBe(true);
  });

  test('an operation is described whole: parameters, answer, errors, samples', async () => {
    const page = await browser.open('/api/list-products/', withoutScript);
    const panel = new ConsolePanel(page);
    expect(await page.locator('main').textContent()).toContain('Lowest price, in minor units.');
    for (const name of ['Query parameters', 'Answer', 'Errors']) expect(await page.getByRole('heading', { name, exact: true }).isVisible(), name).toBe(true);
    expect(await panel.sample('curl').locator('code').isVisible()).toBe(true);
    expect(await panel.sample('curl').locator('code').textContent()).toBe("curl 'http://localhost:8080/v1/products'");
    await panel.sample('go').locator('summary').click();
    expect(await panel.sample('go').locator('code').isVisible()).toBe(true);
  });

  test('the console says that it needs it, and offers no button that does nothing', async () => {
    const page = await browser.open('/id/api/list-products/', withoutScript);
    const panel = new ConsolePanel(page);
    expect(await panel.root.locator('.needs-script').isVisible()).toBe(true);
    expect(await panel.sendButton.isEnabled()).toBe(false);
    for (const button of await page.getByRole('button', { name: /Salin|Kosongkan|Empat produk|Cari/ }).all()) expect(await button.isVisible(), String(button)).toBe(false);
  });

  test.each([
    ['/', '#site-menu'],
    ['/guides/conventions/', '#starlight__sidebar'],
  ])('the menu opens on a phone: %s', async (path, menu) => {
    const page = await browser.open(path, { ...withoutScript, viewport: { width: 390, height: 844 } });
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await page.locator(menu).getByRole('link', { name: 'Setup' }).isVisible()).toBe(true);
  });

  test.each(['en', 'id'] as const)('no title waits for it, and the other language is a link (%s)', async (language) => {
    const page = await browser.open('/', withoutScript);
    for (const path of Object.values(kinds)) {
      await page.goto(inLanguage(path, language));
      expect(await page.locator('h1').isVisible(), path).toBe(true);
      expect(await page.locator('a.language').first().isVisible(), path).toBe(true);
    }
  });
});
