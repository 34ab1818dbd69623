// A plan's tasks as a graph of numbers: what the check, the schedule and the simulation walk over.
import { toDay, type Calendar } from './calendar.ts';
import type { Plan, RelationType } from './plan.ts';

/**
 * All four relations are one: an end of `to` comes no earlier than an end of `from`, plus the lag.
 * FS: finish to start; the first letter speaks of `from`, the second of `to`.
 */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly fromFinish: boolean;
  readonly toFinish: boolean;
  readonly lag: number;
}

/** Tasks are numbered as in the plan. */
export interface Network {
  readonly into: readonly (readonly Link[])[];
  readonly outOf: readonly (readonly Link[])[];
  /** Predecessors before successors. Tasks on a cycle, or behind one, are missing. */
  readonly order: readonly number[];
}

export const relationTypes: readonly RelationType[] = ['FS', 'SS', 'FF', 'SF'];

/** Relations to tasks that do not exist are left out: checkPlan names them. */
export function createNetwork({ tasks }: Pick<Plan, 'tasks'>): Network {
  // Of two tasks with one id the first counts, as the second is the one reported.
  const numbers = new Map(tasks.map(({ id }, index): [string, number] => [id, index]).reverse());
  const into: Link[][] = tasks.map(() => []);
  const outOf: Link[][] = tasks.map(() => []);
  tasks.forEach(({ after = [] }, to) => {
    for (const { id, type, lag } of after) {
      const from = numbers.get(id);
      if (from === undefined) continue;
      const link = { from, to, fromFinish: type[0] === 'F', toFinish: type[1] === 'F', lag };
      into[to]?.push(link);
      outOf[from]?.push(link);
    }
  });
  return { into, outOf, order: sortTasks(into, outOf) };
}

/** Kahn's algorithm; a chain of any depth needs no stack. */
function sortTasks(into: readonly (readonly Link[])[], outOf: readonly (readonly Link[])[]): number[] {
  const open = into.map((links) => links.length);
  const order = open.flatMap((count, task) => (count === 0 ? [task] : []));
  for (const task of order) {
    for (const { to } of outOf[task] ?? []) {
      open[to] = (open[to] ?? 0) - 1;
      if (open[to] === 0) order.push(to);
    }
  }
  return order;
}

/** Cycles as lists of links, each from one member to the next and the last back to the first; at least one of every knot. */
export function findCycles({ into, order }: Network): Link[][] {
  const sorted = new Set(order);
  const walkOf = new Map<number, number>();
  const cycles: Link[][] = [];
  for (let first = 0; first < into.length; first++) {
    const walk: Link[] = [];
    let task = first;
    // Every task that could not be sorted has a predecessor that could not be sorted.
    while (!sorted.has(task) && !walkOf.has(task)) {
      walkOf.set(task, first);
      const link = into[task]?.find(({ from }) => !sorted.has(from));
      if (!link) break;
      walk.push(link);
      task = link.from;
    }
    const start = walk.findIndex(({ to }) => to === task);
    if (start >= 0) cycles.push(fromLowest(walk.slice(start).reverse()));
  }
  return cycles;
}

function fromLowest(cycle: readonly Link[]): Link[] {
  const start = cycle.reduce((lowest, { from }, index) => (from < (cycle[lowest]?.from ?? 0) ? index : lowest), 0);
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}

/** Units before which tasks cannot start: 0, or that of `notBefore`. */
export function startLimits({ tasks }: Plan, calendar: Calendar): number[] {
  return tasks.map(({ notBefore }) => (notBefore === undefined ? 0 : Math.max(0, calendar.unitOf(toDay(notBefore) ?? 0))));
}

/**
 * Earliest starts; durations may be fractions. O(tasks + relations).
 * `ES = max(limit, predecessor's ES or EF + lag [- own duration, where the relation binds the finish])`,
 * PMBOK Guide, 6th edition, 6.5.2.2.
 */
export function earliestStarts({ into, order }: Network, durations: readonly number[], limits: readonly number[]): number[] {
  const starts = [...limits];
  for (const task of order) {
    let start = starts[task] ?? 0;
    for (const { from, fromFinish, toFinish, lag } of into[task] ?? []) {
      const bound = (starts[from] ?? 0) + (fromFinish ? (durations[from] ?? 0) : 0) + lag - (toFinish ? (durations[task] ?? 0) : 0);
      if (bound > start) start = bound;
    }
    starts[task] = start;
  }
  return starts;
}

/** Latest starts that keep the latest finishes given for each task: the same relations walked backwards. */
export function latestStarts({ outOf, order }: Network, durations: readonly number[], latestFinishes: readonly number[]): number[] {
  const starts = latestFinishes.map((finish, task) => finish - (durations[task] ?? 0));
  for (let index = order.length - 1; index >= 0; index--) {
    const task = order[index] ?? 0;
    let start = starts[task] ?? 0;
    for (const { to, fromFinish, toFinish, lag } of outOf[task] ?? []) {
      const bound = (starts[to] ?? 0) + (toFinish ? (durations[to] ?? 0) : 0) - lag - (fromFinish ? (durations[task] ?? 0) : 0);
      if (bound < start) start = bound;
    }
    starts[task] = start;
  }
  return starts;
}
