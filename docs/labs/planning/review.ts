// A plan judged at a status date: how it stands, what is to be expected, and what that means for going on.
import { datesOf } from './dates.ts';
import { budgetOf, plannedFinish, plannedSpan, plannedValueCurve, type Span } from './planned-value.ts';
import { decide, type Decision, type Reason, type Status } from './decision.ts';
import { earnedValue, plannedAt, type EarnedValue } from './earned-value.ts';
import { reviewEnd, type EndReview } from './end-review.ts';
import { forecast, type TaskForecast } from './forecast.ts';
import { checkHealth, type HealthFinding } from './health.ts';
import type { Plan, Task } from './plan.ts';
import { standardRules, type Rules } from './rules.ts';
import type { Schedule } from './schedule.ts';

export type { Decision, EndReview, HealthFinding, Reason, Status };

export interface TaskReview {
  readonly id: string;
  /** 0 to 100 at the status date. */
  readonly percent: number;
  readonly started: boolean;
  readonly done: boolean;
  /** Money; 0 without costs. */
  readonly bac: number;
  readonly ev: number;
  readonly ac: number;
  /** Cost variance so far, `ev - ac`. */
  readonly cv: number;
  /** The baseline's dates, else the schedule's; and those expected now: reported where it has happened, forecast where not. ISO days. */
  readonly planned: Span;
  readonly expected: Span;
  /** Working days later than planned; negative: earlier. */
  readonly startVariance: number;
  readonly finishVariance: number;
  /** Working days that the expected finish can still slip before it moves the end of the schedule or misses a deadline; negative: it does so already. */
  readonly floatLeft: number;
}

export interface MilestoneReview {
  readonly id: string;
  readonly planned: string;
  readonly expected: string;
  /** Working days late. */
  readonly slip: number;
}

/** What the decision looks at: the whole cost expected, and the part that is still to come. */
export interface Outlook {
  readonly cost: number;
  readonly toCome: number;
  /** By cost efficiency so far; while there is none, the rest is taken from the plan. */
  readonly basis: 'cpi' | 'plan';
}

/** Money in the plan's currency, times in working days, `es` among them. */
export interface Review extends EarnedValue {
  /** ISO day; the end of that day. */
  readonly date: string;
  /** Working days from the plan's start through the status date; of a finished project, through its last day. */
  readonly at: number;
  readonly bac: number;
  readonly pv: number;
  readonly ev: number;
  readonly ac: number;
  readonly outlook: Outlook;
  /** In the plan's order. */
  readonly tasks: readonly TaskReview[];
  /** Only those later than planned. */
  readonly milestones: readonly MilestoneReview[];
  /** The last planned and expected day, and the working days between the two. */
  readonly plannedFinish: string;
  readonly expectedFinish: string;
  readonly slip: number;
  /**
   * 0 to 1: of all the float that the schedule gave to the tasks not finished yet, the share that their expected finishes use up.
   * Null when those have none.
   */
  readonly floatUsed: number | null;
  readonly health: readonly HealthFinding[];
  readonly status: Status;
  readonly decision: Decision;
  readonly reasons: readonly Reason[];
  /** Every task is finished: planned against actual. */
  readonly end: EndReview | null;
}

interface Setting {
  readonly plan: Plan;
  readonly schedule: Schedule;
}

/**
 * Reviews a plan at the end of a status date (ISO day). Reports, actual dates and costs of later days do not count.
 * Planned value follows the baseline, where there is one, else the schedule. For a finished project the time figures stop at its last day.
 * O(tasks + relations + days of work).
 */
