// A review's figures against ones worked out by hand, and what it decides from them.
import { describe, expect, test } from 'vitest';
import type { Plan, Task } from '../../../../docs/labs/planning/plan.ts';
import { plannedValueCurve } from '../../../../docs/labs/planning/planned-value.ts';
import { review, type Review } from '../../../../docs/labs/planning/review.ts';
import { standardRules, type Rule } from '../../../../docs/labs/planning/rules.ts';
import { schedule } from '../../../../docs/labs/planning/schedule.ts';
import { plan, task } from './plans.ts';

/** Four weeks of work after each other, each worth 1,000. */
const weeks = ['A', 'B', 'C', 'D'].map((id, index, ids): Task => ({ ...task(id, 5, ...(index ? [ids[index - 1]!] : [])), costs: [{ amount: 1000, accrue: 'uniform' }] }));
const friday = ['2026-01-09', '2026-01-16', '2026-01-23', '2026-01-30'] as const;

function reported(reports: Readonly<Record<string, readonly (readonly [date: string, percent: number, cost: number])[]>>, facts: Partial<Plan> = {}): Plan {
  return plan(weeks.map((one) => ({ ...one, progress: (reports[one.id] ?? []).map(([date, percent, cost]) => ({ date, percent, cost })) })), facts);
}

function reviewed(given: Plan, date: string, rules?: readonly Rule[]): Review {
  return review(given, schedule(given), date, rules);
}

const rulesOf = ({ reasons }: Review) => reasons.map(({ rule }) => rule);

/** On time, and each week for what it was to cost. */
const onPlan = { A: [[friday[0], 100, 1000]], B: [[friday[1], 100, 1000]] } as const;
/** Two weeks for one and a half, at twice the price. */
const inTrouble = { A: [[friday[0], 100, 2000]], B: [[friday[1], 50, 1000]] } as const;

