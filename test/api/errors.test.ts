// Each error that an operation lists is provoked, and its answer is checked by `send` against the catalogue.
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../api/database/database.ts';
import { endpoints } from '../../api/endpoints.ts';
import { errors, type ErrorCode } from '../../api/errors.ts';
import { createMswHandlers } from '../../api/hosts/browser.ts';
import { errorsOf, errorsOfNoOperation, hasFieldsInQuery, type AnyOperation } from '../../api/operation.ts';
import { operations } from '../../api/operations.ts';
import { toJsonSchema } from '../../api/projections/schema.ts';
import type { FilledRequest } from '../../api/projections/run-story.ts';
import { send, type Answer } from '../helpers/client.ts';
import { hosts, listen, type RunningHost } from '../helpers/hosts.ts';
import { Situations } from '../helpers/situations.ts';
import { provocations } from './provocations.ts';

const pairs = operations.flatMap((operation) => errorsOf(operation).map((code) => [operation.id, code, operation] as const));

/** Pairs that follow from the shape of an operation but can't come about, and why. */
const impossible: Readonly<Partial<Record<ErrorCode, (operation: AnyOperation) => string | undefined>>> = {
  idempotency_key_reused: ({ body }) => (body && Object.keys(toJsonSchema(body, { io: 'input', language: 'en' }).properties ?? {}).length > 0 ? undefined : 'A key belongs to one address, and this request holds nothing that could differ.'),
};

let host: RunningHost;
let situations: Situations;
beforeAll(async () => {
  host = await hosts[0]!.start();
  situations = await Situations.open(host.origin);
});
afterAll(() => host.stop());

describe('the catalogue of errors', () => {
  test('is listed by the operations, but for what no operation is chosen for', () => {
    const listed = new Set<ErrorCode>([...pairs.map(([, code]) => code), ...errorsOfNoOperation]);
    expect([...listed].sort()).toEqual(Object.keys(errors).sort());
  });

  test('has unknown_path for an address that nothing is served at', async () => {
    expect((await send(host.origin, 'GET /v1/nothing')).json.code).toBe('unknown_path');
  });

  test('has method_not_allowed for a method that a path does not know', async () => {
    expect((await send(host.origin, 'PATCH /v1/products')).json.code).toBe('method_not_allowed');
  });

  test('counts few pairs as impossible', () => {
    const excused = pairs.filter(([, code, operation]) => impossible[code]?.(operation)).map(([id, code]) => `${id} ${code}`);
    expect(excused).toEqual(['checkout idempotency_key_reused', 'cancelOrder idempotency_key_reused']);
  });

  const possible = pairs.filter(([, code, operation]) => !impossible[code]?.(operation));
  test.each(possible)('%s answers %s', async (_, code, operation) => {
    const { status, json } = await (generic[code] ?? ((own) => provocations[code]!(situations, own, host)))(operation);
    expect({ status, code: json?.code }).toEqual({ status: errors[code].status, code });
  });
});

interface Change {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly query?: string;
  readonly path?: (path: string) => string;
  readonly body?: string;
}

