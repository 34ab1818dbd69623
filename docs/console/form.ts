// The form as the page holds it: inputs by their field's key, each with a place for what is wrong with it.
import type { Field } from './fields.ts';
import type { Values } from './values.ts';

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export class ConsoleForm {
  readonly element: HTMLFormElement;
  readonly #fields: readonly Field[];

  constructor(element: HTMLFormElement, fields: readonly Field[]) {
    this.element = element;
    this.#fields = fields;
  }

  get values(): Values {
    return Object.fromEntries(this.#fields.map(({ key }) => [key, this.#input(key).value]));
  }

  fill(values: Values): void {
    for (const { key } of this.#fields) this.#input(key).value = values[key] ?? '';
    this.showFaults(new Map());
  }

  /** The field that an event came from. */
  fieldOf(target: EventTarget | null): Field | undefined {
    const name = (target as Partial<Input> | null)?.name;
    return this.#fields.find(({ key }) => key === name);
  }

  value(key: string): string {
    return this.#input(key).value;
  }

  set(key: string, value: string): void {
    this.#input(key).value = value;
  }

  /** Says below a field where its value comes from, or comes from elsewhere. */
  hint(key: string, ...content: (Node | string)[]): void {
    document.getElementById(`${this.#input(key).id}-hint`)?.replaceChildren(...content);
  }

  /** `language` is that of the messages, where it isn't the page's. */
  showFaults(faults: ReadonlyMap<string, string>, language = ''): void {
    for (const { key } of this.#fields) this.showFault(key, faults.get(key), language);
  }

  showFault(key: string, message: string | undefined, language = ''): void {
    const input = this.#input(key);
    const place = document.getElementById(`${input.id}-fault`)!;
    if (message === undefined) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    place.textContent = message ?? '';
    if (language) place.lang = language;
    else place.removeAttribute('lang');
  }

  hasFault(key: string): boolean {
    return this.#input(key).hasAttribute('aria-invalid');
  }

  /** Puts the reader before the first field of these. */
  focusFirst(keys: ReadonlyMap<string, string>): void {
    const first = this.#fields.find(({ key }) => keys.has(key));
    if (first) this.#input(first.key).focus();
  }

  #input(key: string): Input {
    return this.element.elements.namedItem(key) as Input;
  }
}
