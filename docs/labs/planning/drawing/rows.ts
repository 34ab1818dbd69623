// The rows of a chart as SVG. What has no name and no focus of its own is one path for all rows: a thousand tasks stay a few thousand nodes.
import type { Language } from '../format.ts';
import { barHeight, barTop, half, isGroup, rowHeight, type GroupRow, type Layout, type Link, type Row, type Stretch, type TaskRow } from './layout.ts';
import { cut, escapeXml, path, text, widthOf } from './markup.ts';
import { axisUnits, ticks, xOf } from './time-scale.ts';
import { rangeText, say, valueText } from './words.ts';

/** Rows, and the links that touch them. */
export interface Piece {
  readonly rows: readonly Row[];
  readonly links: readonly Link[];
}

/** What lies behind so many rows: the days on which nobody works, the lines of the axis, the status date. */
export function drawGround({ scale, free, status }: Layout, rows: number): string {
  const height = Math.max(1, rows) * rowHeight;
  return [
    path('free', free.map((days) => block({ ...days, height }, 0)).join('')),
    path('grid', `${ticks(scale, axisUnits[scale.zoom][0]).map(({ from }) => `M${xOf(scale, from)} 0v${height}`).join('')}`),
    status ? path('status', `M${status.x} 0v${height}`) : '',
  ].join('');
}

export function drawRows({ rows, links }: Piece, layout: Layout, language: Language): string {
  const tasks = rows.filter((row): row is TaskRow => !isGroup(row));
  const all = <Item>(items: readonly Item[], data: (item: Item) => string) => items.map(data).join('');
  const both = (className: string, data: (isCritical: boolean) => string) => path(className, data(false)) + path(`${className} critical`, data(true));
  const middle = barTop + barHeight / 2;

  return [
    both('link', (isCritical) => all(links, (link) => (link.critical === isCritical ? link.line : ''))),
    both('head', (isCritical) => all(links, (link) => (link.critical === isCritical ? link.head : ''))),
    path('float', all(tasks, ({ latest, x, width, y, isPoint }) => (latest === undefined ? '' : `M${x + width + (isPoint ? half : 0)} ${y + middle}H${latest}m0 -4v8`))),
    path('baseline', all(tasks, ({ baseline, y }) => (baseline ? block({ ...baseline, height: 3 }, y + barTop + barHeight + 2) : ''))),
    all(rows, (row) => (isGroup(row) ? drawGroup(row, layout, language) : drawTask(row, layout, language))),
    both('done', (isCritical) => all(tasks, ({ x, y, width, done, scheduled }) => (done > 0 && width > 0 && scheduled.critical === isCritical ? block({ x: x + 2, width: round((width - 4) * done), height: barHeight - 8 }, y + barTop + 4) : ''))),
    path('deadline', all(tasks, ({ deadline, y }) => (deadline && !deadline.isMissed ? flag(deadline.x, y) : ''))),
    path('deadline missed', all(tasks, ({ deadline, y }) => (deadline?.isMissed ? flag(deadline.x, y) : ''))),
  ].join('');
}

function drawTask(row: TaskRow, layout: Layout, language: Language): string {
  const { task, scheduled, x, y, width, isPoint } = row;
  const { name } = task;
  const slider = layout.isInteractive ? ` role="slider" tabindex="0" aria-label="${escapeXml(say('slider', language, { name }))}" aria-valuemin="0" aria-valuemax="${layout.schedule.duration}" aria-valuenow="${scheduled.es}" aria-valuetext="${escapeXml(valueText({ ...row, name }, language))}"` : '';
  const diamond = (middle: number) => `M${middle - half} ${y + barTop + barHeight / 2}l${half} -${half} ${half} ${half} -${half} ${half}z`;
  const bar = isPoint ? diamond(x) : `M${x} ${y + barTop}h${width}v${barHeight}h${-width}z${task.milestone ? diamond(x + width) : ''}`;
  return `<g class="task${scheduled.critical ? ' critical' : ''}" data-task="${escapeXml(task.id)}"${slider}><path class="bar" d="${bar}"/>${drawName(name, { x: isPoint ? x - half : x, y, width: isPoint ? 2 * half : width, isBold: scheduled.critical }, layout)}</g>`;
}

/** The sum of a group: a line over all its tasks, with its ends turned down. */
function drawGroup({ group, x, y, width, start, finish, isFolded, count, critical }: GroupRow, layout: Layout, language: Language): string {
  const button = layout.isInteractive ? ` role="button" tabindex="0" aria-expanded="${!isFolded}" aria-label="${escapeXml(`${group}, ${rangeText(start, finish, language)}`)}"` : '';
  const line = `M${x} ${y + barTop}h${width}v9l-4 -5h${Math.min(0, 8 - width)}l-4 5z`;
  const sign = layout.isInteractive ? (isFolded ? '▸ ' : '▾ ') : '';
  const folded = isFolded ? ` (${count})` : '';
  return `<g class="group${critical ? ' critical' : ''}" data-group="${escapeXml(group)}"${button}><path class="bar" d="${line}"/>${drawName(`${sign}${group}${folded}`, { x, y, width, isBold: true }, layout)}</g>`;
}

/** A name stands over its bar. One that would run out at the right ends with the bar, and one too long for either is cut. */
function drawName(name: string, { x, y, width, isBold }: Stretch & { y: number; isBold: boolean }, layout: Layout): string {
  const [wide, right] = [widthOf(name, { isBold }), x + width];
  const label = { y: y + 11 };
  if (x + wide <= layout.width) return text(name, { ...label, x });
  if (right >= wide) return text(name, { ...label, x: right, anchor: 'end' });
  const shown = cut(name, layout.width, isBold);
  return `${shown === name ? '' : `<title>${escapeXml(name)}</title>`}${text(shown, { ...label, x: Math.max(0, layout.width - widthOf(shown, { isBold })) })}`;
}

function block({ x, width, height }: Stretch & { height: number }, y: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

/** A triangle that points at the end of a day. */
function flag(x: number, y: number): string {
  return `M${x} ${y + barTop + barHeight + 3}v${-barHeight + 3}l-5 -8h10l-5 8`;
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
