// The shop as MSW request handlers: the same table over the same pipeline, for tests of frontends and for the page itself.
import { http, type HttpRequestHandler } from 'msw/http';
import { ApiError } from '../errors.ts';
import { createApi, nameRequest, type PlainReply, type Report } from '../execute.ts';
import type { Endpoint } from '../operation.ts';
import type { PlainRequest } from '../request.ts';
import type { Shop } from '../shop.ts';

interface BrowserHost {
  readonly endpoints: readonly Endpoint[];
  readonly shop: Shop;
  /** The address that requests are sent to, such as `http://localhost:8080`. Requests elsewhere are left alone. */
  readonly origin: string;
  readonly report?: Report;
}

/** Makes handlers for `setupServer` (msw/node) or `setupWorker` (msw/browser). Paths that are no operation's pass through, but for /v1. */
export function createMswHandlers({ endpoints, shop, origin, report = (error) => console.error(error) }: BrowserHost): ReturnType<HttpRequestHandler>[] {
  const hosts = [...shop.settings.hosts, new URL(origin).hostname];
  const api = createApi(endpoints, { ...shop, settings: { ...shop.settings, hosts } }, report);
  return [
    http.all(`${origin}/*`, async ({ request }) => {
      const plain = toPlain(request);
      try {
        const match = api.match(plain.path);
        if (match) return toResponse(await api.execute(match, plain), plain);
        if (!plain.path.startsWith('/v1/')) return undefined;
        throw new ApiError('unknown_path');
      } catch (error) {
        return toResponse(api.fail(error, plain), plain);
      }
    }),
  ];
}

function toPlain(request: Request): PlainRequest {
  const { pathname, search, host } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    search,
    headers: { host, ...Object.fromEntries(request.headers) },
    requestId: nameRequest(request.headers.get('x-request-id'), () => crypto.randomUUID()),
    async body(limit) {
      const bytes = new Uint8Array(await request.arrayBuffer());
      if (bytes.length > limit) throw new ApiError('content_too_large');
      return bytes;
    },
  };
}

function toResponse({ status, headers, body }: PlainReply, { method, requestId }: PlainRequest): Response {
  const text = method === 'HEAD' || body === undefined ? null : body;
  return new Response(text, { status, headers: { ...headers, 'x-request-id': requestId } });
}
