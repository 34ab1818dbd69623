import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { send } from '../helpers/client.ts';
import { runServer, type ServerProcess } from '../helpers/process.ts';

const body = JSON.stringify({ name: 'Kopi', price: { amount: 100, currency: 'IDR' }, stock: 1 });

/** Opens a connection and sends the request but for the last byte of its body. */
function begin({ origin }: ServerProcess): { socket: Socket; answer: Promise<string> } {
  const { port } = new URL(origin);
  const socket = connect(Number(port), '127.0.0.1');
  const head = ['POST /v1/products HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', `Content-Length: ${body.length}`, '', ''].join('\r\n');
  let text = '';
  const answer = new Promise<string>((resolve) => socket.on('data', (chunk) => (text += chunk)).on('error', () => undefined).on('close', () => resolve(text)));
  socket.write(head + body.slice(0, -1));
  return { socket, answer };
}

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
    const { socket, answer } = begin(server);
    await wait(300);
    const ended = end(server);
    await wait(300);
    await expect(fetch(`${server.origin}/health/live`)).rejects.toThrow();
    socket.write(body.slice(-1));
    expect(await answer).toMatch(/^HTTP\/1.1 201 /);
    const { code, after } = await ended;
    expect(code).toBe(0);
    expect(after).toBeLessThan(3000);
  });

  test('finishes 200 requests that are in flight', async () => {
    const server = await runServer();
    const requests = Array.from({ length: 200 }, () => begin(server));
    await wait(1000);
    const ended = end(server);
    await wait(200);
    for (const { socket } of requests) socket.write(body.slice(-1));
    const answers = await Promise.all(requests.map(({ answer }) => answer));
    expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 201 '))).toEqual([]);
    expect((await ended).code).toBe(0);
  });

  test('waits no longer than 10 s for a client that never finishes', async () => {
    const server = await runServer();
    const { socket } = begin(server);
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
