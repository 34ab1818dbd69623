// The review below the planner: what it says is what the engine computes, and everything in it can be done without a mouse.
import axe from 'axe-core';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawSCurve } from '../../docs/labs/planning/drawing/s-curve.ts';
import { writeReport } from '../../docs/labs/planning/exports/report.ts';
import { formatDay, formatMoney, formatNumber, type Language } from '../../docs/labs/planning/format.ts';
import { readPlan } from '../../docs/labs/planning/parse.ts';
import { review } from '../../docs/labs/planning/review.ts';
import { simulate } from '../../docs/labs/planning/risk.ts';
import { standardRules } from '../../docs/labs/planning/rules.ts';
import { schedule } from '../../docs/labs/planning/schedule.ts';
import { browsing, hasChromium, inLanguage } from '../helpers/browser.ts';
import { hasFocus } from './pages.ts';
import { PlannerPage } from './planner-page.ts';
import { readAloud, ReviewPage, tabTo } from './review-page.ts';

const path = '/labs/planning/';

/** On its way by Friday of the first week, a little dearer than planned: green. */
const stall = `plan Stall
start 2026-01-05
currency IDR
benefit 9_000_000

brief: Brief, 2 days, costs 1_000_000 evenly
design: Design, 5 days, after brief, costs 3_000_000 evenly, estimate 4/5/9 days
wood: Wood, 1 day, after brief, costs 500_000 at start
open: Open, milestone, after design and wood

status 2026-01-09: brief 100%, spent 1_100_000
status 2026-01-09: design 60%, spent 1_900_000
status 2026-01-09: wood 100%, spent 500_000
`;

const finished = `${stall}status 2026-01-15: design 100%, spent 4_000_000
status 2026-01-15: open 100%, spent 0
actual brief: started 2026-01-05, finished 2026-01-06
actual wood: started 2026-01-07, finished 2026-01-07
actual design: started 2026-01-07, finished 2026-01-15
actual open: started 2026-01-15, finished 2026-01-15
`;

/** Everything that the engine says about a text on a day, computed here. */
function compute(text: string, date: string, language: Language = 'en') {
  const plan = readPlan(text, language).plan!;
  const planned = schedule(plan);
  return { plan, planned, reviewed: review(plan, planned, date) };
}

/** The figures of the page by their names, as a reader should see them. */
function figuresOf(text: string, date: string, language: Language): Record<string, string> {
  const { plan, reviewed } = compute(text, date);
  const write = (value: number | null, one: (value: number) => string) => (value === null ? '—' : one(value));
  const money = (value: number | null) => write(value, (amount) => formatMoney(amount, plan.currency, language));
  const number = (value: number | null, decimals: number) => write(value, (figure) => formatNumber(figure, language, decimals));
  const { bac, pv, ev, ac, sv, cv, spi, cpi, es, svT, spiT, tcpi, eac, etc, vac } = reviewed;
  return {
    ...Object.fromEntries(Object.entries({ bac, pv, ev, ac, sv, cv, etc, vac, 'eac.plan': eac.plan, 'eac.cpi': eac.cpi, 'eac.cpiSpi': eac.cpiSpi, 'eac.spi': eac.spi, 'eac.weighted': eac.weighted }).map(([key, value]) => [key, money(value)])),
    ...Object.fromEntries(Object.entries({ spi, cpi, spiT, 'tcpi.bac': tcpi.bac, 'tcpi.eac': tcpi.eac }).map(([key, value]) => [key, number(value, 3)])),
    es: number(es, 1), svT: number(svT, 1),
  };
}

const description = (svg: string) => /<desc[^>]*>([^<]*)</.exec(svg)![1];

