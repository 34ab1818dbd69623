import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../../../docs/labs/planning/exports/csv.ts';
import { schedule } from '../../../../../docs/labs/planning/schedule.ts';
import { namedPlans, stall } from './sample.ts';

/** RFC 4180, section 2; fails on what its grammar doesn't allow. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new SyntaxError(`No field at ${at} of ${text}`);
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
  }
  rows.pop();
  return rows;
}

const csvOf = (plan = stall) => toCsv(plan, schedule(plan), 'en');

describe('a plan as CSV', () => {
  test('is a header and a row for each task', () => {
    const [header, ...rows] = parseCsv(csvOf());
    const design = Object.fromEntries((header ?? []).map((name, index) => [name, rows[1]?.[index]]));
    expect(rows.map(([id]) => id)).toEqual(stall.tasks.map(({ id }) => id));
    expect(design).toEqual({
      'Id': 'design', 'Task': 'Design', 'Group': 'Preparation', 'Start': '2026-01-07', 'Finish': '2026-01-13', 'Working days': '5', 'After': 'brief FS+1',
      'Total float': '0', 'Free float': '0', 'Critical': 'yes', 'Milestone': '', 'Not before': '', 'Deadline': '', 'Cost': '1500', 'Percent done': '40', 'Spent': '700',
    });
  });

  test('has the dates and floats of the schedule', () => {
    const { tasks } = schedule(stall);
    for (const row of parseCsv(csvOf()).slice(1)) {
      const times = tasks[row[0] ?? ''];
      expect([row[3], row[4], Number(row[7]), Number(row[8])]).toEqual([times?.start, times?.finish, times?.totalFloat, times?.freeFloat]);
    }
  });

  test('keeps a float below zero a number', () => {
    const plan = { ...stall, tasks: [{ ...stall.tasks[4]!, after: [], deadline: '2026-01-05' }], baseline: undefined };
    expect(parseCsv(csvOf(plan))[1]?.[7]).toBe('-2');
  });

  test('has as many columns in Indonesian', () => {
    const [header, first] = parseCsv(toCsv(stall, schedule(stall), 'id'));
    expect(header).toContain('Kegiatan');
    expect(first).toHaveLength(header?.length ?? 0);
    expect(first).toContain('ya');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1"])('lets no spreadsheet run a name: %j', (name) => {
    const plan = { ...stall, tasks: [{ ...stall.tasks[6]!, name }], baseline: undefined };
    expect(parseCsv(csvOf(plan))[1]?.[1]).toBe(`'${name}`);
  });

  test('keeps every name', () =>
    fc.assert(
      fc.property(namedPlans, (plan) => {
        const read = parseCsv(csvOf(plan)).slice(1).map((row) => row[1]?.replace(/^'(?='*[=+\-@＝＋－＠\t\r\n])/, ''));
        expect(read).toEqual(plan.tasks.map(({ name }) => name));
      }),
    ));
});
