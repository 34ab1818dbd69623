// The regions of a review as HTML: status and decision, tasks, milestones, health, the end.
import { fill } from '../../../console/fill.ts';
import { formatDay, formatDays, formatMoney, formatNumber } from '../format.ts';
import type { Review, Status } from '../review.ts';
import { html, type Markup } from './markup.ts';
import type { FigureContext } from './review-figures.ts';
import { drawTable } from './review-table.ts';

export type ReviewContext = FigureContext;

/** Each status has a shape of its own: colour alone tells nothing. */
const shapes: Record<Status, string> = { green: 'M8 1a7 7 0 1 0 .01 0z', amber: 'M8 1l7.5 13.5H.5z', red: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z' };

export function drawVerdict(review: Review, context: ReviewContext): Markup {
  const { texts } = context;
  const { status, decision, end } = review;
  return html`<p class="verdict ${status}"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="${shapes[status]}"/></svg>${texts[status]}</p>
<p class="headline">${!end && html`<strong>${texts[decision]}.</strong> `}${headline(review, context)}</p>`;
}

export function drawReasons({ reasons }: Review, { language }: ReviewContext): Markup {
  return html`<ul class="reasons">${reasons.map(({ rule, level, text }) => html`<li class="${level}" data-rule="${rule}">${text[language]}</li>`)}</ul>`;
}

/** When it ends and what it costs, in two sentences. */
export function headline({ expectedFinish, slip, end, outlook, bac, ac }: Review, { plan, language, texts }: ReviewContext): string {
  const days = formatDays(Math.abs(slip), language);
  const finish = fill(texts[end ? 'ended' : 'headline'], { finish: formatDay(end?.actualFinish ?? expectedFinish, language), slip: fill(texts[slip > 0 ? 'late' : slip < 0 ? 'early' : 'onTime'], { days }) });
  const cost = end ? ac : outlook.cost;
  if (!bac) return finish;
  const money = (amount: number) => formatMoney(amount, plan.currency, language);
  const over = Math.round(cost - bac);
  const variance = fill(texts[over > 0 ? 'over' : over < 0 ? 'under' : 'onBudget'], { amount: money(Math.abs(over)) });
  return `${finish} ${fill(texts[end ? 'costed' : 'costs'], { eac: money(cost), variance })}`;
}

export function drawTasks(review: Review, { plan, language, texts }: ReviewContext): Markup {
  const names = new Map(plan.tasks.map(({ id, name }) => [id, name]));
  const money = (amount: number) => (review.bac || review.ac ? formatNumber(amount, plan.currency === 'IDR' ? 'id' : language) : '—');
  const heads = [texts.task, texts.percent, texts.planned, texts.expected, texts.slip, texts.floatLeft, 'BAC', 'EV', 'AC', 'CV'];
  const rows = review.tasks.map(({ id, percent, planned, expected, finishVariance, floatLeft, bac, ev, ac, cv }) => [
    names.get(id) ?? id, formatNumber(percent, language, 1), formatDay(planned.finish, language), formatDay(expected.finish, language), formatNumber(finishVariance, language), formatNumber(floatLeft, language), ...[bac, ev, ac, cv].map(money),
  ]);
  return drawTable(heads, rows, (index) => (review.tasks[index]!.finishVariance > 0 ? 'late' : ''));
}

export function drawMilestones({ milestones }: Review, { plan, language, texts }: ReviewContext): Markup {
  if (milestones.length === 0) return html`<p>${texts.noMilestones}</p>`;
  const names = new Map(plan.tasks.map(({ id, name }) => [id, name]));
  return drawTable(
    [texts.milestone, texts.planned, texts.expected, texts.slip],
    milestones.map(({ id, planned, expected, slip }) => [names.get(id) ?? id, formatDay(planned, language), formatDay(expected, language), formatNumber(slip, language)]),
  );
}

export function drawHealth({ health }: Review, { language, texts }: ReviewContext): Markup {
  return health.length === 0 ? html`<p>${texts.noHealth}</p>` : html`<ul>${health.map(({ text }) => html`<li>${text[language]}</li>`)}</ul>`;
}

/** Nothing while a task is unfinished. */
export function drawEnd({ end }: Review, { plan, language, texts }: ReviewContext): Markup {
  if (!end) return html``;
  const money = (amount: number) => formatMoney(amount, plan.currency, language);
  const rows = [
    [texts.finish, formatDay(end.plannedFinish, language), formatDay(end.actualFinish, language)],
    [texts.cost, money(end.plannedCost), money(end.actualCost)],
  ];
  return html`${drawTable(['', texts.plan, texts.actual], rows)}${end.lessons.length > 0 && html`<p><b>${texts.lessons}</b></p><ul>${end.lessons.map((lesson) => html`<li>${lesson[language]}</li>`)}</ul>`}`;
}
