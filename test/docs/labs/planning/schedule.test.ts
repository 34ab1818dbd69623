// The published examples, cell by cell, and the rules of dates that no example shows.
import { describe, expect, test } from 'vitest';
import { PlanError } from '../../../../docs/labs/planning/plan.ts';
import { schedule, type ScheduledTask } from '../../../../docs/labs/planning/schedule.ts';
import { elevenActivities, elevenWeeks, newProduct, plan, task } from './plans.ts';

/** One field of every task. */
function each<Field extends keyof ScheduledTask>(tasks: Readonly<Record<string, ScheduledTask>>, field: Field): Record<string, ScheduledTask[Field]> {
  return Object.fromEntries(Object.entries(tasks).map(([id, value]) => [id, value[field]]));
}

describe('eleven activities, 32 days', () => {
  const { tasks, duration, criticalPath } = schedule(elevenActivities);

  test.each(Object.entries({
    A: [0, 4, 10, 14, 10], B: [0, 6, 0, 6, 0], C: [0, 2, 14, 16, 14], D: [4, 12, 14, 22, 10], E: [12, 16, 22, 26, 10], F: [6, 16, 8, 18, 2],
    G: [6, 22, 6, 22, 0], H: [16, 24, 18, 26, 2], I: [24, 30, 26, 32, 2], J: [2, 8, 16, 22, 14], K: [22, 32, 22, 32, 0],
  }))('%s', (id, cells) => {
    const { es, ef, ls, lf, totalFloat } = tasks[id]!;
    expect([es, ef, ls, lf, totalFloat]).toEqual(cells);
  });

  test('has the published free floats', () => {
    expect(each(tasks, 'freeFloat')).toEqual({ A: 0, B: 0, C: 0, D: 0, E: 8, F: 0, G: 0, H: 0, I: 2, J: 14, K: 0 });
  });

  test('has the published critical path', () => {
    expect(duration).toBe(32);
    expect(criticalPath).toEqual(['B', 'G', 'K']);
  });
});

describe('seven activities, 11 weeks', () => {
  const { tasks, duration, criticalPath } = schedule(elevenWeeks);

  test('has the published floats', () => {
    expect(each(tasks, 'totalFloat')).toEqual({ A: 0, B: 0, C: 1, D: 0, E: 1, F: 0, G: 0 });
    expect(each(tasks, 'freeFloat')).toEqual({ A: 0, B: 0, C: 0, D: 0, E: 1, F: 0, G: 0 });
  });

  test('has the published critical path', () => {
    expect(duration).toBe(11);
    expect(criticalPath).toEqual(['A', 'B', 'D', 'F', 'G']);
  });
});

describe('a new product: relations with lag, and holidays', () => {
  const { tasks, duration, finish, criticalPath } = schedule(newProduct);

  test('takes 64 working days along the critical path', () => {
    expect({ duration, finish }).toEqual({ duration: 64, finish: '2004-03-03' });
    expect(criticalPath).toEqual(['Approve', 'Drawings', 'Prototype', 'Facility', 'InitProd', 'TestMkt', 'Changes', 'Production']);
  });

  test('has the published floats', () => {
    expect(each(tasks, 'totalFloat')).toEqual({ Approve: 0, Drawings: 0, Study: 26, Write: 5, Prototype: 0, Materials: 2, Facility: 0, Strat: 26, InitProd: 0, TestMkt: 0, Marketing: 18, Evaluate: 7, Changes: 0, Production: 0 });
  });

  test.each(Object.entries({ Prototype: ['2003-12-22', '2004-01-15'], Facility: ['2004-01-08', '2004-01-21'], TestMkt: ['2004-02-09', '2004-02-27'], Changes: ['2004-02-26', '2004-03-03'], Production: ['2004-03-03', '2004-03-03'] }))('%s has the published dates', (id, dates) => {
    expect([tasks[id]!.start, tasks[id]!.finish]).toEqual(dates);
  });
});

describe('relations', () => {
  test('two days of lag from finish to finish move a finish from Friday to Tuesday', () => {
    const dates = (lag: number) => schedule(plan([task('A', 5), task('B', 2, ['A', 'FF', lag])])).tasks.B!;
    expect(dates(0)).toMatchObject({ start: '2026-01-08', finish: '2026-01-09' });
    expect(dates(2)).toMatchObject({ start: '2026-01-12', finish: '2026-01-13' });
  });

  test('start to finish counts back from the start of the other', () => {
    expect(schedule(plan([task('A', 3), task('B', 4, 'A'), task('guard', 2, ['B', 'SF', 1])])).tasks.guard).toMatchObject({ es: 2, ef: 4, totalFloat: 3, freeFloat: 3 });
  });

  test('a negative lag overlaps, but never starts before the plan', () => {
    const { tasks } = schedule(plan([task('A', 5), task('B', 3, ['A', 'FS', -2]), task('C', 1, ['A', 'SS', -4])]));
    expect([tasks.B!.es, tasks.C!.es]).toEqual([3, 0]);
  });

  test('several relations to one task all hold', () => {
    expect(schedule(plan([task('A', 2), task('B', 6, ['A', 'SS', 1], ['A', 'FF', 9])])).tasks.B).toMatchObject({ es: 5, ef: 11 });
  });
});

