// What a plan is. What makes one impossible stands in check.ts.
export { checkPlan, PlanError, type PlanFault } from './check.ts';

export type Language = 'en' | 'id';

/** The same said in each language of the site. */
export type Bilingual = Readonly<Record<Language, string>>;

/** How a task hangs on another: finish to start, start to start, finish to finish, start to finish. */
export type RelationType = 'FS' | 'SS' | 'FF' | 'SF';

export interface Relation {
  /** The predecessor. */
  readonly id: string;
  readonly type: RelationType;
  /** Working days between the two; negative: they overlap. */
  readonly lag: number;
}

/** When a cost falls due: at the task's start, day by day, or at its finish. */
export type Accrual = 'start' | 'uniform' | 'end';

export interface Cost {
  readonly amount: number;
  readonly accrue: Accrual;
}

/** How far a task was at the end of a day. */
export interface Progress {
  readonly date: string;
  /** 0 to 100. */
  readonly percent: number;
  /** All that was spent on the task until then, not since the last report. */
  readonly cost: number;
}

export interface Task {
  readonly id: string;
  readonly name: string;
  /** Whole working days; 0: a point in time. */
  readonly duration: number;
  readonly group?: string;
  readonly after: readonly Relation[];
  readonly milestone?: boolean;
  /** The task starts on this day at the earliest. */
  readonly notBefore?: string;
  /** The task should be finished by the end of this day. */
  readonly deadline?: string;
  readonly costs?: readonly Cost[];
  /** Optimistic, most likely, pessimistic duration in working days. */
  readonly estimate?: readonly [optimistic: number, likely: number, pessimistic: number];
  readonly progress?: readonly Progress[];
  readonly actualStart?: string;
  readonly actualFinish?: string;
}

/** What was agreed for a task when the plan was approved; dates inclusive. */
export interface BaselineEntry {
  readonly start: string;
  readonly finish: string;
  readonly cost: number;
}

/** Dates are ISO days such as '2026-01-05' and know no time zone. */
export interface Plan {
  readonly name: string;
  readonly start: string;
  /** ISO weekdays that are worked: 1 is Monday, 7 Sunday. */
  readonly workweek: readonly number[];
  readonly holidays: readonly string[];
  /** What amounts are counted in: 'IDR', or any unit such as 'hours'. */
  readonly currency?: string;
  /** What the finished project is worth, in the currency. */
  readonly benefit?: number;
  /** All the money there is for the project, what was spent included. */
  readonly funding?: number;
  readonly tasks: readonly Task[];
  readonly baseline?: Readonly<Record<string, BaselineEntry>>;
}
