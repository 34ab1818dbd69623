// The tasks of a Microsoft Project file: a summary for each group, then its members.
import { toDay, type Calendar } from '../calendar.ts';
import type { Accrual, BaselineEntry, Plan, Relation, RelationType, Task } from '../plan.ts';
import type { Schedule, ScheduledTask } from '../schedule.ts';
import { findProgress, groupTasks, sumCosts } from './outline.ts';
import { branch, leaves } from './xml.ts';

const relationNumbers: Readonly<Record<RelationType, number>> = { FF: 0, FS: 1, SF: 2, SS: 3 };
/** As MPXJ reads them: the end comes before what is spread. */
const accrualNumbers: Readonly<Record<Accrual, number>> = { start: 1, end: 2, uniform: 3 };
/** Tenths of minutes, the unit of lags and floats. */
const dayInTenths = 4800;

interface Context {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly calendar: Calendar;
  /** A task's number stays the same wherever its row moves. */
  readonly uids: ReadonlyMap<string, number>;
}

/** Rows are numbered as they come; every task has the UID of its place in the plan, summaries follow. */
export function toTaskElements(plan: Plan, schedule: Schedule, calendar: Calendar): string[] {
  const context: Context = { plan, schedule, calendar, uids: new Map(plan.tasks.map(({ id }, index) => [id, index + 1])) };
  let row = 0;
  let summaries = plan.tasks.length;
  return groupTasks(plan).flatMap(({ name, tasks }) => [
    ...(name === undefined ? [] : [summaryOf(name, tasks, { ...context, row: ++row, uid: ++summaries })]),
    ...tasks.map((task) => elementOf(task, { ...context, row: ++row, level: name === undefined ? 1 : 2 })),
  ]);
}

function summaryOf(name: string, members: readonly Task[], { schedule, calendar, row, uid }: Context & { row: number; uid: number }): string {
  const times = members.flatMap(({ id }) => schedule.tasks[id] ?? []);
  // Written alike, times sort as texts.
  const [start] = times.map((task) => startTime(task, calendar)).sort();
  const finish = times.map((task) => finishTime(task, calendar)).sort().at(-1);
  const days = Math.max(...times.map(({ ef }) => ef)) - Math.min(...times.map(({ es }) => es));
  return branch(
    'Task',
    leaves({ UID: uid, ID: row, Name: name.slice(0, 512), Manual: 0, Type: 1, IsNull: 0, OutlineLevel: 1, Priority: 500 }),
    leaves({ Start: start, Finish: finish, Duration: hours(days), DurationFormat: 7, Estimated: 0, Milestone: 0, Summary: 1 }),
  );
}

function elementOf(task: Task, { plan, schedule, calendar, uids, row, level }: Context & { row: number; level: number }): string {
  const times = schedule.tasks[task.id] ?? nowhere;
  // An id such as `constructor` is a property of every object.
  const baseline = plan.baseline && Object.hasOwn(plan.baseline, task.id) ? plan.baseline[task.id] : undefined;
  return branch(
    'Task',
    leaves({ UID: uids.get(task.id), ID: row, Name: task.name.slice(0, 512), Manual: 0, Type: 1, IsNull: 0, OutlineLevel: level, Priority: 500 }),
    leaves({ Start: startTime(times, calendar), Finish: finishTime(times, calendar), Duration: hours(task.duration), DurationFormat: 7, Estimated: 0 }),
    leaves({ Milestone: Number(Boolean(task.milestone) || task.duration === 0), Summary: 0, Critical: Number(times.critical) }),
    leaves({ FreeSlack: times.freeFloat * dayInTenths, TotalSlack: times.totalFloat * dayInTenths }),
    leaves(costsOf(task)),
    leaves({ ConstraintType: task.notBefore ? 4 : 0, ConstraintDate: task.notBefore && `${task.notBefore}T08:00:00`, Deadline: task.deadline && `${task.deadline}T17:00:00` }),
    ...(task.after ?? []).map((relation) => linkOf(relation, uids)),
    baseline ? baselineOf(task, baseline, calendar) : '',
  );
}

/** One accrual holds for all costs of a task; where a plan has several, they are spread over the task. */
function costsOf(task: Task): Record<string, string | number | undefined> {
  const [accrual, ...others] = new Set(task.costs?.map(({ accrue }) => accrue));
  const cost = task.costs && hundredths(sumCosts(task));
  const progress = findProgress(task);
  return {
    FixedCost: cost,
    FixedCostAccrual: accrual && accrualNumbers[others.length > 0 ? 'uniform' : accrual],
    PercentComplete: progress && Math.round(progress.percent),
    Cost: cost,
    ActualStart: task.actualStart && `${task.actualStart}T08:00:00`,
    ActualFinish: task.actualFinish && `${task.actualFinish}T17:00:00`,
    ActualCost: progress && hundredths(progress.cost),
  };
}

function linkOf({ id, type, lag }: Relation, uids: ReadonlyMap<string, number>): string {
  return branch('PredecessorLink', leaves({ PredecessorUID: uids.get(id), Type: relationNumbers[type], CrossProject: 0, LinkLag: lag * dayInTenths, LagFormat: 7 }));
}

function baselineOf({ duration }: Task, { start, finish, cost }: BaselineEntry, calendar: Calendar): string {
  const days = calendar.unitsThrough(toDay(finish) ?? 0) - calendar.unitOf(toDay(start) ?? 0);
  // One day for both is also what a task of no duration has.
  const isPoint = duration === 0 && start === finish;
  return branch(
    'Baseline',
    leaves({ Number: 0, Start: `${start}T${isPoint ? '17' : '08'}:00:00`, Finish: `${finish}T17:00:00`, Duration: hours(isPoint ? 0 : days), DurationFormat: 7, Cost: hundredths(cost) }),
  );
}

/** A point in time lies at the end of its day when that day is over by then, else at the beginning. */
function startTime({ es, ef, start }: ScheduledTask, calendar: Calendar): string {
  const isEvening = es === ef && calendar.unitsThrough(toDay(start) ?? 0) === es;
  return `${start}T${isEvening ? '17' : '08'}:00:00`;
}

function finishTime(times: ScheduledTask, calendar: Calendar): string {
  return times.es === times.ef ? startTime(times, calendar) : `${times.finish}T17:00:00`;
}

function hours(days: number): string {
  return `PT${days * 8}H0M0S`;
}

function hundredths(amount: number): number {
  return Math.round(amount * 100);
}

const nowhere: ScheduledTask = { es: 0, ef: 0, ls: 0, lf: 0, start: '', finish: '', totalFloat: 0, freeFloat: 0, critical: false };
