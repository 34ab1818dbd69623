// Assembles the server: cross-cutting policy is Express's and stands here, in order; the contract is the table's.
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { endpoints } from './endpoints.ts';
import { ApiError } from './errors.ts';
import { createApi, nameRequest, type Api } from './execute.ts';
import { answerPreflight, corsHeaders } from './hosts/cors.ts';
import { mount, sendProblem, type Locals } from './hosts/express.ts';
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

/** Assembles the Express application; whoever calls it listens, and closes the database afterwards. */
export function createApp({ shop, log, rateLimit: perMinute, site, name }: Parts): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  const api = createApi(endpoints, shop, (error, requestId) => log.error({ err: error, request_id: requestId }, 'a request failed'));

  app.use(identify(shop, name), watch(log), answerPreflight, requireHost(api));
  if (perMinute > 0) app.use(...limitRate(api, perMinute));
  app.use(compressOnRequest());
  mount(app, api);
  if (site) mountSite(app, site);
  app.use((request, response) => {
    if (site && request.headers.accept?.includes('text/html')) return site.sendNotFound(request, response);
    sendProblem(api, request, response, new ApiError('unknown_path'));
  });
  app.use(((error, request, response, next) => {
    if (response.headersSent) return next(error);
    const isOfClient = error instanceof URIError || (error as { status?: number }).status === 400;
    sendProblem(api, request, response, isOfClient ? new ApiError('malformed_request') : error);
  }) satisfies express.ErrorRequestHandler);
  return app;
}

const processName = crypto.randomUUID().slice(0, 8);
let requests = 0;

/** Names the request, where the client did not, by process and count, and lets pages of every origin read the answer. */
function identify(shop: Shop, name: string | undefined): RequestHandler {
  return (request, response, next) => {
    const id = nameRequest(request.get('x-request-id'), () => `${processName}-${(++requests).toString(36)}`);
    (response.locals as Locals).requestId = id;
    response.setHeader('x-request-id', id);
    for (const header in corsHeaders) response.setHeader(header, corsHeaders[header as keyof typeof corsHeaders]);
    if (name) response.setHeader('x-served-by', name);
    // Whoever keeps a connection goes elsewhere with the next request, before this process closes it.
    if (shop.isStopping) response.setHeader('connection', 'close');
    next();
  };
}

/** RFC 9112, 3.2; HTTP/1.0 knew no Host. */
function requireHost(api: Api): RequestHandler {
  return (request, response, next) => {
    if (request.headers.host !== undefined || request.httpVersion === '1.0') return next();
    response.setHeader('connection', 'close');
    sendProblem(api, request, response, new ApiError('malformed_request', { detail: 'A request of HTTP/1.1 names its Host.' }));
  };
}

/** Wrapping an answer costs more than making it: only for those who ask for an encoding. Caches are told that the two differ. */
function compressOnRequest(): RequestHandler {
  const compress = compression();
  return (request, response, next) => {
    response.setHeader('vary', 'Accept-Encoding');
    if (request.headers['accept-encoding']) compress(request, response, next);
    else next();
  };
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Counts each request, and writes one line for it: the pattern of its path, never the query or a header, which may hold secrets.
 * Whatever no operation has the path of counts as one, so that nobody can fill the figures with names.
 */
function watch(log: Logger): RequestHandler {
  const isLogged = log.isLevelEnabled('info');
  return (request, response, next) => {
    const start = performance.now();
    const { method } = request;
    beginRequest();
    response.on('close', () => {
      const { requestId, route } = response.locals as Locals;
      const elapsed = performance.now() - start;
      endRequest(methods.has(method) ? method : 'other', route ?? 'other', response.statusCode, elapsed / 1000);
      if (!isLogged) return;
      const milliseconds = Math.round(elapsed * 10) / 10;
      log.info({ request_id: requestId, method, route, status: response.statusCode, ms: milliseconds, ...(!response.writableFinished && { cut: true }) }, 'request');
    });
    next();
  };
}
