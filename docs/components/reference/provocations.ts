// Requests that the shop refuses, one for each error that a single request can bring about. Their answers stand on the error pages.
import { ApiError, errors, toProblem, type ErrorCode } from '../../../api/errors.ts';
import type { BuildRequest } from '../../build/catalog.ts';
import { errorsOf } from '../../../api/operation.ts';
import { operations } from '../../../api/operations.ts';
import { askShop, tellFailure } from './shop.ts';

const json = { 'content-type': 'application/json' };

const provocations: Partial<Record<ErrorCode, BuildRequest>> = {
  malformed_request: { method: 'POST', path: '/v1/auth/login', headers: json, body: '{"email": ' },
  unauthenticated: { method: 'GET', path: '/v1/me' },
  invalid_credentials: { method: 'POST', path: '/v1/auth/login', headers: json, body: '{"email":"ayu@etalase.example","password":"kopi"}' },
  invalid_refresh_token: { method: 'POST', path: '/v1/auth/refresh', headers: json, body: '{"refresh_token":"expired-long-ago"}' },
  email_taken: { method: 'POST', path: '/v1/auth/register', headers: json, body: '{"email":"ayu@etalase.example","password":"hujan-sore-teh-hangat","name":"Ayu"}' },
  foreign_origin: { method: 'DELETE', path: '/brand?brand_id=1', headers: { origin: 'https://example.com', host: 'localhost:8080' } },
  not_found: { method: 'GET', path: '/v1/products/kopi-luwak-emas' },
  method_not_allowed: { method: 'DELETE', path: '/v1/products' },
  not_acceptable: { method: 'GET', path: '/v1/brands', headers: { accept: 'application/xml' } },
  brand_in_use: { method: 'DELETE', path: '/brand?brand_id=1' },
  unsupported_media_type: { method: 'POST', path: '/v1/auth/login', headers: { 'content-type': 'text/plain' }, body: 'kopi' },
  validation_failed: { method: 'GET', path: '/v1/products?limit=200&colour=red' },
};

/** Where no operation is to blame. */
const places: Partial<Record<ErrorCode, { method: string; path: string }>> = {
  unknown_path: { method: 'GET', path: '/v1/product' },
  service_unavailable: { method: 'GET', path: '/health/ready' },
};

/** For the others the problem is composed, for an operation that may answer so: one that lists the code as its own, if there is one. */
function composedFor(code: ErrorCode): { method: string; path: string } {
  const operation = operations.find(({ errors: own }) => own?.includes(code)) ?? operations.find((candidate) => errorsOf(candidate).includes(code)) ?? operations[0]!;
  const { params } = operation.examples[0]!;
  return { method: operation.method, path: operation.path.replace(/\{(\w+)\}/g, (_, name: string) => String(params![name])) };
}

/** A request, what of its headers and body makes it fail, and the problem document that answers it. */
export async function provoke(code: ErrorCode): Promise<{ request: string; problem: string }> {
  const provocation = provocations[code];
  const told = provocation ? undefined : await tellFailure(code);
  if (told) return { request: told.request, problem: told.text };
  if (!provocation) {
    const { method, path } = places[code] ?? composedFor(code);
    return { request: `${method} ${path}`, problem: JSON.stringify(toProblem(new ApiError(code), { path, requestId: 'example' })) };
  }
  const { status, body } = await askShop(provocation);
  if (status !== errors[code].status || JSON.parse(body).code !== code) throw new Error(`${code} is not provoked by ${provocation.path}: ${body}`);
  const { host: _, ...headers } = provocation.headers ?? {};
  const lines = [`${provocation.method} ${provocation.path}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), provocation.body ?? ''];
  return { request: lines.filter(Boolean).join('\n'), problem: body };
}
