// The chart as an SVG file that opens on its own: light, with its style inside and fonts that every machine has.
import { layoutGantt } from '../drawing/gantt.ts';
import { drawSvg } from '../drawing/svg.ts';
import type { Language } from '../format.ts';
import type { Plan } from '../plan.ts';
import type { Schedule } from '../schedule.ts';

/** Pixels; a file may be wider than a page's column. */
const width = 1600;

/** The chart's rules in docs/styles/planning-drawing.css, with the light theme's values for its tokens. */
const style = `
.gantt text { fill: #1b1a21; font: 500 12px 'Plus Jakarta Sans', system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; }
.gantt > text { fill: #5c5964; font-size: 11px; }
.gantt path { fill: none; }
.gantt .paper { fill: #fff; stroke: none; }
.gantt .free { fill: #dcd8cf; fill-opacity: 0.45; }
.gantt .grid { stroke: #dcd8cf; }
.gantt .wide, .gantt .critical text, .gantt .group text { font-weight: 700; }
.gantt .link { stroke: #5c5964; }
.gantt .head { fill: #5c5964; }
.gantt .link.critical { stroke: #9a4b22; stroke-width: 2; }
.gantt .head.critical { fill: #9a4b22; }
.gantt .float { stroke: #2c3c94; stroke-dasharray: 3 3; }
.gantt .baseline { fill: #5c5964; }
.gantt .bar { fill: #eceefa; stroke: #2c3c94; stroke-width: 1.25; stroke-linejoin: round; }
.gantt .critical .bar { fill: #9a4b22; stroke: #9a4b22; }
.gantt .group .bar { fill: #1b1a21; stroke: none; }
.gantt .task text, .gantt .group text { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
.gantt .done { fill: #2c3c94; }
.gantt .done.critical { fill: #fff; }
.gantt .deadline { fill: #fff; stroke: #1b1a21; stroke-width: 1.25; }
.gantt .deadline.missed { fill: #1b1a21; stroke: #fff; stroke-width: 3px; paint-order: stroke; }
.gantt .status { stroke: #1b1a21; stroke-width: 1.5; }
.gantt .sign path { fill: #1b1a21; }
.gantt .sign text { fill: #fff; font-size: 11px; font-weight: 700; }
`;

/** UTF-8 XML. The scale is the finest at which the whole plan fits; progress is that of the last reports. */
export function toSvg(plan: Plan, schedule: Schedule, language: Language): string {
  const layout = layoutGantt(plan, schedule, { width });
  const paper = `<path class="paper" d="M0 -100H${layout.width}V${layout.height}H0z"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawSvg(layout, language, `<style>${style.replaceAll('>', '&gt;')}</style>${paper}`)}\n`;
}
