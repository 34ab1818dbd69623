// Each error that an operation lists is provoked, and its answer is checked by `send` against the catalogue.
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../api/database/database.ts';
import { endpoints } from '../../api/endpoints.ts';
import { errors, type ErrorCode } from '../../api/errors.ts';
import { createMswHandlers } from '../../api/hosts/browser.ts';
import { errorsOf, errorsOfNoOperation, type AnyOperation } from '../../api/operation.ts';
import { operations } from '../../api/operations.ts';
import { send, type Extras } from '../helpers/client.ts';
import { requestOf } from '../helpers/examples.ts';
import { hosts, listen, type RunningHost } from '../helpers/hosts.ts';

const pairs = operations.flatMap((operation) => errorsOf(operation).map((code) => [operation.id, code, operation] as const));

let host: RunningHost;
beforeAll(async () => void (host = await hosts[0]!.start()));
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

  test.each(pairs)('%s answers %s', async (_, code, operation) => {
    const { status, json } = await provoke[code](operation);
    expect({ status, code: json.code }).toEqual({ status: errors[code].status, code });
  });
});

type Provocation = (operation: AnyOperation) => ReturnType<typeof send>;

const provoke: Readonly<Record<ErrorCode, Provocation>> = {
  malformed_request: (operation) => ask(operation, { query: '%' }),
  foreign_origin: (operation) => ask(operation, { headers: { origin: 'https://evil.example' } }),
  not_found: (operation) => send(host.origin, `${operation.method} ${operation.path.replace(/\{\w+\}/g, '2147483647')}`),
  not_acceptable: (operation) => ask(operation, { headers: { accept: 'text/csv' } }),
  brand_in_use: ({ method, path }) => send(host.origin, `${method} ${path}?brand_id=1`),
  content_too_large: (operation) => ask(operation, { headers: { 'content-type': bodyType(operation) }, body: ' '.repeat(102_401) }),
  unsupported_media_type: (operation) => ask(operation, { headers: { 'content-type': bodyType(operation), 'content-encoding': 'gzip' }, body: ' ' }),
  validation_failed: ({ method, path, fields }) => send(host.origin, `${method} ${path.replace(/\{\w+\}/g, '1')}${fields ? '' : '?colour=red'}`),
  rate_limited: withRateLimit,
  internal_error: withFailingHandlers,
  service_unavailable: withLockedDatabase,
  unknown_path: neverListed,
  method_not_allowed: neverListed,
};

/** Sends the operation's first example with a change. */
function ask(operation: AnyOperation, { query, ...change }: Extras & { query?: string }, { origin } = host): ReturnType<typeof send> {
  const [request, extras] = requestOf(operation, operation.examples[0]!);
  return send(origin, query ? `${request}${request.includes('?') ? '&' : '?'}${query}` : request, change.body ? change : { ...extras, ...change });
}

function bodyType({ body, method }: AnyOperation): string {
  if (body) return 'application/json';
  return method === 'DELETE' ? 'multipart/form-data; boundary=b' : 'application/x-www-form-urlencoded';
}

async function withRateLimit(operation: AnyOperation): ReturnType<typeof send> {
  const limited = await listen({ ...host.shop, database: { ...host.shop.database, close: async () => undefined } }, { rateLimit: 1 });
  const answers = [await ask(operation, {}, limited), await ask(operation, {}, limited)];
  await limited.stop();
  return answers[1]!;
}

async function withFailingHandlers(operation: AnyOperation): ReturnType<typeof send> {
  const failing = endpoints.map((endpoint) => ({ ...endpoint, handle: () => Promise.reject(new Error('the password is kopi')) }));
  const origin = 'http://broken.test';
  const server = setupServer(...createMswHandlers({ endpoints: failing, shop: host.shop, origin, report: () => undefined }));
  server.listen({ onUnhandledFrame: 'bypass' });
  const answer = await ask(operation, {}, { ...host, origin }).finally(() => server.close());
  expect(answer.text).not.toContain('kopi');
  return answer;
}

/** A database that another process holds on to. */
async function withLockedDatabase(operation: AnyOperation): ReturnType<typeof send> {
  const locked = Object.assign(new Error('database is locked'), { errcode: 5 });
  const database: Database = {
    ...host.shop.database,
    get queries(): never {
      throw locked;
    },
    ping: () => Promise.reject(locked),
    close: async () => undefined,
  };
  const shop = await listen({ ...host.shop, database });
  const answer = await ask(operation, {}, shop).finally(shop.stop);
  expect(answer.headers.get('retry-after')).toBe('1');
  return answer;
}

function neverListed(): never {
  throw new Error('No operation lists this.');
}