/** Sends what would succeed, with a change. */
async function ask(operation: AnyOperation, { headers = {}, query, path: rewrite = (path) => path, body }: Change = {}, origin = host.origin): Promise<Answer> {
  const ready = await situations.ready(operation);
  const path = rewrite(ready.path);
  const all = Object.entries({ ...ready.headers, ...headers }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const sent = body ?? ready.body;
  return send(origin, `${operation.method} ${query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path}`, { headers: Object.fromEntries(all), ...(sent !== undefined && { body: sent }) });
}

/** What every operation of a shape can answer with. */
const generic: Readonly<Partial<Record<ErrorCode, (operation: AnyOperation) => Promise<Answer>>>> = {
  malformed_request: (operation) => ask(operation, { query: '%' }),
  // Fields that are left out; elsewhere a parameter that there is not.
  validation_failed: (operation) => (operation.fields ? ask(operation, { path: (path) => path.split('?')[0]!, body: hasFieldsInQuery(operation) ? undefined : ' ' }) : ask(operation, { query: 'colour=red' })),
  unauthenticated: (operation) => ask(operation, { headers: { authorization: operation.auth === 'cart' ? 'Bearer nobody' : undefined } }),
  forbidden: async (operation) => ask(operation, { headers: { authorization: `Bearer ${await customerToken()}` } }),
  foreign_origin: (operation) => ask(operation, { headers: { origin: 'https://evil.example' } }),
  not_found: (operation) => ask(operation, { headers: { ...(operation.ifMatch && { 'if-match': '*' }) }, path: (path) => withUnknownIds(operation, path) }),
  not_acceptable: (operation) => ask(operation, { headers: { accept: 'text/csv' } }),
  content_too_large: (operation) => ask(operation, { headers: { 'content-type': bodyType(operation) }, body: ' '.repeat(102_401) }),
  unsupported_media_type: (operation) => ask(operation, { headers: { 'content-type': bodyType(operation), 'content-encoding': 'gzip' }, body: ' ' }),
  precondition_required: (operation) => ask(operation, { headers: { 'if-match': undefined } }),
  precondition_failed: (operation) => ask(operation, { headers: { 'if-match': '"of-another-state"' } }),
  idempotency_key_missing: (operation) => ask(operation, { headers: { 'idempotency-key': undefined } }),
  idempotency_key_reused: reuseKey,
  idempotency_in_progress: withKeyInUse,
  injected_fault: withFault,
  rate_limited: withRateLimit,
  internal_error: withFailingHandlers,
  service_unavailable: withLostDatabase,
};

async function customerToken(): Promise<string> {
  const { json } = await send(host.origin, 'POST /v1/auth/login', { json: { email: 'bayu@etalase.example', password: 'perahu-kayu-angin-timur' } });
  return json.access_token;
}

function withUnknownIds({ path: pattern }: AnyOperation, path: string): string {
  const found = path.split('/');
  return pattern.split('/').map((segment, index) => (segment.startsWith('{') ? unknown(found[index]!) : found[index])).join('/');
}

function unknown(id: string): string {
  return /^\d+$/.test(id) ? '2147483647' : id.includes('_') ? id.replace(/.{4}$/, 'none') : 'NONE';
}

function bodyType({ body, method }: AnyOperation): string {
  if (body) return 'application/json';
  return method === 'DELETE' ? 'multipart/form-data; boundary=b' : 'application/x-www-form-urlencoded';
}

/** The key of one request, under another with another content. */
async function reuseKey(operation: AnyOperation): Promise<Answer> {
  const ready = await situations.ready(operation);
  const first = await resend(host.origin, ready);
  expect(first.status, first.text).toBe(operation.success.status);
  return resend(host.origin, { ...ready, body: JSON.stringify(otherBodies[operation.id]) });
}

const otherBodies: Readonly<Record<string, object>> = {
  adjustInventory: { delta: 1, reason: 'Found behind the shelf' },
  createFulfillment: { tracking: 'JNE-9876543210' },
  createPayment: { card: { number: '4000000000000002', exp_month: 12, exp_year: 2040, cvc: '123' } },
  authenticatePayment: { result: 'fail' },
  capturePayment: { amount: { amount: 100, currency: 'IDR' } },
  createRefund: { reason: 'Another reason' },
};

/** The sandbox's own fault, set and lifted. */
async function withFault(operation: AnyOperation): Promise<Answer> {
  const set = (faults: object[]) => situations.make('admin', 'PUT /v1/sandbox/faults', { faults });
  const ready = await situations.ready(operation);
  await set([{ operation: operation.id, error_rate: 1 }]);
  try {
    return await resend(host.origin, ready);
  } finally {
    await set([]);
  }
}

/** A server of its own over the same shop; stopping it leaves the database open. */
function beside({ database, now }: { database?: Partial<Database>; now?: () => Promise<string> } = {}, rateLimit = 0) {
  const own = Object.create(host.shop.database, Object.getOwnPropertyDescriptors({ close: async () => undefined })) as Database;
  Object.defineProperties(own, Object.getOwnPropertyDescriptors(database ?? {}));
  return listen({ ...host.shop, database: own, ...(now && { now }) }, { rateLimit });
}

async function withRateLimit(operation: AnyOperation): Promise<Answer> {
  const limited = await beside({}, 1);
  try {
    await send(limited.origin, 'GET /v1/products?limit=1');
    return await ask(operation, {}, limited.origin);
  } finally {
    await limited.stop();
  }
}

async function withFailingHandlers(operation: AnyOperation): Promise<Answer> {
  const failing = endpoints.map((endpoint) => ({ ...endpoint, handle: () => Promise.reject(new Error('the password is kopi')) }));
  const origin = 'http://broken.test';
  const ready = await situations.ready(operation);
  const server = setupServer(...createMswHandlers({ endpoints: failing, shop: host.shop, origin, report: () => undefined }));
  server.listen({ onUnhandledFrame: 'bypass' });
  const answer = await resend(origin, ready).finally(() => server.close());
  expect(answer.text).not.toContain('kopi');
  return answer;
}

/** A database that has gone away. */
async function withLostDatabase(operation: AnyOperation): Promise<Answer> {
  const lost = new Error('the connection is gone');
  const reject = () => Promise.reject(lost);
  const { failureOf } = host.shop.database;
  const database: Partial<Database> = {
    get queries(): never {
      throw lost;
    },
    send: reject,
    ping: reject,
    reseed: reject,
    failureOf: (error) => (error === lost ? 'unavailable' : failureOf(error)),
  };
  let answer = await sendBeside(operation, { database });
  // What is kept in memory is done without the database; what asks it before is not.
  if (answer.status === operation.success.status) answer = await sendBeside(operation, { database, now: reject });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  return answer;
}

/** The first of two requests under one key still holds its row. */
async function withKeyInUse(operation: AnyOperation): Promise<Answer> {
  const { failureOf } = host.shop.database;
  const ready = await situations.ready(operation);
  await resend(host.origin, ready);
  return sendBeside(operation, { database: { failureOf: (error) => (failureOf(error) === 'duplicate' ? 'locked' : failureOf(error)) } }, ready);
}

async function sendBeside(operation: AnyOperation, change: Parameters<typeof beside>[0], ready?: FilledRequest): Promise<Answer> {
  const request = ready ?? (await situations.ready(operation));
  const server = await beside(change);
  try {
    return await resend(server.origin, request);
  } finally {
    await server.stop();
  }
}

function resend(origin: string, { method, path, headers, body }: FilledRequest): Promise<Answer> {
  return send(origin, `${method} ${path}`, { headers: { ...headers }, ...(body !== undefined && { body }) });
}
