import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { send } from '../helpers/client.ts';
import { atOnce } from '../helpers/crowd.ts';
import { createEmptyMysql, engines } from '../helpers/databases.ts';
import { loginAs } from '../helpers/logins.ts';
import { runServer, type ServerProcess } from '../helpers/process.ts';
import { head } from '../helpers/raw.ts';
import { putOnShelf } from '../helpers/shop-processes.ts';
import { createShopper } from '../helpers/shopper.ts';

interface Begun {
  readonly socket: Socket;
  readonly answer: Promise<string>;
  /** Sends the last byte of the body. */
  finish(): void;
}

/** Opens a connection and sends a request but for the last byte of its body. */
function begin({ origin }: ServerProcess, target: string, json: object, headers: Readonly<Record<string, string>> = {}): Begun {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  const body = JSON.stringify(json);
  const text = head(`POST ${target}`, { 'content-type': 'application/json', 'content-length': String(body.length), connection: 'keep-alive', ...headers }) + body;
  const chunks: Buffer[] = [];
  const answer = new Promise<string>((resolve) => socket.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => undefined).on('close', () => resolve(Buffer.concat(chunks).toString())));
  socket.write(text.slice(0, -1));
  return { socket, answer, finish: () => void socket.write(text.slice(-1)) };
}

/** A request that waits for its body: anybody may register. */
let registered = 0;
const beginRegistering = (server: ServerProcess) => begin(server, '/v1/auth/register', { email: `stop-${++registered}@tests.example`, password: 'a password of a test', name: 'Ayu' });

/** Sends the signal and tells how the server ended, and after how many milliseconds. */
async function end({ child, exit }: ServerProcess, signal: NodeJS.Signals = 'SIGTERM') {
  const start = performance.now();
  child.kill(signal);
  return { ...(await exit), after: performance.now() - start };
}

describe('stopping the server', { timeout: 60_000 }, () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends an idle server at once, with code 0', async (signal) => {
    const server = await runServer();
    await send(server.origin, 'GET /v1/products'); // fetch keeps its connection open
    const { code, after } = await end(server, signal);
    expect(code).toBe(0);
    expect(after).toBeLessThan(2000);
    expect(server.output.err).toBe('');
  });

  test('finishes a request whose body is still coming, and takes no new one', async () => {
    const server = await runServer();
    const { answer, finish } = beginRegistering(server);
    await wait(300);
    const ended = end(server);
    await expect.poll(() => fetch(`${server.origin}/health/live`).then(() => 'open', () => 'closed')).toBe('closed');
    finish();
    expect(await answer).toMatch(/^HTTP\/1.1 201 /);
    const { code, after } = await ended;
    expect(code).toBe(0);
    expect(after).toBeLessThan(3000);
  });

  test.each(engines())('finishes 200 requests that are in flight on %s, checkouts among them', async (engine) => {
    const empty = engine === 'MariaDB' ? await createEmptyMysql() : undefined;
    const server = await runServer({ RATE_LIMIT: '0', SANDBOX: 'on', ...(empty && { DATABASE_URL: empty.url }) });
    const admin = await loginAs(server.origin, 'admin');
    const products = await atOnce(10, () => putOnShelf(server.origin, admin, 5));
    const shopper = createShopper(() => [server.origin]);
    const carts = await atOnce(50, (index) => shopper.fillCart([{ product: products[index % 10]!, quantity: 1 }]));
    const requests = [
      ...carts.map((cart, index) => begin(server, `/v1/carts/${cart}/checkout`, {}, { 'idempotency-key': `stop-${index}` })),
      ...Array.from({ length: 150 }, (_, index) => begin(server, '/v1/carts', { email: `ayu-${index}@tests.example` })),
    ];
    await wait(1000);
    const ended = end(server);
    await wait(400);
    for (const { finish } of requests) finish();
    const answers = await Promise.all(requests.map(({ answer }) => answer));
    expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 201 '))).toEqual([]);
    expect((await ended).code).toBe(0);
    await empty?.drop();
  });

  test('answers 200 requests that were sent just before the signal', async () => {
    const server = await runServer({ RATE_LIMIT: '0' });
    const sockets = await atOnce(200, () => new Promise<Socket>((resolve) => {
      const socket = connect(Number(new URL(server.origin).port), '127.0.0.1', () => resolve(socket));
    }));
    const answers = sockets.map((socket) => new Promise<string>((resolve, reject) => {
      socket.once('data', (chunk: Buffer) => resolve(chunk.toString().slice(0, 15))).once('error', reject).once('close', () => reject(new Error('closed without an answer')));
    }));
    for (const socket of sockets) socket.write(head('GET /v1/products/1', { connection: 'keep-alive' }));
    const ended = end(server);
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['HTTP/1.1 200 OK']));
    expect((await ended).code).toBe(0);
  });

  describe('that somebody asks for readiness', () => {
    const ready = ({ origin }: ServerProcess) => send(origin, 'GET /health/ready').then(({ status }) => status, () => 'closed');

    test('says that it will stop two seconds before it does, and serves until then', async () => {
      const server = await runServer();
      expect(await ready(server)).toBe(200);
      const start = performance.now();
      const ended = end(server);
      await expect.poll(() => ready(server), { timeout: 1500, interval: 20 }).toBe(503);
      for (let asked = 0; performance.now() < start + 1700; asked++) {
        const answer = await send(server.origin, 'GET /v1/products/1').catch((error: unknown) => {
          // On a busy machine the request may have left long after it was sent.
          if (performance.now() < start + 1900 || asked === 0) throw error;
        });
        if (answer) expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
        await wait(100);
      }
      const { code, after } = await ended;
      expect(code).toBe(0);
      expect(after).toBeGreaterThan(1900);
      expect(after).toBeLessThan(5000);
    });

    test.each(['SIGINT', 'SIGTERM'] as const)('waits no longer after a second signal: SIGTERM, then %s', async (signal) => {
      const server = await runServer();
      await ready(server);
      const ended = end(server);
      await wait(300);
      server.child.kill(signal);
      const { code, after } = await ended;
      expect(code).toBe(0);
      expect(after).toBeLessThan(1500);
    });

    test('stops at once on SIGINT', async () => {
      const server = await runServer();
      await ready(server);
      expect((await end(server, 'SIGINT')).after).toBeLessThan(1500);
    });
  });

  test('waits no longer than 10 s for a client that never finishes', async () => {
    const server = await runServer();
    const { socket } = beginRegistering(server);
    await wait(300);
    const { after } = await end(server);
    socket.destroy();
    expect(after).toBeLessThan(10_000);
    expect(after).toBeGreaterThan(5000);
  });

  // npm hands the signal to a shell that ends without handing it on.
  test.skipIf(process.platform === 'win32')('ends with the npm that ran it', async () => {
    const environment = { ...process.env, PORT: '0', DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'info' };
    const npm = spawn('npm', ['start', '--ignore-scripts'], { env: environment });
    let output = '';
    const open = new Promise<void>((resolve) => npm.stdout.setEncoding('utf8').on('data', (text: string) => (output += text).includes('Database') && resolve()));
    await open;
    const origin = /API +(http:\/\/[^/]+)\//.exec(output)![1]!;
    expect((await fetch(`${origin}/health/live`)).status).toBe(200);
    npm.kill('SIGTERM');
    await expect.poll(() => fetch(`${origin}/health/live`).then(() => 'open', () => 'closed'), { timeout: 10_000 }).toBe('closed');
  });
});
