// The request that the form stands for: one value that is sent, and that every code sample is written from.
import type { Method } from '../../api/operation.ts';
import type { Field } from './fields.ts';
import { isSet, toJson, type Values } from './values.ts';

/** Builds the request from what is set, and from nothing else. `token` is that of the reader's login. */
export function buildRequest({ method, path, answersText }: Target, fields: readonly Field[], values: Values, origin: string, token?: string): ConsoleRequest {
  const given = (place: Field['place']) => fields.filter((field) => field.place === place && isSet(values, field));
  const pairs = (place: Field['place']) => given(place).map((field): Pair => [field.label, values[field.key]!]);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(values[`params.${name}`] ?? ''));
  // The server reads a form from the body, except with DELETE, where the original read the query.
  const inQuery = method === 'DELETE' ? [...pairs('query'), ...pairs('fields')] : pairs('query');
  const request = { method, url: origin + filled + search(inQuery), ...(answersText && { answersText }) };
  const credentials: Pair[] = token === undefined ? [] : [['authorization', `Bearer ${token}`]];
  const named = [...credentials, ...pairsOf(given('headers'), values)];
  const body = bodyOf(method, fields, given('body'), pairs('fields'), values);
  const type = body && (method === 'PATCH' ? 'application/merge-patch+json' : mediaTypes[body.kind]);
  const headers = type ? [...named, ['content-type', type] as const] : named;
  return { ...request, headers: Object.fromEntries(headers), body };
}

function pairsOf(headers: readonly Field[], values: Values): Pair[] {
  return headers.map(({ key, path }) => [path[0]!, values[key]!]);
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

/** Stands for the token in the samples: a token is shown nowhere. */
export const tokenSample = 'ACCESS_TOKEN';

type Pair = readonly [name: string, value: string];

export type RequestBody = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'form'; readonly pairs: readonly Pair[] };

/** What a request is sent to. */
export interface Target {
  readonly method: Method;
  readonly path: string;
  /** A good answer is not JSON: plain text, or nothing at all. */
  readonly answersText?: boolean;
}

export interface ConsoleRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  readonly answersText?: boolean;
}
