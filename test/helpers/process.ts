import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface ServerProcess {
  /** Where it listens; empty if it never did. */
  readonly origin: string;
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
  readonly exit: Promise<{ code: number | null; signal: string | null }>;
  stop(): Promise<void>;
}

/** Runs `node api/server.ts` with these settings, on a free port unless told otherwise, until it listens or exits. */
export async function runServer(settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const standard = { PATH: process.env.PATH, PORT: '0', DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, ['api/server.ts', '--api-only'], { cwd: root, env: { ...standard, ...settings } });
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text));
  const exit = new Promise<{ code: number | null; signal: string | null }>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  const open = new Promise<void>((resolve) => child.stdout.on('data', () => output.out.includes('Database') && resolve()));
  await Promise.race([open, exit]);
  return {
    origin: /API +(http:\/\/[^/]+)\//.exec(output.out)?.[1] ?? '',
    child,
    output,
    exit,
    async stop() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
