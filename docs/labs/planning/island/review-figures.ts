// The figures of a review as a reader sees them, and why one has no value.
import { formatMoney, formatNumber, type Language } from '../format.ts';
import type { Plan } from '../plan.ts';
import type { Review } from '../review.ts';
import type { FigureKey, LiveTexts } from './review-texts.ts';

export interface ShownFigure {
  readonly value: string;
  /** In words, where there is no value. */
  readonly why?: string;
}

export interface FigureContext {
  readonly plan: Plan;
  readonly language: Language;
  readonly texts: LiveTexts;
}

/** Money as it is written in the plan's currency, the other figures with the decimals that mean something. */
export function showFigures(review: Review, { plan, language, texts }: FigureContext): Record<FigureKey, ShownFigure> {
  const { eac, tcpi } = review;
  const show = (value: number | null, write: (value: number) => string, why: keyof LiveTexts): ShownFigure => (value === null || !review.bac ? { value: '—', why: texts[review.bac ? why : 'noCosts'] } : { value: write(value) });
  // What was spent is known even where nothing was budgeted.
  const spent = { value: formatMoney(review.ac, plan.currency, language) };
  const money = (value: number | null) => show(value, (amount) => formatMoney(amount, plan.currency, language), whyNoCost(review));
  const index = (value: number | null, why: keyof LiveTexts) => show(value, (number) => formatNumber(number, language, 3), why);
  const days = (value: number | null) => show(value, (number) => formatNumber(number, language, 1), 'noTime');
  return {
    bac: money(review.bac), pv: money(review.pv), ev: money(review.ev), ac: review.ac ? spent : money(0),
    sv: money(review.sv), cv: money(review.cv),
    spi: index(review.spi, 'noPlanned'), cpi: index(review.cpi, 'noActual'),
    es: days(review.es), svT: days(review.svT), spiT: index(review.spiT, 'noTime'),
    'tcpi.bac': index(tcpi.bac, 'noBudgetLeft'), 'tcpi.eac': index(tcpi.eac, review.ev < review.bac ? whyNoCost(review) : 'noRest'),
    'eac.plan': money(eac.plan), 'eac.cpi': money(eac.cpi), 'eac.cpiSpi': money(eac.cpiSpi), 'eac.spi': money(eac.spi), 'eac.weighted': money(eac.weighted),
    etc: money(review.etc), vac: money(review.vac),
  };
}

/** What keeps an estimate by efficiency from having a value. */
function whyNoCost({ pv, ev, ac }: Review): keyof LiveTexts {
  if (ac <= 0) return 'noActual';
  return ev <= 0 ? 'noEarned' : pv <= 0 ? 'noPlanned' : 'noRest';
}
