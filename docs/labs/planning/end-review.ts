// The review when everything is done: planned against actual, and what the next plan should learn from it.
import { datesOf, type Dates } from './dates.ts';
import type { Span } from './planned-value.ts';
import type { Bilingual } from './format.ts';
import type { Plan } from './plan.ts';
import type { Review, TaskReview } from './review.ts';
import { writeSentence, type Numbers } from './sentences.ts';

export interface EndReview {
  /** ISO days. */
  readonly plannedFinish: string;
  readonly actualFinish: string;
  /** Working days from the plan's start. */
  readonly plannedDays: number;
  readonly actualDays: number;
  readonly plannedCost: number;
  readonly actualCost: number;
  readonly lessons: readonly Bilingual[];
}

const texts = {
  late: {
    en: 'It took {days} instead of {plannedDays}: {times} times as long.',
    id: 'Proyek memakan {days}, bukan {plannedDays}: {times} kali durasi rencana.',
  },
  onTime: { en: 'It took {days}, {plannedDays} were planned.', id: 'Proyek memakan {days}; rencananya {plannedDays}.' },
  healed: {
    en: 'SPI ends at {spi}, however late; SPI(t) of {spiT} tells the delay.',
    id: 'SPI berakhir di {spi}, betapa pun terlambatnya; keterlambatan terlihat pada SPI(t), {spiT}.',
  },
  cost: { en: 'It cost {ac} instead of {bac}: {times} times the budget.', id: 'Biayanya {ac}, bukan {bac}: {times} kali anggaran.' },
  estimates: {
    en: 'Of {total} tasks, {longer} took longer than estimated and {shorter} were quicker. All together they took {times} times their estimates: a factor for estimating the next ones.',
    id: 'Dari {total} tugas, {longer} lebih lama daripada estimasi dan {shorter} lebih cepat. Seluruhnya memakan {times} kali estimasi: faktor untuk estimasi berikutnya.',
  },
  duration: {
    en: 'The estimate that was most off in time: “{task}”, {days} instead of {plannedDays}.',
    id: 'Estimasi waktu yang paling meleset: “{task}”, {days}, bukan {plannedDays}.',
  },
  money: {
    en: 'The estimate that was most off in money: “{task}”, {ac} instead of {bac}.',
    id: 'Estimasi biaya yang paling meleset: “{task}”, {ac}, bukan {bac}.',
  },
} as const satisfies Record<string, Bilingual>;

/** Lessons are computed, never guessed: each compares a sum or the worst single task with its plan. */
export function reviewEnd(review: Omit<Review, 'health' | 'status' | 'decision' | 'reasons' | 'end'>, plan: Plan): EndReview {
  const dates = datesOf(plan);
  const { bac, ac, spi, spiT, plannedFinish, expectedFinish } = review;
  const [plannedDays, actualDays] = [plannedFinish, expectedFinish].map(dates.unitsThrough) as [number, number];
  const lessons: Bilingual[] = [];
  const learn = (key: keyof typeof texts, numbers: Numbers) => lessons.push(writeSentence(texts[key], numbers, { currency: plan.currency }));

  const isLate = actualDays > plannedDays;
  learn(isLate ? 'late' : 'onTime', { days: actualDays, plannedDays, times: actualDays / plannedDays });
  if (isLate && spiT !== null && spiT < 1) learn('healed', { spi, spiT });
  if (bac > 0) learn('cost', { ac, bac, times: ac / bac });

  const spans = plan.tasks.flatMap(({ name, duration }, index) => {
    const task = review.tasks[index];
    return task && duration > 0 ? [{ task: name, days: daysOf(task.expected, dates), plannedDays: daysOf(task.planned, dates) }] : [];
  });
  if (spans.length > 0) learn('estimates', countEstimates(spans));
  const longest = largest(spans, ({ days, plannedDays }) => Math.abs(days - plannedDays));
  if (longest) learn('duration', { ...longest });
  const dearest = bac > 0 ? largest(named(plan, review.tasks), ({ ac, bac }) => Math.abs(ac - bac)) : undefined;
  if (dearest) learn('money', dearest);
  return { plannedFinish, actualFinish: expectedFinish, plannedDays, actualDays, plannedCost: bac, actualCost: ac, lessons };
}

interface Measured {
  readonly task: string;
  readonly days: number;
  readonly plannedDays: number;
}

function countEstimates(spans: readonly Measured[]): Numbers {
  const sum = (key: 'days' | 'plannedDays') => spans.reduce((total, span) => total + span[key], 0);
  const count = (test: (span: Measured) => boolean) => spans.filter(test).length;
  return { total: spans.length, longer: count((span) => span.days > span.plannedDays), shorter: count((span) => span.days < span.plannedDays), times: sum('days') / sum('plannedDays') };
}

function named({ tasks }: Plan, reviews: readonly TaskReview[]): { task: string; ac: number; bac: number }[] {
  return reviews.map(({ ac, bac }, index) => ({ task: tasks[index]?.name ?? '', ac, bac }));
}

/** The item of the largest size; undefined when all have none. */
function largest<Item>(items: readonly Item[], size: (item: Item) => number): Item | undefined {
  return items.reduce<Item | undefined>((best, item) => (size(item) > (best ? size(best) : 0) ? item : best), undefined);
}

function daysOf({ start, finish }: Span, dates: Dates): number {
  return Math.max(1, dates.unitsThrough(finish) - dates.unitOf(start));
}
