// Assembles the server: cross-cutting policy stands here, in order; the contract is the table's; Express serves the pages.
import type { IncomingMessage, RequestListener } from 'node:http';
import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { endpoints } from './endpoints.ts';
import { ApiError } from './errors.ts';
import { createApi, nameRequest } from './execute.ts';
import { answerPreflight, corsHeaders } from './hosts/cors.ts';
import { inOrder, sendProblem, serve, type Locals, type Middleware, type Response } from './hosts/express.ts';
import { limitRate } from './hosts/rate-limit.ts';
import { beginRequest, endRequest } from './ports/metrics.ts';
import type { Shop } from './shop.ts';
import { mountSite, type Site } from './site.ts';

interface Parts {
  readonly shop: Shop;
  readonly log: Logger;
  /** Requests a minute and client; 0: no limit. */
  readonly rateLimit: number;
  /** The built site; undefined: the API alone. */
  readonly site?: Site | undefined;
  /** The name of this process among its like, told in X-Served-By. */
  readonly name?: string | undefined;
}

/** Assembles the application; whoever calls it listens, and closes the database afterwards. */
export function createApp({ shop, log, rateLimit: perMinute, site, name }: Parts): RequestListener {
  const api = createApi(endpoints, shop, (error, requestId) => log.error({ err: error, request_id: requestId }, 'a request failed'));
  const fail: Fail = (request, response, error) => sendProblem(api, request, response, error);
  const policy = [identify(shop, name), watch(log), answerPreflight, requireHost(fail), ...(perMinute > 0 ? limitRate(api, perMinute) : []), compressOnRequest()];
  return inOrder([...policy, serve(api)], createPages(site, fail), fail);
}

type Fail = (request: IncomingMessage, response: Response, error: unknown) => void;

/** What is no operation's: the site, where there is one, and what is not found. */
function createPages(site: Site | undefined, fail: Fail): Express {
  const pages = express();
  pages.disable('x-powered-by').disable('etag');
  if (site) {
    // The file server writes one header after the other.
    pages.use((_, response, next) => (response.set((response.locals as Locals).headers), next()));
    mountSite(pages, site);
  }
  pages.use((request, response) => {
    if (site && request.headers.accept?.includes('text/html')) return site.sendNotFound(request, response);
    fail(request, response as unknown as Response, new ApiError('unknown_path'));
  });
  pages.use(((error, request, response, next) => {
    if (response.headersSent) return next(error);
    const isOfClient = error instanceof URIError || (error as { status?: number }).status === 400;
    fail(request, response as unknown as Response, isOfClient ? new ApiError('malformed_request') : error);
  }) satisfies express.ErrorRequestHandler);
  return pages;
}

const processName = crypto.randomUUID().slice(0, 8);
let requests = 0;

/** Names the request, where the client did not, by process and count, and lets pages of every origin read the answer. */
function identify(shop: Shop, name: string | undefined): Middleware {
  return (request, response, next) => {
    const requestId = nameRequest(request.headers['x-request-id'] as string | undefined, () => `${processName}-${(++requests).toString(36)}`);
    const headers: Locals['headers'] = { ...corsHeaders, vary: 'Accept-Encoding', 'x-request-id': requestId };
    if (name) headers['x-served-by'] = name;
    // Whoever keeps a connection goes elsewhere with the next request, before this process closes it.
    if (shop.isStopping) headers.connection = 'close';
    response.locals = { requestId, headers };
    next();
  };
}

/** RFC 9112, 3.2; HTTP/1.0 knew no Host. */
function requireHost(fail: Fail): Middleware {
  return (request, response, next) => {
    if (request.headers.host !== undefined || request.httpVersion === '1.0') return next();
    response.locals.headers.connection = 'close';
    fail(request, response, new ApiError('malformed_request', { detail: 'A request of HTTP/1.1 names its Host.' }));
  };
}

/** Wrapping an answer costs more than making it: only for those who ask for an encoding. Caches are told that the two differ. */
function compressOnRequest(): Middleware {
  const compress = compression() as unknown as Middleware;
  return (request, response, next) => {
    if (request.headers['accept-encoding']) compress(request, response, next);
    else next();
  };
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Counts each request, and writes one line for it: the pattern of its path, never the query or a header, which may hold secrets.
 * Whatever no operation has the path of counts as one, so that nobody can fill the figures with names.
 */
function watch(log: Logger): Middleware {
  const isLogged = log.isLevelEnabled('info');
  return (request, response, next) => {
    const start = performance.now();
    const { method = '' } = request;
    beginRequest();
    response.on('close', () => {
      const { requestId, route } = response.locals;
      const elapsed = performance.now() - start;
      endRequest(methods.has(method) ? method : 'other', route ?? 'other', response.statusCode, elapsed / 1000);
      if (!isLogged) return;
      const milliseconds = Math.round(elapsed * 10) / 10;
      log.info({ request_id: requestId, method, route, status: response.statusCode, ms: milliseconds, ...(!response.writableFinished && { cut: true }) }, 'request');
    });
    next();
  };
}
