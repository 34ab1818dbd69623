import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const fixture = fileURLToPath(new URL('../fixtures/crashing-server.ts', import.meta.url));

/** Where the starts after the first find the modules compiled: there are many. */
const NODE_COMPILE_CACHE = fileURLToPath(new URL('../../.vitest/compiled/', import.meta.url));

/** A server that dies where a request's header `crash-at` says. */
export interface CrashingServer {
  readonly origin: string;
  /** Resolves when it has died: with the moment and the statement of it, `before commit`; empty if it was stopped. */
  readonly death: Promise<string>;
  stop(): Promise<void>;
}

export async function startCrashing(databaseUrl: string): Promise<CrashingServer> {
  const child = spawn(process.execPath, [fixture], { env: { PATH: process.env.PATH, PORT: '0', DATABASE_URL: databaseUrl, NODE_COMPILE_CACHE } });
  let output = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdout.setEncoding('utf8');
  const exit = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const open = new Promise<void>((resolve) => child.stdout.on('data', (text: string) => ((output += text), output.includes('API') && resolve())));
  await Promise.race([open, exit]);
  const origin = /^API (http:\/\/[^/]+)\//.exec(output)?.[1];
  if (!origin) throw new Error(`The crashing server did not start: ${errors}`);
  return {
    origin,
    death: exit.then(() => /^died (.*)$/m.exec(output)?.[1] ?? ''),
    async stop() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
