// What a task's line says after the name, clause by clause.
import type { Accrual, Cost, Progress, Relation, RelationType, Task } from './plan.ts';
import { Misreading, wanted, wrong, type Place, type Reader } from './words.ts';

/** A task while it is being read: what its line has not said yet is missing. */
export type TaskDraft = { id: string; after: Relation[]; costs?: Cost[]; progress?: Progress[] } & { -readonly [Field in Exclude<keyof Task, 'id' | 'after' | 'costs' | 'progress'>]?: Task[Field] };
type Single = Exclude<keyof TaskDraft, 'id' | 'after' | 'costs' | 'progress'>;

/** Notes where a field of the task stands: `['after', 0, 'lag']`. */
export type Mark = (field: readonly (string | number)[], place: Place) => void;

/** A name like this is put in quotes; else a forgotten name would swallow a clause. */
export const clauseStart = /^(?:(?:in|after|starts|finishes|not|deadline|costs|estimate|no|milestone)(?!\S)|[\d.]+ *(?:days?|weeks?)\b)/;

export function readClause(reader: Reader, task: TaskDraft, mark: Mark): void {
  const { place, keyword } = reader;
  const set = <Field extends Single>(field: Field, take: () => TaskDraft[Field]) => {
    mark([field], reader.place);
    setOnce(task, field, { value: take(), place });
  };
  if (/^[\d-]/.test(keyword)) set('duration', () => takeDuration(reader));
  else if (reader.skip('milestone')) set('milestone', () => true);
  else if (reader.skip('in')) set('group', () => reader.takeRest(wanted.name));
  else if (reader.skip('deadline')) set('deadline', () => reader.takeWord(wanted.date));
  else if (reader.skip('estimate')) set('estimate', () => takeEstimate(reader));
  else if (reader.skip('costs')) takeCost(reader, task, mark);
  else if (reader.skip('no')) takeNone(reader, task, place);
  else if (!reader.skip('not')) takeRelations(reader, task.after, mark);
  else if (reader.skip('before')) set('notBefore', () => reader.takeWord(wanted.date));
  else {
    reader.take('a');
    reader.take('milestone');
    set('milestone', () => false);
  }
  reader.takeEnd();
}

export function setOnce<Draft extends object, Field extends keyof Draft>(draft: Draft, field: Field, { value, place }: { value: Draft[Field]; place: Place }): void {
  if (draft[field] !== undefined) throw new Misreading(place, wrong.twice);
  draft[field] = value;
}

function takeDuration(reader: Reader): number {
  const days = reader.takeNumber();
  if (/^weeks?$/.test(reader.keyword)) throw new Misreading(reader.place, wrong.weeks);
  reader.take('days', 'day');
  return days;
}

/** `1/2/5 days`; whether the numbers ascend is checked with the plan. */
function takeEstimate(reader: Reader): Task['estimate'] {
  const optimistic = reader.takeNumber();
  reader.take('/');
  const likely = reader.takeNumber();
  reader.take('/');
  return [optimistic, likely, reader.takeDays()];
}

const accrualWords: Readonly<Record<string, Accrual>> = { start: 'start', end: 'end' };

function takeCost(reader: Reader, task: TaskDraft, mark: Mark): void {
  const costs = (task.costs ??= []);
  mark(['costs', costs.length], reader.place);
  const amount = reader.takeNumber();
  const accrue = reader.skip('evenly') ? 'uniform' : reader.skip('at') ? accrualWords[reader.keyword] : undefined;
  if (!accrue) reader.fail(wanted.accrual);
  reader.skip('start', 'end');
  costs.push({ amount, accrue });
}

/** An empty list, said in words so that the text loses nothing of the plan. */
function takeNone(reader: Reader, task: TaskDraft, place: Place): void {
  if (reader.skip('costs')) setOnce(task, 'costs', { value: [], place });
  else {
    reader.take('progress');
    setOnce(task, 'progress', { value: [], place });
  }
}

/** `after a and b + 2 days`, `starts with a`, `finishes with a - 1 day`, `finishes when a starts`. */
export function takeRelations(reader: Reader, after: Relation[], mark: Mark = () => undefined): void {
  const type = takeRelationType(reader);
  do {
    const path = ['after', after.length];
    mark(path, reader.place);
    const id = reader.takeWord(wanted.task);
    if (type === 'SF') reader.take('starts');
    mark([...path, 'lag'], reader.place);
    after.push({ id, type, lag: takeLag(reader) });
  } while (reader.skip('and'));
}

function takeRelationType(reader: Reader): RelationType {
  if (reader.skip('after')) return 'FS';
  if (reader.skip('starts')) {
    reader.take('with');
    return 'SS';
  }
  if (!reader.skip('finishes')) reader.fail(wanted.clause);
  if (reader.skip('when')) return 'SF';
  reader.take('with');
  return 'FF';
}

function takeLag(reader: Reader): number {
  if (reader.skip('+')) return reader.takeDays();
  return reader.skip('-') ? -reader.takeDays() : 0;
}
