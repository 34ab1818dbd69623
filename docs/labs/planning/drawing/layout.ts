// A plan on paper: which row each task has, and where everything stands. In day numbers and pixels, without a language or a mark of SVG.
import { createCalendar, toDay, weekdayOf, type Calendar } from '../calendar.ts';
import type { Plan, Relation, Task } from '../plan.ts';
import type { Schedule, ScheduledTask } from '../schedule.ts';
import { route, type Route } from './links.ts';
import { createTimeScale, xOf, type ScaleOptions, type TimeScale } from './time-scale.ts';

export const rowHeight = 36;
/** From the top of a row to its bar; the name stands above. */
export const barTop = 17;
export const barHeight = 12;
/** Half a milestone's diamond. */
export const half = 7;

export interface GanttOptions extends ScaleOptions {
  /** ISO day; the line stands at its end. */
  readonly statusDate?: string;
  /** Names of the groups of which only the sum is shown. */
  readonly folded?: ReadonlySet<string>;
  /** Bars become sliders and groups buttons. */
  readonly interactive?: boolean;
}

/** A stretch of a row. */
export interface Stretch {
  readonly x: number;
  readonly width: number;
}

export interface TaskRow extends Stretch {
  readonly task: Task;
  readonly scheduled: ScheduledTask;
  readonly y: number;
  /** First and last day number. */
  readonly start: number;
  readonly finish: number;
  /** A point in time: a diamond around `x`. */
  readonly isPoint: boolean;
  /** Share of the work that is done, 0 to 1. */
  readonly done: number;
  /** Where the task would end with all its float used. */
  readonly latest?: number;
  readonly baseline?: Stretch;
  readonly deadline?: { readonly x: number; readonly isMissed: boolean };
}

export interface GroupRow extends Stretch {
  readonly group: string;
  readonly y: number;
  readonly isFolded: boolean;
  readonly start: number;
  readonly finish: number;
  readonly count: number;
  readonly critical: boolean;
}

export type Row = TaskRow | GroupRow;

export interface Link extends Route {
  /** It alone holds a critical task where it is. */
  readonly critical: boolean;
  /** Indexes of the first and last row that it touches. */
  readonly rows: readonly [number, number];
}

export interface Layout {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly scale: TimeScale;
  readonly dayWidth: number;
  readonly width: number;
  /** Of the rows, without the axis. */
  readonly height: number;
  readonly rows: readonly Row[];
  readonly links: readonly Link[];
  /** Days on which nobody works. */
  readonly free: readonly Stretch[];
  readonly status?: { readonly x: number; readonly day: number };
  readonly isInteractive: boolean;
}

/** O(tasks + relations + days). */
export function layoutGantt(plan: Plan, schedule: Schedule, options: GanttOptions = {}): Layout {
  const calendar = createCalendar(plan);
  const status = options.statusDate === undefined ? undefined : toDay(options.statusDate);
  const scale = createTimeScale(...rangeOf(plan, schedule, { calendar, status }), options);
  const place = (task: Task) => placeTask(task, { plan, schedule, calendar, scale, statusDate: options.statusDate });
  const { rows, rowOf } = stackRows(plan, place, options.folded ?? new Set());
  return {
    plan, schedule, scale, rows,
    dayWidth: scale.dayWidth, width: scale.width, height: rows.length * rowHeight,
    links: linksOf(plan, schedule, rowOf),
    free: freeDays(scale, calendar),
    status: status === undefined ? undefined : { x: xOf(scale, status + 1), day: status },
    isInteractive: options.interactive ?? false,
  };
}

export function isGroup(row: Row): row is GroupRow {
  return 'group' in row;
}

/** From the Monday before everything through the last day that something is drawn on. */
function rangeOf({ start, baseline = {}, tasks }: Plan, schedule: Schedule, { calendar, status }: { calendar: Calendar; status: number | undefined }): [number, number] {
  let first = dayOf(start);
  let last = first;
  const add = (day: number) => {
    if (day < first) first = day;
    if (day > last) last = day;
  };
  if (status !== undefined) add(status);
  for (const { id, deadline } of tasks) {
    const { start, finish, ef, lf } = schedule.tasks[id]!;
    add(dayOf(start));
    add(dayOf(finish));
    add(calendar.finishDay(Math.max(ef, lf)));
    if (deadline) add(dayOf(deadline));
    const was = baseline[id];
    if (was) [was.start, was.finish].forEach((iso) => add(dayOf(iso)));
  }
  return [first - weekdayOf(first) + 1, last];
}

interface Placing {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly calendar: Calendar;
  readonly scale: TimeScale;
  readonly statusDate: string | undefined;
}

