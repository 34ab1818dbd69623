// Copies requests from Express into the pipeline and answers back out, and nothing else.
import type { Express, Request, Response } from 'express';
import { ApiError } from '../errors.ts';
import type { Api, PlainReply } from '../execute.ts';
import type { PlainRequest } from '../request.ts';

/** Where the log finds what a request was: the pattern of its path. */
export interface Locals {
  requestId: string;
  route?: string;
}

/** Serves the operations; requests to other paths go on to what Express mounts next. */
export function mount(app: Express, api: Api): void {
  app.use(async (request, response, next) => {
    const plain = toPlain(request, response);
    let match;
    try {
      match = api.match(plain.path);
    } catch (error) {
      return send(response, plain, api.fail(error, plain));
    }
    if (!match) return next();
    (response.locals as Locals).route = match.route.pattern;
    const reply = await api.execute(match, plain);
    // What was done in one turn of the event loop is sent together at its end: to wake a client for each answer costs more than to make it.
    setImmediate(() => {
      try {
        send(response, plain, reply);
      } catch (error) {
        next(error);
      }
    });
  });
}

/** Answers with the problem that an error stands for. */
export function sendProblem(api: Api, request: Request, response: Response, error: unknown): void {
  const plain = toPlain(request, response);
  send(response, plain, api.fail(error, plain));
}

function toPlain(request: Request, response: Response): PlainRequest {
  // RFC 9112, 3.2.2: a request may name the whole address, as those that went through a proxy do.
  const url = request.url.replace(/^https?:\/\/[^/?]+/i, '');
  const mark = url.indexOf('?');
  return {
    method: request.method,
    path: mark < 0 ? url : url.slice(0, mark),
    search: mark < 0 ? '' : url.slice(mark),
    headers: request.headers as PlainRequest['headers'],
    requestId: (response.locals as Locals).requestId,
    client: request.socket.remoteAddress,
    body: (limit) => readBody(request, limit),
  };
}

/** Beyond the limit it stops keeping what comes, but lets it come: a client that is cut off while sending never sees the answer. */
function readBody(request: Request, limit: number): Promise<Uint8Array> {
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
  response.statusCode = status;
  for (const name in headers) response.setHeader(name, headers[name]!);
  if (body === undefined) return void response.end();
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(method === 'HEAD' ? undefined : body);
}
