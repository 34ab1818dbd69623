// The search dialog. Opens by its button, Ctrl K or '/'; arrow keys walk the results, Escape closes.
import { findPages, type Hit } from './search-index.ts';
import { resultItem } from './search-results.ts';

const pageSize = 8;

export class SiteSearch extends HTMLElement {
  #texts: Record<string, string> = JSON.parse(this.dataset.texts ?? '{}');
  #dialog = this.querySelector('dialog')!;
  #input = this.querySelector('input')!;
  #status = this.querySelector('[role=status]')!;
  #results = this.querySelector('ol')!;
  #more = this.querySelector<HTMLButtonElement>('.more')!;
  #waiting: Hit[] = [];

  connectedCallback() {
    this.querySelector('.open')!.addEventListener('click', () => this.#open());
    this.querySelector('.cancel')!.addEventListener('click', () => this.#dialog.close());
    this.#dialog.addEventListener('click', (event) => {
      const isOutside = event.target === this.#dialog;
      const isResult = (event.target as Element).closest('a');
      if (isOutside || isResult) this.#dialog.close();
    });
    this.#dialog.addEventListener('keydown', (event) => this.#key(event));
    this.#more.addEventListener('click', () => this.#showMore());
    this.#input.addEventListener('input', () => this.#search(this.#input.value.trim()));
    this.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#links()[0]?.focus();
    });
    document.addEventListener('keydown', (event) => this.#shortcut(event));
    if (/Mac|iPhone|iPad/.test(navigator.platform)) this.querySelector('kbd')!.textContent = '⌘ K';
  }

  #open() {
    this.#dialog.showModal();
    this.#input.select();
  }

  #shortcut(event: KeyboardEvent) {
    const isControlK = (event.ctrlKey || event.metaKey) && event.key === 'k';
    const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!isControlK && !isSlash) return;
    event.preventDefault();
    if (!this.#dialog.open) this.#open();
    else if (isControlK) this.#dialog.close();
  }

  async #search(words: string) {
    if (import.meta.env.DEV) return;
    if (!words) return this.#show([], this.#texts.hint);
    this.#status.textContent ||= this.#texts.loading ?? '';
    try {
      const hits = await findPages(words);
      if (hits && words === this.#input.value.trim()) await this.#show(hits, this.#summary(hits.length, words));
    } catch {
      await this.#show([], this.#texts.broken);
    }
  }

  #summary(count: number, query: string): string {
    const text = count === 0 ? this.#texts.none : count === 1 ? this.#texts.one : this.#texts.many;
    return (text ?? '').replace('{count}', String(count)).replace('{query}', () => query);
  }

  async #show(hits: Hit[], status = '') {
    const items = await draw(hits.slice(0, pageSize));
    this.#results.replaceChildren(...items);
    this.#status.textContent = status;
    this.#wait(hits.slice(pageSize));
  }

  async #showMore() {
    const items = await draw(this.#waiting.slice(0, pageSize));
    this.#results.append(...items);
    items[0]?.querySelector('a')?.focus();
    this.#wait(this.#waiting.slice(pageSize));
  }

  #wait(hits: Hit[]) {
    this.#waiting = hits;
    this.#more.hidden = hits.length === 0;
  }

  #key(event: KeyboardEvent) {
    // In a search field Escape would empty the field first.
    if (event.key === 'Escape') this.#dialog.close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [this.#input, ...this.#links()];
    const next = stops.indexOf(document.activeElement as HTMLInputElement) + step;
    stops[Math.max(0, Math.min(next, stops.length - 1))]?.focus();
  }

  #links() {
    return [...this.#results.querySelectorAll('a')];
  }
}

async function draw(hits: Hit[]): Promise<HTMLLIElement[]> {
  return (await Promise.all(hits.map((hit) => hit.data()))).map(resultItem);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
