// Bodies and queries that can't be read at all.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openClassicShop, send, shelf } from '../fixtures/classic-shop.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=batas';
const part = (content: string | Uint8Array) => Buffer.concat([Buffer.from('--batas\r\nContent-Disposition: form-data; name="brand_name"\r\n\r\n'), Buffer.from(content), Buffer.from('\r\n--batas--\r\n')]);

describe.each(hosts)('unreadable requests to the classic API on $name', (host) => {
  let shop: RunningHost;
  beforeAll(async () => void (shop = await openClassicShop(host)));
  afterAll(() => shop.stop());

  const post = async (path: string, body: BodyInit, type: string) => {
    const response = await fetch(`${shop.origin}${path}`, { method: 'POST', body, headers: { 'content-type': type } });
    return { status: response.status, code: JSON.parse(await response.text()).code };
  };

  test.each([
    ['a percent sign that encodes nothing', 'brand_name=100%', urlencoded],
    ['percent-encoded bytes that are not UTF-8', 'brand_name=%FF%FE', urlencoded],
    ['an encoded surrogate', 'brand_name=%ED%A0%80', urlencoded],
    ['raw bytes that are not UTF-8', Buffer.from([...Buffer.from('brand_name='), 0xff]), urlencoded],
    ['multipart without a boundary', part('x'), 'multipart/form-data'],
    ['multipart with another boundary', part('x'), 'multipart/form-data; boundary=lain'],
    ['multipart that ends early', part('x').subarray(0, -12), multipart],
    ['multipart that is no multipart', 'brand_name=x', multipart],
    ['multipart bytes that are not UTF-8', part(new Uint8Array([0x61, 0xff])), multipart],
  ])('refuses %s', async (_, body, type) => {
    expect(await post('/brand', body as BodyInit, type)).toEqual({ status: 400, code: 'malformed_request' });
  });

  test.each(['/brand?brand_name=%', '/brand?brand_name=%zz', '/brand?%FF=1&brand_name=x', '/brand?brand_name=x&y=%C3'])('refuses %s', async (path) => {
    expect(await post(path, '', urlencoded)).toEqual({ status: 400, code: 'malformed_request' });
    const response = await fetch(`${shop.origin}${path}`, { method: 'DELETE' });
    expect(response.status).toBe(400);
  });

  test('GET /products does not read a query', async () => {
    const { status, text } = await send(shop, 'GET', '/products?%zz&limit=abc');
    expect([status, JSON.parse(text).data.length]).toEqual([200, shelf.length]);
  });

  test('a body may have 102,400 bytes and no more, in both forms', async () => {
    const padded = (bytes: number) => `page=1&size=1&x=${'x'.repeat(bytes - 16)}`;
    const page = (body: BodyInit, type: string) => fetch(`${shop.origin}/products-pagination`, { method: 'POST', body, headers: { 'content-type': type } });
    expect((await page(padded(102_400), urlencoded)).status).toBe(200);
    expect((await page(padded(102_401), urlencoded)).status).toBe(413);
    expect(await post('/brand?brand_name=x', part('x'.repeat(102_400)), multipart)).toEqual({ status: 413, code: 'content_too_large' });
  });

  test('a compressed form is refused, not misread', async () => {
    const response = await fetch(`${shop.origin}/brand`, { method: 'POST', body: 'brand_name=x', headers: { 'content-type': urlencoded, 'content-encoding': 'gzip' } });
    expect([response.status, JSON.parse(await response.text()).code]).toEqual([415, 'unsupported_media_type']);
  });
});
