// Sends requests to a host, and holds on each answer what every answer of this API promises.
import { afterAll, beforeAll, expect } from 'vitest';
import { Problem } from '../../api/conventions.contract.ts';
import { endpoints } from '../../api/endpoints.ts';
import { errorPage, errors, type ErrorCode } from '../../api/errors.ts';
import { errorsOf, errorsOfNoOperation, type AnyOperation, type Method } from '../../api/operation.ts';
import { createRouter } from '../../api/router.ts';
import type { Settings } from '../../api/shop.ts';
import type { Host, RunningHost } from './hosts.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined where there is none. */
  readonly json: any;
}

export interface Extras {
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
  /** Sent as a JSON body. */
  readonly json?: unknown;
}

/** `ask('GET /v1/products?limit=5')`, `ask('POST /v1/products', { json: product })` */
export type Ask = (request: string, extras?: Extras) => Promise<Answer>;

/** Starts a host before the tests of a `describe` and stops it after them. */
export function running(host: Host, settings?: Partial<Settings>): { readonly ask: Ask; readonly current: () => RunningHost } {
  let started: RunningHost;
  beforeAll(async () => void (started = await host.start(settings)));
  afterAll(() => started?.stop());
  return { ask: (request, extras) => send(started.origin, request, extras), current: () => started };
}

/** Sends one request to an origin and checks its answer. */
export async function send(origin: string, request: string, { headers = {}, body, json }: Extras = {}): Promise<Answer> {
  const [method = '', address = ''] = request.split(' ');
  const sent = json === undefined ? { headers, body } : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(json) };
  const response = await fetch(origin + address, { method, ...sent, duplex: 'half' } as RequestInit);
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const answer = { status: response.status, headers: response.headers, text, json: isJson && text !== '' ? JSON.parse(text) : undefined };
  await checkAnswer(method, new URL(origin + address).pathname, answer);
  return answer;
}

const match = createRouter(endpoints);

function operationAt(method: string, path: string): AnyOperation | undefined {
  try {
    return match(path)?.route.endpoints.get((method === 'HEAD' ? 'GET' : method) as Method)?.operation;
  } catch {
    return undefined;
  }
}

async function checkAnswer(method: string, path: string, { status, headers, text, json }: Answer): Promise<void> {
  expect(headers.get('x-request-id'), 'X-Request-Id').toMatch(/^[\w.:-]+$/);
  const operation = operationAt(method, path);
  if (text === '') return expect(method === 'HEAD' || status === 204 || status === 304, `${method} ${path} answers ${status} with a body`).toBe(true);
  if (status >= 400) return checkProblem(operation, path, { status, headers, json });
  const { schema, type = 'application/json' } = operation!.success;
  expect(headers.get('content-type')).toBe(type);
  if (!schema) throw new Error(`${operation!.id} answers with a body and has no schema.`);
  const value = json === undefined ? text : json;
  const parsed = await schema['~standard'].validate(value);
  expect(parsed, `${operation!.id} by its own schema`).toEqual({ value });
}

function checkProblem(operation: AnyOperation | undefined, path: string, { status, headers, json }: Pick<Answer, 'status' | 'headers' | 'json'>): void {
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(Problem.parse(json)).toEqual(json);
  const code = json.code as ErrorCode;
  expect(Object.keys(errors)).toContain(code);
  // An answer that was kept under an Idempotency-Key names the request that it was made for.
  const request_id = headers.has('idempotent-replayed') ? expect.any(String) : headers.get('x-request-id');
  expect(json).toMatchObject({ status, type: errorPage(code), title: errors[code].title.en, instance: path, request_id });
  expect(status).toBe(errors[code].status);
  if (operation && !errorsOfNoOperation.some((other) => other === code)) expect(errorsOf(operation), `the errors of ${operation.id}`).toContain(code);
}
