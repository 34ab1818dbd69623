import { afterEach, describe, expect, test, vi } from 'vitest';
import { operations } from '../../../api/operations.ts';
import { explanation, placeFaults, readProblem, summarize } from '../../../docs/console/answer.ts';
import { fieldsOf, formOf } from '../../../docs/console/fields.ts';
import { firstLines, jsonPieces } from '../../../docs/console/json.ts';
import { isFromShop, send, type Answer } from '../../../docs/console/send.ts';
import { textsIn } from '../../../docs/console/texts.ts';

const texts = textsIn('en');
const create = fieldsOf(formOf(operations.find(({ id }) => id === 'createProduct')!, 'en'));

function answer(status: number, type: string, text: string, reason = ''): Answer {
  return { status, reason, headers: type ? [['content-type', type]] : [], text, bytes: text.length, milliseconds: 6.2 };
}

function write(text: string): string {
  return jsonPieces(text).map((piece) => piece.text).join('');
}

describe('JSON for reading', () => {
  test('is the same JSON, laid out', () => {
    const value = { a: [1, -2.5e3, true, null], 'k"]': { b: 'x: {[\\"' }, empty: [{}, []], long: ['a'.repeat(60)] };
    expect(JSON.parse(write(JSON.stringify(value)))).toEqual(value);
    expect(write('{"price":{"amount":8500000,"currency":"IDR"},"tags":[]}')).toBe('{\n  "price": { "amount": 8500000, "currency": "IDR" },\n  "tags": []\n}');
    expect(write('null')).toBe('null');
  });

  test('keeps numbers as the server wrote them', () => {
    expect(write('{"amount":90071992547409931,"price":12.50}')).toBe('{ "amount": 90071992547409931, "price": 12.50 }');
  });

  test('tells keys, texts and other values apart', () => {
    expect(jsonPieces('{"a":"b","c":1}').filter(({ kind }) => kind)).toEqual([
      { kind: 'key', text: '"a"' }, { kind: 'text', text: '"b"' }, { kind: 'key', text: '"c"' }, { kind: 'value', text: '1' },
    ]);
  });

  test('can be cut after a number of lines', () => {
    const { pieces, lines } = firstLines(jsonPieces(JSON.stringify(Array.from({ length: 100 }, () => ({ a: 'b'.repeat(60) })))), 4);
    expect(lines).toBe(302);
    expect(pieces.map(({ text }) => text).join('').split('\n')).toHaveLength(4);
  });

  test('is not made of anything else', () => {
    expect(() => jsonPieces('<p>')).toThrow(SyntaxError);
  });
});

describe('the sentence about an answer', () => {
  test('names status, time and entries', () => {
    expect(summarize(answer(200, 'application/json', '{"data":[1,2],"page":{"total":60}}', 'OK'), texts, {})).toBe('200 OK, 6 ms, 2 of 60 entries');
    expect(summarize(answer(200, 'application/json', '[1]', 'OK'), texts, {})).toBe('200 OK, 6 ms, 1 entry');
    expect(summarize(answer(200, 'application/json', '{"id":1}'), texts, {})).toBe('200, 6 ms');
    expect(summarize(answer(204, '', '', 'No Content'), texts, {})).toBe('204 No Content, 6 ms, No body.');
  });

  test('names a problem in the language of the page', () => {
    const refused = answer(404, 'application/problem+json; charset=utf-8', '{"type":"/errors/not-found/","title":"There is no such thing","code":"not_found"}', 'Not Found');
    expect(summarize(refused, texts, { not_found: 'Yang diminta tidak ada' })).toBe('404 Not Found, 6 ms, Yang diminta tidak ada');
    expect(explanation(readProblem(refused)!, '/id/')).toBe('/id/errors/not-found/');
  });
});

describe('the faults of a problem', () => {
  test('stand beside their fields, or apart where there is no such field', () => {
    const errors = [
      { pointer: '/price/amount', code: 'too_small', detail: 'Too small.' },
      { pointer: '/description', code: 'invalid', detail: 'Not an object.' },
      { pointer: '/colour', code: 'unknown', detail: 'There is no such name here.' },
      { parameter: 'page', code: 'unknown', detail: 'This operation has no such parameter.' },
      { pointer: '', code: 'required', detail: 'A value is required.' },
    ];
    const { beside, apart } = placeFaults({ type: '', title: '', status: 422, instance: '', code: '', request_id: '', errors }, create);
    expect([...beside]).toEqual([['body.price.amount', 'Too small.'], ['body.description.en', 'Not an object.']]);
    expect(apart).toEqual(['/colour: There is no such name here.', 'page: This operation has no such parameter.', 'A value is required.']);
  });
});

describe('what came of sending', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  const request = { method: 'GET', url: 'http://localhost:8080/v1/products', headers: {} } as const;
  const never = new AbortController().signal;

  test('an answer of the shop', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ data: [] }));
    expect(await send(request, never)).toMatchObject({ kind: 'answer', answer: { status: 200, text: '{"data":[]}', bytes: 11 } });
  });

  test('no shop: nobody answers, or a host of files does', async () => {
    vi.stubGlobal('fetch', async () => { throw new TypeError('Failed to fetch'); });
    expect(await send(request, never)).toEqual({ kind: 'silent' });
    vi.stubGlobal('fetch', async () => new Response('<h1>Not found</h1>', { status: 404, headers: { 'content-type': 'text/html' } }));
    expect(await send(request, never)).toEqual({ kind: 'silent' });
    expect(isFromShop(answer(405, '', ''))).toBe(false);
    expect(isFromShop(answer(304, '', ''))).toBe(true);
    expect(isFromShop(answer(200, 'text/html', '<p>'))).toBe(false);
  });

  test('the reader stopped waiting', async () => {
    const stop = new AbortController();
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))));
    const outcome = send(request, stop.signal);
    stop.abort();
    expect(await outcome).toEqual({ kind: 'canceled' });
  });

  test('nobody waits longer than 10 seconds', async () => {
    const late = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      expect(milliseconds).toBe(10_000);
      late.abort();
      return late.signal;
    });
    vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => signal!.throwIfAborted());
    expect(await send(request, never)).toEqual({ kind: 'late' });
  });
});
