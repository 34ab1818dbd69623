// The rows of the plan's table: at build time, in the browser and in tests the same.
import { fill } from '../../../console/fill.ts';
import { printRelations } from '../parse.ts';
import type { Plan } from '../plan.ts';
import type { Schedule } from '../schedule.ts';
import { formatDay } from '../format.ts';
import type { Language } from './store.ts';
import type { Texts } from './texts.ts';

export const columns = ['id', 'name', 'start', 'finish', 'days', 'after', 'float', 'critical', 'cost'] as const;

export type Column = (typeof columns)[number];
/** What stands in each cell. A cost is the sum of the task's costs, and empty where there are none. */
export type Row = Readonly<Record<Column, string>>;

interface Words {
  readonly language: Language;
  readonly texts: Texts;
}

/** One row a task, in the order of the plan. */
export function rowsOf(plan: Plan, schedule: Schedule, { language, texts }: Words): Row[] {
  return plan.tasks.map(({ id, name, duration, after, costs }) => {
    const { start, finish, totalFloat, critical } = schedule.tasks[id]!;
    return {
      id,
      name,
      days: String(duration),
      after: printRelations(after),
      start: formatDay(start, language),
      finish: formatDay(finish, language),
      float: String(totalFloat),
      critical: critical ? texts.yes : '',
      cost: costs?.length ? String(costs.reduce((sum, { amount }) => sum + amount, 0)) : '',
    };
  });
}

export function captionOf(plan: Plan, { tasks, duration, finish }: Schedule, { language, texts }: Words): string {
  const start = plan.tasks.reduce((earliest, { id }) => (tasks[id]!.start < earliest ? tasks[id]!.start : earliest), finish);
  return fill(texts.caption, { name: plan.name, count: plan.tasks.length, days: duration, start: formatDay(start, language), finish: formatDay(finish, language) });
}
