// When what is left will be done: actual dates stand, the rest follows the relations and starts after the status date at the earliest.
import { createCalendar } from './calendar.ts';
import { datesOf, type Dates } from './dates.ts';
import { createNetwork, startLimits, type Link } from './network.ts';
import type { Plan, Task } from './plan.ts';

/** How a task stands at the end of the status date, and when it is expected. */
export interface TaskForecast {
  /** 0 to 100. */
  readonly percent: number;
  /** All that was spent on it so far. */
  readonly cost: number;
  readonly started: boolean;
  readonly done: boolean;
  /** Working units; `ef` is exclusive. */
  readonly es: number;
  readonly ef: number;
  /** ISO days, the finish inclusive: reported where it has happened, expected where not. */
  readonly start: string;
  readonly finish: string;
}

interface Moment {
  readonly dates: Dates;
  /** The first working unit after the status date. */
  readonly now: number;
  /** ISO day; what was reported later is not known yet. */
  readonly date: string;
  readonly forecasts: readonly TaskForecast[];
}

interface Place {
  readonly task: Task;
  readonly links: readonly Link[];
  /** Unit of `notBefore`, or 0. */
  readonly limit: number;
}

/**
 * Expected dates of every task at the end of a status date, in the plan's order. O(tasks + relations).
 * - A finished task keeps its dates; without an actual finish, the day of the report that said 100 % counts.
 * - Of a started one, the share that isn't done is left, in whole days, after the status date and after its predecessors (retained logic).
 * - The others start after the status date.
 * - A task of no duration without a report of its own is over once all that it waits for is.
 */
export function forecast(plan: Plan, statusDate: string): TaskForecast[] {
  const network = createNetwork(plan);
  const limits = startLimits(plan, createCalendar(plan));
  const forecasts: TaskForecast[] = [];
  const dates = datesOf(plan);
  const moment = { dates, now: Math.max(0, dates.unitsThrough(statusDate)), date: statusDate, forecasts };
  for (const index of network.order) {
    const task = plan.tasks[index];
    if (task) forecasts[index] = forecastTask({ task, links: network.into[index] ?? [], limit: limits[index] ?? 0 }, moment);
  }
  return forecasts;
}

function forecastTask(place: Place, moment: Moment): TaskForecast {
  const { task } = place;
  const known = (date: string | undefined) => (date !== undefined && date <= moment.date ? date : undefined);
  const reports = (task.progress ?? []).filter(({ date }) => date <= moment.date).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const last = reports.at(-1);
  const finish = known(task.actualFinish) ?? (task.duration === 0 ? known(task.actualStart) : undefined);
  const percent = finish === undefined ? (last?.percent ?? 0) : 100;
  const facts = { percent, cost: last?.cost ?? 0 };
  if (percent >= 100) {
    const completed = reports[reports.findLastIndex((report) => report.percent < 100) + 1];
    return { ...facts, ...finished(place, moment, { start: known(task.actualStart), finish: finish ?? completed?.date ?? moment.date }) };
  }
  if (percent > 0 || known(task.actualStart) !== undefined) {
    const first = known(task.actualStart) ?? reports.find((report) => report.percent > 0)?.date;
    return { ...facts, ...underWay(place, moment, { start: known(task.actualStart), first: first ?? moment.date, percent }) };
  }
  return task.duration > 0 || last ? { ...facts, ...notStarted(place, moment) } : { ...facts, ...pointInTime(place, moment) };
}

type Expected = Omit<TaskForecast, 'percent' | 'cost'>;

function finished(place: Place, moment: Moment, { start, finish }: { start: string | undefined; finish: string }): Expected {
  const { dates } = moment;
  const ef = dates.unitsThrough(finish);
  if (place.task.duration === 0) return { started: true, done: true, es: ef, ef, start: finish, finish };
  const es = start === undefined ? Math.min(earliest(place, moment), ef - 1) : dates.unitOf(start);
  return { started: true, done: true, es, ef, start: start ?? dates.startDay(es), finish };
}

function underWay(place: Place, moment: Moment, { start, first, percent }: { start: string | undefined; first: string; percent: number }): Expected {
  const { dates, now } = moment;
  const reported = dates.unitOf(first);
  const es = start === undefined ? Math.min(earliest(place, moment), reported) : reported;
  const left = Math.ceil((place.task.duration * (100 - percent)) / 100 - 1e-9);
  let ef = now + left;
  for (const link of place.links) {
    // Its start has happened: what bound the start alone binds nothing any more, but the rest still waits for finishes.
    if (link.toFinish) ef = Math.max(ef, bound(link, moment));
    else if (link.fromFinish) ef = Math.max(ef, bound(link, moment) + left);
  }
  return { started: true, done: false, es, ef, start: start ?? dates.startDay(es), finish: dates.finishDay(ef) };
}

function notStarted(place: Place, moment: Moment): Expected {
  const es = Math.max(moment.now, earliest(place, moment));
  const ef = es + place.task.duration;
  const { dates } = moment;
  if (es === ef) return { started: false, done: false, es, ef, ...pointDay(es, place, dates) };
  return { started: false, done: false, es, ef, start: dates.startDay(es), finish: dates.finishDay(ef) };
}

function pointInTime(place: Place, moment: Moment): Expected {
  const es = earliest(place, moment);
  const isMet = place.links.every(({ from, fromFinish }) => moment.forecasts[from]?.[fromFinish ? 'done' : 'started']);
  // The beginning of the first unit after the status date has not come yet; the end of the last one before it has.
  const isOver = isMet && (isOnFinishSide(es, place) ? es <= moment.now : es < moment.now);
  return isOver ? { started: true, done: true, es, ef: es, ...pointDay(es, place, moment.dates) } : notStarted(place, moment);
}

/** What relations and `notBefore` allow, whatever the status date. */
function earliest({ task, links, limit }: Place, moment: Moment): number {
  return links.reduce((start, link) => Math.max(start, bound(link, moment) - (link.toFinish ? task.duration : 0)), limit);
}

/** The unit before which the bound end of the successor does not come. */
function bound({ from, fromFinish, lag }: Link, { forecasts }: Moment): number {
  const predecessor = forecasts[from];
  return ((fromFinish ? predecessor?.ef : predecessor?.es) ?? 0) + lag;
}

function isOnFinishSide(unit: number, { links, limit }: Place): boolean {
  return links.length > 0 && unit > limit && links.every(({ fromFinish, toFinish }) => fromFinish && !toFinish);
}

function pointDay(unit: number, place: Place, dates: Dates): { start: string; finish: string } {
  const day = isOnFinishSide(unit, place) ? dates.finishDay(unit) : dates.startDay(unit);
  return { start: day, finish: day };
}
