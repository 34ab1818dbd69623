// From figures to a status and a decision, by rules that can be read and changed.
import { datesOf } from './dates.ts';
import type { Bilingual } from './format.ts';
import type { Plan } from './plan.ts';
import { reasonTexts, type ReasonKey } from './reasons.ts';
import type { Review } from './review.ts';
import { breaks, type Measure, type Rule, type Rules } from './rules.ts';
import { writeSentence, type Kind, type Numbers } from './sentences.ts';

export type Status = 'green' | 'amber' | 'red';
export type Decision = 'continue' | 'replan' | 'stop';

export interface Reason {
  /** The id of the rule that is broken; or a note beside the rules: `worth`, `noBenefit`, `noCosts`, `atPlan`, `within`, `done`. */
  readonly rule: string;
  /** Green for what is only noted. */
  readonly level: Status;
  readonly numbers: Numbers;
  readonly text: Bilingual;
}

type Facts = Omit<Review, 'health' | 'status' | 'decision' | 'reasons' | 'end'>;

interface Case {
  readonly plan: Plan;
  readonly rules: Rules;
  readonly facts: Facts;
  readonly isDone: boolean;
  /** Working days that the plan was to take. */
  readonly plannedDays: number;
}

/** A measure's value where it has one, and the numbers of its sentence. */
interface Measured {
  readonly value: number | null;
  readonly numbers: Numbers;
  /** Where the measure's own sentence does not fit. */
  readonly key?: ReasonKey;
}

export interface Verdict {
  readonly status: Status;
  readonly decision: Decision;
  readonly reasons: readonly Reason[];
}

/**
 * Red when a rule that leads to red is broken, or one that leads to stop; amber when one that leads to amber is; else green.
 * - stop: a rule that leads to it is broken. Both look at the cost to come alone, never at what was spent, and only a plan that states its benefit can be stopped.
 * - replan: the status is red and the project is not finished.
 * - continue: all else; nothing of a finished project can be decided any more.
 */
export function decide(given: Case): Verdict {
  const { plan, facts, isDone } = given;
  const reasons: Reason[] = [];
  const say = (rule: string, level: Status, { key, numbers, unit }: { key: ReasonKey; numbers: Numbers; unit?: Kind }) =>
    reasons.push({ rule, level, numbers, text: writeSentence(reasonTexts[key], numbers, { currency: plan.currency, threshold: unit }) });

  const canStop = plan.benefit !== undefined && !isDone;
  const broken = brokenRules(given);
  const isStopped = canStop && broken.some(({ rule }) => rule.leads === 'stop');
  for (const { rule, measured } of broken) {
    const key = measured.key ?? (rule.measure as ReasonKey);
    say(rule.id, rule.leads === 'amber' ? 'amber' : 'red', { key, numbers: { ...measured.numbers, threshold: rule.threshold }, unit: rule.unit });
  }
  if (broken.length === 0) say('within', 'green', { key: 'within', numbers: {} });
  const { bac, ac, outlook } = facts;
  const toCome = { toCome: outlook.toCome, ac };
  if (isDone) say('done', 'green', { key: 'done', numbers: {} });
  else {
    if (plan.benefit === undefined) say('noBenefit', 'green', { key: 'noBenefit', numbers: {} });
    else if (bac > 0 && !broken.some(({ rule }) => rule.measure === 'benefit')) say('worth', 'green', { key: 'worth', numbers: { ...toCome, benefit: plan.benefit, gain: plan.benefit - outlook.toCome } });
    if (bac > 0 && outlook.basis === 'plan') say('atPlan', 'green', { key: 'atPlan', numbers: toCome });
  }
  if (bac <= 0) say('noCosts', 'green', { key: 'noCosts', numbers: {} });

  const status = worst(reasons);
  return { status, decision: isDone ? 'continue' : isStopped ? 'stop' : status === 'red' ? 'replan' : 'continue', reasons };
}

function worst(reasons: readonly Reason[]): Status {
  return (['red', 'amber'] as const).find((level) => reasons.some((reason) => reason.level === level)) ?? 'green';
}

