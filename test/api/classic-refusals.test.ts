// What the original answered with a 500, or stored as it came: here a 4xx problem document that names the field.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { carriers, openClassicShop, parametersOf, send, shelf, type Carrier, type Fields } from '../fixtures/classic-shop.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';

const writes: [method: string, path: string, complete: Fields][] = [
  ['POST', '/products', { product_name: 'Tes', price: '100', qty: '1', brand_id: '1' }],
  ['PUT', '/products', { product_id: '1', product_name: 'Tes', price: '100' }],
  ['DELETE', '/products', { product_id: '1' }],
  ['POST', '/products-pagination', { page: '1', size: '3' }],
  ['POST', '/brand', { brand_name: 'Tes' }],
  ['DELETE', '/brand', { brand_id: '2' }],
];

const notANumber = ['abc', '1.5', '0x10', '1e3', ' 7', '7 ', '+7', '', '9'.repeat(16), '9'.repeat(400), 'NaN', 'Infinity', '٣', '1,000', '1\n', '\u0000', "1' OR '1'='1"];
const outOfRange = ['-1', '2147483648'];
const notAPrice = ['abc', '-1', '-0.01', '0x10', '1e3', ' 7', '', '1.005', '1.', '.5', '1,5', '9'.repeat(400), '10000000000000', 'NaN', 'Infinity', '1.0.0', '٣'];
const notAName = (length: number) => ['', 'x'.repeat(length + 1), '😀'.repeat(length + 1)];

const malformed: Readonly<Record<string, readonly string[]>> = {
  product_id: notANumber,
  brand_id: notANumber,
  page: [...notANumber, ...outOfRange, '0'],
  size: [...notANumber, ...outOfRange, '0', '1001'],
  qty: [...notANumber, ...outOfRange],
  price: notAPrice,
  product_name: notAName(200),
  brand_name: notAName(100),
};

const cases = writes.flatMap(([method, path, complete]) => Object.keys(complete).map((field) => ({ method, path, complete, field, operation: `${method} ${path}` })));

describe.each(hosts)('refusals of the classic API on $name', (host) => {
  let shop: RunningHost;
  beforeAll(async () => void (shop = await openClassicShop(host)));
  afterAll(() => shop.stop());
  afterEach(async () => {
    // Nothing that was refused left a trace.
    expect(JSON.parse((await send(shop, 'GET', '/products')).text).data).toEqual(shelf);
    expect(await shop.shop.database.queries.selectFrom('brands').select('brand_id').execute()).toHaveLength(2);
  });

  const forMethod = (method: string) => carriers.filter((carrier) => method !== 'DELETE' || carrier !== 'urlencoded');
  const refused = async (method: string, path: string, carrier: Carrier, fields: Fields) => {
    const { status, headers, text } = await send(shop, method, path, { [carrier]: fields });
    expect([status, headers.get('content-type')], `${carrier} ${JSON.stringify(fields)}`).toEqual([422, 'application/problem+json']);
    return parametersOf(text);
  };

  test.each(cases)('$operation names a missing $field', async ({ method, path, complete, field }) => {
    const { [field]: _, ...rest } = complete;
    for (const carrier of forMethod(method)) expect(await refused(method, path, carrier, rest)).toEqual([field]);
  });

  test.each(cases)('$operation names a malformed $field', async ({ method, path, complete, field }) => {
    for (const carrier of forMethod(method)) {
      for (const value of malformed[field]!) expect(await refused(method, path, carrier, { ...complete, [field]: value })).toEqual([field]);
    }
  });

  test('names every field at once', async () => {
    expect(await refused('POST', '/products', 'multipart', {})).toEqual(['product_name', 'price', 'qty', 'brand_id']);
    expect(await refused('POST', '/products', 'query', { qty: 'x', price: 'y' })).toEqual(['product_name', 'price', 'qty', 'brand_id']);
  });

  test('names an unknown brand', async () => {
    for (const carrier of carriers) expect(await refused('POST', '/products', carrier, { product_name: 'Tes', price: '1', qty: '1', brand_id: '999' })).toEqual(['brand_id']);
  });

  test('keeps a brand that a product carries', async () => {
    for (const carrier of ['multipart', 'query'] as const) {
      const { status, text } = await send(shop, 'DELETE', '/brand', { [carrier]: { brand_id: '1' } });
      expect([status, JSON.parse(text).code]).toEqual([409, 'brand_in_use']);
    }
  });

  test.each([
    ['PATCH', '/products', 'GET, HEAD, POST, PUT, DELETE, OPTIONS'],
    ['GET', '/products-pagination', 'POST, OPTIONS'],
    ['DELETE', '/products-pagination', 'POST, OPTIONS'],
    ['GET', '/brand', 'POST, DELETE, OPTIONS'],
    ['PUT', '/brand', 'POST, DELETE, OPTIONS'],
  ])('%s %s is 405 and says what is allowed', async (method, path, allow) => {
    const { status, headers, text } = await send(shop, method, path);
    expect([status, headers.get('allow'), JSON.parse(text).code]).toEqual([405, allow, 'method_not_allowed']);
  });

  test('answers OPTIONS', async () => {
    const { status, headers } = await send(shop, 'OPTIONS', '/brand');
    expect([status, headers.get('allow')]).toEqual([204, 'POST, DELETE, OPTIONS']);
  });
});

describe.each(hosts)('names of the classic API on $name', (host) => {
  let shop: RunningHost;
  beforeAll(async () => void (shop = await openClassicShop(host)));
  afterAll(() => shop.stop());

  test('are counted in characters, and kept whatever stands in them', async () => {
    for (const name of ['😀'.repeat(100), 'é'.repeat(100), "O'Brien; DROP TABLE brands; -- \\ \" %_ ` ${x}", 'a\u0000b', ' spasi ', 'baris\nbaru', '👨‍👩‍👧']) {
      const { status, text } = await send(shop, 'POST', '/brand', { query: { brand_name: name } });
      expect(status).toBe(200);
      const id = JSON.parse(text).data['Id yang terakhir dimasukan adalah'];
      expect(JSON.parse((await send(shop, 'GET', `/v1/brands/${id}`)).text).name).toBe(name);
    }
  });

  test('may be as long as the column', async () => {
    const name = '😀'.repeat(200);
    const { status } = await send(shop, 'POST', '/products', { multipart: { product_name: name, price: '0', qty: '0', brand_id: '2' } });
    expect([status, JSON.parse((await send(shop, 'GET', '/products')).text).data.at(-1).product_name]).toEqual([200, name]);
  });
});
