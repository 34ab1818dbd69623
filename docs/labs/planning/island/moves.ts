// What moving or stretching a bar does to the plan: always by working days, never by pixels.
import { createCalendar, toIso } from '../calendar.ts';
import type { Plan, Task } from '../plan.ts';
import type { Schedule } from '../schedule.ts';

export interface Move {
  readonly plan: Plan;
  /** Set when the task was to start earlier than it can: the predecessor that holds it, or null for the plan's start. */
  readonly heldBy?: string | null;
}

/** Lets a task begin on a working unit (0: the plan's first) by a 'not before'; without one where its relations alone lead there. */
export function moveTask(plan: Plan, schedule: Schedule, { id, unit }: { id: string; unit: number }): Move {
  const task = taskOf(plan, id);
  const { earliest, heldBy } = earliestStart(task, schedule);
  const notBefore = unit > earliest ? toIso(createCalendar(plan).startDay(unit)) : undefined;
  return { plan: notBefore === task.notBefore ? plan : changeTask(plan, id, { notBefore }), ...(unit < earliest && { heldBy }) };
}

/** The unit on whose day the relations of a task let it begin, and the predecessor that holds it there. */
export function earliestStart({ after, duration }: Task, { tasks }: Schedule): { earliest: number; heldBy: string | null } {
  let earliest = 0;
  let heldBy: string | null = null;
  for (const { id, type, lag } of after) {
    const { es, ef } = tasks[id]!;
    const start = (type[0] === 'F' ? ef : es) + lag - (type[1] === 'F' ? duration : 0);
    if (start <= earliest) continue;
    earliest = start;
    heldBy = id;
  }
  // A point that waits for others to finish stands at the end of their last day.
  const isOnFinishSide = duration === 0 && heldBy !== null && after.every(({ type }) => type === 'FS');
  return { earliest: isOnFinishSide ? earliest - 1 : earliest, heldBy };
}

/** A property that is undefined is taken away. */
export function changeTask(plan: Plan, id: string, change: Partial<Task>): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => (task.id === id ? withoutUndefined({ ...task, ...change }) : task)) };
}

/** Takes a task away, and whatever names it. */
export function removeTask(plan: Plan, id: string): Plan {
  const tasks = plan.tasks.filter((task) => task.id !== id).map((task) => (task.after.some((relation) => relation.id === id) ? { ...task, after: task.after.filter((relation) => relation.id !== id) } : task));
  if (!plan.baseline || !(id in plan.baseline)) return { ...plan, tasks };
  const { [id]: _, ...baseline } = plan.baseline;
  return { ...plan, tasks, baseline };
}

export function taskOf(plan: Plan, id: string): Task {
  return plan.tasks.find((task) => task.id === id)!;
}

function withoutUndefined(task: Task): Task {
  return Object.fromEntries(Object.entries(task).filter(([, value]) => value !== undefined)) as unknown as Task;
}