const gravity = { stop: 0, red: 1, amber: 2, check: 3 } as const;

/** The gravest first; of one measure only the gravest. */
function brokenRules(given: Case): { rule: Rule; measured: Measured }[] {
  const broken = given.rules
    .filter(({ leads }) => leads !== 'check')
    .map((rule) => ({ rule, measured: measure(rule.measure, given) }))
    .filter(({ rule, measured }) => measured.value !== null && breaks(rule, measured.value))
    .sort((a, b) => gravity[a.rule.leads] - gravity[b.rule.leads]);
  return broken.filter(({ rule }, index) => broken.findIndex((other) => other.rule.measure === rule.measure) === index);
}

function measure(name: Measure, given: Case): Measured {
  const { plan, facts, isDone } = given;
  const { bac, pv, ev, ac, cpi, spi, spiT, es, at, tcpi, outlook } = facts;
  const nothing = { value: null, numbers: {} };
  const { toCome } = outlook;
  switch (name) {
    case 'cpi':
      return bac > 0 ? { value: cpi, numbers: { cpi, ev, ac } } : nothing;
    case 'spi':
      return { value: spi, numbers: { spi, ev, pv } };
    case 'spiT':
      return { value: spiT, numbers: { spiT, es, at } };
    case 'tcpi':
      if (isDone || ev >= bac) return nothing;
      return tcpi.bac === null ? { value: Infinity, numbers: { bac, ac, rest: bac - ev }, key: 'spent' } : { value: tcpi.bac, numbers: { tcpi: tcpi.bac, cpi } };
    case 'slip':
      return measureSlip(given);
    case 'deadline':
      return measureDeadlines(given);
    case 'milestone':
      return measureMilestones(given);
    case 'float':
      return facts.floatUsed === null ? nothing : { value: facts.floatUsed * 100, numbers: { float: facts.floatUsed * 100 } };
    case 'benefit':
      return isDone || plan.benefit === undefined ? nothing : compare(toCome, plan.benefit, { numbers: { benefit: plan.benefit, ac } });
    case 'funding': {
      if (isDone || plan.funding === undefined) return nothing;
      const left = plan.funding - ac;
      return compare(toCome, left, { numbers: { funding: plan.funding, left, ac }, key: left > 0 ? 'funding' : 'unfunded' });
    }
    default:
      return nothing;
  }
}

/** The cost to come as a share of what stands against it, in percent. */
function compare(toCome: number, against: number, { numbers, key }: { numbers: Numbers; key?: ReasonKey }): Measured {
  const share = against > 0 ? (toCome / against) * 100 : toCome > 0 ? Infinity : 0;
  return { value: share, numbers: { toCome, share: Number.isFinite(share) ? share : null, ...numbers }, key };
}

function measureSlip({ facts, plannedDays, isDone }: Case): Measured {
  const slip = (facts.slip / Math.max(1, plannedDays)) * 100;
  return { value: slip, numbers: { slip, days: facts.slip, finish: facts.expectedFinish, planned: facts.plannedFinish }, key: isDone ? 'ended' : 'slip' };
}

function measureDeadlines({ plan, facts }: Case): Measured {
  const { unitsThrough } = datesOf(plan);
  const late = plan.tasks.flatMap(({ name, deadline }, index) => {
    const task = facts.tasks[index];
    if (deadline === undefined || !task || task.done) return [];
    const { finish } = task.expected;
    return finish > deadline ? [{ task: name, finish, planned: deadline, days: unitsThrough(finish) - unitsThrough(deadline) }] : [];
  });
  return worstOf(late);
}

function measureMilestones({ plan, facts }: Case): Measured {
  const names = new Map(plan.tasks.map(({ id, name }) => [id, name]));
  return worstOf(facts.milestones.map(({ id, planned, expected, slip }) => ({ task: names.get(id) ?? id, finish: expected, planned, days: slip })));
}

function worstOf(late: readonly { task: string; finish: string; planned: string; days: number }[]): Measured {
  const [first] = [...late].sort((a, b) => b.days - a.days);
  return first ? { value: first.days, numbers: { ...first, count: late.length } } : { value: null, numbers: {} };
}
