// How sure a schedule is: PERT figures of three-point estimates, and a simulation that can be repeated.
import { createCalendar, toIso } from './calendar.ts';
import { createNetwork, earliestStarts, latestStarts, startLimits } from './network.ts';
import type { Plan, Task } from './plan.ts';
import { createRandom, sampleTriangle } from './random.ts';
import { schedule } from './schedule.ts';

/** In working days. */
export interface Pert {
  readonly mean: number;
  readonly variance: number;
}

/** Mean and variance of a duration: `(a + 4m + b) / 6` and `((b - a) / 6)²`. A task without an estimate takes its duration. */
export function pert({ duration, estimate }: Pick<Task, 'duration' | 'estimate'>): Pert {
  if (!estimate) return { mean: duration, variance: 0 };
  const [optimistic, likely, pessimistic] = estimate;
  return { mean: (optimistic + 4 * likely + pessimistic) / 6, variance: ((pessimistic - optimistic) / 6) ** 2 };
}

export interface PertPath extends Pert {
  /** The chain of tasks that decides the finish when each takes its mean, first to last. */
  readonly path: readonly string[];
  /** Of finishing within a number of working days: Φ((days − mean) / deviation). Optimistic, for it does not see the other paths. */
  chance(days: number): number;
}

/** The finish by PERT means, with the variances of the chain that decides it. @throws {PlanError} for a bad plan. */
export function pertPath(plan: Plan): PertPath {
  const { network, limits } = compile(plan);
  const figures = plan.tasks.map(pert);
  const means = figures.map(({ mean }) => mean);
  const starts = earliestStarts(network, means, limits);
  const finish = (task: number) => (starts[task] ?? 0) + (means[task] ?? 0);
  const mean = Math.max(0, ...plan.tasks.map((_, task) => finish(task)));
  const path: number[] = [];
  let variance = 0;
  let task = plan.tasks.findIndex((_, index) => finish(index) >= mean - tolerance);
  let leavesFinish = true;
  while (task >= 0) {
    const own = task;
    path.unshift(own);
    const driver = network.into[own]?.find(
      ({ from, fromFinish, toFinish, lag }) => (fromFinish ? finish(from) : (starts[from] ?? 0)) + lag >= (toFinish ? finish(own) : (starts[own] ?? 0)) - tolerance,
    );
    // A task that is bound at one of its ends and binds with the same one adds no time of its own.
    if (leavesFinish !== (driver?.toFinish ?? false)) variance += figures[own]?.variance ?? 0;
    task = driver?.from ?? -1;
    leavesFinish = driver?.fromFinish ?? true;
  }
  return {
    mean,
    variance,
    path: path.map((index) => plan.tasks[index]?.id ?? ''),
    chance: (days) => (variance > 0 ? normal((days - mean) / Math.sqrt(variance)) : days >= mean ? 1 : 0),
  };
}

export interface SimulationOptions {
  /** 10,000 unless told. */
  readonly runs?: number;
  /** A whole number; the same one gives the same result everywhere. */
  readonly seed?: number;
}

/** In working days from the plan's start, with fractions. */
export interface Simulation {
  readonly runs: number;
  readonly seed: number;
  /** The duration of each run, ascending. */
  readonly finishes: Float64Array;
  readonly mean: number;
  /** Half of the runs, and eight of ten, took no longer: the ceil(p N)-th of the ascending durations. */
  readonly p50: number;
  readonly p80: number;
  /** The days on which those end; ISO. */
  readonly p50Date: string;
  readonly p80Date: string;
  /** What the schedule says, and the share of the runs that took no longer. */
  readonly planned: number;
  readonly onPlan: number;
  /** By task id: the share of the runs in which the task had no float. */
  readonly criticality: Readonly<Record<string, number>>;
}

/**
 * Draws every estimated duration from a triangular distribution, as a fraction of days, and schedules the whole plan, `runs` times.
 * The sampling error of a share p is √(p (1 − p) / runs). O(runs × (tasks + relations)).
 * @throws {PlanError} for a bad plan.
 */
export function simulate(plan: Plan, { runs = 10_000, seed = 1 }: SimulationOptions = {}): Simulation {
  const { network, limits, planned, calendar } = compile(plan);
  const random = createRandom(seed);
  const finishes = new Float64Array(runs);
  const criticalRuns = plan.tasks.map(() => 0);
  const durations = plan.tasks.map(({ duration }) => duration);
  const latest = plan.tasks.map(() => 0);
  const estimated = plan.tasks.flatMap(({ estimate }, task) => (estimate ? [{ task, estimate }] : []));
  for (let run = 0; run < runs; run++) {
    for (const { task, estimate } of estimated) durations[task] = sampleTriangle(estimate, random());
    const starts = earliestStarts(network, durations, limits);
    let end = 0;
    for (let task = 0; task < durations.length; task++) end = Math.max(end, (starts[task] ?? 0) + (durations[task] ?? 0));
    finishes[run] = end;
    const late = latestStarts(network, durations, latest.fill(end));
    for (let task = 0; task < durations.length; task++) if ((late[task] ?? 0) - (starts[task] ?? 0) <= tolerance) criticalRuns[task] = (criticalRuns[task] ?? 0) + 1;
  }
  finishes.sort();
  const [p50, p80] = [percentile(finishes, 0.5), percentile(finishes, 0.8)];
  const dateOf = (days: number) => toIso(calendar.finishDay(Math.max(1, Math.ceil(days - tolerance))));
  return {
    runs, seed, finishes, p50, p80, planned,
    mean: finishes.reduce((sum, days) => sum + days, 0) / runs,
    p50Date: dateOf(p50), p80Date: dateOf(p80),
    onPlan: finishes.filter((days) => days <= planned + tolerance).length / runs,
    criticality: Object.fromEntries(plan.tasks.map(({ id }, task) => [id, (criticalRuns[task] ?? 0) / runs])),
  };
}

/** The ceil(p N)-th of ascending values. */
export function percentile(ascending: Float64Array, share: number): number {
  return ascending[Math.max(0, Math.ceil(share * ascending.length - tolerance) - 1)] ?? 0;
}

export interface Bin {
  /** Working days: more than `from`, at most `to`. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Runs by the working day on which they finished; neighbouring days share a bin where there would be more than `most`. */
export function histogram({ finishes }: Pick<Simulation, 'finishes'>, most = 30): Bin[] {
  const dayOf = (days: number) => Math.ceil(days - tolerance);
  const first = dayOf(finishes[0] ?? 0);
  const width = Math.max(1, Math.ceil((dayOf(finishes.at(-1) ?? 0) - first + 1) / most));
  const counts: number[] = [];
  for (const days of finishes) {
    const bin = Math.floor((dayOf(days) - first) / width);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return Array.from(counts, (count = 0, bin) => ({ from: first - 1 + bin * width, to: first - 1 + (bin + 1) * width, count }));
}

/** Sums of fractions differ in their last digits. */
const tolerance = 1e-9;

function compile(plan: Plan) {
  const { duration: planned } = schedule(plan);
  const calendar = createCalendar(plan);
  return { planned, calendar, network: createNetwork(plan), limits: startLimits(plan, calendar) };
}

/** Φ, the normal distribution function; off by at most 7.5e-8 (Abramowitz and Stegun, 26.2.17). */
export function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))) * (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI));
  return x >= 0 ? 1 - tail : tail;
}
