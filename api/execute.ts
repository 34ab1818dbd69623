// The one pipeline: every request to every operation, on every host, goes through here.
import Negotiator from 'negotiator';
import type { Caller } from './caller.ts';
import { entityTag, isKnown, requireMatch } from './entity-tag.ts';
import { ApiError, toProblem, type Fault } from './errors.ts';
import { nameKeyed, readKey, runOnce } from './idempotency.ts';
import './messages.ts';
import { Reply, type AnyOperation, type Endpoint, type Method, type Schema, type SchemaIssue } from './operation.ts';
import { readFields, readJson, readQuery, type PlainRequest } from './request.ts';
import { createRouter, type Match } from './router.ts';
import type { Sha256, Shop } from './shop.ts';

/** An answer, ready to be copied out by a host. */
export interface PlainReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: no body at all (204, 304). With HEAD the host keeps its length and leaves the body out. */
  readonly body: string | undefined;
}

export interface Api {
  /** Finds what is served at a path; undefined: nothing. */
  match(path: string): Match | undefined;
  /** Answers a request to a matched path. Never rejects. */
  execute(match: Match, request: PlainRequest): Promise<PlainReply>;
  /** Answers with the problem that an error stands for; anything but an ApiError is reported and becomes `internal_error`. */
  fail(error: unknown, request: Pick<PlainRequest, 'path' | 'requestId'>): PlainReply;
}

/** Called with what only the server's log may know: errors that are not ApiErrors. */
export type Report = (error: unknown, requestId: string) => void;

/** The name of a request in the log and in X-Request-Id: the client's own if it is a plain word, else a new one. */
export function nameRequest(given: string | null | undefined, invent: () => string): string {
  return given && /^[\w.:-]{1,128}$/.test(given) ? given : invent();
}

/** Assembles the pipeline over the endpoints that this shop serves. */
export function createApi(endpoints: readonly Endpoint[], shop: Shop, report: Report): Api {
  const { settings } = shop;
  const match = createRouter(endpoints.filter(({ operation }) => !operation.only || settings[operation.only]));

  async function execute({ route, params }: Match, request: PlainRequest): Promise<PlainReply> {
    try {
      if (request.method === 'OPTIONS') return { status: 204, headers: { ...constantHeaders, allow: route.allow }, body: undefined };
      const endpoint = route.endpoints.get((request.method === 'HEAD' ? 'GET' : request.method) as Method);
      if (!endpoint) throw new ApiError('method_not_allowed', { headers: { allow: route.allow } });
      // The sandbox's slowness is not the database's: its deadline begins afterwards.
      await shop.disturb(endpoint.operation);
      const work = () => answer(endpoint, request, params);
      return await (endpoint.operation.isStandalone ? work() : shop.database.withDeadline(work));
    } catch (error) {
      return fail(error, request);
    }
  }

  async function answer({ operation, handle }: Endpoint, request: PlainRequest, params: Match['params']): Promise<PlainReply> {
    refuseForeign(operation, request, settings.hosts);
    const caller = await authenticate(operation, request, shop);
    negotiate(operation, request);
    const precondition = preconditionOf(operation, request, shop);
    const key = operation.idempotencyKey && readKey(request.headers['idempotency-key']);
    const read = () => parse(operation, request, params);
    // However slowly a client sends its body, the database has as long as for any other.
    const given = await (operation.body || operation.fields ? shop.database.outsideDeadline(read) : read());
    const input = { ...given, path: request.path, search: request.search, caller, client: request.client ?? '', now: await timeFor(operation, shop), precondition };
    const settle = async (trx?: unknown) => {
      const outcome = await handle({ ...input, trx }, shop);
      return outcome instanceof ApiError ? fail(outcome, request) : shape({ operation, request, sha256: shop.sha256 }, outcome);
    };
    if (key === undefined) return settle();
    const keyed = await nameKeyed({ key, caller, address: JSON.stringify([operation.id, given.params]), content: given }, shop.sha256);
    return runOnce(shop.database, keyed, settle, (error) => fail(error, request));
  }

  function fail(error: unknown, request: Pick<PlainRequest, 'path' | 'requestId'>): PlainReply {
    const known = error instanceof ApiError ? error : explain(error);
    if (known !== error) report(error, request.requestId);
    const problem = toProblem(known, request);
    return {
      status: problem.status,
      // RFC 9110, 15.5.2: every 401 says what would be good instead.
      headers: { ...constantHeaders, ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }), ...known.options.headers, 'content-type': 'application/problem+json' },
      body: JSON.stringify(problem),
    };
  }

  function explain(error: unknown): ApiError {
    const failure = shop.database.failureOf(error);
    const isBusy = failure === 'unavailable' || failure === 'conflict' || failure === 'locked';
    return isBusy ? new ApiError('service_unavailable', { headers: { 'retry-after': '1' } }) : new ApiError('internal_error');
  }

  return { match, execute, fail };
}

