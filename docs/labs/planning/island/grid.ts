// The plan as a table whose cells are fields. What would make no plan is refused, and stays in its field to be mended.
import { fill } from '../../../console/fill.ts';
import { node } from '../../../console/nodes.ts';
import { readRelations } from '../parse.ts';
import type { Plan, Task } from '../plan.ts';
import { changeTask, removeTask, taskOf } from './moves.ts';
import { captionOf, columns, rowsOf, type Column, type Row } from './rows.ts';
import type { PlannerState, PlanStore } from './store.ts';
import type { Texts } from './texts.ts';

const fields: Partial<Record<Column, Partial<HTMLInputElement>>> = {
  name: { required: true },
  days: { type: 'number', min: '0', step: '1', required: true },
  after: {},
  cost: { type: 'number', min: '0', step: 'any' },
};

interface Context {
  readonly store: PlanStore;
  readonly texts: Texts;
  readonly say: (sentence: string) => void;
}

export class Grid {
  readonly #context: Context;
  readonly #root: HTMLElement;
  readonly #body: HTMLElement;
  readonly #fault: HTMLElement;

  /** `root` holds the table, a button that adds a task, and a place for what is refused. */
  constructor(root: HTMLElement, context: Context) {
    this.#context = context;
    this.#root = root;
    this.#body = root.querySelector('tbody')!;
    this.#fault = root.querySelector('.fault')!;
    this.#body.replaceChildren();
    this.#body.addEventListener('change', ({ target }) => this.#changed(target as HTMLInputElement));
    this.#body.addEventListener('keydown', (event) => this.#pressed(event));
    root.addEventListener('click', ({ target }) => this.#clicked(target as HTMLElement));
    context.store.subscribe((state, previous) => {
      if (state.schedule !== previous.schedule) this.#draw(state);
      if (state.problems !== previous.problems) this.#lock(state.problems.length > 0);
    });
    this.#draw(context.store.state);
  }

  #draw(state: PlannerState) {
    const words = { language: state.language, texts: this.#context.texts };
    const rows = rowsOf(state.plan, state.schedule, words);
    const present = [...this.#body.children] as HTMLTableRowElement[];
    const isSame = rows.length === present.length && rows.every(({ id }, index) => present[index]!.dataset.row === id);
    const elements = isSame ? present : rows.map((row) => this.#makeRow(row));
    if (!isSame) this.#body.replaceChildren(...elements);
    rows.forEach((row, index) => this.#fillRow(elements[index]!, row));
    this.#root.querySelector('caption')!.textContent = captionOf(state.plan, state.schedule, words);
    this.#showFault(undefined, '');
  }

  #makeRow({ id, name }: Row): HTMLTableRowElement {
    const { texts } = this.#context;
    const cells = columns.map((column) => {
      const field = fields[column] && node('input', { ...fields[column], name: column, autocomplete: 'off', attributes: { 'aria-label': `${texts[`column.${column}`]}, ${name}` } });
      const cell = node(column === 'name' ? 'th' : 'td', { className: column }, field);
      if (column === 'name') cell.scope = 'row';
      return cell;
    });
    const remove = node('button', { type: 'button', className: 'remove', textContent: '×', attributes: { 'aria-label': `${texts.remove}: ${name}` } });
    const row = node('tr', {}, ...cells, node('td', {}, remove));
    row.dataset.row = id;
    return row;
  }

  #fillRow(element: HTMLTableRowElement, row: Row) {
    element.classList.toggle('critical', row.critical !== '');
    columns.forEach((column, index) => {
      const cell = element.cells[index]!;
      const field = cell.querySelector('input');
      if (field) field.value = field.defaultValue = row[column];
      else if (cell.textContent !== row[column]) cell.textContent = row[column];
    });
    // Several costs are told apart in the text alone.
    const { costs = [] } = taskOf(this.#context.store.state.plan, row.id);
    element.querySelector<HTMLInputElement>('[name=cost]')!.readOnly = costs.length > 1;
  }

  #changed(field: HTMLInputElement) {
    const { store } = this.#context;
    const id = field.closest('tr')!.dataset.row!;
    let fault = field.validationMessage;
    if (!fault) {
      try {
        fault = store.edit((plan) => changeTask(plan, id, changeOf(field, taskOf(plan, id)))) ?? '';
      } catch (error) {
        fault = (error as Error).message;
      }
    }
    if (fault) this.#showFault(field, fault);
    else if (field.value !== field.defaultValue) field.value = field.defaultValue;
  }

  /** Escape takes back what was typed. */
  #pressed({ key, target }: KeyboardEvent) {
    if (key !== 'Escape' || !(target instanceof HTMLInputElement)) return;
    target.value = target.defaultValue;
    this.#showFault(undefined, '');
  }

  #showFault(field: HTMLInputElement | undefined, problem: string) {
    const { texts } = this.#context;
    for (const other of this.#body.querySelectorAll('[aria-invalid]')) {
      other.removeAttribute('aria-invalid');
      other.removeAttribute('aria-describedby');
    }
    field?.setAttribute('aria-invalid', 'true');
    field?.setAttribute('aria-describedby', this.#fault.id);
    this.#fault.textContent = problem && fill(texts.refused, { problem });
  }

  #lock(isLocked: boolean) {
    for (const field of this.#body.querySelectorAll('input')) field.disabled = isLocked;
  }

  #clicked(target: HTMLElement) {
    if (target.closest('.add')) this.#add();
    const row = target.closest('.remove')?.closest('tr');
    if (row) this.#remove(row);
  }

  #add() {
    const { store, texts, say } = this.#context;
    const id = freeId(store.state.plan);
    const fault = store.edit((plan) => ({ ...plan, tasks: [...plan.tasks, { id, name: texts.newTask, duration: 1, after: [] }] }));
    if (fault) return this.#showFault(undefined, fault);
    say(fill(texts.added, { task: texts.newTask }));
    const field = this.#body.lastElementChild!.querySelector<HTMLInputElement>('[name=name]')!;
    field.focus();
    field.select();
  }

  #remove(row: HTMLTableRowElement) {
    const { store, texts, say } = this.#context;
    const id = row.dataset.row!;
    const { name } = taskOf(store.state.plan, id);
    const index = [...this.#body.children].indexOf(row);
    const fault = store.edit((plan) => removeTask(plan, id));
    if (fault) return this.#showFault(undefined, fault);
    say(fill(texts.removed, { task: name }));
    const next = this.#body.children[Math.min(index, this.#body.childElementCount - 1)] ?? this.#root;
    next.querySelector<HTMLElement>('.remove, .add')!.focus();
  }
}

/** What a field says about its task. Throws when its text is no list of relations. */
function changeOf({ name, value }: HTMLInputElement, task: Task): Partial<Task> {
  if (name === 'name') return { name: value.trim() };
  if (name === 'days') return { duration: Number(value) };
  if (name === 'after') return { after: readRelations(value) };
  return { costs: value === '' ? undefined : [{ accrue: task.costs?.[0]?.accrue ?? 'uniform', amount: Number(value) }] };
}

/** `task1`, or the next that no task has. */
function freeId({ tasks }: Plan): string {
  const taken = new Set(tasks.map(({ id }) => id));
  let number = tasks.length + 1;
  while (taken.has(`task${number}`)) number++;
  return `task${number}`;
}
