import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs Astro's command (`build`, `dev`) under this Node, in the project's folder and without telemetry. */
export function runAstro(command: readonly string[]): ChildProcess {
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
  // Left to itself, `astro dev` may go to the background.
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0' };
  return spawn(process.execPath, [astro, ...command], { cwd: root, stdio: 'inherit', env });
}
