// Runs the story against whatever sends its requests: the shop that the docs are built with, the hosts of the tests.
import type { AnyOperation } from '../operation.ts';
import { readPlace } from './places.ts';
import { firstVariables, storyOf, type StoryRequest } from './story-requests.ts';

/** A request with its variables filled in. */
export interface FilledRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface StoryAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A step that was taken. `variables` are those of before the answer. */
interface StoryEvent {
  readonly step: StoryRequest;
  readonly request: FilledRequest;
  readonly answer: StoryAnswer;
  readonly variables: Variables;
}

export type Variables = Readonly<Record<string, string>>;

export interface Storyteller {
  send(request: FilledRequest): Promise<StoryAnswer>;
  /** Called before each request; what it sends itself changes no variable. */
  before?(step: StoryRequest, variables: Variables): Promise<void>;
  after?(event: StoryEvent): Promise<void> | void;
}

/** Sends every request of the story in its order. Throws where an answer has not the status or the values that the story wants. */
export async function runStory(operations: readonly AnyOperation[], { send, before, after }: Storyteller): Promise<void> {
  const variables: Record<string, string> = { ...firstVariables(operations), run: String(Date.now()) };
  for (const step of storyOf(operations).flatMap(({ requests }) => requests)) {
    if (!step.isReplay) variables.key = crypto.randomUUID();
    await before?.(step, { ...variables });
    const request = fillRequest(step, variables);
    const answer = await send(request);
    check(step, request, answer, variables);
    await after?.({ step, request, answer, variables: { ...variables } });
    keep(step, answer, variables);
  }
}

/** Fills in the variables of a request. */
export function fillRequest({ operation, path, query, headers, body }: StoryRequest, variables: Variables): FilledRequest {
  const fill = (text: string) => fillText(text, variables);
  const fillPairs = (pairs: StoryRequest['query']) => pairs.map(([name, value]): [string, string] => [name, fill(value)]);
  const search = query.length > 0 ? `?${new URLSearchParams(fillPairs(query))}` : '';
  const form = body?.kind === 'form' ? new URLSearchParams(fillPairs(body.pairs)).toString() : undefined;
  const formType: Record<string, string> = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  return {
    method: operation.method,
    path: fill(path) + search,
    headers: { ...formType, ...Object.fromEntries(fillPairs(headers).map(([name, value]) => [name.toLowerCase(), value])) },
    ...(body && { body: form ?? fill((body as { text: string }).text) }),
  };
}

function fillText(text: string, variables: Variables): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => variables[name] ?? '');
}

function check({ name, status, expects, isReplay }: StoryRequest, { method, path }: FilledRequest, answer: StoryAnswer, variables: Variables): void {
  const refuse = (what: string) => new Error(`The story, "${name.en}", ${method} ${path}: ${what}: ${answer.status} ${answer.text.slice(0, 1500)}`);
  if (answer.status !== status) throw refuse(`not ${status}`);
  if (isReplay && answer.headers['idempotent-replayed'] !== 'true') throw refuse('not replayed');
  for (const [place, expected] of Object.entries(expects)) {
    const value = typeof expected === 'string' ? fillText(expected, variables) : expected;
    const found = readPlace(JSON.parse(answer.text), place);
    if (found !== value) throw refuse(`${place} is ${JSON.stringify(found)}, not ${JSON.stringify(value)}`);
  }
}

function keep({ gives }: StoryRequest, { headers, text }: StoryAnswer, variables: Record<string, string>): void {
  if (headers.etag) Object.assign(variables, { stale_etag: variables.etag, etag: headers.etag });
  for (const [name, place] of Object.entries(gives)) {
    const value = readPlace(JSON.parse(text), place);
    if (value !== undefined && value !== null) variables[name] = String(value);
  }
}
