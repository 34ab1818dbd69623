// Turns the story into requests with `{{variables}}`, which Postman fills in by itself and `runStory` for the docs and the tests.
import { hasFieldsInQuery, type AnyOperation, type Example } from '../operation.ts';
import type { Text } from '../text.ts';
import { readPlace, writePlace } from './places.ts';
import { story, type Role, type Step } from './story.ts';

/** One request of the story. Texts may hold `{{variables}}`. */
export interface StoryRequest {
  readonly operation: AnyOperation;
  readonly name: Text;
  readonly path: string;
  readonly query: readonly Pair[];
  readonly headers: readonly Pair[];
  readonly body?: StoryBody;
  /** The status that the answer has to have. */
  readonly status: number;
  /** Values that the answer has to hold, by place. */
  readonly expects: Readonly<Record<string, unknown>>;
  /** Variables that the answer sets, by name: the place of the value. */
  readonly gives: Readonly<Record<string, string>>;
  /** The same request under the same Idempotency-Key again: answered with the stored answer. */
  readonly isReplay: boolean;
}

export type StoryBody = { readonly kind: 'json'; readonly text: string } | { readonly kind: 'form'; readonly pairs: readonly Pair[] };

export interface StoryChapter {
  readonly title: Text;
  readonly requests: readonly StoryRequest[];
}

type Pair = readonly [name: string, value: string];

/** What is known before the first request; `run` and `key` are made anew by whoever runs the story. */
export function firstVariables(operations: readonly AnyOperation[]): Readonly<Record<string, string>> {
  const logins = operations.find(({ id }) => id === 'login')?.examples ?? [];
  const admin = logins.map(({ body }) => body as { email: string; password: string }).find(({ email }) => email.startsWith('admin@'));
  return { run: '1', key: '', etag: '', stale_etag: '""', adminEmail: admin?.email ?? '', adminPassword: admin?.password ?? '' };
}

/**
 * The story as far as these operations can tell it: a step whose operation is switched off is left out, and with it every step that
 * needs a value which nobody gives any more.
 */
export function storyOf(operations: readonly AnyOperation[]): StoryChapter[] {
  const served = new Map(operations.map((operation) => [operation.id, operation]));
  const known = new Set(Object.keys(firstVariables(operations)));
  const chapters = story.map(({ title, steps }) => ({ title, requests: steps.filter(({ shows }) => !shows || served.has(shows)).flatMap((step) => prepare(step, served.get(step.operation), known)) }));
  return chapters.filter(({ requests }) => requests.length > 0);
}

function prepare(step: Step, operation: AnyOperation | undefined, known: Set<string>): StoryRequest[] {
  if (!operation) return [];
  const request = toRequest(step, operation);
  const { path, query, headers, body } = request;
  if (variablesIn(JSON.stringify([path, query, headers, body])).some((name) => !known.has(name))) return [];
  for (const name of Object.keys(request.gives)) known.add(name);
  return [request];
}

/** The names of the variables in a text. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);
}

/** One step as a request. */
export function toRequest(step: Step, operation: AnyOperation): StoryRequest {
  const example = fill(step, operation);
  return {
    operation,
    name: step.name ?? operation.summary,
    path: operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encode(example.params?.[name])),
    query: pairs(hasFieldsInQuery(operation) ? example.fields : example.query),
    headers: headersOf(step, operation, example),
    ...bodyOf(operation, example, operation.examples[step.example ?? 0]?.body),
    status: step.status ?? operation.success.status,
    expects: step.expects ?? {},
    // A failure gives nothing but what the step asks of it.
    gives: step.gives ?? (step.status === undefined ? operation.chain?.gives : undefined) ?? {},
    isReplay: step.isReplay ?? false,
  };
}

/** The step's example, with the values that earlier answers give, and the step's own, in place of its own. */
function fill({ example: index = 0, with: own = {} }: Step, { id, examples, chain }: AnyOperation): Example {
  const example = examples[index];
  if (!example) throw new Error(`${id} has no example ${index}.`);
  const taken = Object.entries(chain?.takes ?? {}).map(([place, name]) => [wholePlace(example, place), `{{${name}}}`] as const);
  // What an example leaves out stays out.
  const given = taken.filter(([place]) => readPlace(example, place) !== undefined);
  return [...given, ...Object.entries(own)].reduce((filled, [place, value]) => (value === undefined ? without(filled, place) : (writePlace(filled, place, value) as Example)), example);
}

function without(example: Example, place: string): Example {
  const steps = place.split('.');
  const parent = steps.slice(0, -1).join('.');
  const { [steps.at(-1)!]: _, ...rest } = readPlace(example, parent) as Record<string, unknown>;
  return writePlace(example, parent, rest) as Example;
}

/** A contract names a parameter by its name alone, and a place in the body. */
function wholePlace(example: Example, place: string): string {
  const own = (['params', 'query', 'fields'] as const).find((kind) => example[kind]?.[place] !== undefined);
  return own ? `${own}.${place}` : `body.${place.replace(/^body\./, '')}`;
}

function headersOf({ as, isStale }: Step, operation: AnyOperation, { body }: Example): Pair[] {
  const { auth, idempotencyKey, ifMatch, ignoresAccept, success, method } = operation;
  const role = as ?? defaultRoles[auth ?? 'none'];
  return [
    ...(ignoresAccept ? [] : [['Accept', success.type?.split(';')[0] ?? 'application/json'] as const]),
    ...(role === 'guest' ? [] : [['Authorization', `Bearer {{${role}_token}}`] as const]),
    ...(body !== undefined ? [['Content-Type', method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'] as const] : []),
    ...(idempotencyKey ? [['Idempotency-Key', '{{key}}'] as const] : []),
    ...(ifMatch ? [['If-Match', isStale ? '{{stale_etag}}' : '{{etag}}'] as const] : []),
  ];
}

const defaultRoles: Readonly<Record<string, Role>> = { none: 'guest', cart: 'customer', customer: 'customer', admin: 'admin' };

function bodyOf(operation: AnyOperation, example: Example, original: unknown): { body?: StoryBody } {
  const { body, fields } = operation;
  if (body) return example.body === undefined ? {} : { body: { kind: 'json', text: writeJson(example.body, original) } };
  return fields && !hasFieldsInQuery(operation) ? { body: { kind: 'form', pairs: pairs(example.fields) } } : {};
}

/** JSON in which a variable that stands for a number, as in the example, stands without quotes. */
function writeJson(body: unknown, example: unknown): string {
  const marked = markNumbers(body, example);
  return JSON.stringify(marked, null, 2).replaceAll(/"#(\{\{\w+\}\})"/g, '$1');
}

function markNumbers(value: unknown, example: unknown): unknown {
  if (typeof value === 'string') return typeof example === 'number' && /^\{\{\w+\}\}$/.test(value) ? `#${value}` : value;
  if (typeof value !== 'object' || value === null) return value;
  const mark = (inner: unknown, name: string | number) => markNumbers(inner, (example as Record<string | number, unknown> | null | undefined)?.[name]);
  if (Array.isArray(value)) return value.map((inner) => mark(inner, 0));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mark(inner, name)]));
}

function pairs(values: Readonly<Record<string, unknown>> = {}): Pair[] {
  return Object.entries(values).map(([name, value]) => [name, String(value)]);
}

/** As in a path; variables stay as they stand. */
function encode(value: unknown): string {
  return encodeURIComponent(String(value ?? '')).replaceAll('%7B%7B', '{{').replaceAll('%7D%7D', '}}');
}
