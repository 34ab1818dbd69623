// The plans to start from: whole, and the same in both languages but for their words.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePlan, printPlan } from '../../../../docs/labs/planning/parse.ts';
import type { Plan } from '../../../../docs/labs/planning/plan.ts';
import { review } from '../../../../docs/labs/planning/review.ts';
import { schedule } from '../../../../docs/labs/planning/schedule.ts';

const folder = new URL('../../../../docs/', import.meta.url);
const names = globSync('*.id.plan', { cwd: new URL('labs/planning/plans/', folder) }).map((file) => file.replace('.id.plan', '')).sort();

function read(name: string): Plan {
  const { plan, problems } = parsePlan(readFileSync(new URL(`labs/planning/plans/${name}.plan`, folder), 'utf8'));
  expect(problems).toEqual([]);
  return plan!;
}

/** Without what is written for people. */
function bare(plan: Plan) {
  const groups = [...new Set(plan.tasks.map(({ group }) => group))];
  return { ...plan, name: '', currency: '', tasks: plan.tasks.map((task) => ({ ...task, name: '', group: groups.indexOf(task.group) })) };
}

test('there are six', () => {
  expect(names).toEqual(['five-months', 'original-server', 'seven-activities', 'shop-build', 'two-hundred', 'wedding-stall']);
});

describe.each(names)('%s', (name) => {
  test('is a plan, survives printing, and has a twin of the same numbers in Indonesian', () => {
    const [english, indonesian] = [read(name), read(`${name}.id`)];
    expect(parsePlan(printPlan(english))).toEqual({ plan: english, problems: [] });
    expect(bare(indonesian)).toEqual(bare(english));
    expect(indonesian.name).not.toBe(english.name);
    expect(english.tasks.filter(({ name }, index) => name === indonesian.tasks[index]!.name && /[a-z]{4}/.test(name) && name !== 'Sandbox').map(({ name }) => name)).toEqual([]);
  });
});

test('the seven activities are those of the essay, in weeks of five days', () => {
  const { tasks, duration, criticalPath } = schedule(read('seven-activities'));
  expect([duration / 5, criticalPath.join('')]).toEqual([11, 'ABDFG']);
  const weeks = Object.entries(tasks).map(([id, { es, ef, ls, lf, totalFloat, freeFloat }]) => `${id} ${[es, ef, ls, lf, totalFloat, freeFloat].map((days) => days / 5).join(' ')}`);
  expect(weeks).toEqual(['A 0 1 0 1 0 0', 'B 1 4 1 4 0 0', 'C 1 3 2 4 1 0', 'D 4 7 4 7 0 0', 'E 3 6 4 7 1 1', 'F 7 9 7 9 0 0', 'G 9 11 9 11 0 0']);
});

test('the five months have the figures of the essay', () => {
  const plan = read('five-months');
  const at = (benefit: number) => review({ ...plan, benefit }, schedule(plan), '2027-03-26');
  const { pv, ev, ac, sv, cv, spi, cpi, es, tcpi, eac } = at(90_000);
  expect({ pv, ev, ac, sv, cv, spi }).toEqual({ pv: 40_000, ev: 35_000, ac: 36_000, sv: -5000, cv: -1000, spi: 0.875 });
  expect([cpi!.toFixed(3), tcpi.bac!.toFixed(3), es! / 20, eac.plan, Math.round(eac.cpi!), Math.round(eac.cpiSpi!)]).toEqual(['0.972', '1.016', 2.75, 101_000, 102_857, 112_408]);
  expect([at(90_000).decision, at(50_000).decision]).toEqual(['continue', 'stop']);
});

test('the stall turns within a week, as its page tells', () => {
  const plan = read('wedding-stall');
  const [first, second] = ['2026-10-24', '2026-10-31'].map((date) => review(plan, schedule(plan), date));
  expect([first!.decision, second!.decision, second!.status]).toEqual(['continue', 'replan', 'red']);
  expect(second!.tasks.find(({ id }) => id === 'open')!.expected.finish).toBe('2026-11-18');
});

test('two hundred tasks are two hundred, with all four relations', () => {
  const { tasks } = read('two-hundred');
  expect(tasks).toHaveLength(200);
  expect(new Set(tasks.flatMap(({ after }) => after.map(({ type }) => type)))).toEqual(new Set(['FS', 'SS', 'FF', 'SF']));
});

describe.each(['', 'id/'])('the page about the text (/%s)', (language) => {
  const page = readFileSync(new URL(`content/docs/${language}labs/plan-text.mdx`, folder), 'utf8');
  const blocks = [...page.matchAll(/```(\w*)[^\n]*\n([^]*?)```/g)].map(([, kind, text]) => ({ kind, text: text! }));

  test('shows plans that are read', () => {
    const plans = blocks.filter(({ kind, text }) => kind === 'text' && /^start \d/m.test(text));
    expect(plans.length).toBeGreaterThan(0);
    for (const { text } of plans) expect(parsePlan(text).problems, text).toEqual([]);
  });

  test('shows a plan as JSON that is one', () => {
    const json = blocks.filter(({ kind }) => kind === 'json');
    expect(json.length).toBeGreaterThan(0);
    for (const { text } of json) expect(schedule(JSON.parse(text)).duration).toBeGreaterThan(0);
  });
});
