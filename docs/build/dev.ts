import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../api/config.ts';
import { writeReference } from './reference.ts';

/** Runs `astro dev` on the address that the settings name; its integration `devApi` runs the API. */
export async function develop(): Promise<void> {
  const { port, host } = readConfig();
  writeReference();
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0' };
  const child = spawn(process.execPath, [astro, 'dev', '--port', String(port), '--host', host], { cwd: root, stdio: 'inherit', env: environment });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
