// The HTTP server around the application: how long it waits, how much it takes, and what it answers to what never becomes a request.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ApiError, toProblem, type ErrorCode } from '../errors.ts';
import { nameRequest } from '../execute.ts';
import { corsHeaders } from './cors.ts';

const standardLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** Longer than a load balancer keeps its connections (HAProxy, AWS: 60 s), so that it is never we who close one that it is about to use. */
  keepAliveTimeout: 65_000,
  /** How often the two timeouts above are looked at; Node's own 30 s would make 40 s of 10. */
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16_384,
  /** Beyond it, new connections are closed: each costs memory, and one client could open all that there are. */
  maxConnections: 5000,
};

/** Makes the server for an application; whoever calls it listens. */
export function createListener(app: RequestListener, limits: Partial<typeof standardLimits> = {}): Server {
  const { maxConnections, ...options } = { ...standardLimits, ...limits };
  // The application refuses a request without a Host, so that this too is answered with a problem document.
  const server = createServer({ ...options, requireHostHeader: false }, app);
  server.maxConnections = maxConnections;
  server.on('clientError', refuseBytes);
  server.on('checkExpectation', refuseExpectation);
  return server;
}

/** Node tells by these why it gave a connection up; everything else is not HTTP. */
const codes: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'content_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** `_httpMessage` (Node's own handler decides by it) is the answer under way: once its head is out, another would be read as its body. */
type Connection = Socket & { readonly _httpMessage?: ServerResponse };

function refuseBytes(error: Error & { code?: string }, socket: Connection): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket._httpMessage?.headersSent) return void socket.destroy();
  const { status, headers, body } = problem(codes[error.code ?? ''] ?? 'malformed_request');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${body}`, () => socket.destroy());
}

/** RFC 9110, 10.1.1: nothing but 100-continue, which Node answers itself, is known. */
function refuseExpectation(request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body } = problem('expectation_failed', request);
  response.writeHead(status, headers).end(body);
}

function problem(code: ErrorCode, request?: IncomingMessage) {
  const requestId = nameRequest(request?.headers['x-request-id'] as string | undefined, () => crypto.randomUUID());
  const content = toProblem(new ApiError(code), { path: request?.url?.split('?')[0] ?? '', requestId });
  const body = JSON.stringify(content);
  const headers = {
    ...corsHeaders,
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  return { status: content.status, headers, body };
}
