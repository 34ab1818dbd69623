// Requests that the shop refuses, one for each error that a request alone can bring about. Their answers stand on the error pages.
import { ApiError, errors, toProblem, type ErrorCode } from '../../../api/errors.ts';
import type { BuildRequest } from '../../build/catalog.ts';
import { askShop } from './shop.ts';

const provocations: Partial<Record<ErrorCode, BuildRequest>> = {
  malformed_request: { method: 'POST', path: '/v1/products', headers: { 'content-type': 'application/json' }, body: '{"name": ' },
  foreign_origin: { method: 'DELETE', path: '/brand?brand_id=1', headers: { origin: 'https://example.com', host: 'localhost:8080' } },
  not_found: { method: 'GET', path: '/v1/products/kopi-luwak-emas' },
  method_not_allowed: { method: 'DELETE', path: '/v1/products' },
  not_acceptable: { method: 'GET', path: '/v1/brands', headers: { accept: 'application/xml' } },
  brand_in_use: { method: 'DELETE', path: '/brand?brand_id=1' },
  unsupported_media_type: { method: 'POST', path: '/v1/products', headers: { 'content-type': 'text/plain' }, body: 'kopi' },
  validation_failed: { method: 'GET', path: '/v1/products?limit=200&colour=red' },
};

/** For the others the problem is composed, for an operation that may answer so. */
const composed = { method: 'GET', path: '/v1/products' };
const places: Partial<Record<ErrorCode, { method: string; path: string }>> = {
  unknown_path: { method: 'GET', path: '/v1/product' },
  content_too_large: { method: 'POST', path: '/v1/products' },
  service_unavailable: { method: 'GET', path: '/health/ready' },
};

/** A request, what of its headers and body makes it fail, and the problem document that answers it. */
export async function provoke(code: ErrorCode): Promise<{ request: string; problem: string }> {
  const provocation = provocations[code];
  if (!provocation) {
    const { method, path } = places[code] ?? composed;
    return { request: `${method} ${path}`, problem: JSON.stringify(toProblem(new ApiError(code), { path, requestId: 'example' })) };
  }
  const { status, body } = await askShop(provocation);
  if (status !== errors[code].status || JSON.parse(body).code !== code) throw new Error(`${code} is not provoked by ${provocation.path}: ${body}`);
  const { host: _, ...headers } = provocation.headers ?? {};
  const lines = [`${provocation.method} ${provocation.path}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), provocation.body ?? ''];
  return { request: lines.filter(Boolean).join('\n'), problem: body };
}
