import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPlan } from '../../docs/labs/planning/parse.ts';
import { schedule } from '../../docs/labs/planning/schedule.ts';
import { browsing, hasChromium, inLanguage } from '../helpers/browser.ts';
import { hasFocus } from './pages.ts';
import { PlannerPage } from './planner-page.ts';

const path = '/labs/planning/';

const small = `# Ours
plan Stall
start 2026-01-05

brief: Brief, 2 days
design: Design, 5 days, after brief   # long
wood: Wood, 1 day, after brief
open: Open, milestone, after design and wood
`;

/** As when there is no room for a plan. */
const fullStorage = "const { setItem } = Storage.prototype; Storage.prototype.setItem = function (key, value) { if (key === 'etalase:plan') throw new DOMException('full', 'QuotaExceededError'); setItem.call(this, key, value); }";

describe.skipIf(!hasChromium())('the planner', () => {
  const browser = browsing();

  async function openWith(text: string, language: 'en' | 'id' = 'en') {
    const planner = new PlannerPage(await browser.open(inLanguage(path, language)));
    await planner.write(text);
    return planner;
  }

  test('keeps text, table and bars in step when the text is edited', async () => {
    const planner = await openWith(small);
    expect(await planner.bars.count()).toBe(4);
    expect(await planner.bar('design').getAttribute('aria-valuetext')).toMatch(/^Design, 7\s?–\s?13 January, float 0 days, critical$/);
    expect(await planner.cell('wood', 'float').textContent()).toBe('4');
    await planner.write(small.replace('Wood, 1 day', 'Wood, 3 days'));
    expect(await planner.field('wood', 'days').inputValue()).toBe('3');
    expect(await planner.bar('wood').getAttribute('aria-valuetext')).toMatch(/^Wood, 7\s?–\s?9 January, float 2 days$/);
  });

  test('changes one line of the text when a cell is edited, and keeps its comment', async () => {
    const planner = await openWith(small);
    await planner.enter('design', 'days', '6');
    expect(await planner.text.inputValue()).toBe(small.replace('5 days, after brief', '6 days, after brief'));
    await planner.enter('wood', 'after', 'starts with design + 2 days');
    expect(await planner.text.inputValue()).toContain('\nwood: Wood, 1 day, starts with design + 2 days\n');
    await planner.barSays('wood', 'Wood, 9 January, float 3 days');
  });

  test.each([
    ['days', '-1', /Not changed: /],
    ['after', 'after nobody', /Not changed: .*nobody/],
    ['after', 'behind brief', /Not changed: .*behind/],
    ['after', 'after open', /Not changed: .*(design|open).*/],
  ])('refuses %s "%s" in words, beside a field that keeps it', async (column, value, message) => {
    const planner = await openWith(small);
    await planner.enter('design', column, value);
    const field = planner.field('design', column);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await planner.root.locator(`#${await field.getAttribute('aria-describedby')}`).textContent()).toMatch(message);
    expect(await field.inputValue()).toBe(value);
    expect(await planner.text.inputValue()).toBe(small);
    await field.press('Escape');
    expect(await field.getAttribute('aria-invalid')).toBeNull();
  });

  test('underlines what is wrong with the text, leads there, and goes on showing the last plan', async () => {
    const planner = await openWith(small);
    await planner.write(small.replace('after brief   #', 'after breif   #'));
    await planner.problems.first().waitFor();
    expect(await planner.problems.allTextContents()).toEqual([expect.stringMatching(/^Line 6, column 31 .*breif/)]);
    expect(await planner.root.locator('mark').textContent()).toBe('breif');
    expect(await planner.text.getAttribute('aria-invalid')).toBe('true');
    expect(await planner.summary.textContent()).toContain('One problem');
    expect(await planner.bars.count()).toBe(4);
    await planner.problems.getByRole('button').click();
    expect(await planner.selection()).toBe('breif');
    await planner.bar('wood').press('ArrowRight');
    expect(await planner.said.textContent()).toMatch(/^Mend the text first: /);
    await planner.write(small);
    await planner.root.getByText('The text is a whole plan again.').waitFor();
    expect(await planner.text.getAttribute('aria-invalid')).toBeNull();
  });

  test('moves a bar by a working day with an arrow key, over the weekend, and keeps the focus on it', async () => {
    const planner = await openWith(small);
    const bar = planner.bar('wood');
    await bar.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await bar.press(key);
    expect(await bar.getAttribute('aria-valuetext')).toBe('Wood, 12 January, float 1 day');
    expect(await planner.text.inputValue()).toContain('wood: Wood, 1 day, after brief, not before 2026-01-12\n');
    expect(await hasFocus(bar)).toBe(true);
    await bar.press('Home');
    expect(await planner.text.inputValue()).toBe(small);
    await bar.press('End');
    await planner.barSays('wood', 'Wood, 13 January, float 0 days, critical');
  });

  test('says who holds a bar that cannot go further', async () => {
    const planner = await openWith(small);
    await planner.bar('design').press('ArrowLeft');
    expect(await planner.said.textContent()).toBe('Design can’t start before 7 Jan 2026: Brief holds it.');
    await planner.bar('brief').press('ArrowLeft');
    expect(await planner.said.textContent()).toContain('the start of the plan');
    expect(await planner.text.inputValue()).toBe(small);
  });

  test('changes the length of a bar with Shift, and says when the plan ends otherwise', async () => {
    const planner = await openWith(small);
    await planner.bar('design').press('Shift+ArrowRight');
    expect(await planner.text.inputValue()).toContain('Design, 6 days');
    expect(await planner.said.textContent()).toBe('The plan now ends on 14 Jan 2026.');
    await planner.bar('wood').press('Shift+ArrowLeft');
    expect(await planner.said.textContent()).toContain('can’t be shorter');
  });

  test('drags a bar by days, whatever the zoom, and Escape puts it back', async () => {
    const planner = await openWith(small);
    for (const zoom of ['day', 'week']) {
      await planner.root.locator('.zoom').selectOption(zoom);
      await planner.drag('wood', 6 * (await planner.dayWidth('wood')));
      expect(await planner.text.inputValue()).toContain('wood: Wood, 1 day, after brief, not before 2026-01-13\n');
      await planner.undo.click();
      expect(await planner.text.inputValue()).toBe(small);
    }
    await planner.drag('wood', 60, 'Escape');
    expect(await planner.text.inputValue()).toBe(small);
    expect(await planner.said.textContent()).toBe('Put back.');
    // There is nothing of it to undo: the step before was the whole text.
    await planner.undo.click();
    expect(await planner.text.inputValue()).not.toContain('Stall\nstart 2026-01-05');
  });

  test('drags the right edge of a bar to make it longer', async () => {
    const planner = await openWith(small);
    await planner.root.locator('.zoom').selectOption('day');
    await planner.drag('design', 2 * (await planner.dayWidth('wood')), undefined, 'edge');
    expect(await planner.text.inputValue()).toContain('design: Design, 7 days, after brief   # long\n');
  });

  test('undoes and does again, by button and by key', async () => {
    const planner = await openWith(small);
    await planner.bar('wood').press('ArrowRight');
    const changed = await planner.text.inputValue();
    await planner.bar('wood').press('Control+z');
    expect(await planner.text.inputValue()).toBe(small);
    await planner.bar('wood').press('Control+Shift+z');
    expect(await planner.text.inputValue()).toBe(changed);
    await planner.undo.click();
    expect(await planner.text.inputValue()).toBe(small);
    expect(await planner.said.textContent()).toBe('Undone.');
  });

  test('folds groups, each and all', async () => {
    const planner = await openWith(small.replace('Wood, 1 day', 'Wood, 1 day, in Goods').replace('Brief, 2 days', 'Brief, 2 days, in Talks'));
    const group = planner.root.locator('[data-group=Goods]');
    await group.focus();
    await group.press('Enter');
    expect(await group.getAttribute('aria-expanded')).toBe('false');
    expect(await hasFocus(group)).toBe(true);
    expect(await planner.bar('wood').count()).toBe(0);
    await planner.root.getByRole('button', { name: 'Unfold groups' }).click();
    expect(await planner.bar('wood').count()).toBe(1);
    await planner.root.getByRole('button', { name: 'Fold groups', exact: true }).click();
    expect(await planner.bars.count()).toBe(2);
  });

  test('carries the plan in the link, which keeps nothing until it is asked to', async () => {
    const planner = await openWith(small);
    await planner.root.getByRole('button', { name: 'Copy link' }).click();
    await planner.root.getByText(/in the address/).waitFor();
    const address = planner.page.url();
    expect(address).toContain('#plan=');
    const other = new PlannerPage(await browser.open(address.replace(browser.site.origin, '')));
    await other.notice.getByText('A plan from a link').waitFor();
    expect(await other.text.inputValue()).toBe(small);
    await other.enter('wood', 'days', '2');
    expect(await other.page.evaluate("localStorage.getItem('etalase:plan')")).toBeNull();
    await other.notice.getByRole('button', { name: 'Keep it in this browser' }).click();
    expect(other.page.url()).not.toContain('#');
    await other.page.reload();
    await other.notice.getByText('Your own plan').waitFor();
    expect(await other.field('wood', 'days').inputValue()).toBe('2');
  });

  test('says that a link is damaged', async () => {
    const planner = new PlannerPage(await browser.open(`${path}#plan=AAAA`));
    await planner.said.getByText('damaged').waitFor();
    expect(await planner.bars.count()).toBeGreaterThan(5);
  });

  test('keeps the plan in the browser, in both languages, until it is discarded', async () => {
    const planner = await openWith(small);
    await planner.page.goto(inLanguage(path, 'id'));
    await planner.notice.getByText('Rencana Anda sendiri').waitFor();
    expect(await planner.text.inputValue()).toBe(small);
    await planner.notice.getByRole('button').click();
    await expect.poll(() => planner.notice.textContent()).toBe('');
    expect(await planner.text.inputValue()).not.toBe(small);
    await planner.page.reload();
    expect(await planner.notice.textContent()).toBe('');
  });

  test('goes on where the browser keeps nothing, and says so once', async () => {
    const page = await browser.open(path, {}, (context) => context.addInitScript(fullStorage));
    const planner = new PlannerPage(page);
    await planner.write(small);
    expect(await planner.said.textContent()).toContain('does not let the page keep');
    expect(await planner.bars.count()).toBe(4);
  });

  test('starts from another plan, and Undo leads back', async () => {
    const planner = await openWith(small);
    await planner.root.locator('.samples').selectOption('two-hundred');
    await expect.poll(() => planner.bars.count()).toBe(200);
    await planner.undo.click();
    expect(await planner.text.inputValue()).toBe(small);
  });

  test('hands over files', async () => {
    const planner = await openWith(small);
    for (const [name, file, content] of [['Plan as text', 'stall.plan', '# Ours'], ['CSV', 'stall.csv', 'design'], ['ICS', 'stall.ics', 'BEGIN:VCALENDAR'], ['Mermaid', 'stall.mmd', 'gantt'], ['XML', 'stall.xml', '<Project']] as const) {
      if (!(await planner.exports.evaluate((element) => element.hasAttribute('open')))) await planner.exports.locator('summary').click();
      const [download] = await Promise.all([planner.page.waitForEvent('download'), planner.exports.getByRole('button', { name }).click()]);
      expect(download.suggestedFilename()).toBe(file);
      expect(readFileSync((await download.path())!, 'utf8')).toContain(content);
    }
  });

  test('adds and removes tasks by keyboard, and the focus is never lost', async () => {
    const planner = await openWith(small);
    await planner.root.getByRole('button', { name: 'Add a task' }).press('Enter');
    await planner.page.keyboard.type('Flowers');
    await planner.page.keyboard.press('Enter');
    expect(await planner.text.inputValue()).toContain('\ntask5: Flowers, 1 day\n');
    const remove = planner.root.getByRole('button', { name: 'Remove: Design' });
    await remove.press('Enter');
    expect(await planner.text.inputValue()).not.toContain('design');
    expect(await hasFocus(planner.root.getByRole('button', { name: 'Remove: Wood' }))).toBe(true);
    expect(await planner.said.textContent()).toContain('Design removed');
  });

  test.each(['en', 'id'] as const)('is whole without JavaScript, the table in the order of the chart (%s)', async (language) => {
    const page = await browser.open(inLanguage(path, language), { javaScriptEnabled: false });
    const planner = page.locator('project-planner');
    const { plan } = readPlan((await planner.locator('.text pre').textContent())!);
    const planned = schedule(plan!);
    expect(await planner.locator('tbody tr').count()).toBe(plan!.tasks.length);
    const rows = await planner.locator('tbody tr').evaluateAll((elements) => elements.map((row) => [...(row as unknown as { cells: Iterable<{ textContent: string }> }).cells].map((cell) => cell.textContent)));
    expect(rows.map(([id, name, , , days, , float]) => [id, name, days, float])).toEqual(plan!.tasks.map(({ id, name, duration }) => [id, name, String(duration), String(planned.tasks[id]!.totalFloat)]));
    expect(await planner.locator('.canvas svg[role=img]').count()).toBeGreaterThan(0);
    expect(await planner.locator('caption').isVisible()).toBe(true);
    for (const control of await planner.locator('button, select').all()) expect(await control.isVisible(), (await control.textContent()) ?? '').toBe(false);
  });
});
