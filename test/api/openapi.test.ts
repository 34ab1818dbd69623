import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { errors } from '../../api/errors.ts';
import { errorsOf, type AnyOperation } from '../../api/operation.ts';
import { operations } from '../../api/operations.ts';
import { toOpenApi } from '../../api/projections/openapi.ts';

const run = promisify(execFile);
const document = toOpenApi(operations) as any;
const describedIn = ({ path, method }: AnyOperation) => document.paths[path][method.toLowerCase()];

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
      const described = describedIn(operation);
      const statuses = new Set([operation.success.status, ...errorsOf(operation).map((code) => errors[code].status), ...(operation.etag && operation.method === 'GET' ? [304] : [])]);
      expect(described.operationId).toBe(operation.id);
      expect(Object.keys(described.responses).map(Number).sort(), operation.id).toEqual([...statuses].sort());
    }
  });

  test('refers only to what it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)];
    expect(references.length).toBeGreaterThan(0);
    for (const [reference, kind, name] of references) expect(document.components[kind!], reference).toHaveProperty([name!]);
  });

  test('says who may call: a login where one is required, a choice where a guest may come in too', () => {
    const security = { customer: [{ bearer: [] }], admin: [{ bearer: [] }], cart: [{}, { bearer: [] }], everybody: undefined };
    for (const operation of operations) expect(describedIn(operation).security, operation.id).toEqual(security[operation.auth ?? 'everybody']);
    expect(document.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
  });

  test('asks for the headers that the pipeline asks for', () => {
    for (const operation of operations) {
      const parameters = (describedIn(operation).parameters ?? []).map(({ $ref }: any) => $ref?.split('/').at(-1));
      expect(parameters.includes('IdempotencyKey'), operation.id).toBe(operation.idempotencyKey === true);
      expect(parameters.includes('IfMatch'), operation.id).toBe(operation.ifMatch !== undefined);
      expect(parameters.includes('IfNoneMatch'), operation.id).toBe(operation.etag === true && operation.method === 'GET');
    }
  });

  test('gives an answer content where it has a schema, and takes a merge patch where the method is PATCH', () => {
    for (const operation of operations) {
      const { responses, requestBody } = describedIn(operation);
      expect(Object.keys(responses[operation.success.status].content ?? {}), operation.id).toEqual(operation.success.schema ? [operation.success.type?.split(';')[0] ?? 'application/json'] : []);
      if (operation.body) expect('application/merge-patch+json' in requestBody.content, operation.id).toBe(operation.method === 'PATCH');
    }
  });

  test('has a sentence for each feature', () => {
    for (const { name, description } of document.tags) expect(description, name).toMatch(/\w+ .*\.$/);
  });

  test('is in English', () => {
    const indonesian = operations.map(({ description }) => description.id);
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
    const { problems } = JSON.parse(stdout);
    const found = problems.map(({ ruleId, location }: any) => `${ruleId}: ${location[0].pointer}`);
    // A scraper's request can't be wrong: getMetrics looks at neither Accept nor query, and is not counted.
    expect(found.filter((problem: string) => !problem.startsWith('operation-4xx-response: #/paths/~1metrics/'))).toEqual([]);
  });
});
