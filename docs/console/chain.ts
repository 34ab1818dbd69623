// What one operation's answer hands to another's request: ids that were given, and the ETags of what was read.
import type { Field } from './fields.ts';
import { currentLogin } from './login.ts';
import { recall, remember } from './memory.ts';
import type { ConsolePage } from './page.ts';
import type { Answer } from './send.ts';
import type { Values } from './values.ts';

/** Something remembered, and the operation that it comes from. */
export interface Known {
  readonly value: string;
  readonly from: string;
}

type Store = Readonly<Record<string, Known>>;

/** Remembers what an answer gives. */
export function learn({ id, gives }: ConsolePage, url: string, answer: Answer): void {
  if (answer.status >= 300) return;
  const header = (name: string) => answer.headers.find(([candidate]) => candidate === name)?.[1];
  const etag = header('etag');
  // What was made has the address that the answer names.
  if (etag !== undefined) store('etags', header('location') ?? new URL(url).pathname, { value: etag, from: id });
  for (const [name, place] of Object.entries(gives)) {
    const found = place.split('.').reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null | undefined)?.[step], JSON.parse(answer.text));
    if (typeof found !== 'string' && typeof found !== 'number') continue;
    store('given', name, { value: String(found), from: id });
    if (!currentLogin()) store('given', `guest_${name}`, { value: String(found), from: id });
  }
}

function store(kind: 'given' | 'etags', name: string, known: Known): void {
  remember(kind, { ...recall<Store>(kind), [name]: known });
}

/** After a reset nothing is there any more of what was given and read. */
export function forgetAll(): void {
  remember('given', undefined);
  remember('etags', undefined);
}

/** The ETag seen last at the address of a request. */
export function knownEtag(url: string): Known | undefined {
  return recall<Store>('etags')?.[new URL(url).pathname];
}

/** What is known for a field that takes a value of an earlier answer. */
export function knownFor({ key }: Pick<Field, 'key'>, { takes }: ConsolePage): Known | undefined {
  const name = takes[key]?.name;
  if (name === undefined) return undefined;
  // The refresh token changes with each renewal: the login has the one that is good.
  const login = name === 'refresh_token' ? currentLogin() : undefined;
  return login ? { value: login.refresh, from: 'login' } : recall<Store>('given')?.[name];
}

/** These values with what is known in place of what only illustrates. */
export function withKnown(values: Values, page: ConsolePage): Values {
  const known = page.fields.map((field) => [field.key, knownFor(field, page)?.value] as const).filter(([key, value]) => value !== undefined && values[key]);
  return { ...values, ...Object.fromEntries(known.map(([key, value]) => [key, place(values[key]!, value!, page.takes[key]!.inner)])) };
}

/** A field of JSON takes the value at a place within. */
function place(text: string, value: string, inner: string | undefined): string {
  if (inner === undefined) return value;
  const json = JSON.parse(text) as Record<string, unknown>;
  const steps = inner.split('.');
  const parent = steps.slice(0, -1).reduce<Record<string, unknown>>((outer, step) => outer[step] as Record<string, unknown>, json);
  parent[steps.at(-1)!] = value;
  return JSON.stringify(json);
}
