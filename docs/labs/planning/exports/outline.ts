// What several exports ask of a plan: its tasks by group, and how far each is.
import type { Plan, Progress, Task } from '../plan.ts';

export interface Group {
  /** Missing for the tasks that stand in no group. */
  readonly name?: string;
  readonly tasks: readonly Task[];
}

/** Tasks without a group come first, so that none falls under another's heading; then the groups as they first appear. */
export function groupTasks({ tasks }: Pick<Plan, 'tasks'>): Group[] {
  const groups = new Map<string, Task[]>([['', []]]);
  for (const task of tasks) {
    const name = task.group ?? '';
    const members = groups.get(name);
    if (members) members.push(task);
    else groups.set(name, [task]);
  }
  return [...groups].filter(([, members]) => members.length > 0).map(([name, members]) => ({ name: name || undefined, tasks: members }));
}

/** The last that was reported; a task with an actual finish is done, whatever was reported before. */
export function findProgress({ progress = [], actualFinish }: Task): Progress | undefined {
  const last = progress.reduce<Progress | undefined>((latest, report) => (latest && latest.date > report.date ? latest : report), undefined);
  return actualFinish === undefined ? last : { date: actualFinish, percent: 100, cost: last?.cost ?? 0 };
}

/** In the plan's currency. */
export function sumCosts({ costs = [] }: Task): number {
  return costs.reduce((sum, { amount }) => sum + amount, 0);
}
