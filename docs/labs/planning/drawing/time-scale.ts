// Where a day stands on the paper. A position is made from a day number and never read back as a date.
import { weekdayOf } from '../calendar.ts';

export type Zoom = 'day' | 'week' | 'month';

/** Pixels a day, at least; where there is room, up to so many times as much. */
const dayWidths = { day: 22, week: 7, month: 2.5 } as const;
const stretch = 1.6;
/** Room at either side for what hangs on the first and last day: links, half a diamond. */
const margin = 14;
/** Pixels: below, a name has no room. */
const narrowest = 320;

export interface TimeScale {
  readonly zoom: Zoom;
  /** The day number at `x = margin`. */
  readonly firstDay: number;
  readonly days: number;
  /** Pixels; a multiple of 1/8, so that every position is exact. */
  readonly dayWidth: number;
  readonly width: number;
}

export interface ScaleOptions {
  readonly zoom?: Zoom;
  /** Pixels that the drawing is to fill, in place of a zoom. */
  readonly width?: number;
  /** Pixels that the drawing is to fill at least: with wider days, then with days after the last. */
  readonly atLeast?: number;
}

/** A scale from one day number through another. */
export function createTimeScale(firstDay: number, lastDay: number, { zoom, width, atLeast = width ?? narrowest }: ScaleOptions): TimeScale {
  const needed = lastDay + 1 - firstDay;
  const fitting = (pixels: number, least: number, most: number) => Math.min(most, Math.max(least, Math.floor(((pixels - 2 * margin) / needed) * 8) / 8));
  const usual = dayWidths[zoom ?? 'day'];
  const dayWidth = width && !zoom ? fitting(width, 0.125, 40) : fitting(atLeast, usual, usual * stretch);
  const days = Math.max(needed, Math.floor((Math.max(narrowest, atLeast) - 2 * margin) / dayWidth));
  return { zoom: zoom ?? zoomOf(dayWidth), firstDay, days, dayWidth, width: days * dayWidth + 2 * margin };
}

function zoomOf(dayWidth: number): Zoom {
  if (dayWidth >= 15) return 'day';
  return dayWidth >= 4 ? 'week' : 'month';
}

/** The left edge of a day; of the day after, its right edge. */
export function xOf({ firstDay, dayWidth }: TimeScale, day: number): number {
  return margin + (day - firstDay) * dayWidth;
}

export type TickUnit = 'day' | 'week' | 'month' | 'year';

/** A stretch of the axis: its first day and the day after its last, both within the scale. */
export interface Tick {
  readonly from: number;
  readonly to: number;
}

/** What the two lines of the axis count, the wider above. */
export const axisUnits: Record<Zoom, readonly [TickUnit, TickUnit]> = { day: ['week', 'day'], week: ['month', 'week'], month: ['year', 'month'] };

export function ticks({ firstDay, days }: Pick<TimeScale, 'firstDay' | 'days'>, unit: TickUnit): Tick[] {
  const end = firstDay + days;
  const result: Tick[] = [];
  for (let from = firstDay; from < end; ) {
    const to = Math.min(end, nextOf(unit, from));
    result.push({ from, to });
    from = to;
  }
  return result;
}

/** The first day of the next week, month or year. */
function nextOf(unit: TickUnit, day: number): number {
  if (unit === 'day') return day + 1;
  if (unit === 'week') return day + 8 - weekdayOf(day);
  const date = new Date(day * 86_400_000);
  const month = unit === 'month' ? date.getUTCMonth() + 1 : 12;
  return Date.UTC(date.getUTCFullYear(), month, 1) / 86_400_000;
}
