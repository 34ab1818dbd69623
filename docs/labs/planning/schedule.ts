// When each task can and must take place: the critical path method on working days.
import { createCalendar, toDay, toIso, type Calendar } from './calendar.ts';
import { assertPlan } from './check.ts';
import { createNetwork, earliestStarts, latestStarts, startLimits, type Network } from './network.ts';
import type { Plan } from './plan.ts';

export interface ScheduledTask {
  /** Early and late start and finish as working-day numbers: 0 is the plan's first; a finish is exclusive, the start of the next day. */
  readonly es: number;
  readonly ef: number;
  readonly ls: number;
  readonly lf: number;
  /** ISO days; the finish is inclusive. A task of no duration has one day for both. */
  readonly start: string;
  readonly finish: string;
  /** Working days that the task can slip without moving the end, or missing a deadline. Negative: a deadline can't be held. */
  readonly totalFloat: number;
  /** Working days that the task can slip without moving a task that follows it; if none does, the end. */
  readonly freeFloat: number;
  /** No task of the plan has less float. */
  readonly critical: boolean;
}

export interface Schedule {
  readonly tasks: Readonly<Record<string, ScheduledTask>>;
  /** Working days from the start to the end. */
  readonly duration: number;
  /** The last of these, an ISO day. */
  readonly finish: string;
  /** Ids of the critical tasks in the order in which they take place. */
  readonly criticalPath: readonly string[];
}

/**
 * The schedule of a plan as it was made: progress, actual dates and the baseline do not enter.
 * With T the largest EF, `LF = min(T, deadline, what each successor allows)`, `total float = LF - EF`,
 * `free float = min(what each successor's early dates leave; T - EF without one)`.
 * PMBOK Guide, 6th edition, 6.5.2.2. O(tasks + relations), beside the sorting of the critical tasks.
 * @throws {PlanError} for a plan in which checkPlan finds a fault.
 */
export function schedule(plan: Plan): Schedule {
  assertPlan(plan);
  const calendar = createCalendar(plan);
  const network = createNetwork(plan);
  const limits = startLimits(plan, calendar);
  const durations = plan.tasks.map(({ duration }) => duration);
  const starts = earliestStarts(network, durations, limits);
  const end = starts.reduce((latest, start, task) => Math.max(latest, start + (durations[task] ?? 0)), 0);
  const late = latestStarts(network, durations, latestFinishes(plan, calendar, end));
  const least = late.reduce((lowest, start, task) => Math.min(lowest, start - (starts[task] ?? 0)), Infinity);

  const tasks = plan.tasks.map((task, index): [string, ScheduledTask] => {
    const [es = 0, ls = 0, limit = 0] = [starts[index], late[index], limits[index]];
    const ef = es + task.duration;
    const days = task.duration > 0 ? [calendar.startDay(es), calendar.finishDay(ef)] : [dayOfPoint(es, limit, { task, calendar })];
    return [
      task.id,
      {
        es, ef, ls, lf: ls + task.duration,
        start: toIso(days[0] ?? 0), finish: toIso(days.at(-1) ?? 0),
        totalFloat: ls - es, freeFloat: freeFloat(index, { network, starts, durations, end }), critical: ls - es <= least,
      },
    ];
  });
  // A last milestone that may not come before Wednesday is not over on Tuesday evening, though no working day lies between.
  const lastDay = Math.max(calendar.finishDay(Math.max(end, 1)), calendar.startDay(limits.reduce((a, b) => Math.max(a, b), 0)));
  return { tasks: Object.fromEntries(tasks), duration: end, finish: toIso(lastDay), criticalPath: orderCritical(tasks, network) };
}

function latestFinishes({ tasks }: Plan, calendar: Calendar, end: number): number[] {
  return tasks.map(({ deadline }) => (deadline === undefined ? end : Math.min(end, calendar.unitsThrough(toDay(deadline) ?? 0))));
}

/** Friday evening and Monday morning are the same unit: a point that only waits for others to finish belongs to Friday, unless that is too early for it. */
function dayOfPoint(unit: number, limit: number, { task: { after = [] }, calendar }: { task: Plan['tasks'][number]; calendar: Calendar }): number {
  const onFinishSide = after.length > 0 && after.every(({ type }) => type === 'FS');
  return onFinishSide && unit > limit ? calendar.finishDay(unit) : calendar.startDay(unit);
}

interface Early {
  readonly network: Network;
  readonly starts: readonly number[];
  readonly durations: readonly number[];
  readonly end: number;
}

function freeFloat(task: number, { network, starts, durations, end }: Early): number {
  const endOf = (index: number, isFinish: boolean) => (starts[index] ?? 0) + (isFinish ? (durations[index] ?? 0) : 0);
  const links = network.outOf[task] ?? [];
  if (links.length === 0) return end - endOf(task, true);
  return Math.min(...links.map(({ to, fromFinish, toFinish, lag }) => endOf(to, toFinish) - endOf(task, fromFinish) - lag));
}

/** By time; where that is the same, predecessors first; then by id, so that the order of the plan's lines does not matter. */
function orderCritical(tasks: readonly (readonly [id: string, task: ScheduledTask])[], { into, order }: Network): string[] {
  const level: number[] = [];
  for (const task of order) level[task] = (into[task] ?? []).reduce((deepest, { from }) => Math.max(deepest, (level[from] ?? 0) + 1), 0);
  return tasks
    .map(([id, task], index) => ({ id, ...task, level: level[index] ?? 0 }))
    .filter(({ critical }) => critical)
    .sort((a, b) => a.es - b.es || a.ef - b.ef || a.level - b.level || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}
