// Each of the three projects holds to what may run where; see the tsconfig files.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

test.each(['tsconfig.json', 'api/tsconfig.json', 'docs/tsconfig.json'])('%s has no type error', async (project) => {
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', project, '--pretty', 'false'], { cwd: root }).catch((error) => error);
  expect(stdout).toBe('');
}, 120_000);
