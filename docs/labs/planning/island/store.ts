// The one state under text, table, bars and review. The text is the plan; whatever else changes it rewrites its lines.
import { readPlan, type PlacedProblem, type Reading } from '../parse.ts';
import type { Language, Plan } from '../plan.ts';
import { schedule, type Schedule } from '../schedule.ts';
import { rewrite } from './rewrite.ts';

export type { Language };
export type Zoom = 'day' | 'week' | 'month';

export interface PlannerState {
  readonly language: Language;
  readonly text: string;
  /** Of this very text; empty when the plan is that of the text. */
  readonly problems: readonly PlacedProblem[];
  /** The last plan that was whole, and its schedule. */
  readonly plan: Plan;
  readonly schedule: Schedule;
  /** ISO day; the end of that day. */
  readonly statusDate: string;
  readonly zoom: Zoom;
  /** Names of the groups that are folded. */
  readonly folded: ReadonlySet<string>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

type Listener = (state: PlannerState, previous: PlannerState) => void;
type View = Partial<Pick<PlannerState, 'zoom' | 'folded' | 'statusDate'>>;

/** Edits of one kind that follow each other within this many milliseconds are undone together. */
const pause = 1000;

export class PlanStore {
  #state: PlannerState;
  /** Of the state's text. */
  #reading: Reading;
  #past: string[] = [];
  #future: string[] = [];
  #lastEdit = { kind: '', at: 0 };
  /** Set once a reader has chosen the date. */
  #chosenDate: string | undefined;
  readonly #listeners = new Set<Listener>();

  /** The first text must hold a whole plan: throws otherwise. */
  constructor(text: string, language: Language) {
    this.#reading = readPlan(text, language);
    const { plan, problems } = this.#reading;
    if (!plan) throw new Error(problems[0]?.message);
    this.#state = { language, text, problems, plan, schedule: schedule(plan), statusDate: firstStatusDate(plan), zoom: 'day', folded: new Set(), canUndo: false, canRedo: false };
    this.#state = { ...this.#state, zoom: fittingZoom(this.#state.schedule) };
  }

  get state(): PlannerState {
    return this.#state;
  }

  /** Calls the listener after each change, not now. Returns what ends that. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a text as it is, problems and all; the last whole plan stays beside it. */
  setText(source: string, kind = 'text'): void {
    this.#take(inUnix(source), kind);
  }

  #take(text: string, kind: string, reading?: Reading): void {
    if (text === this.#state.text) return;
    const isOngoing = kind !== '' && kind === this.#lastEdit.kind && (kind.startsWith('drag ') || Date.now() - this.#lastEdit.at < pause);
    const isBack = isOngoing && this.#past.at(-1) === text;
    if (isBack) this.#past.pop();
    else if (!isOngoing) this.#past.push(this.#state.text);
    this.#future = [];
    this.#lastEdit = { kind: isBack ? '' : kind, at: Date.now() };
    this.#show(text, {}, reading);
  }

  /**
   * Changes the plan, and of the text only the lines that say otherwise: comments and order stay.
   * Returns why not, in the reader's language, when the changed plan would be none or the text has problems already.
   * Edits of one `kind` in quick succession (`move design`) are one step to undo; so is all of one drag (`drag 1`).
   */
  edit(change: (plan: Plan) => Plan, kind = ''): string | undefined {
    const { text, plan, problems, language } = this.#state;
    if (problems[0]) return problems[0].message;
    const changed = rewrite(text, this.#reading, change(plan));
    const reading = readPlan(changed, language);
    if (reading.problems[0]) return reading.problems[0].message;
    this.#take(changed, kind, reading);
    return undefined;
  }

  /** Another plan altogether. */
  replace(text: string, isUndoable = false): void {
    this.#past = isUndoable ? [...this.#past, this.#state.text] : [];
    this.#future = [];
    this.#lastEdit = { kind: '', at: 0 };
    this.#chosenDate = undefined;
    this.#show(inUnix(text), { folded: new Set() });
    this.view({ zoom: fittingZoom(this.#state.schedule) });
  }

  view(view: View): void {
    if (view.statusDate) this.#chosenDate = view.statusDate;
    this.#change(view);
  }

  undo(): void {
    this.#step(this.#past, this.#future);
  }

  redo(): void {
    this.#step(this.#future, this.#past);
  }

  #step(from: string[], to: string[]): void {
    const text = from.pop();
    if (text === undefined) return;
    to.push(this.#state.text);
    this.#lastEdit = { kind: '', at: 0 };
    this.#show(text);
  }

  #show(text: string, view: View = {}, reading = readPlan(text, this.#state.language)): void {
    this.#reading = reading;
    const { plan, problems } = reading;
    const whole = plan ? { plan, schedule: schedule(plan), statusDate: this.#chosenDate ?? firstStatusDate(plan) } : {};
    this.#change({ ...view, ...whole, text, problems });
  }

  #change(part: Partial<PlannerState>): void {
    const previous = this.#state;
    this.#state = { ...previous, ...part, canUndo: this.#past.length > 0, canRedo: this.#future.length > 0 };
    for (const listener of this.#listeners) listener(this.#state, previous);
  }
}

/** As a text field gives it back. */
function inUnix(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The day of the last report, else the plan's first. */
export function firstStatusDate(plan: Plan): string {
  const reported = plan.tasks.flatMap(({ progress = [], actualFinish = '' }) => [actualFinish, ...progress.map(({ date }) => date)]);
  return reported.reduce((latest, date) => (date > latest ? date : latest), '') || plan.start;
}

/** Days while they fit on a screen, then weeks, then months. */
export function fittingZoom({ duration }: Schedule): Zoom {
  if (duration <= 45) return 'day';
  return duration <= 200 ? 'week' : 'month';
}

const { promise, resolve } = Promise.withResolvers<PlanStore>();

/** The store of the page's planner, once it is there. */
export const pageStore = promise;
export const offerStore = resolve;
