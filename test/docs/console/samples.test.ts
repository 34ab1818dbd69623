import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { bodyText, type ConsoleRequest } from '../../../docs/console/request.ts';
import { samples } from '../../../docs/console/samples.ts';

const nasty = 'it\'s "$HOME" `id` $(id) \\n \\\\ \n new line, \t tab, %41, ünï, 🪟, \u2028, ${x}, @file, </script>, !1';
const body = { name: nasty, stock: 3, isNew: true, isOld: false, brand: null, description: { en: nasty, id: 'singkat' } };
const json: ConsoleRequest = { method: 'POST', url: "http://localhost:8080/v1/products?q=it's", headers: { 'content-type': 'application/json' }, body: { kind: 'json', value: body } };
const form: ConsoleRequest = { method: 'PUT', url: 'http://localhost:8080/products', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: { kind: 'form', pairs: [['product_name', nasty], ['note', '@file']] } };
const plain: ConsoleRequest = { method: 'GET', url: 'http://localhost:8080/v1/products', headers: {} };

function sample(id: (typeof samples)[number]['id'], request: ConsoleRequest): string {
  return samples.find((candidate) => candidate.id === id)!.write(request);
}

describe.skipIf(process.platform === 'win32')('the cURL sample, read by a shell', () => {
  function argumentsOf(request: ConsoleRequest): string[] {
    const script = `curl() { printf '%s\\0' "$@"; }; ${sample('curl', request)}`;
    return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
  }

  test('hands over JSON unharmed', () => {
    const [...found] = argumentsOf(json);
    expect(found.slice(0, 5)).toEqual(['-X', 'POST', json.url, '-H', 'content-type: application/json']);
    expect(found[5]).toBe('--data-raw');
    expect(JSON.parse(found[6]!)).toEqual(body);
  });

  test('hands over form fields unharmed, and leaves their encoding to curl', () => {
    expect(argumentsOf(form)).toEqual(['-X', 'PUT', form.url, '--data-urlencode', `product_name=${nasty}`, '--data-urlencode', 'note=@file']);
  });

  test('names no method for a GET', () => {
    expect(argumentsOf(plain)).toEqual([plain.url]);
  });
});

describe('the fetch sample, run', () => {
  async function call(request: ConsoleRequest): Promise<[url: string, options: RequestInit | undefined]> {
    const calls: [string, RequestInit | undefined][] = [];
    const fetch = async (url: string, options?: RequestInit) => {
      calls.push([url, options]);
      return { status: 200, json: async () => null };
    };
    const run = new Function('fetch', 'console', `return (async () => { ${sample('fetch', request)} })()`);
    await run(fetch, { log: () => undefined });
    return calls[0]!;
  }

  test('sends the same JSON as the console', async () => {
    const [url, options] = await call(json);
    expect(url).toBe(json.url);
    expect(options).toMatchObject({ method: 'POST', headers: json.headers, body: bodyText(json.body!) });
  });

  test('sends the same form as the console', async () => {
    const [, options] = await call(form);
    expect(String(options!.body)).toBe(bodyText(form.body!));
  });

  test('sends a GET without options', async () => {
    expect(await call(plain)).toEqual([plain.url, undefined]);
  });
});

describe('the other samples quote by the rules of their language', () => {
  test('Python: JSON strings, its own words for true, false and null', () => {
    const code = sample('python', json);
    expect(code).toContain(`"name": ${JSON.stringify(nasty)},`);
    expect(code).toMatch(/"isNew": True,\s+"isOld": False,\s+"brand": None,/);
    expect(sample('python', plain)).toContain('requests.get("http://localhost:8080/v1/products")');
  });

  test('Go: a raw string, unless the text holds what a raw string can\'t', () => {
    const raw = /strings\.NewReader\(`([^`]*)`\)/.exec(sample('go', { ...json, body: { kind: 'json', value: { name: 'a "b" \\ c' } } }))!;
    expect(JSON.parse(raw[1]!)).toEqual({ name: 'a "b" \\ c' });
    const quoted = /strings\.NewReader\(("(?:\\.|[^"\\])*")\)/.exec(sample('go', json))!;
    expect(JSON.parse(JSON.parse(quoted[1]!))).toEqual(body);
  });

  test('PHP: single quotes, in which only the quote and the backslash are escaped', () => {
    const quoted = /CURLOPT_POSTFIELDS => '((?:\\.|[^'\\])*)'/s.exec(sample('php', json))!;
    expect(JSON.parse(quoted[1]!.replace(/\\([\\'])/g, '$1'))).toEqual(body);
  });

  test('every language names method and address', () => {
    for (const { write } of samples) {
      expect(write(form).toUpperCase()).toContain('PUT');
      expect(write(form)).toContain(form.url);
    }
  });
});
