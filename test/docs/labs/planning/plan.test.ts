// Each fault is named with its task, its place and in both languages.
import { describe, expect, test } from 'vitest';
import { checkPlan, PlanError, type Plan } from '../../../../docs/labs/planning/plan.ts';
import { oddPlan } from './arbitraries.ts';
import { elevenActivities, newProduct, plan, task } from './plans.ts';
import fc from 'fast-check';

/** As it comes from outside, where types are only hoped for. */
const check = (json: unknown) => checkPlan(json as Plan);
const brief = (json: unknown) => check(json).map(({ code, path }) => `${code} ${path.join('.')}`);
const having = (fields: object) => plan([{ ...task('A', 5), ...fields }]);

describe('a plan without fault', () => {
  test.each([['the examples', elevenActivities], ['with holidays', newProduct], ['without tasks', plan([])]])('%s', (_, valid) => {
    expect(checkPlan(valid)).toEqual([]);
  });

  test('may leave out week, holidays and predecessors', () => {
    expect(check({ name: '', start: '2026-01-05', tasks: [{ id: 'A', name: 'A', duration: 1 }] })).toEqual([]);
  });

  test('may hold whatever the fields allow', () => {
    fc.assert(fc.property(oddPlan, (odd) => {
      expect(checkPlan(odd)).toEqual([]);
    }));
  });
});

describe('a fault', () => {
  test('names the task, in both languages', () => {
    expect(checkPlan(plan([task('A', 1, 'B')]))).toEqual([
      { task: 'A', code: 'unknown', path: ['tasks', 0, 'after', 0, 'id'], message: { en: 'Task "A": There is no task "B".', id: 'Tugas "A": Tidak ada tugas "B".' } },
    ]);
  });

  test('does not hide another', () => {
    expect(brief({ ...plan([task('A', -1, 'B'), task('A', 2.5, 'A'), { ...task('C', 1), deadline: '2026-02-30' }]), start: 'soon' })).toEqual([
      'date start', 'duration tasks.0.duration', 'duration tasks.1.duration', 'date tasks.2.deadline', 'duplicate tasks.1.id', 'unknown tasks.0.after.0.id',
    ]);
  });

  test.each<[string, unknown]>([
    ['record ', null],
    ['record ', []],
    ['missing name, missing start, missing tasks', {}],
    ['list tasks', { ...plan([]), tasks: null }],
    ['record tasks.0', plan([null as never])],
    ['date start', plan([], { start: '2026-02-30' })],
    ['noWorkday workweek', plan([], { workweek: [] })],
    ['weekday workweek.1', plan([], { workweek: [1, 0] })],
    ['list workweek', plan([], { workweek: 'Mon-Fri' as never })],
    ['date holidays.1', plan([], { holidays: ['2026-01-01', '2026-04-31'] })],
    ['amount benefit', plan([], { benefit: Number.NaN })],
    ['text currency', plan([], { currency: 5 as never })],
    ['id tasks.0.id', having({ id: '' })],
    ['missing tasks.0.duration', having({ duration: undefined })],
    ['duration tasks.0.duration', having({ duration: '5' })],
    ['duration tasks.0.duration', having({ duration: 1.5 })],
    ['duration tasks.0.duration', having({ duration: -1 })],
    ['flag tasks.0.milestone', having({ milestone: 1 })],
    ['date tasks.0.notBefore', having({ notBefore: '5 January' })],
    ['list tasks.0.after', having({ after: 'B' })],
    ['record tasks.0.after.0', having({ after: ['B'] })],
    ['relation tasks.0.after.0.type, lag tasks.0.after.0.lag, unknown tasks.0.after.0.id', having({ after: [{ id: 'B', type: 'fs', lag: 0.5 }] })],
    ['missing tasks.0.after.0.type, missing tasks.0.after.0.lag', plan([{ ...task('A', 1), after: [{ id: 'B' } as never] }, task('B', 1)])],
    ['accrual tasks.0.costs.0.accrue', having({ costs: [{ amount: 1, accrue: 'later' }] })],
    ['estimate tasks.0.estimate', having({ estimate: [1, 5, 2] })],
    ['estimate tasks.0.estimate', having({ estimate: [-1, 5, 6] })],
    ['estimate tasks.0.estimate', having({ estimate: [1, 5] })],
    ['percent tasks.0.progress.0.percent', having({ progress: [{ date: '2026-01-09', percent: 101, cost: 0 }] })],
    ['missing tasks.0.progress.0.cost', having({ progress: [{ date: '2026-01-09', percent: 1 }] })],
    ['finishBeforeStart tasks.0.actualFinish', having({ actualStart: '2026-01-09', actualFinish: '2026-01-08' })],
    ['unknown baseline.B', { ...plan([]), baseline: { B: { start: '2026-01-05', finish: '2026-01-05', cost: 0 } } }],
    ['finishBeforeStart baseline.A.finish', { ...having({}), baseline: { A: { start: '2026-01-05', finish: '2026-01-04', cost: 0 } } }],
    ['record baseline.A', { ...having({}), baseline: { A: null } }],
    ['tooFar tasks.0.duration', having({ duration: 3_000_000 })],
    ['tooFar tasks.0.duration', having({ duration: Number.MAX_SAFE_INTEGER })],
  ])('%s', (faults, json) => {
    expect(brief(json).join(', ')).toBe(faults);
    for (const { message } of check(json)) expect(`${message.en} ${message.id}`).not.toMatch(/undefined|\*|%/);
  });
});

describe('a cycle', () => {
  test('is named with its members, from each to the one that waits for it', () => {
    const [fault, ...others] = checkPlan(plan([task('A', 1), task('B', 1, 'A', 'D'), task('C', 1, 'B'), task('D', 1, ['C', 'SS', 1]), task('E', 1, 'D')]));
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ task: 'B', path: ['tasks', 1, 'after', 1, 'id'] });
    expect(fault!.message).toEqual({ en: 'Task "B": These tasks wait for each other: B → C → D → B.', id: 'Tugas "B": Tugas-tugas ini saling menunggu: B → C → D → B.' });
  });

  test('may be of one task', () => {
    expect(checkPlan(plan([task('A', 1, 'A')])).map(({ message }) => message.en)).toEqual(['Task "A": These tasks wait for each other: A → A.']);
  });

  test('does not hide another cycle', () => {
    expect(brief(plan([task('A', 1, 'B'), task('B', 1, 'A'), task('C', 1, 'D', 'A'), task('D', 1, 'C')]))).toEqual(['cycle tasks.0.after.0.id', 'cycle tasks.2.after.0.id']);
  });

  test('of 20,000 members is found', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => task(`t${index}`, 1, `t${(index + 19_999) % 20_000}`));
    expect(brief(plan(chain))).toEqual(['cycle tasks.0.after.0.id']);
  });
});

test('an error of a plan carries its faults', () => {
  const faults = checkPlan(plan([task('A', 1, 'B'), task('A', 1)]));
  expect(new PlanError(faults)).toMatchObject({ name: 'PlanError', faults, message: 'Task "A": There is another task with this id.\nTask "A": There is no task "B".' });
});
