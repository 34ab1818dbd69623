import { readFileSync } from 'node:fs';
import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { toMsProject } from '../../../../../docs/labs/planning/exports/ms-project.ts';
import { schedule } from '../../../../../docs/labs/planning/schedule.ts';
import { namedPlans, stall } from './sample.ts';

const schema = readFileSync(new URL('mspdi-excerpt.xsd', import.meta.url), 'utf8');
const xmlOf = (plan = stall) => toMsProject(plan, schedule(plan));

async function findErrors(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'plan.xml', contents: xml }], schema: [schema] });
  return errors.map(({ message }) => message);
}

/** Read by xmldom, which is told to refuse what it would only warn of. */
const rootOf = (xml: string) => new DOMParser({ onError: (level, message) => { throw new SyntaxError(`${level}: ${message}`); } }).parseFromString(xml, 'text/xml').documentElement!;
const find = (element: Element | undefined, name: string) => [...(element?.childNodes ?? [])].filter((node): node is Element => node.nodeName === name);
const textOf = (element: Element | undefined, name: string) => find(element, name)[0]?.textContent ?? undefined;
const pick = (element: Element | undefined, ...names: string[]) => names.map((name) => textOf(element, name));
const tasksOf = (xml: string) => find(find(rootOf(xml), 'Tasks')[0], 'Task');
const taskNamed = (name: string) => tasksOf(xmlOf()).find((task) => textOf(task, 'Name') === name);

