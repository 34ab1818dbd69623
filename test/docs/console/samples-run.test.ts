// The cURL and fetch samples of every example, run as they stand against a running shop.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../../api/operations.ts';
import { fieldsOf, formOf } from '../../../docs/console/fields.ts';
import { buildRequest } from '../../../docs/console/request.ts';
import { samples } from '../../../docs/console/samples.ts';
import { valuesOf } from '../../../docs/console/values.ts';
import { hasCurl } from '../../helpers/curl.ts';
import { hosts, type RunningHost } from '../../helpers/hosts.ts';

const run = promisify(execFile);
const embedded = hosts.find(({ isServer, engine }) => isServer && engine === 'embedded SQLite')!;
const examples = operations.flatMap((operation) => operation.examples.map((example) => ({ name: `${operation.id}: ${example.name.en}`, operation, example })));

function write(id: 'curl' | 'fetch', { operation, example }: (typeof examples)[number], origin: string): string {
  const fields = fieldsOf(formOf(operation, 'en'));
  const request = buildRequest(operation, fields, valuesOf(example, fields), origin);
  return samples.find((sample) => sample.id === id)!.write(request);
}

describe('the samples of every example', () => {
  // A shop for each language: what one of them writes must not stand in the other's way.
  let shops: Record<'curl' | 'fetch', RunningHost>;
  beforeAll(async () => void (shops = { curl: await embedded.start(), fetch: await embedded.start() }));
  afterAll(async () => void (await Promise.all([shops.curl.stop(), shops.fetch.stop()])));

  test.skipIf(!hasCurl || process.platform === 'win32').each(examples)('cURL, $name', async (example) => {
    const command = `${write('curl', example, shops.curl.origin)} --silent --output /dev/null --write-out '%{http_code}'`;
    expect((await run('sh', ['-c', command])).stdout).toBe(String(example.operation.success.status));
  });

  test.each(examples)('fetch, $name', async (example) => {
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', write('fetch', example, shops.fetch.origin)]);
    expect(stdout.split(' ')[0]).toBe(String(example.operation.success.status));
  });
});
