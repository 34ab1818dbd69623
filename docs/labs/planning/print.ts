// Writes a plan as the text that parsePlan reads: what the text says is all that the plan says.
import { clauseStart } from './clauses.ts';
import type { Path } from './faults.ts';
import type { BaselineEntry, Cost, Plan, Progress, Relation, Task } from './plan.ts';
import { printWeekdays } from './week.ts';

/** One line of the text, and the part of the plan that it says. What began and finished in fact is `['tasks', 3, 'actualStart']`. */
export interface PlanLine {
  readonly path: Path;
  readonly text: string;
}

/** For every valid plan `parsePlan(printPlan(plan)).plan` is that plan. */
export function printPlan(plan: Plan): string {
  const lines = printLines(plan);
  const part = ({ path }: PlanLine) => (path[0] !== 'tasks' ? 'plan' : path.length > 2 ? 'progress' : 'tasks');
  const kindOf = (line: PlanLine) => (line.path[0] === 'baseline' ? 'baseline' : part(line));
  return lines.map((line, index) => (index > 0 && kindOf(line) !== kindOf(lines[index - 1] ?? line) ? `\n${line.text}\n` : `${line.text}\n`)).join('');
}

/** The lines of a plan's text: its own facts, the tasks, what happened, the baseline. */
export function printLines(plan: Plan): PlanLine[] {
  const { tasks, baseline } = plan;
  return [
    ...printFacts(plan),
    ...tasks.map((task, index) => ({ path: ['tasks', index], text: printTask(task) })),
    ...tasks.flatMap((task, index) => printEvents(task, ['tasks', index])),
    ...(baseline && Object.keys(baseline).length === 0 ? [{ path: ['baseline'], text: 'no baseline' }] : []),
    ...Object.entries(baseline ?? {}).map(([id, entry]) => ({ path: ['baseline', id], text: printBaseline(id, entry) })),
  ];
}

function printFacts({ name, start, workweek = [1, 2, 3, 4, 5], holidays = [], currency, benefit, funding }: Plan): PlanLine[] {
  const facts: [field: string, text: string, isSaid: boolean][] = [
    ['name', `plan ${printText(name)}`, true],
    ['start', `start ${start}`, true],
    ['workweek', `week ${printWeekdays(workweek)}`, true],
    ['holidays', `holidays ${holidays.join(', ')}`, holidays.length > 0],
    ['currency', `currency ${printText(currency ?? '')}`, currency !== undefined],
    ['benefit', `benefit ${printNumber(benefit ?? 0)}`, benefit !== undefined],
    ['funding', `funding ${printNumber(funding ?? 0)}`, funding !== undefined],
  ];
  return facts.flatMap(([field, text, isSaid]) => (isSaid ? [{ path: [field], text }] : []));
}

/** A task's own line. */
export function printTask({ id, name, duration, group, after = [], milestone, notBefore, deadline, costs, estimate, progress }: Task): string {
  const isPoint = milestone === true && Object.is(duration, 0);
  const clauses = [
    `${printId(id)}: ${clauseStart.test(name) ? JSON.stringify(name) : printText(name)}`,
    !isPoint && printDays(duration),
    milestone !== undefined && (milestone ? 'milestone' : 'not a milestone'),
    group !== undefined && `in ${printText(group)}`,
    printRelations(after),
    notBefore !== undefined && `not before ${notBefore}`,
    deadline !== undefined && `deadline ${deadline}`,
    costs && (costs.map(printCost).join(', ') || 'no costs'),
    estimate && `estimate ${estimate.map(printNumber).join('/')} days`,
    progress?.length === 0 && 'no progress',
  ];
  return clauses.filter(Boolean).join(', ');
}

function printEvents({ id, progress = [], actualStart, actualFinish }: Task, path: Path): PlanLine[] {
  const started = actualStart === undefined ? '' : `started ${actualStart}`;
  const finished = actualFinish === undefined ? '' : `finished ${actualFinish}`;
  const actual = { path: [...path, 'actualStart'], text: `actual ${printId(id)}: ${[started, finished].filter(Boolean).join(', ')}` };
  return [...progress.map((report, index) => ({ path: [...path, 'progress', index], text: printProgress(id, report) })), ...(started || finished ? [actual] : [])];
}

function printProgress(id: string, { date, percent, cost }: Progress): string {
  return `status ${date}: ${printId(id)} ${printNumber(percent)}%${Object.is(cost, 0) ? '' : `, spent ${printNumber(cost)}`}`;
}

function printBaseline(id: string, { start, finish, cost }: BaselineEntry): string {
  return `baseline ${printId(id)}: ${start} to ${finish}${Object.is(cost, 0) ? '' : `, cost ${printNumber(cost)}`}`;
}

const accrualWords = { start: 'at start', uniform: 'evenly', end: 'at end' };

function printCost({ amount, accrue }: Cost): string {
  return `costs ${printNumber(amount)} ${accrualWords[accrue]}`;
}

const relationWords = { FS: 'after', SS: 'starts with', FF: 'finishes with', SF: 'finishes when' };

/** `after design and wood + 2 days, starts with brief`; neighbours of one type share its words. */
export function printRelations(after: readonly Relation[]): string {
  return after
    .map((relation, index) => (relation.type === after[index - 1]?.type ? ' and ' : `${index > 0 ? ', ' : ''}${relationWords[relation.type]} `) + printTarget(relation))
    .join('');
}

function printTarget({ id, type, lag }: Relation): string {
  const isBehind = lag < 0 || Object.is(lag, -0);
  return printId(id) + (type === 'SF' ? ' starts' : '') + (Object.is(lag, 0) ? '' : ` ${isBehind ? '-' : '+'} ${printDays(Math.abs(lag))}`);
}

function printDays(days: number): string {
  return `${printNumber(days)} ${days === 1 ? 'day' : 'days'}`;
}

/** JSON's and JavaScript's -0 is kept too. */
function printNumber(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number);
}

function printId(id: string): string {
  return /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(id) ? id : JSON.stringify(id);
}

/** As it stands where nothing in it could be read as more than text. */
function printText(text: string): string {
  return text === '' || text.trim() !== text || /[",\p{C}\p{Zl}\p{Zp}]|^:|(?:^|\s)#/u.test(text) ? JSON.stringify(text) : text;
}
