// The cURL and fetch samples of every example, run as they stand against a running shop.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../../api/operations.ts';
import { samples } from '../../../docs/console/samples.ts';
import { hasCurl } from '../../helpers/curl.ts';
import { hosts, type RunningHost } from '../../helpers/hosts.ts';
import { sampleRequest, statusOf } from '../../helpers/samples.ts';
import { Situations } from '../../helpers/situations.ts';

const run = promisify(execFile);
const embedded = hosts.find(({ isServer, engine }) => isServer && engine === 'embedded SQLite')!;

/** A reset comes last: it ends every login. */
const inOrder = [...operations.filter(({ id }) => id !== 'resetShop'), ...operations.filter(({ id }) => id === 'resetShop')];
const examples = inOrder.flatMap((operation) => operation.examples.map((example, index) => ({ name: `${operation.id}: ${example.name.en}`, operation, index })));

describe('the samples of every example', () => {
  // A shop for each language: what one of them writes must not stand in the other's way.
  let shops: Record<'curl' | 'fetch', RunningHost>;
  let situations: Record<'curl' | 'fetch', Situations>;
  beforeAll(async () => {
    shops = { curl: await embedded.start(), fetch: await embedded.start() };
    situations = { curl: await Situations.open(shops.curl.origin), fetch: await Situations.open(shops.fetch.origin) };
  });
  afterAll(async () => void (await Promise.all([shops.curl.stop(), shops.fetch.stop()])));

  async function write(id: 'curl' | 'fetch', { operation, index }: (typeof examples)[number]): Promise<string> {
    const request = await sampleRequest(situations[id], operation, index);
    return samples.find((sample) => sample.id === id)!.write(request);
  }

  test.skipIf(!hasCurl || process.platform === 'win32').each(examples)('cURL, $name', async (example) => {
    const command = `${await write('curl', example)} --silent --output /dev/null --write-out '%{http_code}'`;
    expect((await run('sh', ['-c', command])).stdout).toBe(String(statusOf(example.operation, example.index)));
  });

  test.each(examples)('fetch, $name', async (example) => {
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', await write('fetch', example)]);
    expect(stdout.split(' ')[0]?.trim()).toBe(String(statusOf(example.operation, example.index)));
  });
});
