// Assembles the server: cross-cutting policy is Express's and stands here, in order; the contract is the table's.
import compression from 'compression';
import cors from 'cors';
import express, { type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { endpoints } from './endpoints.ts';
import { ApiError } from './errors.ts';
import { createApi, type Api } from './execute.ts';
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

const exposedHeaders = ['ETag', 'Link', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'];

export function createApp({ shop, log, rateLimit: perMinute, site }: Parts): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  const api = createApi(endpoints, shop, (error, requestId) => log.error({ err: error, request_id: requestId }, 'a request failed'));

  app.use(identify, ...(log.isLevelEnabled('info') ? [logRequests(log)] : []));
  app.use(cors({ origin: '*', preflightContinue: true, exposedHeaders }));
  if (perMinute > 0) app.use(limitRate(api, perMinute));
  app.use(compression());
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

/** Names the request: by the client's own X-Request-Id if it is a plain word, else by process and count. */
const identify: RequestHandler = (request, response, next) => {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : `${processName}-${(++requests).toString(36)}`;
  (response.locals as Locals).requestId = id;
  response.setHeader('x-request-id', id);
  next();
};

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
function limitRate(api: Api, perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'api',
    skip: ({ path }) => path.startsWith('/health/') || !isApi(api, path),
    handler: (request, response) => sendProblem(api, request, response, new ApiError('rate_limited')),
  });
}

function isApi(api: Api, path: string): boolean {
  try {
    return path.startsWith('/v1/') || api.match(path) !== undefined;
  } catch {
    return true;
  }
}
