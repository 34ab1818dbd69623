import { describe, expect, test } from 'vitest';
import { changeTask, removeTask } from '../../../../docs/labs/planning/island/moves.ts';
import { rewrite } from '../../../../docs/labs/planning/island/rewrite.ts';
import { readPlan } from '../../../../docs/labs/planning/parse.ts';
import type { Plan, Task } from '../../../../docs/labs/planning/plan.ts';

const text = `# The wedding of Ayu and Bayu
start 2026-01-05
plan Wedding stall

# Wood is late each time.
wood:   Order wood, after design + 2 days, 3 days   # ask Pak Made
  design: Design the stall, 5 days

open: Open, milestone, after wood
paint: Paint, 2 days, after wood   #twice
status 2026-01-09: design 40%, spent 1_200_000   # said by phone

baseline design: 2026-01-05 to 2026-01-09
actual design: started 2026-01-06
actual design: finished 2026-01-13
`;

const reading = readPlan(text);
const plan = reading.plan!;

/** The lines that are gone, and those that have come. */
function difference(after: Plan) {
  const changed = rewrite(text, reading, after);
  expect(readPlan(changed)).toMatchObject({ plan: after, problems: [] });
  const [old, fresh] = [text.split('\n'), changed.split('\n')];
  return { gone: old.filter((line) => !fresh.includes(line)), come: fresh.filter((line) => !old.includes(line)), changed };
}

const edit = (id: string, change: Partial<Task>) => difference(changeTask(plan, id, change));
const report = (date: string, percent: number) => ({ date, percent, cost: 0 });

describe('a change of the plan in its text', () => {
  test('touches nothing when there is none', () => {
    expect(difference(plan).changed).toBe(text);
    expect(difference(structuredClone(plan)).changed).toBe(text);
  });

  test('changes the line of the task alone, and keeps its comment', () => {
    expect(edit('wood', { duration: 4 })).toMatchObject({
      gone: ['wood:   Order wood, after design + 2 days, 3 days   # ask Pak Made'],
      come: ['wood: Order wood, 4 days, after design + 2 days   # ask Pak Made'],
    });
    expect(edit('paint', { notBefore: '2026-02-02' }).come).toEqual(['paint: Paint, 2 days, after wood, not before 2026-02-02   #twice']);
  });

  test('keeps its indentation', () => {
    expect(edit('design', { name: 'Design it, twice' }).come).toEqual(['  design: "Design it, twice", 5 days']);
  });

  test('takes the line of a removed task away, and every line about it', () => {
    const { gone, come } = difference(removeTask(plan, 'design'));
    expect(gone).toEqual([
      'wood:   Order wood, after design + 2 days, 3 days   # ask Pak Made',
      '  design: Design the stall, 5 days',
      'status 2026-01-09: design 40%, spent 1_200_000   # said by phone',
      'baseline design: 2026-01-05 to 2026-01-09',
      'actual design: started 2026-01-06',
      'actual design: finished 2026-01-13',
    ]);
    expect(come).toContain('wood: Order wood, 3 days   # ask Pak Made');
  });

  test('puts a new task behind the last one', () => {
    const { gone, changed } = difference({ ...plan, tasks: [...plan.tasks, { id: 'flowers', name: 'Flowers', duration: 1, after: [] }] });
    expect(gone).toEqual([]);
    expect(changed).toContain('#twice\nflowers: Flowers, 1 day\nstatus');
  });

  test('puts a report behind those of earlier days, and the first of all at the end', () => {
    const first = { ...plan.tasks.find(({ id }) => id === 'design')!.progress![0]! };
    expect(edit('design', { progress: [first, report('2026-01-12', 80)] }).changed).toContain('# said by phone\nstatus 2026-01-12: design 80%\n');
    expect(edit('wood', { progress: [report('2026-01-09', 10)] }).changed).toContain('# said by phone\nstatus 2026-01-09: wood 10%\n');
    expect(edit('wood', { actualStart: '2026-01-14' }).changed).toContain('finished 2026-01-13\nactual wood: started 2026-01-14\n');
    const bare = readPlan('start 2026-01-05\nplan P\na: A, 1 day\n');
    expect(rewrite('start 2026-01-05\nplan P\na: A, 1 day\n', bare, changeTask(bare.plan!, 'a', { progress: [report('2026-01-05', 100)] }))).toBe('start 2026-01-05\nplan P\na: A, 1 day\nstatus 2026-01-05: a 100%\n');
  });

  test('says in one line what two lines said', () => {
    expect(edit('design', { actualStart: '2026-01-07' })).toMatchObject({
      gone: ['actual design: started 2026-01-06', 'actual design: finished 2026-01-13'],
      come: ['actual design: started 2026-01-07, finished 2026-01-13'],
    });
  });

  test('says at the top what the plan as a whole had left unsaid', () => {
    expect(difference({ ...plan, workweek: [1, 2, 3, 4, 5, 6], benefit: 9e7 }).changed.split('\n').slice(0, 3)).toEqual(['week Mon-Sat', 'benefit 90000000', '# The wedding of Ayu and Bayu']);
  });
});
