// The risk of a plan, simulated by a worker when the reader asks for it.
import type { LiveTexts } from './review-texts.ts';
import type { RiskQuestion } from './risk-worker.ts';
import type { PlanStore } from './store.ts';

export class RiskView {
  readonly #root: HTMLElement;
  readonly #store: PlanStore;
  readonly #texts: LiveTexts;
  #worker: Worker | undefined;

  /** `root` holds the form, the line for what is to be said, and the place of the outcome. */
  constructor(root: HTMLElement, store: PlanStore, texts: LiveTexts) {
    this.#root = root;
    this.#store = store;
    this.#texts = texts;
    root.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#run();
    });
  }

  /** An outcome of another plan is worse than none. */
  outdate() {
    this.#end(this.#texts.changed, '');
  }

  #run() {
    this.#end(this.#texts.running);
    const { plan, language } = this.#store.state;
    const number = (name: string) => this.#root.querySelector<HTMLInputElement>(`[name=${name}]`)!.valueAsNumber;
    const question: RiskQuestion = { options: { runs: number('runs'), seed: number('seed') }, context: { plan, language, texts: this.#texts } };
    this.#worker = new Worker(new URL('./risk-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<string>) => this.#end(this.#texts.simulated, data);
    this.#worker.onerror = () => this.#end(this.#texts.failed);
    this.#worker.postMessage(question);
  }

  #end(sentence: string, outcome?: string) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#root.querySelector('.note')!.textContent = sentence;
    if (outcome !== undefined) this.#root.querySelector('[data-part=risk]')!.innerHTML = outcome;
  }
}