/** What axe finds on the page, of any weight, in both colour schemes. */
async function barriersIn(reader: ReviewPage): Promise<string[]> {
  const { page } = reader;
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    const { violations } = await page.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${colorScheme}: ${id}: ${target.join(' ')}`)));
  }
  return found;
}

describe.skipIf(!hasChromium())('the review', () => {
  const browser = browsing();

  async function openWith(text: string, { language = 'en', prepare, ...options }: BrowserContextOptions & { language?: Language; prepare?: (context: BrowserContext) => Promise<unknown> } = {}) {
    const page = await browser.open(inLanguage(path, language), options, prepare);
    const [planner, reader] = [new PlannerPage(page), new ReviewPage(page)];
    await planner.write(text);
    await reader.wake();
    return { page, planner, reader };
  }

  test('begins at the day of the last report, and slider, field and line follow each other', async () => {
    const { planner, reader } = await openWith(stall);
    expect(await reader.date.inputValue()).toBe('2026-01-09');
    expect(await reader.slider.getAttribute('aria-valuetext')).toBe('9 Jan 2026');
    await reader.slider.press('ArrowRight');
    await expect.poll(() => reader.date.inputValue()).toBe('2026-01-12');
    await expect.poll(() => reader.slider.getAttribute('aria-valuetext')).toBe('12 Jan 2026');
    await reader.date.fill('2026-01-07');
    await expect.poll(() => reader.slider.inputValue()).toBe('3');
    expect(await hasFocus(reader.date)).toBe(true);
    await planner.write(stall.replaceAll('status 2026-01-09', 'status 2026-01-08'));
    await expect.poll(() => reader.date.inputValue()).toBe('2026-01-07');
  });

  test.each(['en', 'id'] as const)('shows the figures that the engine computes for this text and day (%s)', async (language) => {
    const { reader } = await openWith(stall, { language });
    for (const date of ['2026-01-05', '2026-01-09', '2026-01-20']) {
      await reader.date.fill(date);
      const expected = figuresOf(stall, date, language);
      await expect.poll(() => reader.figure('pv')).toBe(expected.pv);
      await expect.poll(() => reader.figure('svT')).toBe(expected.svT);
      const shown = await Promise.all(Object.keys(expected).map(async (key) => [key, await reader.figure(key)]));
      expect(Object.fromEntries(shown), date).toEqual(expected);
      const { plan, planned, reviewed } = compute(stall, date, language);
      expect(await reader.curve.locator('desc').textContent()).toBe(description(drawSCurve(plan, planned, { statusDate: date, language })));
      expect(await reader.reasons.allTextContents()).toEqual(reviewed.reasons.map(({ text }) => text[language]));
    }
  });

  test('says why a figure has no value', async () => {
    const { reader } = await openWith(stall.replace(/^status.*\n/gm, ''));
    await expect.poll(() => reader.figure('cpi')).toBe('—');
    expect(await reader.root.locator('[data-figure=cpi] small').textContent()).toBe('nothing was spent yet');
  });

  test('announces a new decision once the reader has come to rest, and its status by word and shape', async () => {
    const { planner, reader } = await openWith(stall);
    expect(await reader.verdict.locator('.verdict').textContent()).toBe('Green');
    expect(await reader.said.textContent()).toBe('');
    const shape = await reader.verdict.locator('path').getAttribute('d');
    await planner.write(stall.replace('design 60%', 'design 10%'));
    await reader.decides('Replan.');
    expect(await reader.verdict.locator('.verdict').textContent()).toBe('Red');
    expect(await reader.verdict.locator('path').getAttribute('d')).not.toBe(shape);
    await reader.said.getByText(/^Status: Red\. Decision: Replan\. The finish is expected on /).waitFor({ state: 'attached' });
    expect(await reader.said.getAttribute('role')).toBe('status');
  });

  test('decides by thresholds that the reader can change and put back', async () => {
    const { reader } = await openWith(stall);
    await reader.open(reader.rules);
    expect(await reader.rules.locator('input').count()).toBe(standardRules.length);
    await reader.threshold('cpi-red').fill('0.95');
    await reader.decides('Replan.');
    expect(await reader.reason('cpi-red').textContent()).toContain('below 0.95');
    await reader.threshold('cpi-red').fill('');
    await reader.decides('Continue.');
    await reader.threshold('cpi-red').fill('0.95');
    await reader.decides('Replan.');
    await reader.rules.getByRole('button').click();
    await reader.decides('Continue.');
    expect(await reader.threshold('cpi-red').inputValue()).toBe('0.8');
  });

  test('stops what costs more than it brings, and never a plan that does not state its benefit', async () => {
    const { planner, reader } = await openWith(stall.replace('9_000_000', '900_000'));
    await reader.decides('Stop.');
    expect(await reader.reason('benefit').textContent()).toContain('gone either way');
    await planner.write(stall.replace('benefit 9_000_000\n', ''));
    await reader.decides('Continue.');
    expect(await reader.reason('noBenefit').textContent()).toContain('“Stop” is not offered');
  });

  test('hands over the report as Markdown', async () => {
    const { page, reader } = await openWith(stall, { permissions: ['clipboard-read', 'clipboard-write'] });
    await reader.copy.click();
    await reader.said.getByText('The report is on the clipboard.').waitFor({ state: 'attached' });
    const { plan, planned, reviewed } = compute(stall, '2026-01-09');
    const report = writeReport(plan, planned, reviewed, 'en');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(report);
    await reader.open(reader.markdown);
    await expect.poll(() => reader.markdown.locator('pre').textContent()).toBe(report);
  });

  test('opens the Markdown where the browser refuses to copy it', async () => {
    const { reader } = await openWith(stall, { prepare: (context) => context.addInitScript("if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))") });
    await reader.copy.click();
    await reader.said.getByText('select the Markdown below').waitFor({ state: 'attached' });
    expect(await reader.markdown.locator('pre').isVisible()).toBe(true);
  });

  test('prints the review alone', async () => {
    const { page, planner, reader } = await openWith(stall, { prepare: (context) => context.addInitScript('window.print = () => { window.isPrinted = true; }') });
    await reader.print.click();
    expect(await page.evaluate('window.isPrinted')).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await reader.verdict.isVisible()).toBe(true);
    expect(await reader.reasons.first().isVisible()).toBe(true);
    for (const hidden of [planner.text, reader.slider, reader.entry, reader.print, page.locator('h2').first()]) expect(await hidden.isVisible(), String(hidden)).toBe(false);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await planner.root.isVisible()).toBe(true);
  });

  test('simulates in a worker, and the same seed gives the same dates', async () => {
    const { planner, reader } = await openWith(stall);
    const { plan } = compute(stall, '2026-01-09');
    for (const seed of [7, 7, 8]) {
      const { p50Date, p80Date } = simulate(plan, { runs: 1000, seed });
      const outcome = await reader.simulate(seed, 1000);
      expect(outcome).toContain(`In half of 1,000 runs the project finished by ${formatDay(p50Date, 'en')}, in eight of ten by ${formatDay(p80Date, 'en')}.`);
      expect(outcome).toContain('100%');
    }
    await planner.write(stall.replace('estimate 4/5/9 days', 'estimate 4/5/20 days'));
    await reader.risk.getByText('The plan has changed').waitFor();
    expect(await reader.risk.locator('[data-part=risk]').textContent()).toBe('');
  });

  test('writes what is entered into the text, and takes back what is cleared', async () => {
    const { planner, reader } = await openWith(stall);
    await reader.open(reader.entry);
    expect(await reader.field('design', 'percent').inputValue()).toBe('60');
    await reader.field('design', 'percent').fill('80');
    await reader.field('design', 'percent').press('Enter');
    expect((await planner.text.inputValue()).replaceAll('_', '')).toBe(stall.replace('design 60%', 'design 80%').replaceAll('_', ''));
    await reader.field('design', 'started').fill('2026-01-07');
    await reader.field('design', 'started').blur();
    expect(await planner.text.inputValue()).toContain('\nactual design: started 2026-01-07\n');
    await reader.field('brief', 'finished').fill('2026-01-06');
    await reader.field('brief', 'finished').blur();
    expect(await planner.text.inputValue()).toMatch(/\nactual brief: .*finished 2026-01-06\n/);
    await reader.field('design', 'started').fill('');
    await reader.field('design', 'started').blur();
    expect(await planner.text.inputValue()).not.toContain('actual design');
    await reader.field('design', 'percent').fill('120');
    await reader.field('design', 'percent').press('Enter');
    expect(await reader.field('design', 'percent').getAttribute('aria-invalid')).toBe('true');
    expect(await reader.entry.getByRole('alert').textContent()).toMatch(/^Not changed: /);
    expect(await planner.text.inputValue()).toContain('design 80%');
  });

  test('compares plan and reality when everything is finished', async () => {
    const { reader } = await openWith(finished);
    expect(await reader.ended.isVisible()).toBe(true);
    const { reviewed } = compute(finished, '2026-01-15');
    const told = (await reader.ended.textContent())!;
    for (const fact of [formatDay(reviewed.end!.plannedFinish, 'en'), formatDay('2026-01-15', 'en'), formatMoney(5_600_000, 'IDR', 'en'), ...reviewed.end!.lessons.map(({ en }) => en)]) expect(told).toContain(fact);
    expect(await reader.verdict.textContent()).toContain('The project finished on 15 Jan 2026, 2 working days later than planned.');
    await reader.date.fill('2026-01-09');
    await reader.ended.waitFor({ state: 'hidden' });
  });

  test('is read aloud in the order of its tables', async () => {
    const { page, reader } = await openWith(stall);
    const names = ['Brief', 'Design', 'Wood', 'Open'];
    await expect.poll(() => reader.root.locator('[data-part=tasks] tbody th').allTextContents()).toEqual(names);
    const heard = await readAloud(page);
    const from = (name: string) => heard.slice(heard.findIndex((one) => one.role === 'heading' && one.name === name));
    const rows = from('Task by task').filter(({ role }) => role === 'rowheader');
    expect(rows.slice(0, 4).map(({ name }) => name)).toEqual(names);
    const sections = heard.filter(({ role, name }) => role === 'heading' && /decision|Reasons|figures|Task by|rules|finish\?|report/.test(name)).map(({ name }) => name);
    expect(sections).toEqual(['Status and decision', 'Reasons', 'The figures', 'Task by task', 'How sure is the finish?', 'The report']);
    const sliders = heard.filter(({ role }) => role === 'slider');
    expect(sliders.slice(0, 4).map(({ name, value }) => names.find((task) => `${name} ${value}`.includes(task)))).toEqual(names);
  });

  test.each(['en', 'id'] as const)('keeps nobody out, before it comes to life and after (%s)', async (language) => {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
      const reader = new ReviewPage(await browser.open(inLanguage(path, language), { viewport }));
      expect(await barriersIn(reader)).toEqual([]);
      await reader.wake();
      for (const part of [reader.entry, reader.rules, reader.markdown]) await reader.open(part);
      await reader.field('brief', 'percent').waitFor();
      expect(await barriersIn(reader)).toEqual([]);
      const widths = await reader.page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
      expect(widths[0], 'no sideways scroll').toBe(widths[1]);
    }
  });

  test.each(['en', 'id'] as const)('is whole without JavaScript, and says what needs it (%s)', async (language) => {
    const page = await browser.open(inLanguage(path, language), { javaScriptEnabled: false });
    const reader = new ReviewPage(page);
    const text = (await page.locator('project-planner .text pre').textContent())!;
    const { reviewed } = compute(text, '2026-10-31');
    expect(await reader.reasons.allTextContents()).toEqual(reviewed.reasons.map(({ text }) => text[language]));
    for (const [key, value] of Object.entries(figuresOf(text, '2026-10-31', language))) expect(await reader.figure(key), key).toBe(value);
    expect(await reader.root.locator('.needs-script').isVisible()).toBe(true);
    for (const shown of [reader.verdict, reader.curve, reader.risk.locator('.histogram'), reader.root.locator('[data-part=tasks]')]) expect(await shown.isVisible(), String(shown)).toBe(true);
    for (const control of await reader.root.locator('.status input, .entry, button').all()) expect(await control.isVisible(), String(control)).toBe(false);
    const live = new ReviewPage(await browser.open(inLanguage(path, language)));
    expect(await live.root.locator('.needs-script').isVisible()).toBe(false);
  });

  test('a plan is made and reviewed by keyboard alone, from the top of the page to the report', async () => {
    const page = await browser.open(path, { permissions: ['clipboard-read', 'clipboard-write'] });
    const [planner, reader] = [new PlannerPage(page), new ReviewPage(page)];
    const { keyboard } = page;
    await planner.text.waitFor();
    await tabTo(planner.root.locator('.skip'));
    await keyboard.press('Enter');
    await tabTo(planner.text);
    await keyboard.press('Control+a');
    await keyboard.type(stall.replace(/^status.*\n/gm, '').trimEnd());
    await keyboard.press('Tab');
    await page.locator('plan-review[data-live]').waitFor();
    expect(await planner.bars.count()).toBe(4);

    await tabTo(reader.slider);
    await keyboard.press('Home');
    for (const _ of [1, 2, 3, 4]) await keyboard.press('ArrowRight');
    await expect.poll(() => reader.date.inputValue()).toBe('2026-01-09');
    await tabTo(reader.entry.locator('summary'));
    await keyboard.press('Enter');
    for (const [task, percent, spent] of [['brief', '100', '1100000'], ['design', '20', '1900000'], ['wood', '100', '500000']] as const) {
      await tabTo(reader.field(task, 'percent'));
      await keyboard.type(percent);
      await keyboard.press('Tab');
      expect(await hasFocus(reader.field(task, 'spent'))).toBe(true);
      await keyboard.type(spent);
    }
    await keyboard.press('Tab');
    const text = await planner.text.inputValue();
    expect(text).toMatch(/^status 2026-01-09: design 20%, spent 1_?900_?000$/m);

    const { plan, planned, reviewed } = compute(text, '2026-01-09');
    expect(reviewed.decision).toBe('replan');
    await reader.said.getByText('Decision: Replan.').waitFor({ state: 'attached' });
    await tabTo(reader.rules.locator('summary'));
    await tabTo(reader.copy);
    await keyboard.press('Enter');
    await reader.said.getByText('The report is on the clipboard.').waitFor({ state: 'attached' });
    const report = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(report).toBe(writeReport(plan, planned, reviewed, 'en'));
    expect(report).toContain('Decision: replan.');
  });
});
