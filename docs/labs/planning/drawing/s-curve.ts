// The S-curve as SVG: what was planned, earned and spent, and what it leads to. Every line has a stroke of its own and its name at its end.
import { createCalendar, toDay } from '../calendar.ts';
import { curves, type CurvePoint } from '../curves.ts';
import { formatDay, formatMoney, type Language } from '../format.ts';
import type { Plan } from '../plan.ts';
import { review, type Review } from '../review.ts';
import type { Schedule } from '../schedule.ts';
import { placeLabels } from './labels.ts';
import { named, path, text, widthOf } from './markup.ts';
import { ticks, type TickUnit } from './time-scale.ts';
import { dayText, speaker } from './words.ts';

const say = speaker({
  curve: { en: 'Planned value, earned value and actual cost on {date}', id: 'Planned value, earned value, dan actual cost per {date}' },
  curveNow: {
    en: 'Planned value {pv}, earned value {ev}, actual cost {ac}. Of a budget of {bac}, {eac} are expected to be spent by {finish}.',
    id: 'Planned value {pv}, earned value {ev}, actual cost {ac}. Dari anggaran {bac}, diperkirakan terpakai {eac} sampai {finish}.',
  },
  curveEnd: { en: 'Finished on {finish}: {ac} spent of a budget of {bac}.', id: 'Selesai pada {finish}: terpakai {ac} dari anggaran {bac}.' },
  noMoney: { en: 'No costs in the plan, no curve.', id: 'Tanpa biaya dalam rencana, tidak ada kurva.' },
  budget: { en: 'budget', id: 'anggaran' },
  keyPv: { en: 'planned (PV)', id: 'rencana (PV)' },
  keyEv: { en: 'earned (EV)', id: 'hasil (EV)' },
  keyAc: { en: 'spent (AC)', id: 'biaya (AC)' },
  keyEac: { en: 'expected (EAC)', id: 'perkiraan (EAC)' },
  status: { en: 'Status', id: 'Status' },
});

export interface SCurveOptions {
  /** ISO day; the end of that day. */
  readonly statusDate: string;
  readonly language: Language;
  /** Unique within the page. */
  readonly id?: string;
  /** That of the status date, where it has been made already. */
  readonly review?: Review;
}

const size = { width: 360, height: 244 };
/** Where the curves are. */
const field = { left: 38, right: 352, top: 22, bottom: 204 };

/** Positions of a number of working days since the start, and of an amount. */
interface Frame {
  readonly last: number;
  readonly top: number;
  x(at: number): number;
  y(amount: number): number;
}

/** An image with title and description; time runs in working days, so that no line is level for a weekend. */
export function drawSCurve(plan: Plan, schedule: Schedule, { statusDate, language, id = 's-curve', review: made }: SCurveOptions): string {
  const known = made ?? review(plan, schedule, statusDate);
  const date = formatDay(known.date, language);
  const isEmpty = known.bac === 0 && known.ac === 0;
  const head = named(id, say('curve', language, { date }), isEmpty ? say('noMoney', language) : describe(plan, known, language));
  const lines = curves(plan, schedule, known);
  const last = Math.max(1, known.at, lines.pv.at(-1)?.at ?? 0, lines.forecast.at(-1)?.at ?? 0);
  const frame = createFrame(last, Math.max(known.bac, known.ac, known.outlook.cost) * 1.04);
  const drawing = isEmpty ? text(say('noMoney', language), { x: size.width / 2, y: size.height / 2, anchor: 'middle' }) : drawAxes(plan, frame, language) + drawStatus(known, frame, language) + drawLines(known, lines, { ...frame, language });
  return `<svg class="s-curve" viewBox="0 0 ${size.width} ${size.height}" ${head}${drawing}</svg>`;
}

function describe({ currency }: Plan, { pv, ev, ac, bac, outlook, end, expectedFinish }: Review, language: Language): string {
  const money = (amount: number) => formatMoney(amount, currency, language);
  const values = { pv: money(pv), ev: money(ev), ac: money(ac), bac: money(bac), eac: money(outlook.cost), finish: formatDay(expectedFinish, language) };
  return say(end ? 'curveEnd' : 'curveNow', language, values);
}

