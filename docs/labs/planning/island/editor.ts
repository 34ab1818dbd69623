// The plan as text: a text field over lines that number it and underline what is wrong.
import { fill } from '../../../console/fill.ts';
import { node } from '../../../console/nodes.ts';
import type { PlacedProblem } from '../parse.ts';
import type { PlanStore, PlannerState } from './store.ts';
import type { Texts } from './texts.ts';
import { markLines, offsetOf } from './underlay.ts';

/** Milliseconds without a key before the text is read: a word is not announced as a fault while it is being typed. */
const pause = 250;

export class TextEditor {
  readonly #store: PlanStore;
  readonly #texts: Texts;
  readonly #field: HTMLTextAreaElement;
  readonly #lines: HTMLElement;
  readonly #problems: HTMLElement;
  readonly #summary: HTMLElement;
  #timer = 0;

  /** `root` holds the lines (`pre`), a place for the problems (`ol`), and the sentence that sums them up. */
  constructor(root: HTMLElement, store: PlanStore, texts: Texts) {
    this.#store = store;
    this.#texts = texts;
    this.#lines = root.querySelector('pre')!;
    this.#problems = root.querySelector('.problems')!;
    this.#summary = root.querySelector('.summary')!;
    this.#field = node('textarea', {
      value: store.state.text,
      spellcheck: false,
      autocapitalize: 'off',
      attributes: { 'aria-labelledby': root.getAttribute('aria-labelledby')!, 'aria-describedby': this.#problems.id, autocomplete: 'off', translate: 'no' },
    });
    this.#lines.setAttribute('aria-hidden', 'true');
    this.#lines.removeAttribute('tabindex');
    this.#lines.after(this.#field);
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('blur', () => this.#read());
    this.#problems.addEventListener('click', ({ target }) => {
      const { index } = (target as HTMLElement).dataset;
      if (index) this.#goTo(this.#store.state.problems[Number(index)]!);
    });
    store.subscribe((state, previous) => this.#show(state, previous));
    this.#showProblems(store.state);
  }

  #typed() {
    this.#drawLines(this.#field.value, []);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#read(), pause);
  }

  #read() {
    clearTimeout(this.#timer);
    this.#store.setText(this.#field.value);
  }

  #show(state: PlannerState, previous: PlannerState) {
    if (state.text === previous.text) return;
    clearTimeout(this.#timer);
    // Writing the value loses the caret and the field's own undo: not for what came from the field.
    if (this.#field.value !== state.text) this.#field.value = state.text;
    this.#showProblems(state);
  }

  #showProblems({ text, problems }: PlannerState) {
    const { problem, problemsOne, problemsMany, mended } = this.#texts;
    this.#drawLines(text, problems);
    const wasBroken = this.#problems.hasChildNodes();
    if (problems.length) this.#field.setAttribute('aria-invalid', 'true');
    else this.#field.removeAttribute('aria-invalid');
    this.#summary.textContent = problems.length === 0 ? (wasBroken ? mended : '') : problems.length === 1 ? problemsOne : fill(problemsMany, { count: problems.length });
    const items = problems.slice(0, 20).map((fault, index) => {
      const button = node('button', { type: 'button', className: 'link', textContent: fill(problem, { line: fault.line, column: fault.column }) });
      button.dataset.index = String(index);
      return node('li', {}, button, ` ${fault.message}`);
    });
    this.#problems.replaceChildren(...items);
  }

  #drawLines(text: string, problems: readonly PlacedProblem[]) {
    const lines = markLines(text, problems).map((pieces) => node('span', { className: 'line' }, ...pieces.map((piece) => (piece.isMarked ? node('mark', {}, piece.text) : piece.text)), '\n'));
    this.#lines.replaceChildren(...lines);
  }

  #goTo(problem: PlacedProblem) {
    const from = offsetOf(this.#field.value, problem);
    this.#field.focus();
    this.#field.setSelectionRange(from, from + (problem.length));
    this.#lines.children[problem.line - 1]?.scrollIntoView({ block: 'nearest' });
  }
}
