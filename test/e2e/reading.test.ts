// What a reader does on any page: search, change the language, change the theme.
import { describe, expect, test } from 'vitest';
import { browsing, hasChromium } from '../helpers/browser.ts';
import { hasFocus, SearchDialog } from './pages.ts';

describe.skipIf(!hasChromium())('a reader', () => {
  const browser = browsing();

  test.each([
    ['/setup/', 'goroutine', '/essays/go-memory-leaks/', /pages? found/],
    ['/id/setup/', 'kebocoran', '/id/essays/go-memory-leaks/', /ditemukan/],
  ])('searches with the keyboard alone, in the language of the page: %s', async (path, words, target, summary) => {
    const page = await browser.open(path);
    const search = new SearchDialog(page);
    await search.openByKey();
    await search.find(words);
    expect(await search.status.textContent()).toMatch(summary);
    const addresses = await search.addresses();
    expect(addresses.filter((address) => address.startsWith('/id/') !== path.startsWith('/id/'))).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await hasFocus(search.results.first())).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${target}**`);
  });

  test('closes the search with Escape and is where they were', async () => {
    const page = await browser.open('/');
    const search = new SearchDialog(page);
    await page.locator('site-search .open').focus();
    await page.keyboard.press('Enter');
    await search.find('security group');
    await page.keyboard.press('Escape');
    await search.dialog.waitFor({ state: 'hidden' });
    expect(await hasFocus(page.locator('site-search .open'))).toBe(true);
  });

  test('is told when nothing is found', async () => {
    const page = await browser.open('/');
    const search = new SearchDialog(page);
    await search.openByKey();
    // Pagefind falls back to the beginning of a word: what nothing begins with is found nowhere.
    await page.keyboard.type('ψυχή');
    await search.status.getByText('Nothing found for “ψυχή”.').waitFor();
    expect(await search.results.count()).toBe(0);
  });

  test('finds an error by its code, an operation by its path and by its id', async () => {
    const page = await browser.open('/');
    const search = new SearchDialog(page);
    for (const [words, target] of [['brand_in_use', '/errors/brand-in-use/'], ['/products-pagination', '/api/classic-page-products/'], ['listProducts', '/api/list-products/']] as const) {
      await search.openByKey();
      await search.find(words);
      // While the words are being typed, results for their beginning come and go.
      await expect.poll(async () => (await search.addresses())[0], { message: words, timeout: 5000 }).toBe(target);
      await page.keyboard.press('Escape');
    }
  });

  test.each([
    ['/essays/security-groups/', '/id/essays/security-groups/'],
    ['/id/api/create-product/', '/api/create-product/'],
    ['/id/', '/'],
  ])('changes the language and stays on the page: %s', async (from, to) => {
    const page = await browser.open(from);
    await page.locator('a.language:visible').click();
    await page.waitForURL(`**${to}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(to.startsWith('/id/') ? 'id' : 'en');
  });

  test('is taken from a lost page to the front in the other language', async () => {
    const page = await browser.open('/no-such-page/');
    await page.locator('a.language:visible').click();
    await page.waitForURL('**/id/');
  });

  test('changes the theme, and finds it again', async () => {
    const page = await browser.open('/setup/', { colorScheme: 'light' });
    const [theme, background] = [() => page.locator('html').getAttribute('data-theme'), () => page.locator('body').evaluate((body) => body.ownerDocument.defaultView!.getComputedStyle(body).backgroundColor)];
    expect(await theme()).toBe('light');
    const paper = await background();
    await page.locator('starlight-theme-select select:visible').selectOption('dark');
    expect(await theme()).toBe('dark');
    expect(await background()).not.toBe(paper);
    await page.goto('/id/api/');
    expect(await theme()).toBe('dark');
  });
});
