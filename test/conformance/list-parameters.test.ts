import { describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

describe.each(hosts)('the parameters of GET /v1/products on $name', (host) => {
  const { ask } = running(host);

  test.each([
    ['unknown', 'colour=red', 'colour', 'unknown'],
    ['unknown, though harmless in other languages', '__proto__=1', '__proto__', 'unknown'],
    ['repeated', 'brand=1&brand=2', 'brand', 'repeated'],
    ['limit below 1', 'limit=0', 'limit', 'too_small'],
    ['limit above 100', 'limit=101', 'limit', 'too_big'],
    ['limit of letters', 'limit=abc', 'limit', 'invalid_format'],
    ['limit in scientific notation', 'limit=1e2', 'limit', 'invalid_format'],
    ['limit in hexadecimal', 'limit=0x10', 'limit', 'invalid_format'],
    ['limit with a space', 'limit=%207', 'limit', 'invalid_format'],
    ['limit with a fraction', 'limit=1.5', 'limit', 'invalid_format'],
    ['empty limit', 'limit=', 'limit', 'invalid_format'],
    ['unknown sort', 'sort=stock', 'sort', 'invalid_value'],
    ['brand 0', 'brand=0', 'brand', 'too_small'],
    ['brand beyond what ids hold', 'brand=2147483648', 'brand', 'too_big'],
    ['negative price', 'price_min=-1', 'price_min', 'too_small'],
    ['in_stock that is not true or false', 'in_stock=yes', 'in_stock', 'invalid_value'],
    ['malformed category', 'category=Snacks', 'category', 'invalid_format'],
    ['empty search', 'q=', 'q', 'too_small'],
    ['search above 100 characters', `q=${'a'.repeat(101)}`, 'q', 'too_big'],
    ['garbage for a cursor', 'cursor=garbage', 'cursor', 'invalid'],
    ['a number for a cursor', 'cursor=MQ', 'cursor', 'invalid'],
  ])('refuses: %s', async (_, query, parameter, code) => {
    const { status, json } = await ask(`GET /v1/products?${query}`);
    expect({ status, code: json.code, errors: json.errors }).toEqual({ status: 422, code: 'validation_failed', errors: [{ parameter, code, detail: expect.any(String) }] });
  });

  test('refuses the cursor of another order', async () => {
    const { json } = await ask('GET /v1/products?sort=price&limit=5');
    const other = await ask(`GET /v1/products?sort=-price&limit=5&cursor=${json.page.next_cursor}`);
    expect([other.status, other.json.errors[0].parameter]).toEqual([422, 'cursor']);
  });

  test.each([
    ['a word for a price', 'price', ['price', 'mahal', 1, false]],
    ['a number for a name', 'name', ['name', 5, 1, true]],
    ['a price beyond all prices', '-price', ['-price', 1e300, 1, false]],
    ['half a surrogate pair', 'name', ['name', '\uD83C', 1, false]],
    ['an id below all ids', 'id', ['id', -1e15, -1, true]],
  ])('survives a forged cursor with %s', async (_, sort, position) => {
    const cursor = btoa(JSON.stringify(position).replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`));
    const { status } = await ask(`GET /v1/products?sort=${sort}&cursor=${encodeURIComponent(cursor)}`);
    expect([200, 422]).toContain(status);
  });

  test('names every value that it refuses', async () => {
    const { json } = await ask('GET /v1/products?limit=0&sort=stock&colour=red');
    expect(json.errors.map(({ parameter }: any) => parameter).sort()).toEqual(['colour', 'limit', 'sort']);
  });
});
