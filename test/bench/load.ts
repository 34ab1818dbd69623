// Servers as processes, and wrk against them.
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../helpers/mariadb.ts';
import type { Request } from './requests.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** As many clients as every measurement has. */
export const clients = 32;

export interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts a server of its own process and waits until it listens. */
export async function startServer(file: string, settings: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, [file], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PORT: String(port), ...settings } });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill();
    await ended;
  };
  for (let attempt = 0; !(await listens(port)); attempt++) {
    if (attempt === 300 || child.exitCode !== null) {
      await stop();
      fail(`${file} did not start`);
    }
    await wait(100);
  }
  return { port, stop };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

export interface Measurement {
  readonly perSecond: number;
  /** Milliseconds within which 99 of 100 requests were answered. */
  readonly p99: number;
  /** How many were answered. */
  readonly count: number;
}

interface Load {
  readonly port: number;
  readonly request: Request;
  readonly seconds: number;
  /** The numbers of the carts that are there for it; it ends where they do. */
  readonly carts: { readonly first: number; readonly last: number };
  readonly folder: string;
}

/** Sends a request over and over from `clients` connections. */
export function load({ port, request, seconds, carts, folder }: Load): Measurement {
  const script = join(folder, 'wrk.lua');
  writeFileSync(script, toLua(request, carts));
  const { stdout } = spawnSync('wrk', ['-t1', `-c${clients}`, `-d${seconds}s`, '--timeout', '60s', '--latency', '-s', script, `http://127.0.0.1:${port}`], { encoding: 'utf8' });
  if (/Non-2xx|Socket errors|^0 requests/m.test(stdout)) fail(`${request.path} was answered otherwise than by 2xx:\n${stdout}`);
  const [, time = '', unit = ''] = /^ +99%\s+([\d.]+)(us|ms|s)/m.exec(stdout) ?? [];
  const [, count = 0] = /^ +(\d+) requests in/m.exec(stdout) ?? [];
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), p99: Number(time) * { us: 0.001, ms: 1, s: 1000, '': NaN }[unit]!, count: Number(count) };
}

/** wrk asks for a request more than it gets answered for each connection. */
function toLua({ method, path, headers, body = '' }: Request, { first, last }: Load['carts']): string {
  const fill = (text: string) => JSON.stringify(text).replaceAll('{{number}}', '" .. number .. "');
  const pairs = Object.entries(headers).map(([name, value]) => `["${name}"] = ${fill(value)}`);
  return `local n = ${first - 1}
function request()
  n = n + 1
  if n == ${last} then wrk.thread:stop() end
  local number = string.format("%022d", n)
  return wrk.format("${method}", ${fill(path)}, { ${pairs.join(', ')} }, ${method === 'GET' ? 'nil' : JSON.stringify(body)})
end
`;
}

export function fail(reason: string): never {
  throw new Error(`The benchmark cannot run: ${reason}`);
}
