// Fills the fields whose values come from elsewhere, and says below each where from: an earlier answer, an ETag, a new key.
import { knownEtag, knownFor, withKnown, type Known } from './chain.ts';
import type { ConsoleForm } from './form.ts';
import { node } from './nodes.ts';
import type { ConsolePage, OperationLink } from './page.ts';
import type { Values } from './values.ts';

const matchKey = 'headers.if-match';
const idempotencyKey = 'headers.idempotency-key';

export class Provenance {
  readonly #form: ConsoleForm;
  readonly #page: ConsolePage;
  /** The ETag that the reader has not changed; a new address brings its own. */
  #etag = '';

  constructor(form: ConsoleForm, page: ConsolePage) {
    this.#form = form;
    this.#page = page;
  }

  /** Sets the values, with what is known in place of what only illustrates, and a new key. */
  fill(values: Values): void {
    const { fields } = this.#page;
    this.#form.fill(withKnown(values, this.#page));
    for (const { key } of fields) this.explain(key);
    this.#etag = '';
    if (this.#has(matchKey)) this.#form.set(matchKey, '');
    this.renewKey();
  }

  renewKey(): void {
    if (!this.#has(idempotencyKey)) return;
    this.#form.set(idempotencyKey, newKey());
    this.#explainKey(this.#page.texts.keyFresh!);
  }

  /** Says where the value of a field comes from, or could come from once the reader has written another. */
  explain(key: string): void {
    const name = this.#page.takes[key]?.name;
    if (name === undefined) return;
    const known = knownFor({ key }, this.#page);
    this.#hint(key, known && this.#form.value(key).includes(known.value) ? known : undefined, this.#page.givers[name]!);
  }

  /** After a request went out: its answer is kept under the key. */
  sent(): void {
    if (this.#has(idempotencyKey)) this.#explainKey(this.#page.texts.keyUsed!);
  }

  /** Fills If-Match with the ETag seen last at an address, unless the reader has written another. */
  match(url: string): void {
    if (!this.#has(matchKey)) return;
    const known = knownEtag(url);
    if (this.#form.value(matchKey) === this.#etag) this.#form.set(matchKey, (this.#etag = known?.value ?? ''));
    this.#hint(matchKey, known?.value === this.#form.value(matchKey) ? known : undefined, this.#page.readers);
  }

  #hint(key: string, known: Known | undefined, links: readonly OperationLink[]): void {
    const { texts } = this.#page;
    const origin = links.filter(({ id }) => id === known?.from);
    // Without a name for it there is nothing to say.
    if (known && origin.length === 0) return this.#form.hint(key);
    const shown = (known ? origin : links).flatMap(({ href, title }, index) => [index > 0 ? ', ' : ' ', node('a', { href, textContent: title })]);
    this.#form.hint(key, ...(shown.length > 0 ? [known ? texts.from : texts.given, ...shown] : []));
  }

  /** The button is drawn anew, and keeps the focus where it had it. */
  #explainKey(text: string): void {
    const hasFocus = document.activeElement?.matches('.new-key');
    const button = node('button', { type: 'button', className: 'link new-key', textContent: this.#page.texts.newKey });
    this.#form.hint(idempotencyKey, text, ' ', button);
    if (hasFocus) button.focus();
  }

  #has(key: string): boolean {
    return this.#page.fields.some((field) => field.key === key);
  }
}

/** A random UUID; `crypto.randomUUID` is there on https and localhost alone. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
