// The planner: the page's chart, text and table, brought to life over one store.
import { node } from '../../../console/nodes.ts';
import { Bars } from './bars.ts';
import { TextEditor } from './editor.ts';
import { Grid } from './grid.ts';
import { fromFragment } from './link.ts';
import { discard, readSaved, save } from './saved.ts';
import { offerStore, PlanStore, type Language } from './store.ts';
import type { Texts } from './texts.ts';
import { Toolbar } from './toolbar.ts';

/** Where the plan comes from: the page, this browser, or the address. */
type Source = 'sample' | 'saved' | 'link';

/** What the page hands to its planner. */
export interface PlannerPage {
  readonly language: Language;
  /** Name of the plan that stands in the page. */
  readonly sample: string;
  readonly texts: Texts;
}

/** Loads the text of a plan to start from. */
export type LoadSample = (name: string, language: Language) => Promise<string>;

export class ProjectPlanner extends HTMLElement {
  /** Set before the element is defined. */
  static loadSample: LoadSample;

  #page!: PlannerPage;
  #store!: PlanStore;
  #toolbar!: Toolbar;
  #source: Source = 'sample';
  #sample = '';
  #canKeep = true;

  connectedCallback() {
    if (this.#store) return;
    this.#page = JSON.parse(this.#part('script[type="application/json"]').textContent!);
    const { language, texts, sample } = this.#page;
    this.#sample = sample;
    this.#store = new PlanStore(this.#part('.text pre').textContent!.replace(/\n$/, ''), language);
    const context = { store: this.#store, texts, say: (sentence: string) => this.#say(sentence) };
    new TextEditor(this.#part('.text'), this.#store, texts);
    new Grid(this.#part('.table'), context);
    new Bars(this.#part('.canvas'), context);
    this.#toolbar = new Toolbar(this, { ...context, start: (name) => void this.#start(name), sample: () => this.#sample });
    this.#store.subscribe((state, previous) => state.text !== previous.text && this.#keep());
    this.#part('.notice').addEventListener('click', ({ target }) => this.#answer((target as HTMLElement).dataset.answer));
    addEventListener('hashchange', () => void this.#open());
    this.dataset.live = '';
    offerStore(this.#store);
    void this.#open();
  }

  /** The address comes before what was saved, and that before the sample. */
  async #open() {
    try {
      const linked = await fromFragment(location.hash);
      if (linked !== undefined) return this.#show(linked === readSaved()?.text ? 'saved' : 'link', linked);
    } catch {
      this.#say(this.#page.texts.badLink);
    }
    const saved = readSaved();
    if (!saved || this.#source !== 'sample') return;
    this.#sample = saved.sample;
    this.#show('saved', saved.text);
  }

  #show(source: Source, text: string, isUndoable = false) {
    // What is only looked at is not kept.
    this.#source = 'link';
    this.#store.replace(text, isUndoable);
    this.#source = source;
    this.#notice();
  }

  /** The reader's own plan stays in the browser until this one is changed, and Undo leads back to it. */
  async #start(name: string) {
    try {
      const text = await ProjectPlanner.loadSample(name, this.#page.language);
      this.#leaveLink();
      this.#sample = name;
      this.#show('sample', text, true);
    } catch {
      this.#say(this.#page.texts.notLoaded);
      this.#toolbar.show();
    }
  }

  #keep() {
    if (this.#source === 'link') return;
    const isKept = save({ sample: this.#sample, text: this.#store.state.text });
    if (!isKept && this.#canKeep) this.#say(this.#page.texts.notKept);
    this.#canKeep = isKept;
    if (this.#source === 'saved' || !isKept) return;
    this.#source = 'saved';
    this.#notice();
  }

  #notice() {
    const { texts } = this.#page;
    const button = (answer: keyof Texts) => {
      const element = node('button', { type: 'button', className: 'link', textContent: texts[answer] });
      element.dataset.answer = answer;
      return element;
    };
    const parts = { sample: [], saved: [texts.fromSaved, ' ', button('discard')], link: [texts.fromLink, ' ', button('keep'), ' ', button('leaveLink')] }[this.#source];
    this.#part('.notice').replaceChildren(...parts);
    this.#toolbar.show();
  }

  #answer(answer: string | undefined) {
    if (answer === 'discard') void this.#discard();
    if (answer === 'leaveLink') void this.#leave();
    if (answer === 'keep') {
      this.#leaveLink();
      this.#source = 'saved';
      this.#keep();
      this.#notice();
      if (this.#canKeep) this.#say(this.#page.texts.kept);
    }
    // The button that had the focus is gone.
    if (answer) this.#part<HTMLElement>('.samples').focus();
  }

  async #discard() {
    discard();
    this.#show('sample', await ProjectPlanner.loadSample(this.#sample, this.#page.language));
  }

  async #leave() {
    this.#leaveLink();
    this.#source = 'sample';
    if (readSaved()) return this.#open();
    await this.#discard();
  }

  #leaveLink() {
    if (location.hash.startsWith('#plan=')) history.replaceState(null, '', location.pathname + location.search);
  }

  #say(sentence: string) {
    this.#part('.said').textContent = sentence;
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return this.querySelector<Part>(selector)!;
  }
}
