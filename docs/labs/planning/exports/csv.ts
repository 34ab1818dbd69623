// A plan and its schedule as a table for spreadsheets: RFC 4180, UTF-8, ISO dates.
import type { Language } from '../format.ts';
import type { Plan, Relation, Task } from '../plan.ts';
import type { Schedule, ScheduledTask } from '../schedule.ts';
import { findProgress, sumCosts } from './outline.ts';

type Cell = string | number | undefined;

const headers: Readonly<Record<Language, readonly string[]>> = {
  en: ['Id', 'Task', 'Group', 'Start', 'Finish', 'Working days', 'After', 'Total float', 'Free float', 'Critical', 'Milestone', 'Not before', 'Deadline', 'Cost', 'Percent done', 'Spent'],
  id: ['Id', 'Kegiatan', 'Kelompok', 'Mulai', 'Selesai', 'Hari kerja', 'Setelah', 'Total float', 'Free float', 'Kritis', 'Milestone', 'Tidak sebelum', 'Tenggat', 'Biaya', 'Persen selesai', 'Terpakai'],
};
const yes: Readonly<Record<Language, string>> = { en: 'yes', id: 'ya' };

/** A header row and one row a task, in the plan's order; lines end in CRLF. Commas separate and points are decimal in both languages. */
export function toCsv(plan: Plan, schedule: Schedule, language: Language): string {
  const rows = plan.tasks.map((task) => rowOf(task, schedule.tasks[task.id], yes[language]));
  return [headers[language], ...rows].map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function rowOf(task: Task, times: ScheduledTask | undefined, marked: string): Cell[] {
  const progress = findProgress(task);
  return [
    task.id, task.name, task.group, times?.start, times?.finish, task.duration, (task.after ?? []).map(nameRelation).join('; '),
    times?.totalFloat, times?.freeFloat, times?.critical ? marked : '', task.milestone || task.duration === 0 ? marked : '',
    task.notBefore, task.deadline, task.costs && sumCosts(task), progress?.percent, progress?.cost,
  ];
}

/** As schedulers abbreviate it: `design FS+2`. */
function nameRelation({ id, type, lag }: Relation): string {
  return `${id} ${type}${lag > 0 ? '+' : ''}${lag || ''}`;
}

/**
 * Spreadsheets run a text that begins like a formula (OWASP, CSV injection): an apostrophe before it stops that.
 * One is added where some stand already, so that taking one away gives every text back.
 */
function toCell(value: Cell): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = value.replace(/^(?='*[=+\-@＝＋－＠\t\r\n])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
