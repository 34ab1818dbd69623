// What makes a plan impossible. Whatever JSON comes in, the answer names each fault; nothing is dropped or guessed.
import { createCalendar, toDay } from './calendar.ts';
import { fault, kinds, type Kind, type Path, type PlanFault } from './faults.ts';
import { createNetwork, earliestStarts, findCycles, startLimits } from './network.ts';
import type { Plan } from './plan.ts';

export type { PlanFault };

/** The plan cannot be scheduled; `faults` says why, in each language. */
export class PlanError extends Error {
  readonly faults: readonly PlanFault[];

  constructor(faults: readonly PlanFault[]) {
    super(faults.map(({ message }) => message.en).join('\n'));
    this.name = 'PlanError';
    this.faults = faults;
  }
}

/** @throws {PlanError} */
export function assertPlan(plan: Plan): void {
  const faults = checkPlan(plan);
  if (faults.length > 0) throw new PlanError(faults);
}

type Json = Readonly<Record<string, unknown>>;
type Fields = readonly (readonly [name: string, kind: Kind, isOptional?: 'optional'])[];

const planFields: Fields = [
  ['name', 'text'], ['start', 'date'], ['workweek', 'list', 'optional'], ['holidays', 'list', 'optional'], ['currency', 'text', 'optional'],
  ['benefit', 'amount', 'optional'], ['funding', 'amount', 'optional'], ['tasks', 'list'], ['baseline', 'record', 'optional'],
];
const taskFields: Fields = [
  ['id', 'id'], ['name', 'text'], ['duration', 'duration'], ['group', 'text', 'optional'], ['after', 'list', 'optional'], ['milestone', 'flag', 'optional'],
  ['notBefore', 'date', 'optional'], ['deadline', 'date', 'optional'], ['costs', 'list', 'optional'], ['estimate', 'estimate', 'optional'],
  ['progress', 'list', 'optional'], ['actualStart', 'date', 'optional'], ['actualFinish', 'date', 'optional'],
];
const relationFields: Fields = [['id', 'id'], ['type', 'relation'], ['lag', 'lag']];
const costFields: Fields = [['amount', 'amount'], ['accrue', 'accrual']];
const progressFields: Fields = [['date', 'date'], ['percent', 'percent'], ['cost', 'amount']];
const baselineFields: Fields = [['start', 'date'], ['finish', 'date'], ['cost', 'amount']];

/** Every fault of a plan, in the order of its parts; none: it can be scheduled. O(tasks + relations). */
export function checkPlan(plan: Plan): PlanFault[] {
  const faults = [...checkRecord(plan, planFields, []), ...checkWeek(plan)];
  if (!isRecord(plan) || !Array.isArray(plan.tasks)) return faults;
  faults.push(...plan.tasks.flatMap((task, index) => checkTask(task, index)));
  // References can be followed only where tasks and relations have their shape.
  if (faults.some(({ code }) => code === 'record' || code === 'list')) return faults;
  faults.push(...checkReferences(plan));
  if (!faults.some(({ code }) => code === 'missing' || code === 'relation' || code === 'lag')) faults.push(...checkCycles(plan));
  if (faults.length === 0) faults.push(...checkHorizon(plan));
  return faults;
}

function checkRecord(value: unknown, fields: Fields, path: Path, task?: string): PlanFault[] {
  if (!isRecord(value)) return [fault('record', path, { task, value })];
  const faults: PlanFault[] = [];
  for (const [field, kind, isOptional] of fields) {
    const held = value[field];
    if (held === undefined ? isOptional : kinds[kind](held)) continue;
    faults.push(fault(held === undefined ? 'missing' : kind, [...path, field], { task, value: held }));
  }
  return faults;
}

function checkWeek(plan: unknown): PlanFault[] {
  if (!isRecord(plan)) return [];
  const [week, holidays] = [list(plan.workweek), list(plan.holidays)];
  const faults = week.flatMap((value, index) => (kinds.weekday(value) ? [] : [fault('weekday', ['workweek', index], { value })]));
  if (Array.isArray(plan.workweek) && week.length === 0) faults.push(fault('noWorkday', ['workweek']));
  return [...faults, ...holidays.flatMap((value, index) => (kinds.date(value) ? [] : [fault('date', ['holidays', index], { value })]))];
}

function checkTask(task: unknown, index: number): PlanFault[] {
  const path: Path = ['tasks', index];
  const name = isRecord(task) && typeof task.id === 'string' ? task.id : `#${index + 1}`;
  const faults = checkRecord(task, taskFields, path, name);
  if (!isRecord(task)) return faults;
  const checkAll = (field: string, fields: Fields) => list(task[field]).flatMap((value, index) => checkRecord(value, fields, [...path, field, index], name));
  faults.push(...checkAll('after', relationFields), ...checkAll('costs', costFields), ...checkAll('progress', progressFields));
  const { actualStart, actualFinish } = task;
  if (isBefore(actualFinish, actualStart)) faults.push(fault('finishBeforeStart', [...path, 'actualFinish'], { task: name, value: actualFinish }));
  return faults;
}

function checkReferences(plan: Plan): PlanFault[] {
  const faults: PlanFault[] = [];
  const ids = new Set<string>();
  plan.tasks.forEach(({ id }, index) => {
    if (ids.has(id)) faults.push(fault('duplicate', ['tasks', index, 'id'], { task: id, value: id }));
    ids.add(id);
  });
  plan.tasks.forEach(({ id: task, after = [] }, index) => {
    after.forEach(({ id }, position) => {
      if (!ids.has(id)) faults.push(fault('unknown', ['tasks', index, 'after', position, 'id'], { task, value: id }));
    });
  });
  for (const [task, entry] of Object.entries(plan.baseline ?? {})) {
    const path = ['baseline', task];
    if (!ids.has(task)) faults.push(fault('unknown', path, { value: task }));
    faults.push(...checkRecord(entry, baselineFields, path, task));
    if (isRecord(entry) && isBefore(entry.finish, entry.start)) faults.push(fault('finishBeforeStart', [...path, 'finish'], { task, value: entry.finish }));
  }
  return faults;
}

function checkCycles(plan: Plan): PlanFault[] {
  return findCycles(createNetwork(plan)).map((links) => {
    const members = links.map(({ from }) => plan.tasks[from]?.id ?? '');
    const [task = ''] = members;
    const { from: last = 0, to: first = 0 } = links.at(-1) ?? {};
    const position = list(plan.tasks[first]?.after).findIndex((relation) => isRecord(relation) && relation.id === plan.tasks[last]?.id);
    return fault('cycle', ['tasks', first, 'after', position, 'id'], { task, value: [...members, task].join(' → ') });
  });
}

/** Beyond the year 9999 a day has no ISO date of ten characters. */
function checkHorizon(plan: Plan): PlanFault[] {
  const calendar = createCalendar(plan);
  const durations = plan.tasks.map(({ duration }) => duration);
  const starts = earliestStarts(createNetwork(plan), durations, startLimits(plan, calendar));
  const lastDay = toDay('9999-12-31') ?? 0;
  const index = starts.findIndex((start, task) => calendar.startDay(start + (durations[task] ?? 0)) > lastDay);
  return index < 0 ? [] : [fault('tooFar', ['tasks', index, 'duration'], { task: plan.tasks[index]?.id })];
}

function isBefore(day: unknown, other: unknown): boolean {
  return kinds.date(day) && kinds.date(other) && String(day) < String(other);
}

function isRecord(value: unknown): value is Json {
  return kinds.record(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
