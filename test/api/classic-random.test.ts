// Whatever comes, the classic API answers it: random requests, drawn from a seed that is printed so that a failure can be repeated.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openClassicShop } from '../fixtures/classic-shop.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';

const count = 2100;
const seed = Number(process.env.SEED) || Math.floor(Math.random() * 2 ** 31);

/** Each request with the fields it takes. */
const requests = [
  ['GET', '/products', []],
  ['POST', '/products', [['product_name', 'Acak'], ['price', '2500.5'], ['qty', '3'], ['brand_id', '1']]],
  ['PUT', '/products', [['product_id', '1'], ['product_name', 'Acak'], ['price', '19.99']]],
  ['DELETE', '/products', [['product_id', '3']]],
  ['POST', '/products-pagination', [['page', '1'], ['size', '3']]],
  ['POST', '/brand', [['brand_name', 'Acak']]],
  ['DELETE', '/brand', [['brand_id', '2']]],
] as const;
const names = ['product_name', 'price', 'qty', 'brand_id', 'product_id', 'page', 'size', 'brand_name', '__proto__', '', 'product_name[]', 'é'];
const values = [
  '1', '2', '3', '0', '-1', '7', '20', '2500', '0.10', '19.99', '1e3', '0x10', 'NaN', '', ' ', 'abc', 'null', 'true', '9'.repeat(30), '2147483647', '2147483648', '9999999999999.99', '-0',
  'Barang', "'; DROP TABLE products; --", '\\', '"', '%', '\u0000', '😀', 'x'.repeat(201), '\u202e', '{"a":1}', '[1]', 'a\r\nb', '--batas--',
];
const types = ['multipart/form-data; boundary=batas', 'multipart/form-data', 'application/x-www-form-urlencoded', 'application/json', 'text/plain', 'x', undefined];
const accepts = ['*/*', 'text/csv', 'application/json', ';;;', undefined];

/** mulberry32: small, and the same everywhere. */
function randomFrom(state: number) {
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <Value>(from: readonly Value[]): Value => from[Math.floor(next() * from.length)]!;
  return { next, pick };
}

function draw({ next, pick }: ReturnType<typeof randomFrom>) {
  const [method, path, complete] = pick(requests);
  // Most of what the request takes, some of it spoiled, and a little of everything else.
  const own = () => complete.filter(() => next() < 0.95).map(([name, value]) => [name, next() < 0.15 ? pick(values) : value] as const);
  const other = () => Array.from({ length: Math.floor(next() * 3) }, () => [pick(names), pick(values)] as const);
  const pairs = () => (next() < 0.5 ? [...own(), ...other()] : [...other(), ...own()]);
  const encode = (text: string) => (next() < 0.005 ? '%' : encodeURIComponent(text));
  const asQuery = () => pairs().map(([name, value]) => `${encode(name)}=${encode(value)}`).join(pick(['&', '&', '&', ';', '&&']));
  const asMultipart = () => pairs().map(([name, value]) => `--batas\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('') + (next() < 0.9 ? '--batas--\r\n' : '');
  const body = () => pick([asQuery, asMultipart, () => JSON.stringify(Object.fromEntries(pairs())), () => Buffer.from(pairs().flatMap(() => [0xff, 0, 0x26, 0x3d])), () => ''])();
  const type = pick(types);
  const accept = pick(accepts);
  const headers = { ...(type && { 'content-type': type }), ...(accept && { accept }), ...(next() < 0.05 && { 'content-encoding': 'gzip' }) };
  return { method, path: next() < 0.7 ? `${path}?${asQuery()}` : path, headers, body: method === 'GET' ? undefined : body() };
}

describe.each(hosts)('the classic API on $name', (host) => {
  let shop: RunningHost;
  beforeAll(async () => void (shop = await openClassicShop(host)));
  afterAll(() => shop.stop());

  test(`answers ${count} random requests with 2xx or a problem (SEED=${seed})`, { timeout: 60_000 }, async () => {
    const random = randomFrom(seed);
    const seen = new Set<string>();
    for (let number = 0; number < count; number++) {
      const { path, ...request } = draw(random);
      const response = await fetch(`${shop.origin}${path}`, request);
      const where = `SEED=${seed}, request ${number}: ${request.method} ${path} ${JSON.stringify(request.headers)} ${request.body}`;
      expect(response.status, where).toBeLessThan(500);
      const answer = JSON.parse(await response.text());
      if (response.status >= 400) expect(answer, where).toMatchObject({ status: response.status, code: expect.any(String), request_id: expect.any(String) });
      seen.add(`${request.method} ${path.split('?')[0]} ${response.status}`);
    }
    // The draw is worth something: every request succeeded, and every one that takes fields was refused.
    const expected = requests.flatMap(([method, path, fields]) => (fields.length > 0 ? [200, 400, 422] : [200]).map((status) => `${method} ${path} ${status}`));
    expect([...seen]).toEqual(expect.arrayContaining(expected));
  });
});
