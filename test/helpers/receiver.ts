import { createServer, type IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** A webhook as it arrived. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody who is sent webhooks. */
export interface Receiver {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly received: Received[];
  /** What it answers; 204 where nothing is said. */
  answer: (request: Received) => number | { status: number; headers?: Record<string, string>; body?: string } | undefined;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const message = { path: request.url!, headers: request.headers, body: Buffer.concat(chunks).toString() };
      received.push(message);
      const answer = receiver.answer(message);
      if (answer === undefined) return;
      const { status, headers, body } = typeof answer === 'number' ? { status: answer } : { headers: undefined, body: undefined, ...answer };
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    origin: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    received,
    answer: () => 204,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

/** Reads a message as a receiver should: throws unless the signature is that of the secret and the time is ours. */
export function verified(secret: string, { headers, body }: Received): { type: string; timestamp: string; data: any } {
  return new Webhook(secret).verify(body, headers as Record<string, string>) as { type: string; timestamp: string; data: any };
}
