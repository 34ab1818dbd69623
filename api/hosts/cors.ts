// Pages of every origin may call the API and read its answers. `*` is safe here because there is nothing to ride on: the shop sets no
// cookie, a login travels in Authorization, which a page has to know and send itself, and the browser sends no credentials to a `*`.
import cors from 'cors';
import type { Middleware } from './express.ts';

/** On every answer, errors included: otherwise a page sees but 'a network error'. */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, Idempotent-Replayed',
} as const;

const preflight = cors({
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'X-Request-Id'],
  maxAge: 600,
  preflightContinue: true,
});

/** By method and not by a route, which would trip over a malformed path before anything has counted it. */
export const answerPreflight: Middleware = (request, response, next) => (request.method === 'OPTIONS' ? preflight(request, response, next) : next());
