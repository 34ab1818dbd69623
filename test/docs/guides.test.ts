// What the guides show runs: their commands are taken from the pages as they stand and sent to a server.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasCurl } from '../helpers/curl.ts';
import { runServer, type ServerProcess } from '../helpers/process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe.each(['', 'id/'])('the guides (docs/content/docs/%sguides)', (language) => {
  let server: ServerProcess;
  let folder: string;

  beforeAll(async () => {
    server = await runServer({ RATE_LIMIT: '0' });
    mkdirSync(join(root, '.vitest'), { recursive: true });
    // Within the project, so that the samples find its packages.
    folder = mkdtempSync(join(root, '.vitest/guides-'));
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const read = (guide: string) => readFileSync(join(root, `docs/content/docs/${language}guides/${guide}.mdx`), 'utf8').replaceAll('http://localhost:8080', server.origin);
  const commandsOf = (guide: string) => [...read(guide).matchAll(/^```sh\n([^]*?)^```/gm)].map(([, block]) => block).join('\n');

  /** The module that a page shows under this name. */
  async function load(guide: string, name: string): Promise<any> {
    const [, code] = new RegExp(`^\`\`\`js title="${name}"\n([^]*?)^\`\`\``, 'm').exec(read(guide)) ?? [];
    writeFileSync(join(folder, name), code ?? '');
    return import(join(folder, name));
  }

  async function run(commands: string): Promise<string> {
    return (await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', commands], { cwd: folder, timeout: 30_000 })).stdout;
  }

  async function post(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<any> {
    const response = await fetch(server.origin + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    return response.json();
  }

  test.skipIf(!hasCurl)('walk from a cart to a partial refund', async () => {
    const output = await run(`${commandsOf('orders')}\necho; curl -s "$API/orders/$ORDER"`);
    const order = JSON.parse(output.split('\n').at(-1)!);
    expect(order).toMatchObject({ status: 'delivered', payment_status: 'partially_refunded', fulfillment_status: 'fulfilled', lines: [{ restocked: 1 }, {}] });
    // One of the two packets: half of what the line came to, tax and discount included.
    expect(order.payments[0].refunded.amount * 2).toBe(order.lines[0].total.amount);
  });

  test.skipIf(!hasCurl)('receive a webhook', async () => {
    const port = await freePort();
    const page = read('webhooks').replaceAll('4000', String(port));
    const [, code] = /^```js title="receiver.js"\n([^]*?)^```/m.exec(page)!;
    writeFileSync(join(folder, 'receiver.js'), code!);
    const commands = /^```sh\n([^]*?)^```/m.exec(page)![1]!.replaceAll('http://localhost:8080', server.origin);
    const child = spawn('bash', ['-c', commands.replace(/(WEBHOOK_SECRET=\S+ node )/, 'exec env $1')], { cwd: folder });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    await expect.poll(() => output, { timeout: 20_000 }).toMatch(/^webhook_endpoint\.created whe_\w{22}$/m);
    child.kill('SIGKILL');
  }, 30_000);

  test('renew a login once for all requests that find it expired', async () => {
    const { withLogin } = await load('accounts', 'login.js');
    const tokens = await post('/v1/auth/login', { email: 'ayu@etalase.example', password: 'pasar-malam-lampu-kuning' });
    const send = withLogin(server.origin, { ...tokens, access_token: 'stale' });
    const answers: Response[] = await Promise.all(Array.from({ length: 5 }, () => send('/v1/me')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await send('/v1/me')).status).toBe(200);
  });

  test.skipIf(!hasCurl)('insist on a checkout that fails every other time', async () => {
    const { insist } = await load('reliability', 'insist.js');
    await run(commandsOf('sandbox').replace(/\ncurl [^\n]*"faults": \[\] [^]*/, ''));
    const orders = await run(commandsOf('orders').replace(/\nORDER=[^]*/, '\necho; echo "$CART"'));
    const url = `${server.origin}/v1/carts/${orders.trim().split('\n').at(-1)}/checkout`;
    const answers: Response[] = [await insist(url, { method: 'POST', key: 'one' }), await insist(url, { method: 'POST', key: 'one' }), await insist(url, { method: 'POST' })];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 409]);
    expect(answers[1]!.headers.get('idempotent-replayed')).toBe('true');
  }, 90_000);

  test.skipIf(!hasCurl)('disturb the sandbox, turn its clock and reset it', async () => {
    const output = await run(commandsOf('sandbox'));
    expect(output).toContain('"latency_ms":2000');
    expect(output).toContain('"offset_ms":1800000');
    // The last answer: no faults, and the clock back.
    expect(output).toMatch(/"faults":\[\],"clock":\{"now":"[^"]+","offset_ms":0\}\}$/);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
