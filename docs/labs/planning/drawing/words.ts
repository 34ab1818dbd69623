// What a drawing says, in both languages. Days are formatted in UTC: a day has no time zone to be shifted by.
import { formatDay, formatDays, type Bilingual, type Language } from '../format.ts';
import type { Plan } from '../plan.ts';
import type { Schedule, ScheduledTask } from '../schedule.ts';

/** What the chart and its key name. */
export const words = {
  gantt: { en: 'Gantt chart of {name}', id: 'Bagan Gantt {name}' },
  part: { en: 'rows {first} to {last} of {count}', id: 'baris {first} sampai {last} dari {count}' },
  extent: { en: '{count} tasks, {days}, {start} to {finish}.', id: '{count} tugas, {days}, {start} sampai {finish}.' },
  one: { en: '1 task, {days}, {start} to {finish}.', id: '1 tugas, {days}, {start} sampai {finish}.' },
  path: { en: 'Critical: {names}.', id: 'Kritis: {names}.' },
  more: { en: '{names} and {count} more', id: '{names}, dan {count} lainnya' },
  statusAt: { en: 'Status of {date}.', id: 'Status per {date}.' },
  status: { en: 'Status', id: 'Status' },
  slider: { en: 'Start of {name}', id: 'Mulai {name}' },
  milestone: { en: 'milestone', id: 'tonggak' },
  float: { en: 'float {count} days', id: 'float {count} hari' },
  floatOne: { en: 'float 1 day', id: 'float 1 hari' },
  critical: { en: 'critical', id: 'kritis' },
  keyCritical: { en: 'critical: filled', id: 'kritis: terisi' },
  keyTask: { en: 'has float: outlined', id: 'punya float: bergaris tepi' },
  keyFloat: { en: 'float', id: 'float' },
  keyDone: { en: 'done', id: 'selesai' },
  keyBaseline: { en: 'baseline', id: 'baseline' },
  keyMilestone: { en: 'milestone', id: 'tonggak' },
  keyDeadline: { en: 'deadline', id: 'tenggat' },
  keyMissed: { en: 'deadline missed', id: 'tenggat terlewat' },
  keyStatus: { en: 'status date', id: 'tanggal status' },
  curve: { en: 'Planned value, earned value and actual cost on {date}', id: 'Planned value, earned value, dan actual cost per {date}' },
  curveNow: {
    en: 'Planned value {pv}, earned value {ev}, actual cost {ac}. Of a budget of {bac}, {eac} are expected to be spent by {finish}.',
    id: 'Planned value {pv}, earned value {ev}, actual cost {ac}. Dari anggaran {bac}, diperkirakan terpakai {eac} sampai {finish}.',
  },
  curveEnd: { en: 'Finished on {finish}: {ac} spent of a budget of {bac}.', id: 'Selesai pada {finish}: terpakai {ac} dari anggaran {bac}.' },
  noMoney: { en: 'No costs in the plan, no curve.', id: 'Tanpa biaya dalam rencana, tidak ada kurva.' },
  budget: { en: 'budget', id: 'anggaran' },
  keyPv: { en: 'planned (PV)', id: 'rencana (PV)' },
  keyEv: { en: 'earned (EV)', id: 'hasil (EV)' },
  keyAc: { en: 'spent (AC)', id: 'biaya (AC)' },
  keyEac: { en: 'expected (EAC)', id: 'perkiraan (EAC)' },
  keyFree: { en: 'nobody works', id: 'hari libur' },
} as const satisfies Record<string, Bilingual>;

/** The words with their `{places}` filled. */
export function say(key: keyof typeof words, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  return words[key][language].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(language === 'id' ? 'id' : 'en-GB', { ...options, timeZone: 'UTC' })));
  return format;
}

/** A day number in the given parts. */
export function dayText(day: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  return formatter(language, options).format(day * 86_400_000);
}

/** `5–9 January`, from two day numbers. */
export function rangeText(first: number, last: number, language: Language): string {
  return formatter(language, { day: 'numeric', month: 'long' }).formatRange(first * 86_400_000, last * 86_400_000);
}

export interface Told {
  readonly name: string;
  readonly start: number;
  readonly finish: number;
  readonly isPoint: boolean;
  readonly scheduled: ScheduledTask;
}

/** `Design, 5–9 January, float 3 days` */
export function valueText({ name, start, finish, isPoint, scheduled: { totalFloat, critical } }: Told, language: Language): string {
  const float = say(totalFloat === 1 ? 'floatOne' : 'float', language, { count: String(totalFloat).replace('-', '−') });
  return [name, rangeText(start, finish, language), isPoint && say('milestone', language), float, critical && say('critical', language)].filter(Boolean).join(', ');
}

/** How many names a description counts up before it says how many more there are. */
const namesTold = 12;

/** What the chart shows, in sentences: extent, critical path, status date. */
export function describeGantt({ tasks }: Plan, schedule: Schedule, { language, status }: { language: Language; status?: number | undefined }): string {
  const start = tasks.reduce((first, { id }) => (schedule.tasks[id]!.start < first ? schedule.tasks[id]!.start : first), schedule.finish);
  const names = new Map(tasks.map(({ id, name }) => [id, name]));
  const told = schedule.criticalPath.slice(0, namesTold).map((id) => names.get(id)).join(', ');
  const rest = schedule.criticalPath.length - namesTold;
  return [
    say(tasks.length === 1 ? 'one' : 'extent', language, { count: tasks.length, days: formatDays(schedule.duration, language), start: formatDay(start, language), finish: formatDay(schedule.finish, language) }),
    told && say('path', language, { names: rest > 0 ? say('more', language, { names: told, count: rest }) : told }),
    status !== undefined && say('statusAt', language, { date: dayText(status, language, { day: 'numeric', month: 'long', year: 'numeric' }) }),
  ].filter(Boolean).join(' ');
}