export function review(plan: Plan, schedule: Schedule, statusDate: string, rules: Rules = standardRules): Review {
  const setting = { plan, schedule };
  const { unitsThrough } = datesOf(plan);
  const forecasts = forecast(plan, statusDate);
  const tasks = plan.tasks.map((task, index) => reviewTask(task, forecasts[index], setting));
  const isDone = tasks.length > 0 && tasks.every(({ done }) => done);
  const finish = { planned: plannedFinish(plan, schedule), expected: tasks.reduce((latest, { expected }) => later(latest, expected.finish), plan.start) };
  const today = Math.max(0, unitsThrough(statusDate));
  // The days after its last one are no delay of a finished project.
  const at = isDone ? Math.max(0, Math.min(today, unitsThrough(finish.expected))) : today;
  const value = measureValue({ tasks, pv: plannedValueCurve(plan, schedule), today, at });
  const facts = {
    date: statusDate,
    at,
    ...value,
    outlook: lookAhead(value),
    tasks,
    milestones: slippedMilestones(plan, tasks),
    plannedFinish: finish.planned,
    expectedFinish: finish.expected,
    slip: unitsThrough(finish.expected) - unitsThrough(finish.planned),
    floatUsed: shareOfFloat(tasks, setting),
  };
  return {
    ...facts,
    health: checkHealth({ plan, schedule, rules, tasks, date: statusDate }),
    ...decide({ plan, rules, facts, isDone, plannedDays: unitsThrough(finish.planned) }),
    end: isDone ? reviewEnd(facts, plan) : null,
  };
}

function reviewTask(task: Task, forecast: TaskForecast | undefined, { plan, schedule }: Setting): TaskReview {
  const { unitOf, unitsThrough } = datesOf(plan);
  const { percent = 0, cost = 0, started = false, done = false, ef = 0, start = plan.start, finish = plan.start } = forecast ?? {};
  const { start: plannedStart, finish: plannedFinish } = plannedSpan(task, plan, schedule);
  const bac = budgetOf(task, plan);
  const ev = (percent * bac) / 100;
  return {
    id: task.id, percent, started, done, bac, ev, ac: cost, cv: ev - cost,
    planned: { start: plannedStart, finish: plannedFinish },
    expected: { start, finish },
    startVariance: unitOf(start) - unitOf(plannedStart),
    finishVariance: unitsThrough(finish) - unitsThrough(plannedFinish),
    floatLeft: (schedule.tasks[task.id]?.lf ?? 0) - ef,
  };
}

interface Standing {
  readonly tasks: readonly TaskReview[];
  readonly pv: readonly number[];
  /** Working days through the status date, and those that count for the time figures. */
  readonly today: number;
  readonly at: number;
}

function measureValue({ tasks, pv, today, at }: Standing) {
  const sum = (key: 'bac' | 'ev' | 'ac') => tasks.reduce((total, task) => total + task[key], 0);
  const money = { bac: sum('bac'), ev: sum('ev'), ac: sum('ac') };
  const { es, svT, spiT } = earnedValue({ ...money, pv, at });
  return { ...money, pv: plannedAt(pv, today), ...earnedValue({ ...money, pv, at: today }), es, svT, spiT };
}

function lookAhead({ bac, ev, ac, eac }: { bac: number; ev: number; ac: number } & Pick<EarnedValue, 'eac'>): Outlook {
  const cost = eac.cpi ?? eac.plan;
  return { cost, toCome: ev >= bac ? 0 : cost - ac, basis: eac.cpi === null ? 'plan' : 'cpi' };
}

function slippedMilestones({ tasks: planned }: Plan, tasks: readonly TaskReview[]): MilestoneReview[] {
  return tasks.flatMap(({ id, planned: { finish }, expected, finishVariance }, index) => {
    const task = planned[index];
    const isMilestone = task?.milestone ?? task?.duration === 0;
    return isMilestone && finishVariance > 0 ? [{ id, planned: finish, expected: expected.finish, slip: finishVariance }] : [];
  });
}

function shareOfFloat(tasks: readonly TaskReview[], { schedule }: Setting): number | null {
  let used = 0;
  let given = 0;
  for (const { id, done, floatLeft } of tasks) {
    const float = schedule.tasks[id]?.totalFloat ?? 0;
    if (done || float <= 0) continue;
    given += float;
    used += Math.min(float, Math.max(0, float - floatLeft));
  }
  return given > 0 ? used / given : null;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
