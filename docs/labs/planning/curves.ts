// The lines of an S-curve: planned, earned and spent up to the status date, and what the cost is expected to become.
import { datesOf } from './dates.ts';
import type { Plan, Task } from './plan.ts';
import { budgetOf, plannedValueCurve } from './planned-value.ts';
import type { Review } from './review.ts';
import type { Schedule } from './schedule.ts';

/** Money at the end of a number of working days since the plan's start. */
export interface CurvePoint {
  readonly at: number;
  readonly value: number;
}

export interface Curves {
  /** One point for each working day, from 0 to the last planned one. */
  readonly pv: readonly CurvePoint[];
  /** One point for each day on which something was reported; the last is the status date. */
  readonly ev: readonly CurvePoint[];
  readonly ac: readonly CurvePoint[];
  /** From what is spent to the estimate at completion on the expected finish; empty for a finished project. */
  readonly forecast: readonly CurvePoint[];
}

/** The curves of a review; the last points of `ev` and `ac` are its figures. */
export function curves(plan: Plan, schedule: Schedule, review: Review): Curves {
  const { unitsThrough } = datesOf(plan);
  const { at, date } = review;
  const steps = plan.tasks
    .flatMap((task) => stepsOf(task, budgetOf(task, plan)))
    .filter((step) => step.date <= date)
    .map(({ ev, ac, ...step }) => ({ at: Math.max(0, unitsThrough(step.date)), ev, ac }))
    .sort((a, b) => a.at - b.at);
  const actual = (key: 'ev' | 'ac'): CurvePoint[] => {
    let value = 0;
    const reached = new Map([[0, 0]]);
    for (const step of steps) reached.set(step.at, (value += step[key]));
    return [...reached.set(at, review[key])].map(([at, value]) => ({ at, value }));
  };
  return {
    pv: [0, ...plannedValueCurve(plan, schedule)].map((value, at) => ({ at, value })),
    ev: actual('ev'),
    ac: actual('ac'),
    forecast: review.end ? [] : [{ at, value: review.ac }, { at: Math.max(at, unitsThrough(review.expectedFinish)), value: review.outlook.cost }],
  };
}

interface Step {
  readonly date: string;
  /** What was added since the last report. */
  readonly ev: number;
  readonly ac: number;
}

/** A task that is finished is worth its whole budget from that day on, whatever its reports say. */
function stepsOf({ progress = [], actualFinish }: Task, budget: number): Step[] {
  const known = (date: string) => actualFinish !== undefined && date >= actualFinish;
  const reports: { date: string; percent: number; cost?: number }[] = progress.map(({ date, percent, cost }) => ({ date, percent: known(date) ? 100 : percent, cost }));
  if (actualFinish !== undefined) reports.push({ date: actualFinish, percent: 100 });
  let [percent, spent] = [0, 0];
  return reports
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ date, ...next }) => {
      const step = { date, ev: ((next.percent - percent) * budget) / 100, ac: (next.cost ?? spent) - spent };
      ({ percent, cost: spent = spent } = next);
      return step;
    });
}
