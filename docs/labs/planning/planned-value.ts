// What the plan wanted to have earned by each working day.
import { datesOf } from './dates.ts';
import type { Plan, Task } from './plan.ts';
import type { Schedule } from './schedule.ts';

/** ISO days, the finish inclusive. */
export interface Span {
  readonly start: string;
  readonly finish: string;
}

/** What was agreed for a task, else what the schedule says. */
export function plannedSpan({ id }: Task, plan: Plan, schedule: Schedule): Span {
  return plan.baseline?.[id] ?? schedule.tasks[id] ?? { start: plan.start, finish: plan.start };
}

/** A task's budget: what was agreed for it, else the sum of its costs. */
export function budgetOf({ id, costs = [] }: Task, { baseline }: Plan): number {
  return baseline?.[id]?.cost ?? costs.reduce((sum, { amount }) => sum + amount, 0);
}

/** The last planned day of the project; a task that was added after the baseline does not move it. */
export function plannedFinish({ baseline = {} }: Plan, schedule: Schedule): string {
  return Object.values(baseline).reduce((latest, { finish }) => (finish > latest ? finish : latest), '') || schedule.finish;
}

/** Planned value at the end of each working day from the plan's start to the last planned one, cumulative. O(tasks + days of work). */
export function plannedValueCurve(plan: Plan, schedule: Schedule): number[] {
  const dates = datesOf(plan);
  const spans = plan.tasks.map((task) => {
    const { start, finish } = plannedSpan(task, plan, schedule);
    const first = Math.max(0, dates.unitOf(start));
    return { task, first, last: Math.max(first, dates.unitsThrough(finish) - 1) };
  });
  const due = new Array<number>(spans.reduce((end, { last }) => Math.max(end, last + 1), 0)).fill(0);
  const add = (unit: number, amount: number) => (due[unit] = (due[unit] ?? 0) + amount);
  let bac = 0;
  for (const { task, first, last } of spans) {
    for (const { amount, accrue } of agreedCosts(task, plan)) {
      bac += amount;
      if (accrue === 'start') add(first, amount);
      else if (accrue === 'end') add(last, amount);
      else for (let unit = first; unit <= last; unit++) add(unit, amount / (last - first + 1));
    }
  }
  return accumulate(due, bac);
}

/** A task's costs, in the proportions of today, at the height that was agreed. */
function agreedCosts(task: Task, plan: Plan): { amount: number; accrue: 'start' | 'uniform' | 'end' }[] {
  const budget = budgetOf(task, plan);
  const costs = task.costs ?? [];
  const sum = costs.reduce((total, { amount }) => total + amount, 0);
  if (sum === budget) return [...costs];
  return sum > 0 ? costs.map(({ amount, accrue }) => ({ amount: (amount * budget) / sum, accrue })) : [{ amount: budget, accrue: 'uniform' }];
}

function accumulate(due: readonly number[], total: number): number[] {
  let sum = 0;
  // The last day is the whole budget, whatever the rounding of its parts.
  return due.map((amount, index) => (index === due.length - 1 ? total : (sum += amount)));
}
