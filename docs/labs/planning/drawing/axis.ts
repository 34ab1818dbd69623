// The dates above a chart, in two lines, and the sign of the status date.
import type { Language } from '../format.ts';
import type { Layout } from './layout.ts';
import { path, text, widthOf } from './markup.ts';
import { axisUnits, ticks, xOf, type TickUnit, type Zoom } from './time-scale.ts';
import { dayText, say } from './words.ts';

export const axisHeight = 42;

const year = { year: 'numeric' } as const;
/** How each line of the axis writes its dates. */
const parts: Record<Zoom, readonly [Intl.DateTimeFormatOptions, Intl.DateTimeFormatOptions]> = {
  day: [{ day: 'numeric', month: 'long', ...year }, { day: 'numeric' }],
  week: [{ month: 'long', ...year }, { day: 'numeric' }],
  month: [year, { month: 'short' }],
};

/** SVG of the axis, standing on y = 0. */
export function drawAxis({ scale, status, width }: Layout, language: Language): string {
  const [upper, lower] = axisUnits[scale.zoom];
  const label = (unit: TickUnit, line: 0 | 1) =>
    ticks(scale, unit).map(({ from, to }) => {
      const content = dayText(from, language, parts[scale.zoom][line]);
      const [x, room] = [xOf(scale, from), (to - from) * scale.dayWidth];
      if (widthOf(content, { size: 11 }) > room - (unit === 'day' ? 0 : 4)) return '';
      return unit === 'day' ? text(content, { x: x + room / 2, y: -8, anchor: 'middle' }) : text(content, { x: x + 4, y: line ? -8 : -26, className: line ? '' : 'wide' });
    });
  const strokes = (unit: TickUnit, top: number) => ticks(scale, unit).map(({ from }) => `M${xOf(scale, from)} ${top}V0`).join('');
  return path('grid', `${strokes(upper, -axisHeight)}${lower === 'day' ? '' : strokes(lower, -20)}M0 0H${width}`) + [...label(upper, 0), ...label(lower, 1)].join('') + drawSign(status, { width, language });
}

function drawSign(status: Layout['status'], { width, language }: { width: number; language: Language }): string {
  if (!status) return '';
  const content = `${say('status', language)} ${dayText(status.day, language, { day: 'numeric', month: 'short' })}`;
  const wide = widthOf(content, { size: 11 }) + 12;
  const x = Math.min(width - wide, Math.max(0, status.x - wide / 2));
  return `<g class="sign"><path d="M${x} -21h${wide}v16h-${wide}zM${status.x - 5} -5h10l-5 5z"/>${text(content, { x: x + wide / 2, y: -9, anchor: 'middle' })}</g>`;
}
