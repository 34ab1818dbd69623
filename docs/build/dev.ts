import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../api/config.ts';
import { runAstro } from './astro.ts';
import { writeReference } from './reference.ts';

/** Runs `astro dev` on the address that the settings name; its integration `devApi` runs the API. */
export async function develop(): Promise<void> {
  const { port, host } = readConfig();
  writeReference();
  const astro = runAstro(['dev', '--port', String(port), '--host', host]);
  const reference = watchReference();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => astro.kill(signal));
  process.exitCode = await new Promise<number>((resolve) => astro.once('exit', (code) => resolve(code ?? 1)));
  reference.kill();
}

/** Writes the reference again whenever a contract changes; Astro sees the pages. */
function watchReference(): ChildProcess {
  const script = fileURLToPath(new URL('reference.ts', import.meta.url));
  return spawn(process.execPath, ['--watch', '--watch-preserve-output', script], { stdio: ['ignore', 'ignore', 'inherit'] });
}