describe('the figures of a review', () => {
  test('are those of the work done, of the plan, and of the money spent by the end of the status date', () => {
    const { bac, pv, ev, ac, at, es, cpi, spi, eac, etc, vac, tcpi } = reviewed(reported({ A: [[friday[0], 100, 2000]], B: [[friday[1], 50, 1000]] }), friday[1]);
    expect({ bac, pv, ev, ac, at, es, cpi, spi, etc, vac }).toEqual({ bac: 4000, pv: 2000, ev: 1500, ac: 3000, at: 10, es: 7.5, cpi: 0.5, spi: 0.75, etc: 5000, vac: -4000 });
    expect(eac).toEqual({ plan: 5500, cpi: 8000, cpiSpi: expect.closeTo(3000 + 2500 / 0.375, 9), spi: expect.closeTo(3000 + 2500 / 0.75, 9), weighted: expect.closeTo(3000 + 2500 / 0.55, 9) });
    expect(tcpi).toEqual({ bac: 2.5, eac: 0.5 });
  });

  test('know nothing of later reports', () => {
    const all = reported({ ...onPlan, C: [[friday[2], 100, 9000]] });
    expect(reviewed(all, friday[1])).toMatchObject({ ev: 2000, ac: 2000 });
    expect(reviewed(all, friday[2])).toMatchObject({ ev: 3000, ac: 11_000 });
  });

  test('take the last report of a task, in whatever order they stand', () => {
    expect(reviewed(reported({ A: [[friday[1], 100, 900], [friday[0], 40, 500]] }), friday[1])).toMatchObject({ ev: 1000, ac: 900 });
  });

  test('are null where they would divide by nothing', () => {
    expect(reviewed(reported({}), '2026-01-04')).toMatchObject({ pv: 0, ev: 0, ac: 0, spi: null, cpi: null, spiT: null, etc: null, vac: null, eac: { plan: 4000, cpi: null } });
    expect(reviewed(plan([task('A', 5)]), friday[0])).toMatchObject({ bac: 0, spi: null, cpi: null, es: null, svT: null, floatUsed: null });
  });

  test('follow the baseline, where there is one, in budget and in time', () => {
    const baseline = Object.fromEntries(weeks.map(({ id }, index) => [id, { start: ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26'][index]!, finish: friday[index]!, cost: 500 }]));
    const late = reported({ A: [[friday[0], 100, 1000]] }, { baseline, start: '2026-01-12' });
    expect(reviewed(late, friday[1])).toMatchObject({ bac: 2000, ev: 500, plannedFinish: friday[3], slip: 5 });
  });

  test.each([
    ['start', [1000, 1000, 1000, 1000, 1000]],
    ['uniform', [200, 400, 600, 800, 1000]],
    ['end', [0, 0, 0, 0, 1000]],
  ] as const)('plan costs that accrue by %s', (accrue, curve) => {
    const one = plan([{ ...task('A', 5), costs: [{ amount: 1000, accrue }] }]);
    expect(plannedValueCurve(one, schedule(one)).map((value) => Math.round(value * 1e6) / 1e6)).toEqual(curve);
  });

  test('tell slipped milestones and the float that is used up', () => {
    const open = plan([task('long', 10), { ...task('short', 4), progress: [{ date: friday[1], percent: 50, cost: 0 }] }, { ...task('ready', 0, 'short') }, task('end', 1, 'long', 'ready')]);
    const { milestones, floatUsed, expectedFinish } = reviewed(open, friday[1]);
    expect(milestones).toEqual([{ id: 'ready', planned: '2026-01-08', expected: '2026-01-20', slip: 8 }]);
    expect(floatUsed).toBe(1);
    // The long one wasn't begun: ten days from Monday, and one more.
    expect(expectedFinish).toBe('2026-02-02');
  });
});

describe('a decision', () => {
  test('to continue, when all is within the tolerances', () => {
    const { status, decision, reasons } = reviewed(reported(onPlan, { benefit: 9000 }), friday[1]);
    expect([status, decision]).toEqual(['green', 'continue']);
    expect(reasons.map(({ rule, level }) => [rule, level])).toEqual([['within', 'green'], ['worth', 'green']]);
    expect(reasons[1]!.numbers).toMatchObject({ toCome: 2000, benefit: 9000, gain: 7000 });
  });

  test('is amber, and still to continue, when a tolerance is left', () => {
    const { status, decision } = reviewed(reported({ A: [[friday[0], 100, 1150]] }, { benefit: 9000 }), friday[0]);
    expect([status, decision]).toEqual(['amber', 'continue']);
  });

  test('to replan, when the plan does not hold and the purpose does', () => {
    const result = reviewed(reported(inTrouble, { benefit: 9000 }), friday[1]);
    expect([result.status, result.decision]).toEqual(['red', 'replan']);
    expect(rulesOf(result)).toEqual(expect.arrayContaining(['cpi-red', 'spiT-red', 'tcpi-red', 'worth']));
  });

  test.each([
    ['what is to come is worth less than it costs', { benefit: 4999 }, 'stop', 'benefit'],
    ['what is to come is just worth its cost', { benefit: 5000 }, 'replan', 'worth'],
    ['the money that is left does not reach', { benefit: 90_000, funding: 7999 }, 'stop', 'funding'],
    ['the money that is left just reaches', { benefit: 90_000, funding: 8000 }, 'replan', 'worth'],
    ['nobody says what it is worth', { funding: 7999 }, 'replan', 'noBenefit'],
  ] as const)('when %s', (_, facts, decision, rule) => {
    const result = reviewed(reported(inTrouble, facts), friday[1]);
    expect(result.decision).toBe(decision);
    expect(rulesOf(result)).toContain(rule);
  });

  test('does not look at what was spent, only at what is to come', () => {
    const spent = (cost: number) => reported({ A: [[friday[0], 100, cost]], B: [[friday[1], 100, cost]], C: [[friday[2], 100, cost]] }, { benefit: 3000 });
    for (const cost of [1000, 2900]) {
      const result = reviewed(spent(cost), friday[2]);
      expect(result.outlook.toCome).toBeCloseTo(cost, 6);
      expect(result.ac).toBe(3 * cost);
      expect(result.decision).not.toBe('stop');
    }
    expect(reviewed(spent(3100), friday[2]).decision).toBe('stop');
  });

  test('follows thresholds that were changed', () => {
    const given = reported({ A: [[friday[0], 100, 1150]] }, { benefit: 9000 });
    const strict = standardRules.map((rule) => (rule.id === 'cpi-red' ? { ...rule, threshold: 0.9 } : rule));
    const lax = standardRules.map((rule) => (rule.measure === 'cpi' || rule.measure === 'tcpi' ? { ...rule, threshold: rule.when === 'below' ? 0.1 : 9 } : rule));
    expect(reviewed(given, friday[0], strict)).toMatchObject({ status: 'red', decision: 'replan' });
    expect(reviewed(given, friday[0], lax)).toMatchObject({ status: 'green', decision: 'continue' });
  });

  test('is said in both languages, with its numbers', () => {
    for (const [given, date] of [[reported(onPlan), friday[1]], [reported(inTrouble, { benefit: 4000, funding: 2000, currency: 'IDR' }), friday[1]]] as const) {
      for (const { text } of reviewed(given, date).reasons) {
        expect(text.en).not.toBe(text.id);
        expect(`${text.en} ${text.id}`).not.toMatch(/[{}]|undefined|NaN|null|Infinity/);
      }
    }
  });

  test('is none any more once all is done: planned against actual, and lessons', () => {
    const done = reported({ A: [[friday[0], 100, 1000]], B: [[friday[1], 100, 1500]], C: [[friday[2], 100, 1000]], D: [['2026-02-06', 100, 1000]] }, { benefit: 1 });
    const result = reviewed(done, '2026-03-01');
    expect(result).toMatchObject({ decision: 'continue', at: 25, spi: 1, spiT: 0.8, end: { plannedFinish: friday[3], actualFinish: '2026-02-06', plannedDays: 20, actualDays: 25, plannedCost: 4000, actualCost: 4500 } });
    expect(rulesOf(result)).toContain('done');
    expect(result.end!.lessons.length).toBeGreaterThan(2);
    expect(reviewed(done, friday[3]).end).toBeNull();
  });
});

describe('the health of a schedule', () => {
  const found = (tasks: readonly Task[], facts: Partial<Plan> = {}, date = '2026-01-01') => Object.fromEntries(reviewed(plan(tasks, facts), date).health.map(({ check, tasks }) => [check, tasks]));

  test('of a sound plan finds nothing', () => {
    expect(found([task('A', 5), task('B', 5, 'A')])).toEqual({});
  });

  test('finds what dangles, what leads, what is held by a date, and what is too loose or too long', () => {
    expect(found([task('A', 50), task('B', 5), task('C', 5, 'A')])).toEqual({ openEnd: ['B'], loose: ['B'], long: ['A'] });
    expect(found([task('A', 5), task('B', 5, ['A', 'FS', -2])])).toEqual({ lead: ['B'] });
    expect(found([task('A', 5), task('B', 5, ['A', 'SF', 1]), task('C', 1, 'A', 'B')])).toEqual({ startToFinish: ['B'] });
    expect(found([task('A', 5), task('B', 5, ['A', 'FF', 3])])).toEqual({ openStart: ['B'] });
    expect(found([task('A', 5), { ...task('B', 5, 'A'), notBefore: '2026-01-13' }])).toEqual({ dates: ['B'] });
    expect(found([{ ...task('A', 5), deadline: '2026-01-07' }])).toEqual({ negative: ['A'] });
  });

  test('finds what should have begun or ended, what has no cost, and what was never agreed', () => {
    expect(found([task('A', 5), task('B', 5, 'A')], {}, '2026-01-13')).toMatchObject({ missed: ['A'], silent: ['B'] });
    expect(found([{ ...task('A', 5), costs: [{ amount: 1, accrue: 'end' }] }, task('B', 5, 'A')])).toEqual({ uncosted: ['B'] });
    expect(found([task('A', 5), task('B', 5, 'A')], { baseline: { A: { start: '2026-01-05', finish: '2026-01-09', cost: 0 } } })).toEqual({ unagreed: ['B'] });
  });
});
