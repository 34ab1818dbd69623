// Progress of each task at the status date, entered in a table of native fields and written into the plan's text.
import { fill } from '../../../console/fill.ts';
import type { Plan, Progress, Task } from '../plan.ts';
import type { Schedule } from '../schedule.ts';
import { html, type Markup } from './markup.ts';
import { morph } from './morph.ts';
import type { LiveTexts } from './review-texts.ts';
import type { PlannerState, PlanStore } from './store.ts';

const columns = ['percent', 'spent', 'started', 'finished'] as const;
export type Column = (typeof columns)[number];

/** The last report at or before a day. */
export function reportAt({ progress = [] }: Task, date: string): Progress | undefined {
  return progress.filter((report) => report.date <= date).reduce<Progress | undefined>((last, report) => (last && last.date > report.date ? last : report), undefined);
}

/** The plan with one thing known about a task at a day; '' takes back what was said. */
export function enterProgress(plan: Plan, task: string, { date, column, value }: { date: string; column: Column; value: string }): Plan {
  return { ...plan, tasks: plan.tasks.map((candidate) => (candidate.id === task ? enter(candidate, column, { date, value }) : candidate)) };
}

function enter(task: Task, column: Column, { date, value }: { date: string; value: string }): Task {
  if (column === 'started') return withPart(task, { actualStart: value || undefined });
  if (column === 'finished') return withPart(task, { actualFinish: value || undefined });
  const { percent = 0, cost = 0 } = reportAt(task, date) ?? {};
  const others = (task.progress ?? []).filter((report) => report.date !== date);
  const report = column === 'percent' ? { date, percent: Number(value), cost } : { date, percent, cost: Number(value) };
  const isEmpty = value === '' && (column === 'percent' || percent === 0);
  const progress = [...others, ...(isEmpty ? [] : [report])].sort((one, other) => (one.date < other.date ? -1 : 1));
  return withPart(task, { progress: progress.length > 0 ? progress : undefined });
}

/** Nothing is left out rather than kept as undefined, which no text could say. */
function withPart(task: Task, part: Partial<Task>): Task {
  return Object.fromEntries(Object.entries({ ...task, ...part }).filter(([, value]) => value !== undefined)) as unknown as Task;
}

interface Entry {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly statusDate: string;
}

/** The tasks that should have begun by the status date or have, or all. */
export function drawEntry({ plan, schedule, statusDate }: Entry, texts: LiveTexts, onlyOpen: boolean): Markup {
  const tasks = plan.tasks.filter((task) => !onlyOpen || task.progress || task.actualStart || (plan.baseline?.[task.id] ?? schedule.tasks[task.id]!).start <= statusDate);
  if (tasks.length === 0) return html`<p>${texts.noOpen}</p>`;
  return html`<table><thead><tr>${['task' as const, ...columns].map((column) => html`<th scope="col">${texts[column]}</th>`)}</tr></thead><tbody>${tasks.map((task) => drawRow(task, statusDate, texts))}</tbody></table>`;
}

function drawRow(task: Task, date: string, texts: LiveTexts): Markup {
  const report = reportAt(task, date);
  const values: Record<Column, string | number> = { percent: report?.percent ?? '', spent: report?.cost ?? '', started: task.actualStart ?? '', finished: task.actualFinish ?? '' };
  const field = (column: Column) => {
    const kind = column === 'percent' ? html`type="number" min="0" max="100" step="any"` : column === 'spent' ? html`type="number" min="0" step="any"` : html`type="date"`;
    return html`<td><input ${kind} data-task="${task.id}" data-column="${column}" value="${values[column]}" aria-label="${fill(texts.field, { task: task.name, column: texts[column] })}"></td>`;
  };
  return html`<tr><th scope="row">${task.name}</th>${columns.map(field)}</tr>`;
}

export class ProgressView {
  readonly #root: HTMLElement;
  readonly #store: PlanStore;
  readonly #texts: LiveTexts;

  /** `root` holds the switch, the place of the table and that of a refusal. */
  constructor(root: HTMLElement, store: PlanStore, texts: LiveTexts) {
    this.#root = root;
    this.#store = store;
    this.#texts = texts;
    root.addEventListener('change', ({ target }) => this.#changed(target as HTMLInputElement));
    root.addEventListener('toggle', () => this.draw(store.state), true);
  }

  draw(state: PlannerState) {
    if (!this.#root.querySelector('details')!.open) return;
    const place = this.#root.querySelector('.fields')!;
    const fresh = document.createElement('div');
    fresh.className = 'fields';
    fresh.innerHTML = drawEntry(state, this.#texts, this.#root.querySelector<HTMLInputElement>('[name=only-open]')!.checked).toString();
    morph(place, fresh);
    for (const input of place.querySelectorAll('input')) input.value = input.defaultValue;
  }

  #changed(input: HTMLInputElement) {
    const { task, column } = input.dataset as { task?: string; column?: Column };
    if (!task || !column) return this.draw(this.#store.state);
    const date = this.#store.state.statusDate;
    const fault = input.validity.valid ? this.#store.edit((plan) => enterProgress(plan, task, { date, column, value: input.value }), `${column} ${task}`) : input.validationMessage;
    this.#root.querySelector('.refused')!.textContent = fault ? fill(this.#texts.refused, { fault }) : '';
    input.setAttribute('aria-invalid', String(Boolean(fault)));
    if (!fault) input.removeAttribute('aria-invalid');
  }
}
