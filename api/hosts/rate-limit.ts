// Requests a minute and client, counted in this process.
import type { IncomingMessage } from 'node:http';
import { ipKeyGenerator, rateLimit, type RateLimitInfo } from 'express-rate-limit';
import { ApiError } from '../errors.ts';
import type { Api } from '../execute.ts';
import { sendProblem, toAddress, type Middleware, type Response } from './express.ts';

/** Counts what the API is asked; pages, their files and health checks are free. */
export function limitRate(api: Api, perMinute: number): Middleware[] {
  const count = rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: false,
    legacyHeaders: false,
    skip: (request) => !isCounted(api, toAddress(request).path),
    keyGenerator: clientOf,
    handler: (request, answer) => {
      const response = answer as unknown as Response;
      tellRate(request, response);
      response.locals.headers['retry-after'] = String(secondsLeft(request));
      sendProblem(api, request, response, new ApiError('rate_limited'));
    },
    // The library is typed for Express, and asks for nothing of it when the client is named by our function.
  }) as unknown as Middleware;
  return [count, (request, response, next) => (tellRate(request, response), next())];
}

/** An IPv4 address, or the network of an IPv6 address, of which one client has many. */
function clientOf({ socket: { remoteAddress = '' } }: IncomingMessage): string {
  return remoteAddress.includes(':') ? ipKeyGenerator(remoteAddress) : remoteAddress;
}

type Counted = IncomingMessage & { rateLimit?: RateLimitInfo };

/** https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10; the library's own headers hash the client's address each time. */
function tellRate(request: Counted, response: Response): void {
  const { rateLimit: rate } = request;
  if (!rate) return;
  const { headers } = response.locals;
  headers['ratelimit-policy'] = `"api"; q=${rate.limit}; w=60`;
  headers.ratelimit = `"api"; r=${rate.remaining}; t=${secondsLeft(request)}`;
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
