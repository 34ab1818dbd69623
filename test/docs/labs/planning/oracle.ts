// The schedule by brute force: relations relaxed until nothing moves, days counted one by one. Shares no code with the engine.
import type { Plan, RelationType, Task } from '../../../../docs/labs/planning/plan.ts';

interface Times {
  readonly es: number;
  readonly ef: number;
  readonly ls: number;
  readonly lf: number;
  readonly totalFloat: number;
  readonly freeFloat: number;
}

/** The formulas of the four relations, written out one by one. */
const earliest: Record<RelationType, (before: { es: number; ef: number }, lag: number, duration: number) => number> = {
  FS: ({ ef }, lag) => ef + lag,
  SS: ({ es }, lag) => es + lag,
  FF: ({ ef }, lag, duration) => ef + lag - duration,
  SF: ({ es }, lag, duration) => es + lag - duration,
};
const latestFinish: Record<RelationType, (after: { ls: number; lf: number }, lag: number, duration: number) => number> = {
  FS: ({ ls }, lag) => ls - lag,
  SS: ({ ls }, lag, duration) => ls - lag + duration,
  FF: ({ lf }, lag) => lf - lag,
  SF: ({ lf }, lag, duration) => lf - lag + duration,
};
const slack: Record<RelationType, (from: Times, to: Times, lag: number) => number> = {
  FS: (from, to, lag) => to.es - from.ef - lag,
  SS: (from, to, lag) => to.es - from.es - lag,
  FF: (from, to, lag) => to.ef - from.ef - lag,
  SF: (from, to, lag) => to.ef - from.es - lag,
};

export function relax(plan: Plan): { duration: number; times: Map<string, Times> } {
  const { tasks } = plan;
  const start = new Map(tasks.map(({ id, notBefore }) => [id, notBefore ? Math.max(0, unitsBefore(plan, notBefore)) : 0]));
  const early = ({ id, duration }: Task) => ({ es: start.get(id) ?? 0, ef: (start.get(id) ?? 0) + duration });
  const find = (id: string) => tasks.find((task) => task.id === id)!;
  untilStill(() => tasks.some((task) => task.after.some(({ id, type, lag }) => raise(start, task.id, earliest[type](early(find(id)), lag, task.duration)))));
  const duration = Math.max(0, ...tasks.map((task) => early(task).ef));

  const finish = new Map(tasks.map(({ id, deadline }) => [id, deadline ? Math.min(duration, unitsBefore(plan, dayAfter(deadline))) : duration]));
  const late = ({ id, duration: days }: Task) => ({ ls: (finish.get(id) ?? 0) - days, lf: finish.get(id) ?? 0 });
  untilStill(() => tasks.some((task) => task.after.some(({ id, type, lag }) => lower(finish, id, latestFinish[type](late(task), lag, find(id).duration)))));

  const times = new Map(tasks.map((task) => [task.id, { ...early(task), ...late(task), totalFloat: late(task).ls - early(task).es, freeFloat: 0 }]));
  for (const [id, own] of times) {
    const slacks = tasks.flatMap((other) => other.after.filter((relation) => relation.id === id).map(({ type, lag }) => slack[type](own, times.get(other.id)!, lag)));
    times.set(id, { ...own, freeFloat: slacks.length > 0 ? Math.min(...slacks) : duration - own.ef });
  }
  return { duration, times };
}

function untilStill(move: () => boolean): void {
  while (move());
}

function raise(values: Map<string, number>, id: string, value: number): boolean {
  if (value <= (values.get(id) ?? 0)) return false;
  values.set(id, value);
  return true;
}

function lower(values: Map<string, number>, id: string, value: number): boolean {
  if (value >= (values.get(id) ?? 0)) return false;
  values.set(id, value);
  return true;
}

export function dayAfter(iso: string, days = 1): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function isWorking({ workweek, holidays }: Pick<Plan, 'workweek' | 'holidays'>, iso: string): boolean {
  return workweek.includes(new Date(`${iso}T00:00:00Z`).getUTCDay() || 7) && !holidays.includes(iso);
}

/** Working days from the plan's start up to a day, without it; negative for a day before the start. */
export function unitsBefore(plan: Pick<Plan, 'start' | 'workweek' | 'holidays'>, iso: string): number {
  let units = 0;
  for (let day = plan.start; day < iso; day = dayAfter(day)) units += isWorking(plan, day) ? 1 : 0;
  for (let day = iso; day < plan.start; day = dayAfter(day)) units -= isWorking(plan, day) ? 1 : 0;
  return units;
}

/** The day of a unit at or after the start. */
export function dayOf(plan: Pick<Plan, 'start' | 'workweek' | 'holidays'>, unit: number): string {
  let day = plan.start;
  for (let left = unit; left > 0 || !isWorking(plan, day); day = dayAfter(day)) left -= isWorking(plan, day) ? 1 : 0;
  return day;
}
