// The chart as one SVG element, for a file.
import type { Language } from '../format.ts';
import { axisHeight, drawAxis } from './axis.ts';
import { describeGantt } from './describe.ts';
import type { Layout } from './layout.ts';
import { named } from './markup.ts';
import { drawGround, drawRows } from './rows.ts';
import { say } from './words.ts';

/** Axis and all; `head` comes before what is drawn. */
export function drawSvg(layout: Layout, language: Language, head = ''): string {
  const { width, height, plan, schedule, rows, status } = layout;
  const size = `width="${width}" height="${axisHeight + height}" viewBox="0 -${axisHeight} ${width} ${axisHeight + height}"`;
  const description = describeGantt(plan, schedule, { language, status: status?.day });
  const opening = `<svg xmlns="http://www.w3.org/2000/svg" class="gantt" ${size} ${named('gantt', say('gantt', language, { name: plan.name }), description)}`;
  return `${opening}${head}${drawAxis(layout, language)}${drawGround(layout, rows.length)}${drawRows(layout, layout, language)}</svg>`;
}
