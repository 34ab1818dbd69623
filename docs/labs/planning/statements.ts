// The lines of a plan text: each adds to a draft of the plan, and a bad one does not keep the others from being read.
import { clauseStart, readClause, setOnce, takeRelations, type TaskDraft } from './clauses.ts';
import { fault, type Path } from './faults.ts';
import type { BaselineEntry, Plan, Relation } from './plan.ts';
import { takeHolidays, takeWeekdays } from './week.ts';
import { Misreading, Reader, splitWords, wanted, wrong, type Place } from './words.ts';

type Facts = { -readonly [Field in Exclude<keyof Plan, 'tasks' | 'baseline' | 'holidays'>]?: Plan[Field] };

/** A plan while it is being read. */
export interface Draft {
  readonly facts: Facts;
  readonly holidays: string[];
  readonly tasks: TaskDraft[];
  readonly numbers: Map<string, number>;
  baseline?: Map<string, BaselineEntry>;
  /** What lines say of tasks, to be taken in once all tasks are known. */
  readonly later: (() => void)[];
  readonly misreadings: Misreading[];
  mark(path: Path, place: Place): void;
  /** The place of a part, else of what it belongs to, else of the start of the text. */
  placeOf(path: Path): Place;
}

export function startDraft(): Draft {
  const places = new Map<string, Place>();
  const placeOf = (path: Path): Place => places.get(keyOf(path)) ?? (path.length > 0 ? placeOf(path.slice(0, -1)) : { line: 1, column: 1, length: 0 });
  return { facts: {}, holidays: [], tasks: [], numbers: new Map(), later: [], misreadings: [], placeOf, mark: (path, place) => places.set(keyOf(path), place) };
}

/** No part of a path holds this character but an id that nobody types. */
function keyOf(path: Path): string {
  return path.join('\0');
}

/** What was read, whole or not: checkPlan tells whether it is a plan. */
export function toPlan({ facts, holidays, tasks, baseline, later, misreadings }: Draft): Plan {
  for (const take of later) attempt(take, misreadings);
  return { name: '', workweek: [1, 2, 3, 4, 5], ...facts, holidays, tasks, ...(baseline ? { baseline: Object.fromEntries(baseline) } : {}) } as Plan;
}

/** Reads one line into the draft, or adds to its misreadings. */
export function readLine(source: string, line: number, draft: Draft): void {
  const words = splitWords(source, line, (misreading) => draft.misreadings.push(misreading));
  const [first, second] = words;
  const last = words.at(-1);
  if (!first || !last) return;
  const reader = new Reader(source, words, { line, column: last.column + last.length, length: 0 });
  attempt(() => {
    if (second?.text === ':' && !second.isQuoted) readTask(reader, draft);
    else readStatement(reader, draft);
  }, draft.misreadings);
}

function attempt(read: () => void, misreadings: Misreading[]): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Misreading)) throw error;
    misreadings.push(error);
  }
}

function readTask(reader: Reader, { tasks, numbers, mark, misreadings }: Draft): void {
  const { place } = reader;
  const task: TaskDraft = { id: reader.takeWord(wanted.task), after: [] };
  const path = ['tasks', tasks.length];
  mark(path, place);
  if (!numbers.has(task.id)) numbers.set(task.id, tasks.length);
  tasks.push(task);
  reader.take(':');
  const [name, ...clauses] = reader.splitClauses();
  if (name) attempt(() => (task.name = takeName(name, (where) => mark([...path, 'name'], where))), misreadings);
  for (const clause of clauses) attempt(() => readClause(clause, task, (field, where) => mark([...path, ...field], where)), misreadings);
  if (task.milestone && task.duration === undefined) task.duration = 0;
}

function takeName(reader: Reader, mark: (place: Place) => void): string {
  mark(reader.place);
  if (clauseStart.test(reader.rest)) reader.fail(wanted.name);
  return reader.takeRest(wanted.name);
}

type Statement = (reader: Reader, draft: Draft) => void;

const statements = new Map<string, Statement>([
  ['plan', fact('name', (reader) => reader.takeRest(wanted.name))],
  ['start', fact('start', takeLastDate)],
  ['week', fact('workweek', (reader) => reader.splitClauses().flatMap(takeWeekdays))],
  ['holidays', readHolidays],
  ['currency', fact('currency', (reader) => reader.takeRest(wanted.name))],
  ['benefit', fact('benefit', takeLastNumber)],
  ['funding', fact('funding', takeLastNumber)],
  ['status', readStatus],
  ['actual', readActual],
  ['baseline', readBaseline],
  ['no', readNoBaseline],
]);

