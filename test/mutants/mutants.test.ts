// Do the tests bite? Bugs are planted one at a time, each in a copy of the project, and the tests that a patch names must fail there.
// That takes minutes: in CI, or with MUTANTS=1.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Mutant {
  readonly name: string;
  readonly patch: string;
  /** The file of the tests that must fail. */
  readonly file: string;
  /** Their titles, parted by `|`. */
  readonly titles: string;
}

/** What precedes the diff says what the bug is, and `Caught by: <file> > <title>|<title>`. */
function readMutant(patch: string): Mutant {
  const [, file = '', titles = ''] = /^Caught by: (\S+) > (.+)$/m.exec(readFileSync(patch, 'utf8')) ?? [];
  return { name: basename(patch, '.patch'), patch, file, titles };
}

const mutants = globSync('*.patch', { cwd: import.meta.dirname }).sort().map((name) => readMutant(join(import.meta.dirname, name)));

/** Makes a copy of the project, and removes it after `work`. */
async function inCopy<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'etalase-mutant-'));
  try {
    for (const part of ['api', 'sql', 'test', 'package.json', 'tsconfig.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(folder: string, command: string, parameters: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd: folder, env: { ...process.env, TEST_MYSQL: inject('mysql'), MUTANTS: '', VITEST: undefined }, timeout: 120_000 });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject).once('close', (code) => resolve({ code, output }));
  });
}

interface Outcome {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly output: string;
}

/** Runs tests by file and title in a copy. */
async function runTests(folder: string, files: readonly string[], titles: string, more: readonly string[] = []): Promise<Outcome> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { output } = await run(folder, process.execPath, [vitest, 'run', '--config', 'test/vitest.config.ts', ...files, '-t', titles, ...more]);
  const results = join(folder, '.vitest/results.json');
  if (!existsSync(results)) return { passed: [], failed: [], output };
  const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as { testResults: { assertionResults: { title: string; status: string }[] }[] };
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const those = (status: string) => all.filter((each) => each.status === status).map(({ title }) => title);
  return { passed: those('passed'), failed: those('failed'), output };
}

describe.runIf(process.env.CI || process.env.MUTANTS)('planted bugs', { timeout: 150_000 }, () => {
  test('without one, the tests that they name pass', () =>
    inCopy(async (folder) => {
      const files = new Set(mutants.map(({ file }) => file));
      const named = mutants.flatMap(({ titles }) => titles.split('|'));
      for (const file of files) expect(existsSync(join(folder, file)), file).toBe(true);
      const { passed, failed, output } = await runTests(folder, [...files], named.join('|'));
      expect(failed, output).toEqual([]);
      expect(named.filter((title) => !passed.some((each) => each.includes(title)))).toEqual([]);
    }));

  // Some bugs show in a race alone, and only on MariaDB.
  test.each(inject('mysql') ? mutants : [])('$name makes a test fail', ({ patch, file, titles }) =>
    inCopy(async (folder) => {
      const applied = await run(folder, 'git', ['apply', patch]);
      expect(applied, 'the patch no longer applies').toEqual({ code: 0, output: '' });
      const { failed, output } = await runTests(folder, [file], titles, ['--bail', '1']);
      expect(failed.length, `No test failed.\n${output}`).toBeGreaterThan(0);
    }));
});
