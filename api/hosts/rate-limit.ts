// Requests a minute and client, counted in this process.
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type RateLimitInfo } from 'express-rate-limit';
import { ApiError } from '../errors.ts';
import type { Api } from '../execute.ts';
import { sendProblem } from './express.ts';

/** Counts what the API is asked; pages, their files and health checks are free. */
export function limitRate(api: Api, perMinute: number): RequestHandler[] {
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