function createFrame(last: number, top: number): Frame {
  return {
    last, top,
    x: (at) => round(field.left + (at / last) * (field.right - field.left)),
    y: (amount) => round(field.bottom - (amount / top) * (field.bottom - field.top)),
  };
}

function drawAxes(plan: Plan, { last, top, x, y }: Frame, language: Language): string {
  const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const amounts = levels(top);
  const calendar = createCalendar(plan);
  const firstDay = calendar.startDay(0);
  const days = calendar.finishDay(last) + 1 - firstDay;
  const unit: TickUnit = days <= 14 ? 'day' : days <= 84 ? 'week' : days <= 1000 ? 'month' : 'year';
  let free = 0;
  const dates = ticks({ firstDay, days }, unit).map(({ from }) => {
    const content = dayText(from, language, unit === 'year' ? { year: 'numeric' } : unit === 'month' ? { month: 'short' } : { day: 'numeric', month: 'short' });
    const [at, width] = [x(calendar.unitsThrough(from - 1)), widthOf(content, { size: 11 })];
    if (at < free || at + width > size.width) return '';
    free = at + width + 8;
    return path('tick', `M${at} ${field.bottom}v4`) + text(content, { x: at, y: field.bottom + 15 });
  });
  const lines = amounts.map((amount) => `M${field.left} ${y(amount)}H${field.right}`).join('');
  return path('grid', lines) + [...amounts.map((amount) => text(compact.format(amount), { x: field.left - 5, y: y(amount) + 4, anchor: 'end' })), ...dates].join('');
}

function drawStatus({ at, date, bac }: Review, { x, y }: Frame, language: Language): string {
  const content = `${say('status', language)} ${dayText(toDay(date) ?? 0, language, { day: 'numeric', month: 'short' })}`;
  const half = widthOf(content, { size: 11 }) / 2 + 4;
  const middle = Math.min(size.width - half, Math.max(half, x(at)));
  return path('budget', `M${field.left} ${y(bac)}H${field.right}`) + path('status', `M${x(at)} ${field.top}V${field.bottom}`) + text(content, { x: middle, y: field.bottom + 32, anchor: 'middle', className: 'strong' });
}

function drawLines({ at, ev, ac, bac }: Review, { pv, ...lines }: ReturnType<typeof curves>, { language, x, y }: Frame & { language: Language }): string {
  const line = (className: string, points: readonly CurvePoint[]) => (points.length > 1 ? path(className, points.map(({ at, value }, index) => `${index ? 'L' : 'M'}${x(at)} ${y(value)}`).join('')) : '');
  const now = x(at);
  const beside = now > field.right - 90 ? { x: now - 8, anchor: 'end' as const } : { x: now + 8 };
  const above = ({ at, value }: CurvePoint) => ({ x: x(at), y: y(value) - 5, anchor: x(at) > field.left + 90 ? ('end' as const) : undefined });
  const [planned, expected] = [pv.at(-1), lines.forecast.at(-1)];
  const names = placeLabels(
    [
      { content: say('keyEv', language), className: 'name ev', ...beside, y: y(ev) + 4 },
      { content: say('keyAc', language), className: 'name ac', ...beside, y: y(ac) + 4 },
      ...(expected && expected.at > at ? [{ content: say('keyEac', language), className: 'name eac', ...above(expected) }] : []),
      ...(planned ? [{ content: say('keyPv', language), className: 'name pv', ...above(planned) }] : []),
      { content: say('budget', language), className: 'halo', x: field.left + 4, y: y(bac) - 4 },
    ],
    { top: 10, bottom: field.bottom + 3 },
  );
  const point = (className: string, amount: number) => `<circle class="${className}" cx="${now}" cy="${y(amount)}" r="3.5"/>`;
  return [line('pv', pv), line('eac', lines.forecast), line('ac', lines.ac), line('ev', lines.ev), point('ac', ac), point('ev', ev), ...names.map(({ content, ...label }) => text(content, label))].join('');
}

/** Two to five round amounts up to a top. */
function levels(top: number): number[] {
  const power = 10 ** Math.floor(Math.log10(top));
  const step = [0.2, 0.5, 1, 2].map((factor) => factor * power).find((size) => top / size <= 5) ?? power;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
