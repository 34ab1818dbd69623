// The request that the form stands for: one value that is sent, and that every code sample is written from.
import type { Method } from '../../api/operation.ts';
import type { Field } from './fields.ts';
import { isSet, toJson, type Values } from './values.ts';

/** Builds the request from what is set, and from nothing else. */
export function buildRequest({ method, path }: { method: Method; path: string }, fields: readonly Field[], values: Values, origin: string): ConsoleRequest {
  const given = (place: Field['place']) => fields.filter((field) => field.place === place && isSet(values, field));
  const pairs = (place: Field['place']) => given(place).map((field): Pair => [field.label, values[field.key]!]);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(values[`params.${name}`] ?? ''));
  // The server reads a form from the body, except with DELETE, where the original read the query.
  const inQuery = method === 'DELETE' ? [...pairs('query'), ...pairs('fields')] : pairs('query');
  const request = { method, url: origin + filled + search(inQuery) };
  const credentials = given('headers').map((field): Pair => ['authorization', `Bearer ${values[field.key]}`]);
  const body = bodyOf(method, fields, given('body'), pairs('fields'), values);
  const headers = body ? [...credentials, ['content-type', mediaTypes[body.kind]] as const] : credentials;
  return { ...request, headers: Object.fromEntries(headers), body };
}

function bodyOf(method: Method, fields: readonly Field[], given: readonly Field[], pairs: readonly Pair[], values: Values): RequestBody | undefined {
  if (fields.some(({ place }) => place === 'body')) return { kind: 'json', value: nest(given, values) };
  if (pairs.length > 0 && method !== 'DELETE') return { kind: 'form', pairs };
  return undefined;
}

function nest(given: readonly Field[], values: Values): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const field of given) {
    const steps = field.path.slice(0, -1);
    const parent = steps.reduce((inner, step) => (inner[step] ??= {}) as Record<string, unknown>, root);
    parent[field.path.at(-1)!] = toJson(field, values[field.key]!);
  }
  return root;
}

/** The body as it goes over the wire. */
export function bodyText(body: RequestBody): string {
  return body.kind === 'json' ? JSON.stringify(body.value) : new URLSearchParams(body.pairs.map(([name, value]) => [name, value])).toString();
}

function search(pairs: readonly Pair[]): string {
  return pairs.length > 0 ? `?${pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}` : '';
}

/** Half a surrogate pair can't be encoded; it becomes U+FFFD, as in every form that a browser sends. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const mediaTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;

type Pair = readonly [name: string, value: string];

export type RequestBody = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'form'; readonly pairs: readonly Pair[] };

export interface ConsoleRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
}
