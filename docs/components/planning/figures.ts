// Figures of the plans to start from, as the engine computes them: pages show these and type none.
import { formatDay, formatDays, formatMoney, formatNumber, type Language } from '../../labs/planning/format.ts';
import { liveTextsIn } from '../../labs/planning/island/review-texts.ts';
import { firstStatusDate } from '../../labs/planning/island/store.ts';
import type { Plan } from '../../labs/planning/plan.ts';
import { review as reviewPlan, type Review } from '../../labs/planning/review.ts';
import { schedule as schedulePlan, type Schedule } from '../../labs/planning/schedule.ts';
import { samplePlan } from './plans.ts';

export interface Reviewed {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly review: Review;
}

/** A plan at a status date, that of its last report without one; `changes` to the plan's own facts ask what if. */
export function reviewed(name: string, language: Language, { date, ...changes }: Partial<Plan> & { date?: string } = {}): Reviewed {
  const plan = { ...samplePlan(name, language), ...changes };
  const schedule = schedulePlan(plan);
  return { plan, schedule, review: reviewPlan(plan, schedule, date ?? firstStatusDate(plan)) };
}

type Write = (facts: Reviewed, language: Language) => string;

const money = (pick: (review: Review) => number | null): Write => ({ plan, review }, language) => orDash(pick(review), (amount) => formatMoney(amount, plan.currency, language));
const index = (pick: (review: Review) => number | null): Write => ({ review }, language) => orDash(pick(review), (value) => formatNumber(value, language, 3));
const days = (pick: (facts: Reviewed) => number | null): Write => (facts, language) => orDash(pick(facts), (count) => formatDays(count, language));
const day = (pick: (facts: Reviewed) => string): Write => (facts, language) => formatDay(pick(facts), language);

function orDash(value: number | null, write: (value: number) => string): string {
  return value === null ? '—' : write(value);
}

/** Everything that a page may ask of a plan, by name. */
const figures = {
  name: ({ plan }) => plan.name,
  tasks: ({ plan }, language) => formatNumber(plan.tasks.length, language),
  duration: days(({ schedule }) => schedule.duration),
  start: day(({ plan }) => plan.start),
  finish: day(({ schedule }) => schedule.finish),
  critical: ({ schedule }) => schedule.criticalPath.join(', '),
  date: day(({ review }) => review.date),
  bac: money(({ bac }) => bac),
  pv: money(({ pv }) => pv),
  ev: money(({ ev }) => ev),
  ac: money(({ ac }) => ac),
  sv: money(({ sv }) => sv),
  cv: money(({ cv }) => cv),
  spi: index(({ spi }) => spi),
  cpi: index(({ cpi }) => cpi),
  spiT: index(({ spiT }) => spiT),
  tcpi: index(({ tcpi }) => tcpi.bac),
  eacPlan: money(({ eac }) => eac.plan),
  eacCpi: money(({ eac }) => eac.cpi),
  eacCpiSpi: money(({ eac }) => eac.cpiSpi),
  toCome: money(({ outlook }) => outlook.toCome),
  at: days(({ review }) => review.at),
  es: days(({ review }) => review.es),
  slip: days(({ review }) => review.slip),
  expected: day(({ review }) => review.expectedFinish),
  status: ({ review }, language) => liveTextsIn(language)[review.status].toLowerCase(),
  decision: ({ review }, language) => liveTextsIn(language)[review.decision].toLowerCase(),
} satisfies Readonly<Record<string, Write>>;

export type FigureName = keyof typeof figures;

export function figureOf(name: FigureName, facts: Reviewed, language: Language): string {
  return figures[name](facts, language);
}
