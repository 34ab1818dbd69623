// Copies requests from node:http into the pipeline and answers back out. Express would take a fifth of the time that a read takes, so the
// API stands before it: Express serves the pages.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../errors.ts';
import type { Api, PlainReply } from '../execute.ts';
import type { PlainRequest } from '../request.ts';

export interface Locals {
  requestId: string;
  /** The pattern of the path, for the log. */
  route?: string;
  /** What every answer to this request tells, by names in small letters. Written once, with the answer's own. */
  readonly headers: Record<string, string>;
}

/** An answer under way; Express keeps the locals that it finds. */
export type Response = ServerResponse & { locals: Locals };

/** As Express and its kin have it: answers, or goes on. */
export type Middleware = (request: IncomingMessage, response: Response, next: (error?: unknown) => void) => void;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Runs middleware in order, and whatever it doesn't answer by `last`. */
export function inOrder(steps: readonly Middleware[], last: Listener, fail: (request: IncomingMessage, response: Response, error: unknown) => void): Listener {
  const listener = steps.reduceRight<Listener>((next, step) => (request, response) => {
    step(request, response as Response, (error) => (error === undefined ? next(request, response) : fail(request, response as Response, error)));
  }, last);
  return (request, response) => {
    try {
      listener(request, response);
    } catch (error) {
      fail(request, response as Response, error);
    }
  };
}

/** Serves the operations; requests to other paths go on. */
export function serve(api: Api): Middleware {
  return (request, response, next) => {
    const plain = toPlain(request, response);
    let match;
    try {
      match = api.match(plain.path);
    } catch (error) {
      return send(response, plain, api.fail(error, plain));
    }
    if (!match) return next();
    response.locals.route = match.route.pattern;
    void api.execute(match, plain).then((reply) => {
      // What was done in one turn of the event loop is sent together at its end: to wake a client for each answer costs more than to make it.
      setImmediate(() => {
        try {
          send(response, plain, reply);
        } catch (error) {
          next(error);
        }
      });
    });
  };
}

/** Answers with the problem that an error stands for. */
export function sendProblem(api: Api, request: IncomingMessage, response: Response, error: unknown): void {
  const plain = toPlain(request, response);
  send(response, plain, api.fail(error, plain));
}

function toPlain(request: IncomingMessage, response: Response): PlainRequest {
  return {
    method: request.method ?? '',
    ...toAddress(request),
    headers: request.headers as PlainRequest['headers'],
    requestId: response.locals.requestId,
    client: request.socket.remoteAddress,
    body: (limit) => readBody(request, limit),
  };
}

/** RFC 9112, 3.2.2: a request may name the whole address, as those that went through a proxy do. */
export function toAddress({ url = '' }: IncomingMessage): { path: string; search: string } {
  const local = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]+/i, '');
  const mark = local.indexOf('?');
  return mark < 0 ? { path: local, search: '' } : { path: local.slice(0, mark), search: local.slice(mark) };
}

/** Beyond the limit it stops keeping what comes, but lets it come: a client that is cut off while sending never sees the answer. */
function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(new ApiError('content_too_large'));
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('close', () => {
      if (!request.complete) reject(new ApiError('malformed_request', { detail: 'The body ended early.' }));
    });
  });
}

function send(response: Response, { method }: Pick<PlainRequest, 'method'>, { status, headers, body }: PlainReply): void {
  const all: Record<string, string | number> = { ...response.locals.headers, ...headers };
  if (body !== undefined) all['content-length'] = Buffer.byteLength(body);
  response.writeHead(status, all).end(method === 'HEAD' ? undefined : body);
}
