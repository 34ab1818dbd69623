// What a chart says, in both languages. Days are formatted in UTC: a day has no time zone to be shifted by.
import type { Bilingual, Language } from '../format.ts';
import type { ScheduledTask } from '../schedule.ts';

/** Words with their `{places}` filled. */
export function speaker<Key extends string>(words: Readonly<Record<Key, Bilingual>>) {
  return (key: Key, language: Language, values: Readonly<Record<string, string | number>> = {}): string =>
    words[key][language].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** What the chart and its key say. */
export const say = speaker({
  gantt: { en: 'Gantt chart of {name}', id: 'Bagan Gantt {name}' },
  part: { en: 'rows {first} to {last} of {count}', id: 'baris {first} sampai {last} dari {count}' },
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
  keyFree: { en: 'nobody works', id: 'hari libur' },
});

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

/** `5–9 January`, `28 January – 3 February`, from two day numbers. Intl's formatRange says the same in fifty times the time: a bar has one. */
export function rangeText(first: number, last: number, language: Language): string {
  const [from, to] = [first, last].map((day) => new Date(day * 86_400_000)) as [Date, Date];
  const year = (date: Date) => (from.getUTCFullYear() === to.getUTCFullYear() ? '' : ` ${date.getUTCFullYear()}`);
  const text = (date: Date) => `${date.getUTCDate()} ${monthName(date, language)}${year(date)}`;
  if (first === last) return text(from);
  const isOneMonth = from.getUTCMonth() === to.getUTCMonth() && year(from) === '';
  return `${isOneMonth ? `${from.getUTCDate()}–` : `${text(from)} – `}${text(to)}`;
}

const monthNames: Record<Language, string[]> = { en: [], id: [] };

function monthName(date: Date, language: Language): string {
  return (monthNames[language][date.getUTCMonth()] ??= formatter(language, { month: 'long' }).format(date));
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