describe('a plan as Microsoft Project XML', () => {
  test('holds to the schema, whose order of elements is not free', async () => {
    expect(await findErrors(xmlOf())).toEqual([]);
    expect(await findErrors(xmlOf({ ...stall, tasks: [], baseline: undefined, holidays: [], currency: 'hours' }))).toEqual([]);
    const swapped = xmlOf().replace(/(<Start>[^<]*<\/Start>)(<Finish>[^<]*<\/Finish>)/, '$2$1');
    expect(await findErrors(swapped)).not.toEqual([]);
  });

  test('has the dates of the schedule, from eight to seventeen', () => {
    const { tasks } = schedule(stall);
    for (const { id, name, duration } of stall.tasks.filter((task) => task.duration > 0)) {
      expect(pick(taskNamed(name), 'Start', 'Finish', 'Duration')).toEqual([`${tasks[id]?.start}T08:00:00`, `${tasks[id]?.finish}T17:00:00`, `PT${duration * 8}H0M0S`]);
    }
    expect(pick(rootOf(xmlOf()), 'StartDate', 'FinishDate', 'MinutesPerWeek')).toEqual(['2026-01-03T08:00:00', '2026-01-17T17:00:00', '2880']);
  });

  test('puts a milestone at the end of the day that it closes, or at the beginning of the one it opens', () => {
    expect(pick(taskNamed('Open'), 'Start', 'Finish', 'Duration', 'Milestone')).toEqual(['2026-01-15T17:00:00', '2026-01-15T17:00:00', 'PT0H0M0S', '1']);
    expect(pick(taskNamed('Kick-off'), 'Start', 'Finish', 'Milestone')).toEqual(['2026-01-03T08:00:00', '2026-01-03T08:00:00', '1']);
  });

  test('has the four relations with their lags in tenths of minutes', () => {
    const uid = (name: string) => textOf(taskNamed(name), 'UID');
    const links = (name: string) => find(taskNamed(name), 'PredecessorLink').map((link) => pick(link, 'PredecessorUID', 'Type', 'LinkLag'));
    expect(links('Design')).toEqual([[uid('Agree with the couple'), '1', '4800']]);
    expect(links('Order wood')).toEqual([[uid('Design'), '3', '9600']]);
    expect(links('Paint')).toEqual([[uid('Order wood'), '0', '9600'], [uid('Design'), '1', '-4800']]);
    expect(links('Guard')).toEqual([[uid('Paint'), '2', '14400']]);
  });

  test('has a summary over each group, and numbers the rows', () => {
    expect(tasksOf(xmlOf()).map((task) => pick(task, 'ID', 'OutlineLevel', 'Summary', 'Name').join(' '))).toEqual([
      '1 1 0 Guard', '2 1 0 Open', '3 1 0 Kick-off',
      '4 1 1 Preparation', '5 2 0 Agree with the couple', '6 2 0 Design',
      '7 1 1 Building', '8 2 0 Order wood', '9 2 0 Paint',
    ]);
    expect(pick(taskNamed('Preparation'), 'Start', 'Finish', 'Duration')).toEqual(['2026-01-03T08:00:00', '2026-01-13T17:00:00', 'PT64H0M0S']);
  });

  test('has the earliest date, the deadline and the floats', () => {
    expect(pick(taskNamed('Paint'), 'ConstraintType', 'ConstraintDate', 'Deadline')).toEqual(['4', '2026-01-13T08:00:00', '2026-01-20T17:00:00']);
    expect(pick(taskNamed('Open'), 'TotalSlack', 'FreeSlack', 'Critical', 'ConstraintType', 'ConstraintDate')).toEqual(['4800', '4800', '0', '0', undefined]);
  });

  test('has costs in hundredths, what is done and what was agreed', () => {
    expect(pick(taskNamed('Agree with the couple'), 'FixedCost', 'FixedCostAccrual', 'Cost', 'PercentComplete', 'ActualCost', 'ActualStart', 'ActualFinish')).toEqual([
      '50000050', '1', '50000050', '100', '45000000', '2026-01-05T08:00:00', '2026-01-06T17:00:00',
    ]);
    expect(pick(taskNamed('Design'), 'FixedCost', 'FixedCostAccrual', 'PercentComplete', 'ActualCost')).toEqual(['150000', '3', '40', '70000']);
    expect(pick(taskNamed('Order wood'), 'FixedCostAccrual')).toEqual(['2']);
    const [agreed] = find(taskNamed('Agree with the couple'), 'Baseline');
    expect(pick(agreed, 'Number', 'Start', 'Finish', 'Duration', 'Cost')).toEqual(['0', '2026-01-03T08:00:00', '2026-01-05T17:00:00', 'PT16H0M0S', '50000000']);
  });

  test('takes no property that every object has for what was agreed', () => {
    const xml = xmlOf({ ...stall, tasks: [{ ...stall.tasks[6]!, id: 'constructor' }], baseline: {} });
    expect(find(tasksOf(xml)[0], 'Baseline')).toEqual([]);
  });

  test('has the days off', () => {
    const [calendar] = find(find(rootOf(xmlOf()), 'Calendars')[0], 'Calendar');
    const week = find(find(calendar, 'WeekDays')[0], 'WeekDay').map((day) => pick(day, 'DayType', 'DayWorking').join(':'));
    expect(week).toEqual(['1:0', '2:1', '3:1', '4:1', '5:1', '6:1', '7:1']);
    const periods = find(find(calendar, 'Exceptions')[0], 'Exception').map((exception) => textOf(find(exception, 'TimePeriod')[0], 'FromDate'));
    expect(periods).toEqual(['2026-01-09T00:00:00', '2026-01-16T00:00:00']);
  });

  test('cuts a name that is longer than the schema allows', async () => {
    const long = 'n'.repeat(600);
    const xml = xmlOf({ ...stall, name: long, tasks: [{ ...stall.tasks[6]!, name: long, group: long }], baseline: undefined });
    expect(await findErrors(xml)).toEqual([]);
    expect(tasksOf(xml).map((task) => textOf(task, 'Name')?.length)).toEqual([512, 512]);
  });

  test('keeps every name of up to 512 characters', () =>
    fc.assert(
      fc.property(namedPlans, (plan) => {
        // Control characters have no place in XML 1.0.
        const kept = (text: string) => text.slice(0, 512).replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
        const read = tasksOf(xmlOf(plan)).map((task) => [Number(textOf(task, 'UID')), textOf(task, 'Name')] as const);
        expect(new Map(read.filter(([uid]) => uid <= plan.tasks.length))).toEqual(new Map(plan.tasks.map(({ name }, index) => [index + 1, kept(name)])));
      }),
    ));
});
