// Dependencies run one way: contract <- handlers -> service -> store -> database.
import { builtinModules } from 'node:module';
import { dirname } from 'node:path';
import { build, type Plugin } from 'vite';
import { describe, expect, test } from 'vitest';
import { codeOf, filesOf, importsOf, reachableFrom } from '../helpers/imports.ts';

const contracts = filesOf('api/**/*.contract.ts');
const folders = [...new Set(contracts.map(dirname))].filter((folder) => folder !== 'api');
const features = folders.flatMap((folder) => filesOf(`${folder}/*.ts`));
const everything = filesOf('api/**/*.ts', 'docs/**/*.{ts,mjs,astro}', 'test/**/*.ts');
const isPackage = (target: string) => !target.startsWith('api/');

/** `file -> target` for each import that `isAllowed` refuses. */
function refused(files: readonly string[], isAllowed: (target: string, file: string) => boolean): string[] {
  return files.flatMap((file) => importsOf(file).filter(({ target }) => !isAllowed(target, file)).map(({ target }) => `${file} -> ${target}`));
}

describe('imports', () => {
  test('are read from every file that has some', () => {
    expect(folders).toEqual(expect.arrayContaining(['api/catalog', 'api/classic', 'api/system']));
    expect(importsOf('api/app.ts').map(({ target }) => target)).toEqual(expect.arrayContaining(['express', 'api/endpoints.ts', 'api/hosts/express.ts']));
    const files = filesOf('api/**/*.ts');
    const statements = files.flatMap((file) => codeOf(file).match(/^(import |export .* from ')/gm) ?? []);
    expect(files.flatMap((file) => importsOf(file))).toHaveLength(statements.length);
  });

  test('of a contract are zod, the core and other contracts', () => {
    const core = ['zod', 'api/operation.ts', 'api/errors.ts', 'api/text.ts'];
    expect(refused(contracts, (target) => core.includes(target) || target.endsWith('.contract.ts'))).toEqual([]);
  });

  test('of a feature name no platform: what needs one is a port that the host fills', () => {
    expect(refused(features, (target) => !isPackage(target) || ['zod', 'kysely', 'standardwebhooks'].includes(target))).toEqual([]);
  });

  test('of a feature name no engine', () => {
    const shared = ['api/database/compiled.ts', 'api/database/database.ts', 'api/database/keyset.ts', 'api/database/tables.ts'];
    expect(refused(features, (target) => !target.startsWith('api/database/') || shared.includes(target))).toEqual([]);
  });

  test('of a feature reach another by its service or contract', () => {
    const isOther = (target: string, file: string) => folders.includes(dirname(target)) && dirname(target) !== dirname(file);
    expect(refused(features, (target, file) => !isOther(target, file) || /\.(service|contract)\.ts$/.test(target))).toEqual([]);
  });

  test('run from handler to service to store', () => {
    const below: Record<string, RegExp> = {
      contract: /\.(handlers|service|store)\.ts$/,
      store: /\.(handlers|service)\.ts$/,
      service: /\.handlers\.ts$/,
      handlers: /\.store\.ts$/,
    };
    expect(refused(features, (target, file) => !below[file.split('.')[1]!]?.test(target))).toEqual([]);
  });

  test('of server.ts are nobody\'s', () => {
    expect(refused(everything, (target) => target !== 'api/server.ts')).toEqual([]);
  });
});

describe('services', () => {
  test('know no HTTP word', () => {
    const files = filesOf('api/**/*.service.ts', 'api/**/*.store.ts');
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => /\b(Request|Response|Express|express|headers|http)\b/.test(codeOf(file)))).toEqual([]);
  });
});

describe('process.env', () => {
  test('is read in config.ts alone', () => {
    const readers = filesOf('api/**/*.ts', 'docs/console/**/*.ts', 'docs/components/**/*.{ts,astro}', 'docs/labs/**/*.ts').filter((file) => /process\.env|process\['env'\]/.test(codeOf(file)));
    expect(readers).toEqual(['api/config.ts']);
  });
});

describe('what a browser loads', () => {
  const isSafe = (name: string) => ['zod', 'kysely', 'negotiator', 'standardwebhooks'].includes(name) || name === 'msw/http';
  const unsafe = (reached: Map<string, string[]>, allowed = isSafe) => [...reached].flatMap(([file, names]) => names.filter((name) => !allowed(name)).map((name) => `${file} -> ${name}`));

  test('of the shop: the table, the pipeline, features and MSW', () => {
    const reached = reachableFrom(['api/hosts/browser.ts', 'api/endpoints.ts', 'api/operations.ts']);
    expect([...reached.keys()]).toEqual(expect.arrayContaining(['api/execute.ts', 'api/catalog/products.store.ts', 'api/database/keyset.ts']));
    expect(unsafe(reached)).toEqual([]);
  });

  test('of the console: its own modules and the table', () => {
    expect(unsafe(reachableFrom(filesOf('docs/console/**/*.ts')), (name) => name === 'zod')).toEqual([]);
  });

  test('of the pages: the scripts of components and what they import', () => {
    const reached = reachableFrom(filesOf('docs/components/**/*.astro'), { scriptsAlone: true });
    expect([...reached.keys()].filter((file) => file.endsWith('.ts')).length).toBeGreaterThan(0);
    expect(unsafe(reached, (name) => !name.startsWith('node:') && !['express', 'mysql2', 'pino'].includes(name))).toEqual([]);
  });

  test('of modules beside the components: nothing of Node', () => {
    expect(refused(filesOf('docs/components/**/*.ts', 'docs/labs/**/*.ts'), (target) => !target.startsWith('node:'))).toEqual([]);
  });

  test('bundles: the shop behind MSW, without a module of Node', async () => {
    const found: string[] = [];
    const watch: Plugin = {
      name: 'watch-for-node',
      enforce: 'pre',
      resolveId(source, importer) {
        if (source.startsWith('node:') || builtinModules.includes(source)) found.push(`${importer} -> ${source}`);
        return null;
      },
    };
    const input = ['api/hosts/browser.ts', 'api/endpoints.ts'];
    const built = await build({ configFile: false, logLevel: 'silent', root: new URL('../..', import.meta.url).pathname, plugins: [watch], build: { write: false, minify: false, rollupOptions: { input, preserveEntrySignatures: 'strict' } } });
    expect(found).toEqual([]);
    const code = JSON.stringify(built);
    for (const part of ['createMswHandlers', 'listProducts', 'sort_key']) expect(code).toContain(part);
  });
});
