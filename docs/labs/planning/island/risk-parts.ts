// What a simulation says, as HTML: the dates, how the runs spread, and each task's share in it. Drawn at build time and by the worker.
import { fill } from '../../../console/fill.ts';
import { createCalendar, toIso } from '../calendar.ts';
import { path, text } from '../drawing/markup.ts';
import { formatDay, formatDays, formatNumber } from '../format.ts';
import type { Plan } from '../plan.ts';
import { histogram, pert, pertPath, type Simulation } from '../risk.ts';
import { html, Markup } from './markup.ts';
import type { ReviewContext } from './review-parts.ts';
import { drawTable } from './review-table.ts';

export function drawRisk(simulation: Simulation, { plan, language, texts }: ReviewContext): Markup {
  if (!plan.tasks.some(({ estimate }) => estimate)) return html`<p>${texts.noEstimates}</p>`;
  const { runs, p50Date, p80Date, onPlan, planned } = simulation;
  const percent = (share: number) => `${formatNumber(share * 100, language, 1)}%`;
  const day = (days: number) => formatDay(dateOf(days, plan), language);
  const outcome = fill(texts.outcome, { runs: formatNumber(runs, language), p50: formatDay(p50Date, language), p80: formatDay(p80Date, language), plan: day(planned), share: percent(onPlan) });
  const { mean, variance, chance } = pertPath(plan);
  const byPert = fill(texts.byPert, { mean: formatDays(Math.round(mean * 10) / 10, language), deviation: formatNumber(Math.sqrt(variance), language, 1), chance: percent(chance(planned)), share: percent(onPlan) });
  return html`<p class="headline">${outcome}</p>${drawHistogram(simulation, { plan, language, texts })}<p>${byPert}</p>${drawEstimates(simulation, { plan, language, texts })}`;
}

/** Tasks with estimates, and all that were ever critical. */
function drawEstimates({ criticality }: Simulation, { plan, language, texts }: ReviewContext): Markup {
  const tasks = plan.tasks.filter(({ id, estimate }) => estimate || criticality[id]);
  const number = (value: number | undefined, decimals = 1) => (value === undefined ? '' : formatNumber(value, language, decimals));
  return drawTable(
    [texts.task, texts.optimistic, texts.likely, texts.pessimistic, texts.mean, texts.deviation, texts.criticality],
    tasks.map((task) => {
      const { mean, variance } = pert(task);
      return [task.name, ...[0, 1, 2].map((index) => number(task.estimate?.[index])), number(mean), number(Math.sqrt(variance)), `${number((criticality[task.id] ?? 0) * 100)}%`];
    }),
  );
}

const size = { width: 360, height: 136, left: 4, right: 356, top: 46, bottom: 116 };

/** Full bars: runs that kept the plan's finish. Open ones: later runs. */
function drawHistogram(simulation: Simulation, { plan, language, texts }: ReviewContext): Markup {
  const bins = histogram(simulation);
  const { p50, p80, planned } = simulation;
  const [low, high] = [Math.min(bins[0]!.from, planned - 1), Math.max(bins.at(-1)!.to, planned + 1)];
  const most = Math.max(...bins.map(({ count }) => count));
  const x = (days: number) => round(size.left + ((days - low) / (high - low)) * (size.right - size.left));
  const bars = (isLate: boolean) => bins.filter(({ to }) => to > planned === isLate).map(({ from, to, count }) => `M${x(from) + 0.75} ${size.bottom}V${round(size.bottom - (count / most) * (size.bottom - size.top))}H${x(to) - 0.75}V${size.bottom}Z`).join('');
  const marks = [[texts.plan, planned], ['P50', p50], ['P80', p80]] as const;
  const label = (days: number) => (x(days) > size.width / 2 ? { x: x(days) - 3, anchor: 'end' as const } : { x: x(days) + 3 });
  const edge = (days: number) => formatDay(dateOf(days, plan), language);
  const parts = [
    path('kept', bars(false)), path('late', bars(true)), path('axis', `M${size.left} ${size.bottom}H${size.right}`),
    ...marks.map(([name, days], index) => path('mark', `M${x(days)} ${4 + index * 14}V${size.bottom}`) + text(`${name}, ${edge(days)}`, { ...label(days), y: 13 + index * 14 })),
    text(edge(low + 1), { x: size.left, y: size.height - 6 }), text(edge(high), { x: size.right, y: size.height - 6, anchor: 'end' }),
  ];
  return html`<svg class="histogram" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${texts.histogram}">${new Markup(parts.join(''))}</svg>`;
}

function dateOf(days: number, plan: Plan): string {
  return toIso(createCalendar(plan).finishDay(Math.max(1, Math.ceil(days - 1e-9))));
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
