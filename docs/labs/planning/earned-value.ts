// Earned value and earned schedule: scope, money and time from four numbers and the planned curve.

export interface EarnedValueInput {
  /** Budget at completion. */
  readonly bac: number;
  /** Planned value, cumulative: pv[0] is that of the end of the first period. */
  readonly pv: readonly number[];
  /** Earned value and actual cost at the status date, cumulative. */
  readonly ev: number;
  readonly ac: number;
  /** Periods from the start to the status date. */
  readonly at: number;
}

/** A figure that has no value is null: an index without cost or plan is neither 0 nor 1. */
export interface EarnedValue {
  readonly sv: number;
  readonly cv: number;
  readonly spi: number | null;
  readonly cpi: number | null;
  /** Estimates at completion, named after what the rest is believed to follow. */
  readonly eac: {
    readonly plan: number;
    readonly cpi: number | null;
    readonly cpiSpi: number | null;
    readonly spi: number | null;
    readonly weighted: number | null;
  };
  /** Estimate to complete and variance at completion, both on the estimate by CPI. */
  readonly etc: number | null;
  readonly vac: number | null;
  /** Efficiency that the rest needs to end at the budget, or at the estimate by CPI; null when nothing is left to spend. */
  readonly tcpi: { readonly bac: number | null; readonly eac: number | null };
  /** Earned schedule, in periods; null when nothing was planned. */
  readonly es: number | null;
  readonly svT: number | null;
  readonly spiT: number | null;
}

/**
 * The indices and estimates of the PMI Practice Standard for Earned Value Management and, for `es`, `svT` and `spiT`,
 * of Lipke's earned schedule (https://www.pmi.org/learning/library/practical-calculation-schedule-variance-7028).
 * Money in one unit, time in periods of `pv`.
 */
export function earnedValue({ bac, pv, ev, ac, at }: EarnedValueInput): EarnedValue {
  const planned = plannedAt(pv, at);
  const spi = ratio(ev, planned);
  const cpi = ratio(ev, ac);
  // The index that the rest follows, as a fraction: one division keeps round figures round.
  const restAt = (part: number, whole: number): number | null => (part > 0 && whole > 0 ? ac + ((bac - ev) * whole) / part : null);
  const eac = {
    plan: ac + (bac - ev),
    cpi: restAt(ev, ac),
    cpiSpi: restAt(ev * ev, ac * planned),
    spi: restAt(ev, planned),
    weighted: restAt(ev * (0.8 * planned + 0.2 * ac), ac * planned),
  };
  const etc = eac.cpi === null ? null : eac.cpi - ac;
  const es = earnedSchedule({ bac, pv, ev, ac, at });
  return {
    sv: ev - planned,
    cv: ev - ac,
    spi,
    cpi,
    eac,
    etc,
    vac: eac.cpi === null ? null : bac - eac.cpi,
    tcpi: { bac: ratio(bac - ev, bac - ac), eac: etc === null ? null : ratio(bac - ev, etc) },
    es,
    svT: es === null ? null : es - at,
    spiT: es === null ? null : ratio(es, at),
  };
}

/** Planned value at the end of a number of periods: nothing before the first, all after the last. */
export function plannedAt(pv: readonly number[], at: number): number {
  return pv[Math.min(at, pv.length) - 1] ?? 0;
}

/** When the plan had reached today's earned value: whole periods with PV <= EV, and a share of the next one. */
function earnedSchedule({ bac, pv, ev, at }: EarnedValueInput): number | null {
  const last = pv.at(-1) ?? 0;
  if (last <= 0) return null;
  // Sums of shares differ by rounding from the sum of the whole.
  const tolerance = 1e-9 * Math.max(bac, last);
  // Where the plan stands still, many periods have this PV: who earns what is planned today is at today. After the plan's end
  // that would hide every delay, so there the planned duration stands.
  if (at <= pv.length && Math.abs(ev - plannedAt(pv, at)) <= tolerance) return at;
  const next = pv.findIndex((value) => value > ev + tolerance);
  if (next === -1) return pv.length;
  const reached = plannedAt(pv, next);
  return next + Math.max(0, ev - reached) / ((pv[next] ?? 0) - reached);
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