/** On every answer of the API, on every host. Documents of the site have a policy of their own. */
const constantHeaders = {
  'cache-control': 'no-cache',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const;

function refuseForeign(operation: AnyOperation, { headers }: PlainRequest, hosts: readonly string[]): void {
  if (!operation.sameOrigin) return;
  const { origin } = headers;
  const host = headers.host?.toLowerCase();
  const name = (host ?? '').replace(/:\d+$/, '');
  // A rebound DNS name reaches us under its own name: only ours, localhost and addresses are names of this server.
  const isOurs = host === undefined || name === 'localhost' || /^(\[[\da-f:.]+\]|[\d.]+)$/i.test(name) || hosts.includes(name);
  const isForeign = origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`;
  if (!isOurs || isForeign) throw new ApiError('foreign_origin');
}

/** Health checks don't wait until the database has told the shop's time, which is nothing to them. */
async function timeFor({ isStandalone, isUncounted }: AnyOperation, shop: Shop): Promise<string> {
  return isStandalone || isUncounted ? new Date().toISOString() : shop.now();
}

/** RFC 6750: a bearer token. Where a guest may come in too, one that is sent must still be good. */
async function authenticate({ auth }: AnyOperation, { headers }: PlainRequest, shop: Shop): Promise<Caller> {
  if (!auth) return undefined;
  const { authorization } = headers;
  if (authorization === undefined && auth === 'cart') return undefined;
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
  const caller = token && (await shop.identify(token));
  if (!caller) throw new ApiError('unauthenticated', { headers: { 'www-authenticate': authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"' } });
  if (auth === 'admin' && caller.role !== 'admin') throw new ApiError('forbidden');
  return caller;
}

function preconditionOf({ ifMatch, id }: AnyOperation, { headers }: PlainRequest, { sha256 }: Shop) {
  if (!ifMatch) return undefined;
  const condition = headers['if-match'];
  if (condition === undefined) throw new ApiError('precondition_required');
  return async (current: unknown) => requireMatch(await entityTag(await write(ifMatch, current, id), sha256), condition);
}

function negotiate(operation: AnyOperation, { headers }: PlainRequest): void {
  if (operation.ignoresAccept || headers.accept === undefined || headers.accept === '*/*') return;
  const { type = 'application/json' } = operation.success;
  const accepted = new Negotiator({ headers: { accept: headers.accept } }).mediaType([type, `${type};charset=utf-8`]);
  if (!accepted) throw new ApiError('not_acceptable');
}

const placesOf = ['params', 'query', 'body', 'fields'] as const;

async function parse(operation: AnyOperation, request: PlainRequest, params: Match['params']) {
  const faults: Fault[] = [];
  const given: Record<(typeof placesOf)[number], unknown> = {
    params,
    query: operation.ignoresAccept ? {} : readQuery(request.search, faults),
    body: operation.body && (await readJson(request)),
    fields: operation.fields && (await readFields(request)),
  };
  if (!operation.query && !operation.ignoresAccept) refuseAll(given.query as Record<string, string>, faults);
  const input: Record<string, unknown> = {};
  for (const place of placesOf) {
    const schema = operation[place];
    if (schema) input[place] = await check(schema, given[place], place, faults);
  }
  if (faults.length > 0) throw new ApiError('validation_failed', { faults });
  return input;
}

function refuseAll(query: Record<string, string>, faults: Fault[]): void {
  for (const name of Object.keys(query)) faults.push({ place: 'query', path: [name], code: 'unknown', detail: 'This operation has no such parameter.' });
}

async function check(schema: Schema, value: unknown, place: Fault['place'], faults: Fault[]): Promise<unknown> {
  let result = schema['~standard'].validate(value);
  if (result instanceof Promise) result = await result;
  if (!result.issues) return result.value;
  for (const issue of result.issues) faults.push(...toFaults(issue, value, place));
  return undefined;
}

interface ZodLikeIssue extends SchemaIssue {
  readonly code?: string;
  readonly keys?: readonly string[];
  readonly params?: { readonly code?: string };
}

function toFaults(issue: ZodLikeIssue, value: unknown, place: Fault['place']): Fault[] {
  const path = (issue.path ?? []).map((step) => (typeof step === 'object' ? step.key : step) as string | number);
  if (issue.keys) return issue.keys.map((key) => ({ place, path: [...path, key], code: 'unknown', detail: 'There is no such name here.' }));
  const found = path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | null | undefined)?.[step], value);
  if (found === undefined) return [{ place, path, code: 'required', detail: 'A value is required.' }];
  return [{ place, path, code: issue.params?.code ?? issue.code ?? 'invalid', detail: issue.message }];
}

interface Asked {
  readonly operation: AnyOperation;
  readonly request: PlainRequest;
  readonly sha256: Sha256;
}

async function shape({ operation, request, sha256 }: Asked, answer: unknown): Promise<PlainReply> {
  const { body, headers, status } = answer instanceof Reply ? answer : new Reply(answer, {});
  const { schema, type = 'application/json', status: usual } = operation.success;
  if (!schema) return { status: status ?? usual, headers: { ...constantHeaders, ...headers }, body: undefined };
  const text = await write(schema, body, operation.id, type);
  const etag = operation.etag ? await entityTag(text, sha256) : undefined;
  const all = { ...constantHeaders, ...(etag && { etag }), ...headers };
  const isRead = operation.method === 'GET';
  if (etag && isRead && isKnown(etag, request.headers['if-none-match'])) return { status: 304, headers: all, body: undefined };
  return { status: status ?? usual, headers: { ...all, 'content-type': type }, body: text };
}

/** The bytes of an answer. The compiler does not stop a handler from returning more than the schema names; parsing does. */
async function write(schema: Schema, body: unknown, id: string, type = 'application/json'): Promise<string> {
  const faults: Fault[] = [];
  const checked = await check(schema, body, 'body', faults);
  if (faults.length > 0) throw new Error(`${id} answered what its schema refuses: ${JSON.stringify(faults)}`);
  return type === 'application/json' ? JSON.stringify(checked) : String(checked);
}