describe('dates', () => {
  test('a start on a free day moves to the next working one', () => {
    const { tasks, finish } = schedule(plan([task('A', 1)], { start: '2026-01-03', holidays: ['2026-01-05'] }));
    expect(tasks.A).toMatchObject({ es: 0, start: '2026-01-06', finish: '2026-01-06' });
    expect(finish).toBe('2026-01-06');
  });

  test('the week may be any days', () => {
    expect(schedule(plan([task('A', 3)], { start: '2026-01-08', workweek: [7, 1] })).tasks.A).toMatchObject({ start: '2026-01-11', finish: '2026-01-18' });
  });

  test('not before raises the start and leaves float to what comes ahead of it', () => {
    const { tasks } = schedule(plan([task('A', 2), { ...task('B', 1, 'A'), notBefore: '2026-01-17' }]));
    expect(tasks.B).toMatchObject({ es: 10, start: '2026-01-19', totalFloat: 0 });
    expect(tasks.A).toMatchObject({ totalFloat: 8, freeFloat: 8, critical: false });
  });

  test('a deadline that cannot be held shows as negative float all along the chain', () => {
    const { tasks, criticalPath } = schedule(plan([task('A', 5), { ...task('B', 3, 'A'), deadline: '2026-01-12' }, task('C', 6, 'A')]));
    expect(each(tasks, 'totalFloat')).toEqual({ A: -2, B: -2, C: 0 });
    expect(criticalPath).toEqual(['A', 'B']);
  });

  test('a deadline on a free day is the end of the last working day before it', () => {
    expect(schedule(plan([{ ...task('A', 3), deadline: '2026-01-11' }, task('B', 9)])).tasks.A).toMatchObject({ lf: 5, totalFloat: 2 });
  });

  test('a deadline before the start of the plan is missed by all that time', () => {
    expect(schedule(plan([{ ...task('A', 1), deadline: '2026-01-01' }])).tasks.A).toMatchObject({ lf: -1, ls: -2, totalFloat: -2 });
  });

  test('a deadline after the end changes nothing', () => {
    expect(schedule(plan([{ ...task('A', 1), deadline: '2027-01-01' }])).tasks.A).toMatchObject({ totalFloat: 0 });
  });
});

describe('a task of no duration', () => {
  const day = (...after: Parameters<typeof task>[2][]) => schedule(plan([task('A', 5), task('B', 5), task('M', 0, ...after), task('Z', 9)])).tasks.M!;

  test('stands at the finish of those it waits for', () => {
    expect(day('A', 'B')).toMatchObject({ es: 5, ef: 5, start: '2026-01-09', finish: '2026-01-09' });
  });

  test('stands at the beginning of its day when it waits for a start or the end of a lag', () => {
    expect(day('A', ['B', 'SS', 5])).toMatchObject({ es: 5, start: '2026-01-12', finish: '2026-01-12' });
    expect(day(['A', 'FF', 0])).toMatchObject({ es: 5, start: '2026-01-12' });
  });

  test('stands on the first day when it waits for nobody', () => {
    expect(day()).toMatchObject({ es: 0, start: '2026-01-05' });
  });

  test('is not shown before the plan starts', () => {
    expect(schedule(plan([task('kick-off', 0), task('M', 0, 'kick-off')])).tasks.M).toMatchObject({ es: 0, start: '2026-01-05' });
  });

  test('is not shown before a day that it may not come before, and neither is the end of the plan', () => {
    const { tasks, finish } = schedule(plan([task('A', 2), { ...task('M', 0, 'A'), notBefore: '2026-01-14' }]));
    expect(tasks.M).toMatchObject({ es: 7, start: '2026-01-14', finish: '2026-01-14' });
    expect(finish).toBe('2026-01-14');
  });

  test('with a duration, a milestone is a task like any other', () => {
    expect(schedule(plan([{ ...task('A', 3), milestone: true }])).tasks.A).toMatchObject({ start: '2026-01-05', finish: '2026-01-07' });
  });
});

describe('the whole', () => {
  test('a plan without tasks takes no time', () => {
    expect(schedule(plan([], { start: '2026-01-03' }))).toEqual({ tasks: {}, duration: 0, finish: '2026-01-05', criticalPath: [] });
  });

  test('critical tasks at the same time are listed predecessors first', () => {
    expect(schedule(plan([task('A', 0, 'M'), task('M', 0, 'Z'), task('Z', 0)])).criticalPath).toEqual(['Z', 'M', 'A']);
  });

  test('takes JSON without holidays, week and predecessors', () => {
    const json = JSON.parse('{ "name": "", "start": "2026-01-05", "tasks": [{ "id": "A", "name": "A", "duration": 6 }] }');
    expect(schedule(json).tasks.A).toMatchObject({ finish: '2026-01-12' });
  });

  test('keeps a task whose id is a word of JavaScript', () => {
    expect(Object.keys(schedule(plan([task('__proto__', 1), task('constructor', 1, '__proto__')])).tasks)).toEqual(['__proto__', 'constructor']);
  });

  test('follows a chain of 20,000 tasks', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => (index === 0 ? task('t0', 1) : task(`t${index}`, 1, `t${index - 1}`)));
    expect(schedule(plan(chain.reverse())).duration).toBe(20_000);
  });

  test('refuses a plan with faults, and names them', () => {
    expect(() => schedule(plan([task('A', 1, 'nobody')]))).toThrow(PlanError);
    expect(() => schedule(plan([task('A', 1, 'nobody')]))).toThrow('Task "A": There is no task "nobody".');
  });
});
