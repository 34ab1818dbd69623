import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { errors } from '../../api/errors.ts';
import { errorsOf } from '../../api/operation.ts';
import { operations } from '../../api/operations.ts';
import { toOpenApi } from '../../api/projections/openapi.ts';

const run = promisify(execFile);
const document = toOpenApi(operations) as any;

describe('the OpenAPI document', () => {
  test('is api/openapi.json; after a change of the API: npm run generate', () => {
    const committed = readFileSync(new URL('../../api/openapi.json', import.meta.url), 'utf8');
    expect(committed).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  test('is the same each time', () => {
    expect(JSON.stringify(toOpenApi(operations))).toBe(JSON.stringify(document));
  });

  test('has every operation at its path, with its answers', () => {
    for (const operation of operations) {
      const described = document.paths[operation.path][operation.method.toLowerCase()];
      const statuses = new Set([operation.success.status, ...errorsOf(operation).map((code) => errors[code].status), ...(operation.etag ? [304] : [])]);
      expect(described.operationId).toBe(operation.id);
      expect(Object.keys(described.responses).map(Number).sort(), operation.id).toEqual([...statuses].sort());
    }
  });

  test('refers only to schemas that it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(references.length).toBeGreaterThan(0);
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...new Set(references)]));
  });

  test('is in English', () => {
    const indonesian = operations.flatMap(({ summary, description }) => [summary.id, description.id]);
    const text = JSON.stringify(document);
    expect(indonesian.filter((words) => text.includes(words))).toEqual([]);
  });

  test('is clean under the recommended rules of redocly', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'etalase-openapi-'));
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const redocly = fileURLToPath(new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));
    const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
    const { stdout } = await run(process.execPath, [redocly, 'lint', '--extends=recommended', '--format=json', file], { cwd: folder, env: environment }).catch((failure) => failure);
    rmSync(folder, { recursive: true });
    const { totals, problems } = JSON.parse(stdout);
    expect(problems.map(({ ruleId, message }: any) => `${ruleId}: ${message}`)).toEqual([]);
    expect(totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
  });
});