function placeTask(task: Task, { plan, schedule, calendar, scale, statusDate }: Placing): Omit<TaskRow, 'y'> {
  const scheduled = schedule.tasks[task.id]!;
  const [start, finish] = [dayOf(scheduled.start), dayOf(scheduled.finish)];
  const isPoint = task.duration === 0;
  // A point on the day before its own unit is the end of that day.
  const x = xOf(scale, isPoint && start < calendar.startDay(scheduled.es) ? start + 1 : start);
  const was = plan.baseline?.[task.id];
  const end = isPoint ? x : xOf(scale, finish + 1);
  return {
    task, scheduled, start, finish, isPoint, x,
    width: end - x,
    done: progressOf(task, statusDate),
    ...(scheduled.totalFloat > 0 && { latest: xOf(scale, calendar.finishDay(scheduled.lf) + 1) }),
    ...(was && { baseline: stretch(scale, dayOf(was.start), dayOf(was.finish)) }),
    ...(task.deadline && { deadline: { x: xOf(scale, dayOf(task.deadline) + 1), isMissed: scheduled.finish > task.deadline } }),
  };
}

function progressOf({ progress = [], actualFinish }: Task, statusDate = '9999'): number {
  if (actualFinish && actualFinish <= statusDate) return 1;
  const known = progress.filter(({ date }) => date <= statusDate);
  return known.reduce((last, entry) => (entry.date >= last.date ? entry : last), { date: '', percent: 0 }).percent / 100;
}

/** A group stands where its first task does, with all its tasks below. */
function stackRows({ tasks }: Plan, place: (task: Task) => Omit<TaskRow, 'y'>, folded: ReadonlySet<string>) {
  const members = Map.groupBy(tasks, ({ group }) => group);
  const rows: Row[] = [];
  const rowOf = new Map<string, Stretch & { readonly row: number; readonly isPoint: boolean }>();
  const add = (placed: Omit<TaskRow, 'y'>, row = rows.length) => {
    rowOf.set(placed.task.id, { x: placed.x, width: placed.width, isPoint: placed.isPoint, row });
    if (row === rows.length) rows.push({ ...placed, y: row * rowHeight });
  };
  for (const task of tasks) {
    const { group } = task;
    if (group === undefined) add(place(task));
    else if (members.get(group)?.[0] === task) {
      const placed = members.get(group)!.map(place);
      const isFolded = folded.has(group);
      const row = rows.push({ group, y: rows.length * rowHeight, isFolded, count: placed.length, ...span(placed) }) - 1;
      for (const one of placed) add(one, isFolded ? row : undefined);
    }
  }
  return { rows, rowOf };
}

function span(rows: readonly Omit<TaskRow, 'y'>[]) {
  const lowest = (of: (row: Omit<TaskRow, 'y'>) => number) => rows.reduce((least, row) => Math.min(least, of(row)), Infinity);
  const x = lowest((row) => row.x);
  const end = -lowest((row) => -row.x - row.width);
  return { x, width: end - x, start: lowest(({ start }) => start), finish: -lowest(({ finish }) => -finish), critical: rows.some(({ scheduled }) => scheduled.critical) };
}

function linksOf({ tasks }: Plan, schedule: Schedule, rowOf: ReadonlyMap<string, Stretch & { readonly row: number; readonly isPoint: boolean }>): Link[] {
  const links: Link[] = [];
  const endsOf = (id: string) => {
    const { x, width, row, isPoint } = rowOf.get(id)!;
    const [before, after] = isPoint ? [half, half] : [0, 0];
    return { left: x - before, right: x + width + after, middle: row * rowHeight + barTop + barHeight / 2, row };
  };
  for (const { id, after = [] } of tasks) {
    for (const relation of after) {
      const [from, to] = [endsOf(relation.id), endsOf(id)];
      // Both are in one folded group.
      if (from.row === to.row) continue;
      const isBelow = to.row > from.row;
      const lane = to.row * rowHeight + (isBelow ? 1 : rowHeight - 1);
      links.push({ ...route(relation.type, from, { ...to, lane }), critical: isDriving(relation, id, schedule), rows: isBelow ? [from.row, to.row] : [to.row, from.row] });
    }
  }
  return links;
}

/** Both ends are critical and there is no room between them. */
function isDriving({ id, type, lag }: Relation, successor: string, { tasks }: Schedule): boolean {
  const [from, to] = [tasks[id]!, tasks[successor]!];
  if (!from.critical || !to.critical) return false;
  return (type[0] === 'F' ? from.ef : from.es) + lag === (type[1] === 'F' ? to.ef : to.es);
}

function freeDays(scale: TimeScale, { isWorking }: Calendar): Stretch[] {
  // Narrower than two pixels, the nights of a month would be all that is seen.
  if (scale.dayWidth < 2) return [];
  const result: Stretch[] = [];
  const end = scale.firstDay + scale.days;
  for (let day = scale.firstDay; day < end; day++) {
    if (isWorking(day)) continue;
    const first = day;
    while (day + 1 < end && !isWorking(day + 1)) day++;
    result.push(stretch(scale, first, day));
  }
  return result;
}

function stretch(scale: TimeScale, first: number, last: number): Stretch {
  const x = xOf(scale, first);
  return { x, width: xOf(scale, last + 1) - x };
}

function dayOf(iso: string): number {
  return toDay(iso) ?? 0;
}
