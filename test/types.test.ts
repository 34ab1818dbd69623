// Each of the three projects holds to what may run where; see the tsconfig files.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

async function compile(project: string, ...options: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', project, '--pretty', 'false', ...options], { cwd: root }).catch((error) => error);
  return stdout;
}

test.each(['tsconfig.json', 'api/tsconfig.json', 'docs/tsconfig.json'])('%s has no type error', async (project) => {
  expect(await compile(project)).toBe('');
}, 120_000);

// One import of a file that needs Node would bring its types in, and from then on the compiler would let everything pass.
test('tsconfig.json knows neither Node nor the DOM', async () => {
  const files = (await compile('tsconfig.json', '--listFilesOnly')).split('\n');
  expect(files.some((file) => file.endsWith('api/execute.ts'))).toBe(true);
  expect(files.filter((file) => /@types\/node\/|lib\.dom\.d\.ts/.test(file))).toEqual([]);
}, 120_000);
