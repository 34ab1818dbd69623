// Weekdays and holidays as words.
import { toDay, toIso } from './calendar.ts';
import { Misreading, wanted, wrong, type Reader } from './words.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Mon-Fri`, `Sun-Thu` or `Sat` as ISO weekdays. */
export function takeWeekdays(reader: Reader): number[] {
  const [first = -1, last = first, ...rest] = reader.keyword.split('-').map((name) => weekdays.indexOf(name));
  if (first < 0 || last < 0 || rest.length > 0) reader.fail(wanted.weekday);
  reader.skip(reader.keyword);
  reader.takeEnd();
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => ((first + index) % 7) + 1);
}

/** The same in words: a range where the days ascend without a gap. */
export function printWeekdays(workweek: readonly number[]): string {
  const names = workweek.map((weekday) => weekdays[weekday - 1] ?? '');
  const isRange = names.length > 1 && workweek.every((weekday, index) => weekday === (workweek[0] ?? 0) + index);
  return isRange ? `${names[0]}-${names.at(-1)}` : names.join(', ');
}

/** `2026-03-20`, or every day of `2026-03-19 to 2026-03-24`. Whether a day exists is checked with the plan. */
export function takeHolidays(reader: Reader): string[] {
  const { place } = reader;
  const first = reader.takeWord(wanted.date);
  const last = reader.skip('to') ? reader.takeWord(wanted.date) : undefined;
  reader.takeEnd();
  if (last === undefined) return [first];
  const [from, to] = [toDay(first), toDay(last)];
  if (from === undefined || to === undefined) return [first, last];
  // A slip in the year must not fill the memory.
  if (to < from || to - from >= 366) throw new Misreading(place, wrong.holidays);
  return Array.from({ length: to - from + 1 }, (_, index) => toIso(from + index));
}