function readStatement(reader: Reader, draft: Draft): void {
  const read = statements.get(reader.keyword);
  if (!read) reader.fail(wanted.line);
  reader.skip(reader.keyword);
  read(reader, draft);
}

/** A line that gives one field of the plan. */
function fact<Field extends keyof Facts>(field: Field, take: (reader: Reader) => Facts[Field]): Statement {
  return (reader, { facts, mark }) => {
    const { place } = reader;
    if (facts[field] === undefined) mark([field], place);
    setOnce(facts, field, { value: take(reader), place });
  };
}

function takeLastDate(reader: Reader): string {
  const date = reader.takeWord(wanted.date);
  reader.takeEnd();
  return date;
}

function takeLastNumber(reader: Reader): number {
  const number = reader.takeNumber();
  reader.takeEnd();
  return number;
}

function readHolidays(reader: Reader, { holidays, misreadings, mark }: Draft): void {
  for (const clause of reader.splitClauses()) {
    const { place } = clause;
    attempt(() => {
      for (const day of takeHolidays(clause)) {
        if (holidays.length === 0) mark(['holidays'], place);
        mark(['holidays', holidays.length], place);
        holidays.push(day);
      }
    }, misreadings);
  }
}

/** `status 2026-01-09: design 40%, spent 1200000` */
function readStatus(reader: Reader, draft: Draft): void {
  const { place } = reader;
  const date = reader.takeWord(wanted.date);
  reader.take(':');
  const id = takeTask(reader);
  const percent = reader.takeNumber('%');
  const cost = takeLastAmount('spent', reader);
  tell(draft, id, (task, path) => {
    const progress = (task.progress ??= []);
    draft.mark([...path, 'progress', progress.length], place);
    progress.push({ date, percent, cost });
  });
}

/** `actual design: started 2026-01-07, finished 2026-01-13` */
function readActual(reader: Reader, draft: Draft): void {
  const id = takeTask(reader);
  reader.take(':');
  do {
    const field = reader.skip('started') ? 'actualStart' : 'actualFinish';
    if (field === 'actualFinish') reader.take('finished');
    const { place } = reader;
    const value = reader.takeWord(wanted.date);
    tell(draft, id, (task, path) => {
      setOnce(task, field, { value, place });
      draft.mark([...path, field], place);
      // One line says both; whoever rewrites it looks for its start.
      if (task.actualStart === undefined) draft.mark([...path, 'actualStart'], place);
    });
  } while (reader.skip(','));
  reader.takeEnd();
}

/** `baseline design: 2026-01-07 to 2026-01-13, cost 800000` */
function readBaseline(reader: Reader, draft: Draft): void {
  const { text: id, place } = takeTask(reader);
  reader.take(':');
  const start = reader.takeWord(wanted.date);
  reader.take('to');
  const finish = reader.takeWord(wanted.date);
  const cost = takeLastAmount('cost', reader);
  draft.baseline ??= new Map();
  if (draft.baseline.has(id)) throw new Misreading(place, wrong.twice);
  draft.mark(['baseline', id], place);
  draft.baseline.set(id, { start, finish, cost });
}

function readNoBaseline(reader: Reader, draft: Draft): void {
  const { place } = reader;
  reader.take('baseline');
  reader.takeEnd();
  draft.mark(['baseline'], place);
  draft.baseline ??= new Map();
}

/** The end of a line, perhaps with `, spent 1200000`; without it nothing was. */
function takeLastAmount(keyword: string, reader: Reader): number {
  const isThere = reader.skip(',');
  if (isThere) reader.take(keyword);
  const amount = isThere ? reader.takeNumber() : 0;
  reader.takeEnd();
  return amount;
}

function takeTask(reader: Reader): { text: string; place: Place } {
  const { place } = reader;
  return { text: reader.takeWord(wanted.task), place };
}

function tell({ later, numbers, tasks }: Draft, { text: id, place }: { text: string; place: Place }, say: (task: TaskDraft, path: Path) => void): void {
  later.push(() => {
    const number = numbers.get(id) ?? -1;
    const task = tasks[number];
    if (!task) throw new Misreading(place, fault('unknown', [], { value: id }).message);
    say(task, ['tasks', number]);
  });
}

/**
 * The relations that a text says in the words of a task's line: `after design, starts with wood + 2 days`; none for an empty one.
 * @throws {Misreading} with line 1 and the column in the text.
 */
export function readRelations(text: string): Relation[] {
  const after: Relation[] = [];
  const words = splitWords(text, 1, (misreading) => {
    throw misreading;
  });
  const clauses = new Reader(text, words, { line: 1, column: text.length + 1, length: 0 }).splitClauses();
  for (const clause of words.length > 0 ? clauses : []) {
    takeRelations(clause, after);
    clause.takeEnd();
  }
  return after;
}
