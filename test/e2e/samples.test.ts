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
import { fieldsOf, formOf } from '../../docs/console/fields.ts';
import { buildRequest, tokenSample } from '../../docs/console/request.ts';
import { firstValues } from '../../docs/console/values.ts';
import { browsing, hasChromium } from '../helpers/browser.ts';
import { hasCurl } from '../helpers/curl.ts';
import type { RunningHost } from '../helpers/hosts.ts';
import { sampleRequest } from '../helpers/samples.ts';
import { Situations } from '../helpers/situations.ts';
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

/** With the ids, tokens, keys and ETags that the page can only illustrate. */
async function real(sample: string, operation: AnyOperation, situations: Situations): Promise<string> {
  const illustrated = requestFor(operation, situations.origin);
  const request = await sampleRequest(situations, operation, 0);
  const values = Object.keys(request.headers).map((name) => [illustrated.headers[name]!, request.headers[name]!] as const);
  const bodies = [illustrated, request].map(({ body }) => (body?.kind === 'json' ? (body.value as Record<string, unknown>) : {}));
  const taken = Object.keys(bodies[0]!).map((name) => [bodies[0]![name], bodies[1]![name]] as const).filter((pair): pair is [string, string] => pair.every((value) => typeof value === 'string') && pair[0] !== pair[1]);
  const address = [new URL(illustrated.url).pathname, new URL(request.url).pathname] as const;
  // An ETag's quotes are escaped within a string of JavaScript.
  const escaped = values.map(([from, to]) => [JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1)] as const);
  return [...values, ...escaped, ...taken, address].reduce((text, [from, to]) => text.replaceAll(from, to), sample);
}

function requestFor(operation: AnyOperation, origin: string) {
  const fields = fieldsOf(formOf(operation, 'en'));
  return buildRequest(operation, fields, firstValues(operation, fields), origin, operation.auth && tokenSample);
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
  // A shop for each language: what one of them writes must not stand in the other's way. Where a guest may buy, the page shows no token.
  const shops = {} as Record<'curl' | 'fetch', { site: RunningHost; situations: Situations }>;
  beforeAll(async () => {
    for (const id of ['curl', 'fetch'] as const) {
      const site = await serveSite();
      shops[id] = { site, situations: await Situations.open(site.origin, 'guest') };
    }
  });
  afterAll(async () => void (await Promise.all(Object.values(shops).map(({ site }) => site.stop()))));
  const sampleFor = (operation: AnyOperation, id: 'curl' | 'fetch') => {
    const { site, situations } = shops[id];
    return real(staticSample(operation, id).replaceAll('http://localhost:8080', site.origin), operation, situations);
  };

  // A reset ends every login, those of the tests too: it is tried where it comes last.
  const lasting = operations.filter(({ id }) => id !== 'resetShop');

  test.skipIf(!hasCurl).each(lasting)('cURL: $id', async (operation) => {
    expect(await runCurl(await sampleFor(operation, 'curl'))).toBe(operation.success.status);
  });

  test.each([...lasting, ...operations.filter((operation) => !lasting.includes(operation))])('fetch: $id', async (operation) => {
    expect(await runFetch(await sampleFor(operation, 'fetch'))).toBe(operation.success.status);
  });
});

describe.skipIf(!hasChromium())('the samples beside the form', () => {
  const browser = browsing();

  test.each(['getProduct', 'login', 'classicCreateProduct'])('ask the server that serves the page, for what the example fills in: %s', async (id) => {
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
