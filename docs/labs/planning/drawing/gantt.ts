// The Gantt chart as SVG. Data in, text out: the same when the site is built, in the reader's browser, and in tests.
import type { Language } from '../format.ts';
import { axisHeight, drawAxis } from './axis.ts';
import { rowHeight, type Layout, type Link } from './layout.ts';
import { escapeXml, named } from './markup.ts';
import { drawGround, drawRows, type Piece } from './rows.ts';
import { say } from './words.ts';

export { layoutGantt, type GanttOptions, type Layout } from './layout.ts';

/** Rows that stay together on paper: two such pieces fill an upright page, one a page that lies. */
export const pieceRows = 12;

/**
 * The chart for a page: one element, which scrolls; in it the axis, and the rows in pieces that paper can part.
 * Each piece of a static chart is an image with title and description. In an interactive one each bar is a slider
 * (`[data-task]`) over working-day numbers, and each group a button (`[data-group]`). The `id` is unique within the page;
 * `description` is that of an image, by describeGantt.
 */
export function drawGantt(layout: Layout, language: Language, { id = 'gantt', description = '' } = {}): string {
  const { plan, width, rows, isInteractive } = layout;
  const name = say('gantt', language, { name: plan.name });
  const axis = (content: string) => `<svg class="axis" width="${width}" height="${axisHeight}" viewBox="0 -${axisHeight} ${width} ${axisHeight}" aria-hidden="true">${content}</svg>`;
  const pieces = toPieces(layout).map((piece, index, { length }) => {
    const [first, count] = [index * pieceRows, piece.rows.length];
    const size = `width="${width}" height="${count * rowHeight}" viewBox="0 ${first * rowHeight} ${width} ${count * rowHeight}"`;
    const part = length > 1 ? `, ${say('part', language, { first: first + 1, last: first + count, count: rows.length })}` : '';
    const opening = isInteractive ? `<svg ${size}>` : `<svg ${size} ${named(`${id}-${index}`, name + part, index ? '' : description)}`;
    // Weeks times pieces would grow with the square of a plan: what is the same in each is there once. Styles reach a copy only by classes within it.
    const ground = index ? `<use href="#${id}-ground" y="${first * rowHeight}"/>` : `<g id="${id}-ground" class="gantt">${drawGround(layout, pieceRows)}</g>`;
    return `${index && !isInteractive ? axis(`<use href="#${id}-axis"/>`) : ''}${opening}${ground}${drawRows(piece, layout, language)}</svg>`;
  });
  const role = isInteractive ? 'role="group"' : 'role="region" tabindex="0"';
  return `<div class="gantt" ${role} aria-label="${escapeXml(name)}">${axis(`<g id="${id}-axis" class="gantt axis">${drawAxis(layout, language)}</g>`)}${pieces.join('')}</div>`;
}

/** Each with the links that touch its rows, which may be many pieces long. */
function toPieces({ rows, links }: Layout): Piece[] {
  const pieces = Array.from({ length: Math.max(1, Math.ceil(rows.length / pieceRows)) }, (_, index) => ({ rows: rows.slice(index * pieceRows, (index + 1) * pieceRows), links: [] as Link[] }));
  for (const link of links) {
    const [first, last] = link.rows;
    for (let piece = Math.floor(first / pieceRows); piece <= Math.floor(last / pieceRows); piece++) pieces[piece]!.links.push(link);
  }
  return pieces;
}
