// The schedule as a Mermaid Gantt chart. Dates are written out, never computed by Mermaid: its `excludes`
// stretches dates that were given (https://github.com/mermaid-js/mermaid/issues/2147) and `after` drops what comes later in the file.
import { toDay, toIso } from '../calendar.ts';
import type { Plan, Task } from '../plan.ts';
import type { Schedule, ScheduledTask } from '../schedule.ts';
import { findProgress, groupTasks } from './outline.ts';

/** The same in both languages, but for the names in the plan. */
export function toMermaid(plan: Plan, schedule: Schedule): string {
  const lines = ['gantt', `    title ${escapeName(plan.name, 'plan')}`, '    dateFormat YYYY-MM-DD'];
  for (const { name, tasks } of groupTasks(plan)) {
    if (name !== undefined) lines.push(`    section ${escapeName(name, '-')}`);
    for (const task of tasks) {
      const times = schedule.tasks[task.id];
      if (times) lines.push(`    ${escapeName(task.name, task.id)} :${describe(task, times)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** An end date in Mermaid is the first day after, as `inclusiveEndDates` is not set. */
function describe(task: Task, { start, finish, critical }: ScheduledTask): string {
  const percent = findProgress(task)?.percent ?? 0;
  const tags = [
    ...(percent >= 100 ? ['done'] : percent > 0 ? ['active'] : []),
    ...(critical ? ['crit'] : []),
    // Mermaid sets a milestone in the middle of its days, which would move one that takes several.
    ...(task.duration === 0 ? ['milestone'] : []),
  ];
  return [...tags, start, toIso((toDay(finish) ?? Number.NaN) + 1)].join(', ');
}

/** What Mermaid's grammar reads as its own, and the signs by which it marks entities within. */
const reserved = /[:#;%<>&"`\\{}ﬂ¶]/gu;
/** A line that begins so is a statement and no task, in any case of letters. */
const statement = /^(?:gantt|dateformat|axisformat|tickinterval|inclusiveenddates|topaxis|includes|excludes|todaymarker|weekday|weekend|title|acctitle|accdescr|section|click|call|href|\d{4}-\d\d-\d\d)/i;

/** Names keep every character, those of Mermaid's grammar as entities (`#58;`); white space becomes one space. */
function escapeName(name: string, fallback: string): string {
  const text = name.toWellFormed().replace(/[\s\0-\x1f\x7f]+/g, ' ').trim() || fallback;
  const escaped = text.replace(reserved, toEntity);
  return statement.test(escaped) ? toEntity(escaped.charAt(0)) + escaped.slice(1) : escaped;
}

function toEntity(character: string): string {
  return `#${character.codePointAt(0)};`;
}
