// What a client learns of a shop by its answers: which carts, orders and products there are, whose they are, and which belong together.
import type { Answer } from './client.ts';
import type { Chance } from './generate.ts';

/** The parameter that takes an id, by the id's prefix. */
const takenBy: Readonly<Record<string, string>> = { cart: 'cart', item: 'item', ord: 'order', line: 'line', pay: 'payment', ful: 'fulfillment', adr: 'address', whe: 'endpoint', whd: 'delivery' };

const collections: Readonly<Record<string, string>> = { products: 'product', brands: 'brand', categories: 'category' };

type Found = readonly [name: string, value: unknown];

/** What answers told: the newest values by the name that takes them, whose they are, and which of them go together. */
export class Knowledge {
  readonly #values = new Map<string, unknown[]>();

  of(name: string): readonly unknown[] {
    return this.#values.get(name) ?? [];
  }

  add(name: string, ...values: readonly unknown[]): void {
    this.#values.set(name, [...new Set([...values, ...this.of(name)])].slice(0, 8));
  }

  /** Values of one thing, a cart and its items, an order and its lines; and who made it, where that is told. */
  addTogether(found: readonly Found[], maker?: string): void {
    for (const [name, value] of found) {
      this.add(name, value);
      if (maker) this.add(`${name} of ${maker}`, value);
      if (isOwnId(value)) for (const [other, kin] of found) this.add(`${other} of ${value}`, kin);
    }
  }

  clear(): void {
    this.#values.clear();
  }

  /** Nothing more can be done with a thing that is deleted or closed. */
  #forget(gone: string): void {
    for (const [name, values] of this.#values) this.#values.set(name, values.filter((value) => String(value) !== gone));
  }

  learn(request: string, person: string, { status, headers, json }: Answer): void {
    const path = request.split(/[ ?]/)[1]!;
    if (request.startsWith('DELETE') && status === 204) this.#forget(path.split('/').at(-1)!);
    if (json?.code === 'cart_closed' && !path.endsWith('/merge')) this.#forget(path.split('/')[3]!);
    if (status >= 300) return;
    const etag = headers.get('etag');
    if (etag) this.add(`etag of ${path}`, etag);
    const collection = collections[path.split('/')[2] ?? ''];
    const rows: unknown[] = Array.isArray(json?.data) ? [...json.data, json.page] : [json];
    for (const row of rows) this.addTogether(findIn(row, collection), status === 201 ? person : undefined);
  }

  /** What somebody would put there: something of what is already named, something of their own, or whatever exists. */
  choicesFor(name: string, { person, context, chance }: { person: string; context: readonly unknown[]; chance: Chance }): readonly unknown[] {
    if (name === 'from') return this.of('cart of anonymous');
    const plain = name.replace(/_id$/, '');
    const kin = context.flatMap((value) => this.of(`${plain} of ${value}`));
    if (kin.length > 0 && chance.percent(85)) return kin;
    const own = this.of(`${plain} of ${person}`);
    return own.length > 0 && chance.percent(60) ? own : this.of(plain);
  }
}

function isOwnId(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]{3,4}_\w{22}$/.test(value);
}

function findIn(value: unknown, collection?: string): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]): Found[] => {
    if (typeof inner === 'object') return findIn(inner, collection);
    if (isOwnId(inner)) return [[takenBy[inner.split('_')[0]!] ?? name, inner]];
    if (name === 'id' && typeof inner === 'number' && collection) return [[collection, inner]];
    if (name === 'next_cursor' || name === 'prev_cursor') return [['cursor', inner]];
    return typeof inner === 'string' && (name === 'code' || name === 'refresh_token') ? [[name, inner]] : [];
  });
}
