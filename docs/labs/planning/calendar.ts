// Days are whole numbers since 1970-01-01, so that no time zone or clock change can move one. Units are working days of one plan.

/** ISO weekdays, Monday to Friday. */
export const defaultWorkweek: readonly number[] = [1, 2, 3, 4, 5];

/** The day number of `2026-01-05`; undefined for any text that is no day of the calendar. */
export function toDay(iso: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return undefined;
  const day = Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
  // Engines differ in whether February 30 is refused or becomes March 2.
  return toIso(day) === iso ? day : undefined;
}

/** `2026-01-05` of a day number; empty for none. */
export function toIso(day: number): string {
  return Number.isFinite(day) ? new Date(day * 86_400_000).toISOString().slice(0, 10) : '';
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: number): number {
  return modulo(day + 3, 7) + 1;
}

/** The working days of a plan as units: unit 0 is the first working day at or after the plan's start, days before have negative ones. */
export interface Calendar {
  /** The first unit at or after a day. */
  unitOf(day: number): number;
  /** The exclusive unit at the end of a day: how many working days have passed since the start. */
  unitsThrough(day: number): number;
  /** The day of a unit. */
  startDay(unit: number): number;
  /** The last day of what finishes at an exclusive unit: the day of the unit before. */
  finishDay(unit: number): number;
  isWorking(day: number): boolean;
}

export interface CalendarSource {
  readonly start: string;
  readonly workweek?: readonly number[];
  readonly holidays?: readonly string[];
}

/** Each answer takes O(log holidays), however far away the day. The source's dates must exist and its week have a day. */
export function createCalendar({ start, workweek = defaultWorkweek, holidays = [] }: CalendarSource): Calendar {
  const week = createWeek(workweek);
  const days = new Set(holidays.map((iso) => toDay(iso) ?? Number.NaN));
  const free = [...days].filter((day) => week.has(day)).sort((a, b) => a - b);
  /** How many working days come before each free day; never falls. */
  const workedBefore = free.map((day, index) => week.before(day) - index);
  const workedUntil = (day: number) => week.before(day) - countBelow(free, day);
  const origin = workedUntil(toDay(start) ?? Number.NaN);

  const startDay = (unit: number) => week.day(unit + origin + countBelow(workedBefore, unit + origin + 1));
  return {
    unitOf: (day) => workedUntil(day) - origin,
    unitsThrough: (day) => workedUntil(day + 1) - origin,
    startDay,
    finishDay: (unit) => startDay(unit - 1),
    isWorking: (day) => week.has(day) && !days.has(day),
  };
}

/** Counts the days of a week without holidays from a fixed Monday, in both directions. */
function createWeek(workweek: readonly number[]) {
  const offsets = [...new Set(workweek)].sort((a, b) => a - b).map((weekday) => weekday - 1);
  // Day -3 was a Monday.
  const monday = -3;
  return {
    has: (day: number) => offsets.includes(weekdayOf(day) - 1),
    before(day: number): number {
      const offset = weekdayOf(day) - 1;
      return Math.floor((day - monday) / 7) * offsets.length + offsets.filter((other) => other < offset).length;
    },
    day: (count: number) => monday + Math.floor(count / offsets.length) * 7 + (offsets[modulo(count, offsets.length)] ?? Number.NaN),
  };
}

/** How many of the ascending numbers are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
