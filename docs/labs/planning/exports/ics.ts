// The schedule as a calendar of all-day events: iCalendar, RFC 5545.
import { toDay, toIso } from '../calendar.ts';
import { formatDays, type Language } from '../format.ts';
import type { Plan, Task } from '../plan.ts';
import type { Schedule, ScheduledTask } from '../schedule.ts';

export interface IcsOptions {
  readonly language: Language;
  /** When the file is made; the only thing in it that the plan does not give. */
  readonly stamp: Date;
}

/** One event a task, from its first day to its last, with the days off between; a milestone is an event of one day. */
export function toIcs(plan: Plan, schedule: Schedule, { language, stamp }: IcsOptions): string {
  const written = stamp.toISOString().replace(/[-:]|\.\d+/g, '');
  const events = plan.tasks.flatMap((task) => {
    const times = schedule.tasks[task.id];
    if (!times) return [];
    return [
      'BEGIN:VEVENT',
      `UID:${uidOf(plan, task)}`,
      `DTSTAMP:${written}`,
      `DTSTART;VALUE=DATE:${toDate(times.start)}`,
      // The end is the first day after.
      `DTEND;VALUE=DATE:${toDate(times.finish, 1)}`,
      `SUMMARY:${escapeText(task.name)}`,
      ...(task.group ? [`CATEGORIES:${escapeText(task.group)}`] : []),
      `DESCRIPTION:${escapeText(describe(task, times, language))}`,
      // Work on a task does not make the whole day busy.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Etalase//Plan//EN', `X-WR-CALNAME:${escapeText(plan.name)}`, ...events, 'END:VCALENDAR'];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const words = { en: { float: 'float', critical: 'critical' }, id: { float: 'float', critical: 'kritis' } } as const;

function describe({ duration }: Task, { totalFloat, critical }: ScheduledTask, language: Language): string {
  const { float, critical: mark } = words[language];
  return [formatDays(duration, language), `${float} ${totalFloat}`, ...(critical ? [mark] : [])].join(', ');
}

/** The same for a task whatever its dates, so that a calendar that reads the file again moves its events. */
function uidOf(plan: Plan, task: Task): string {
  return `${encodeURIComponent(task.id.toWellFormed())}.${hash(plan.name)}@plan.etalase`;
}

/** FNV-1a, 32 bits: it tells one reader's plans apart and guards nothing. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (value >>> 0).toString(36);
}

function toDate(iso: string, later = 0): string {
  return toIso((toDay(iso) ?? Number.NaN) + later).replaceAll('-', '');
}

/** RFC 5545, 3.3.11; control characters but the tab are not allowed in a text. */
function escapeText(text: string): string {
  return text.toWellFormed().replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n').replace(/[\0-\x08\x0b-\x1f\x7f]/g, '');
}

/** RFC 5545, 3.1: at most 75 octets a line, the space of a continued one included, and no character cut in two. */
function fold(line: string): string {
  let folded = '';
  let length = 0;
  for (const character of line) {
    const octets = octetsOf(character.codePointAt(0) ?? 0);
    if (length + octets > 75) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += octets;
  }
  return folded;
}

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
