// Plans in one line a task, for tests of the engine.
import type { Plan, Relation, RelationType, Task } from '../../../../docs/labs/planning/plan.ts';

type Shorthand = string | readonly [id: string, type: RelationType, lag: number];

/** A task with its predecessors: an id for finish to start, or `['wood', 'SS', 2]`. */
export function task(id: string, duration: number, ...after: readonly Shorthand[]): Task {
  return { id, name: id, duration, after: after.map(toRelation) };
}

function toRelation(shorthand: Shorthand): Relation {
  if (typeof shorthand === 'string') return { id: shorthand, type: 'FS', lag: 0 };
  const [id, type, lag] = shorthand;
  return { id, type, lag };
}

/** A plan that starts on Monday, 5 January 2026, and works from Monday to Friday. */
export function plan(tasks: readonly Task[], facts: Partial<Plan> = {}): Plan {
  return { name: 'Test', start: '2026-01-05', workweek: [1, 2, 3, 4, 5], holidays: [], tasks, ...facts };
}

/** https://scribd.com/document/543455675/cpm */
export const elevenActivities = plan([
  task('A', 4), task('B', 6), task('C', 2), task('D', 8, 'A'), task('E', 4, 'D'), task('F', 10, 'B'), task('G', 16, 'B'), task('H', 8, 'F'), task('I', 6, 'E', 'H'), task('J', 6, 'C'), task('K', 10, 'J', 'G'),
]);

/** http://www.bizhelp24.com/small-business-portal/critical-path-analysis-part-2-4.html, whose unit is the week. */
export const elevenWeeks = plan([task('A', 1), task('B', 3, 'A'), task('C', 2, 'A'), task('D', 3, 'B'), task('E', 3, 'C'), task('F', 2, 'D', 'E'), task('G', 2, 'F')]);

/** SAS/OR sample gantte20: three relations, lag and holidays. */
export const newProduct = plan(
  [
    task('Approve', 5), task('Drawings', 10, 'Approve'), task('Study', 5, 'Approve'), task('Write', 5, 'Approve'), task('Prototype', 15, 'Drawings', 'Write'),
    task('Materials', 10, ['Prototype', 'SS', 9]), task('Facility', 10, ['Prototype', 'SS', 9]), task('Strat', 10, 'Study'), task('InitProd', 10, 'Materials', ['Facility', 'FS', 2]),
    task('TestMkt', 15, 'Strat', 'InitProd'), task('Marketing', 0, 'Strat', 'InitProd'), task('Evaluate', 10, 'InitProd'), task('Changes', 5, ['Evaluate', 'SS', 6], ['TestMkt', 'FF', 3]), task('Production', 0, 'Changes'),
  ],
  { start: '2003-12-01', holidays: ['2003-12-24', '2003-12-25', '2003-12-26', '2004-01-01'] },
);
