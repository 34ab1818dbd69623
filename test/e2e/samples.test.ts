// The code samples of every operation's page do what the page says, copied as they stand.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyOperation } from '../../api/operation.ts';
import { operations } from '../../api/operations.ts';
import { operationPage } from '../../docs/components/reference/operation.ts';
import { browsing, hasChromium } from '../helpers/browser.ts';
import { hasCurl } from '../helpers/curl.ts';
import type { RunningHost } from '../helpers/hosts.ts';
import { pageAt, serveSite, textOf } from '../helpers/site.ts';
import { ConsolePanel } from './pages.ts';

/** curl takes its options from here too: the sample stays as it is, and the status is told after the answer. */
const home = mkdtempSync(join(tmpdir(), 'etalase-curl-'));
writeFileSync(join(home, '.curlrc'), 'silent\nwrite-out = "\\n%{http_code}"\n');
afterAll(() => rmSync(home, { recursive: true }));

async function runCurl(sample: string): Promise<number> {
  const { stdout } = await promisify(execFile)('sh', ['-c', sample], { env: { PATH: process.env.PATH, HOME: home, CURL_HOME: home } });
  return Number(stdout.split('\n').at(-1));
}

async function runFetch(sample: string): Promise<number> {
  const logged: unknown[] = [];
  const AsyncFunction = (async () => undefined).constructor as new (...text: string[]) => (console: object) => Promise<void>;
  await new AsyncFunction('console', sample)({ log: (...values: unknown[]) => logged.push(...values) });
  expect(logged[1]).toBeDefined();
  return logged[0] as number;
}

/** A sample as it stands in the HTML, for a reader without JavaScript. */
function staticSample(operation: AnyOperation, id: string): string {
  const { html } = pageAt(operationPage(operation, 'en'));
  const code = new RegExp(`data-sample="${id}"[^]*?<code>([^]*?)</code>`).exec(html)![1]!;
  return code.split('\n').map((line) => /^\s*/.exec(line)![0] + textOf(line)).join('\n');
}

describe('the samples in the page', () => {
  let site: RunningHost;
  beforeAll(async () => void (site = await serveSite()));
  afterAll(() => site.stop());
  const here = (sample: string) => sample.replaceAll('http://localhost:8080', site.origin);

  test.skipIf(!hasCurl).each(operations)('cURL: $id', async (operation) => {
    expect(await runCurl(here(staticSample(operation, 'curl')))).toBe(operation.success.status);
  });

  test.each(operations)('fetch: $id', async (operation) => {
    expect(await runFetch(here(staticSample(operation, 'fetch')))).toBe(operation.success.status);
  });
});

describe.skipIf(!hasChromium())('the samples beside the form', () => {
  const browser = browsing();

  test.each(['getProduct', 'createProduct', 'classicCreateProduct'])('ask the server that serves the page, for what the example fills in: %s', async (id) => {
    const operation = operations.find((candidate) => candidate.id === id)!;
    const panel = new ConsolePanel(await browser.open(operationPage(operation, 'en')));
    await panel.root.locator('[data-example="0"]').click();
    const read = async (language: string) => (await panel.sample(language).locator('code').textContent())!;
    expect(await read('curl')).toContain(browser.site.origin);
    if (hasCurl) expect(await runCurl(await read('curl'))).toBe(operation.success.status);
    expect(await runFetch(await read('fetch'))).toBe(operation.success.status);
  });

  test('follow what is typed, and are copied with a press', async () => {
    const page = await browser.open('/api/get-product/', {}, (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']));
    const panel = new ConsolePanel(page);
    await panel.field('params.product').fill("o'brien & co");
    await panel.sample('python').locator('summary').click();
    await panel.sample('python').getByRole('button', { name: 'Copy' }).click();
    await panel.said.getByText('Copied.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain(`${browser.site.origin}/v1/products/o'brien%20%26%20co`);
    await page.goto('/id/api/list-brands/');
    await new ConsolePanel(page).sample('python').locator('pre').waitFor();
  });
});
