// The planner's buttons: where to start, how to look at it, what to take away.
import { fill } from '../../../console/fill.ts';
import { toFragment } from './link.ts';
import type { PlannerState, PlanStore, Zoom } from './store.ts';
import type { Texts } from './texts.ts';

export interface ToolbarContext {
  readonly store: PlanStore;
  readonly texts: Texts;
  readonly say: (sentence: string) => void;
  /** Starts from another plan. */
  readonly start: (name: string) => void;
  /** Name of the plan that this one began with. */
  readonly sample: () => string;
}

export class Toolbar {
  readonly #root: HTMLElement;
  readonly #context: ToolbarContext;
  readonly #samples: HTMLSelectElement;
  readonly #zoom: HTMLSelectElement;

  constructor(root: HTMLElement, context: ToolbarContext) {
    this.#root = root;
    this.#context = context;
    this.#samples = root.querySelector('.samples')!;
    this.#zoom = root.querySelector('.zoom')!;
    this.#samples.addEventListener('change', () => context.start(this.#samples.value));
    this.#zoom.addEventListener('change', () => context.store.view({ zoom: this.#zoom.value as Zoom }));
    root.addEventListener('click', (event) => this.#clicked(event.target as Element));
    document.addEventListener('keydown', (event) => this.#pressed(event));
    context.store.subscribe(() => this.show());
  }

  show() {
    const { state } = this.#context.store;
    this.#samples.value = this.#context.sample();
    this.#zoom.value = state.zoom;
    this.#able('undo', state.canUndo);
    this.#able('redo', state.canRedo);
    const fold = this.#button('fold');
    fold.hidden = groupsOf(state).length === 0;
    fold.textContent = state.folded.size ? this.#context.texts.unfold : this.#context.texts.fold;
  }

  /** A button that is pressed keeps the focus, so it is not disabled but says that it does nothing. */
  #able(action: string, isAble: boolean) {
    this.#button(action).setAttribute('aria-disabled', String(!isAble));
  }

  #button(action: string): HTMLButtonElement {
    return this.#root.querySelector(`[data-action=${action}]`)!;
  }

  #clicked(target: Element) {
    const button = target.closest<HTMLElement>('[data-action], [data-export]');
    if (button?.dataset.export) void this.#export(button.dataset.export);
    if (button?.dataset.action) this.#run(button.dataset.action);
  }

  /** In a field the keys are the field's own. */
  #pressed(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || (event.target as Element).matches('input, textarea')) return;
    const action = event.key.toLowerCase() === 'z' ? (event.shiftKey ? 'redo' : 'undo') : event.key.toLowerCase() === 'y' ? 'redo' : '';
    if (!action) return;
    event.preventDefault();
    this.#run(action);
  }

  #run(action: string) {
    const { store, texts, say } = this.#context;
    const { canUndo, canRedo, folded } = store.state;
    if (action === 'undo' && canUndo) (store.undo(), say(texts.undone));
    if (action === 'redo' && canRedo) (store.redo(), say(texts.redone));
    if (action === 'fold') store.view({ folded: new Set(folded.size ? [] : groupsOf(store.state)) });
    if (action === 'print') print();
    if (action === 'link') void this.#link();
  }

  async #link() {
    const { store, texts, say } = this.#context;
    history.replaceState(null, '', await toFragment(store.state.text));
    const count = location.href.length;
    const isCopied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    say(fill(isCopied ? texts.linkCopied : texts.linkShown, { count }));
  }

  async #export(id: string) {
    const { store, texts, say } = this.#context;
    try {
      const { exportPlan } = await import('./export.ts');
      say(fill(texts.saved, { file: await exportPlan(id, store.state) }));
    } catch {
      say(texts.notLoaded);
    }
  }
}

function groupsOf({ plan }: PlannerState): string[] {
  return [...new Set(plan.tasks.flatMap(({ group }) => group ?? []))];
}
