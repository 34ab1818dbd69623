// Assembles the server: cross-cutting policy is Express's and stands here, in order; the contract is the table's.
import compression from 'compression';
import cors from 'cors';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { ipKeyGenerator, rateLimit, type RateLimitInfo } from 'express-rate-limit';
import type { Logger } from 'pino';
import { endpoints } from './endpoints.ts';
import { ApiError } from './errors.ts';
import { createApi, nameRequest, type Api } from './execute.ts';
import { mount, sendProblem, type Locals } from './hosts/express.ts';
import type { Shop } from './shop.ts';
import { mountSite, type Site } from './site.ts';

interface Parts {
  readonly shop: Shop;
  readonly log: Logger;
  /** Requests a minute and client; 0: no limit. */
  readonly rateLimit: number;
  /** The built site; undefined: the API alone. */
  readonly site?: Site | undefined;
}

const exposedHeaders = ['ETag', 'Link', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'].join(', ');

/** Assembles the Express application; whoever calls it listens, and closes the database afterwards. */
export function createApp({ shop, log, rateLimit: perMinute, site }: Parts): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  const api = createApi(endpoints, shop, (error, requestId) => log.error({ err: error, request_id: requestId }, 'a request failed'));

  app.use(identify, ...(log.isLevelEnabled('info') ? [logRequests(log)] : []));
  app.use(answerPreflight);
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
const identify: RequestHandler = (request, response, next) => {
  const id = nameRequest(request.get('x-request-id'), () => `${processName}-${(++requests).toString(36)}`);
  (response.locals as Locals).requestId = id;
  response.setHeader('x-request-id', id);
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', exposedHeaders);
  next();
};

const preflight = cors({ preflightContinue: true });

/** By method and not by a route, which would trip over a malformed path before anything has counted it. */
const answerPreflight: RequestHandler = (request, response, next) => (request.method === 'OPTIONS' ? preflight(request, response, next) : next());

/** Wrapping an answer costs more than making it: only for those who ask for an encoding. Caches are told that the two differ. */
function compressOnRequest(): RequestHandler {
  const compress = compression();
  return (request, response, next) => {
    response.setHeader('vary', 'Accept-Encoding');
    if (request.headers['accept-encoding']) compress(request, response, next);
    else next();
  };
}

/** One line a request: the pattern of its path, never the query or a header, which may hold secrets. */
function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    const { method } = request;
    response.on('close', () => {
      const { requestId, route } = response.locals as Locals;
      const milliseconds = Math.round((performance.now() - start) * 10) / 10;
      log.info({ request_id: requestId, method, route, status: response.statusCode, ms: milliseconds, ...(!response.writableFinished && { cut: true }) }, 'request');
    });
    next();
  };
}

/** Counts what the API is asked; pages, their files and health checks are free. */
function limitRate(api: Api, perMinute: number): RequestHandler[] {
  const count = rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: false,
    legacyHeaders: false,
    skip: ({ path }) => !isCounted(api, path),
    keyGenerator: clientOf,
    handler: (request, response) => {
      tellRate(request, response);
      response.setHeader('retry-after', secondsLeft(request));
      sendProblem(api, request, response, new ApiError('rate_limited'));
    },
  });
  return [count, (request, response, next) => (tellRate(request, response), next())];
}

/** An IPv4 address, or the network of an IPv6 address, of which one client has many. */
function clientOf({ socket: { remoteAddress = '' } }: Request): string {
  return remoteAddress.includes(':') ? ipKeyGenerator(remoteAddress) : remoteAddress;
}

type Counted = Request & { rateLimit?: RateLimitInfo };

/** https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10; the library's own headers hash the client's address each time. */
function tellRate(request: Counted, response: Response): void {
  const { rateLimit: rate } = request;
  if (!rate) return;
  response.setHeader('ratelimit-policy', `"api"; q=${rate.limit}; w=60`);
  response.setHeader('ratelimit', `"api"; r=${rate.remaining}; t=${secondsLeft(request)}`);
}

function secondsLeft({ rateLimit: rate }: Counted): number {
  return Math.max(1, Math.ceil(((rate?.resetTime?.getTime() ?? 0) - Date.now()) / 1000));
}

function isCounted(api: Api, path: string): boolean {
  try {
    const match = api.match(path);
    return match ? [...match.route.endpoints.values()].some(({ operation }) => !operation.isUncounted) : path.startsWith('/v1/');
  } catch {
    return true;
  }
}
