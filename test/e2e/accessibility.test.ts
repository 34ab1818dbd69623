// axe on every kind of page, in both languages, light and dark, wide and narrow, and on what opens in them.
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browsing, hasChromium, inLanguage, kinds } from '../helpers/browser.ts';
import { ConsolePanel, SearchDialog, ShelfPage } from './pages.ts';

const [wide, narrow] = [{ width: 1280, height: 900 }, { width: 390, height: 844 }];

/** What axe finds, be it grave or small, in a line each. */
async function barriersIn(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options: axe.RunOptions = { resultTypes: ['violations'], ...(rules && { runOnly: [...rules] }) };
  const { violations, passes } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  expect(passes.length, 'rules that axe could apply').toBeGreaterThan(rules ? 0 : 15);
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ target, failureSummary }) => `${impact}: ${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`));
}

/** Of all rules, those that a change of colours alone can break. */
const ofColour = ['color-contrast', 'link-in-text-block'];

/** Every rule on a wide light page and on a narrow dark one; those of colour on the other two. */
const looks = [
  { colorScheme: 'light', viewport: wide },
  { colorScheme: 'dark', viewport: wide, rules: ofColour },
  { colorScheme: 'dark', viewport: narrow },
  { colorScheme: 'light', viewport: narrow, rules: ofColour },
] as const;

async function barriersInEachLook(page: Page): Promise<Record<string, string[]>> {
  await page.evaluate(axe.source);
  const found: Record<string, string[]> = {};
  for (const { colorScheme, viewport, ...rest } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    const barriers = await barriersIn(page, 'rules' in rest ? rest.rules : undefined);
    if (barriers.length > 0) found[`${colorScheme}, ${viewport.width}`] = barriers;
  }
  return found;
}

describe.skipIf(!hasChromium())('nothing keeps a reader out', () => {
  const browser = browsing();

  describe.each(['en', 'id'] as const)('(%s)', (language) => {
    test.each(Object.entries(kinds))('%s', async (_, path) => {
      const page = await browser.open(inLanguage(path, language));
      expect(await barriersInEachLook(page)).toEqual({});
    });
  });

  test('the search with what it found', async () => {
    const page = await browser.open('/id/setup/');
    const search = new SearchDialog(page);
    await search.openByKey();
    await search.find('server');
    expect(await barriersInEachLook(page)).toEqual({});
  });

  test('the console with faults, and with a problem', async () => {
    const page = await browser.open('/id/api/list-products/');
    const panel = new ConsolePanel(page);
    await panel.field('query.limit').fill('1000');
    await panel.sendButton.click();
    await panel.refused.getByRole('button').click();
    await panel.answer.waitFor();
    expect(await barriersInEachLook(page)).toEqual({});
  });

  test('the console with an answer, and the shelf without a shop', async () => {
    const page = await browser.open('/id/api/create-product/');
    const panel = new ConsolePanel(page);
    await panel.send();
    await panel.answer.locator('summary').click();
    expect(await barriersInEachLook(page)).toEqual({});
    await page.route('**/v1/**', (route) => route.abort());
    await page.goto('/');
    await new ShelfPage(page).message.getByText('npm start').waitFor();
    expect(await barriersInEachLook(page)).toEqual({});
  });

  test('the menus of a phone', async () => {
    for (const path of ['/', '/id/setup/']) {
      const page = await browser.open(path, { viewport: narrow });
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.evaluate(axe.source);
      expect(await barriersIn(page), path).toEqual([]);
    }
  });
});
