// Which of several places a field is read from: an urlencoded body wins over the query, the query over multipart.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openClassicShop, parametersOf, send } from '../fixtures/classic-shop.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';

describe.each(hosts)('fields of the classic API on $name', (host) => {
  let shop: RunningHost;
  beforeAll(async () => void (shop = await openClassicShop(host)));
  afterAll(() => shop.stop());

  const nameOf = async (id: number) => JSON.parse((await send(shop, 'GET', '/products')).text).data.find((row: { product_id: number }) => row.product_id === id).product_name;
  const raw = (method: string, path: string, body: BodyInit, type?: string) => fetch(`${shop.origin}${path}`, { method, body, headers: type ? { 'content-type': type } : {} });

  test('an urlencoded body wins over the query', async () => {
    const { status } = await send(shop, 'PUT', '/products', { urlencoded: { product_name: 'dari badan', price: '1' }, query: { product_id: '1', product_name: 'dari query' } });
    expect([status, await nameOf(1)]).toEqual([200, 'dari badan']);
  });

  test('the query wins over a multipart body', async () => {
    const { status } = await send(shop, 'PUT', '/products', { multipart: { product_name: 'dari badan', price: '1' }, query: { product_id: '1', product_name: 'dari query' } });
    expect([status, await nameOf(1)]).toEqual([200, 'dari query']);
  });

  test('an empty field that wins is a missing one', async () => {
    const { status, text } = await send(shop, 'PUT', '/products', { urlencoded: { product_name: '', price: '1' }, query: { product_id: '1', product_name: 'dari query' } });
    expect([status, parametersOf(text)]).toEqual([422, ['product_name']]);
  });

  test('the first of repeated fields counts, in query, urlencoded and multipart', async () => {
    await raw('PUT', '/products?product_id=1&product_name=satu&product_name=dua&price=1', '');
    expect(await nameOf(1)).toBe('satu');
    await raw('PUT', '/products', new URLSearchParams([['product_id', '1'], ['product_name', 'tiga'], ['product_name', 'empat'], ['price', '1']]));
    expect(await nameOf(1)).toBe('tiga');
    const form = new FormData();
    for (const [name, value] of [['product_id', '1'], ['product_name', 'lima'], ['product_name', 'enam'], ['price', '1']] as const) form.append(name, value);
    await raw('PUT', '/products', form);
    expect(await nameOf(1)).toBe('lima');
  });

  test('unknown fields and file parts are ignored', async () => {
    const form = new FormData();
    for (const [name, value] of [['product_id', '1'], ['product_name', 'tujuh'], ['price', '1'], ['__proto__', 'x'], ['constructor', 'x'], ['warna', 'merah']] as const) form.append(name, value);
    form.append('gambar', new Blob([new Uint8Array([0xff, 0xfe, 0])]), 'gambar.png');
    const response = await raw('PUT', '/products?x=1&toString=2', form);
    expect([response.status, await nameOf(1)]).toEqual([200, 'tujuh']);
  });

  test('a JSON, text or untyped body is not looked at, but the query counts', async () => {
    for (const type of ['application/json', 'text/plain', 'application/octet-stream']) {
      const response = await raw('PUT', `/products?product_id=1&product_name=${encodeURIComponent(type)}&price=1`, '{"product_name":"json"', type);
      expect([response.status, await nameOf(1)]).toEqual([200, type]);
      const without = await raw('POST', '/brand', '{"brand_name":"json"}', type);
      expect([without.status, parametersOf(await without.text())]).toEqual([422, ['brand_name']]);
    }
  });

  test('DELETE does not read an urlencoded body', async () => {
    for (const [path, name] of [['/products', 'product_id'], ['/brand', 'brand_id']] as const) {
      const { status, text } = await send(shop, 'DELETE', path, { urlencoded: { [name]: '999' } });
      expect([status, parametersOf(text)]).toEqual([422, [name]]);
      expect((await send(shop, 'DELETE', path, { urlencoded: { [name]: '1' }, query: { [name]: '999' } })).text).toContain('"Data terhapus sebanyak":0');
    }
  });

  test('field names are case-sensitive, plus and percent are decoded, a type may carry parameters', async () => {
    const { status, text } = await send(shop, 'POST', '/brand', { query: { Brand_Name: 'x' } });
    expect([status, parametersOf(text)]).toEqual([422, ['brand_name']]);
    await raw('PUT', '/products?product_id=1&price=1&product_name=a+b%20c%2Bd%26%F0%9F%98%80', '');
    expect(await nameOf(1)).toBe('a b c+d&😀');
    const response = await raw('PUT', '/products', 'product_id=1&price=1&product_name=delapan', 'Application/X-WWW-Form-Urlencoded; charset=UTF-8');
    expect([response.status, await nameOf(1)]).toEqual([200, 'delapan']);
  });

  test('a replacement character that was really sent is kept', async () => {
    for (const carrier of ['multipart', 'urlencoded', 'query'] as const) {
      const { status } = await send(shop, 'PUT', '/products', { [carrier]: { product_id: '1', product_name: `\uFFFD ${carrier}`, price: '1' } });
      expect([status, await nameOf(1)]).toEqual([200, `\uFFFD ${carrier}`]);
    }
  });

  test.each(['text/csv', 'application/xml;q=0.9', 'image/*', 'nonsense', ''])('Accept: %s is not looked at', async (accept) => {
    for (const [method, path, query] of [
      ['GET', '/products', {}],
      ['POST', '/products-pagination', { page: '1', size: '1' }],
      ['PUT', '/products', { product_id: '999', product_name: 'x', price: '1' }],
      ['DELETE', '/brand', { brand_id: '999' }],
    ] as const) {
      const { status, headers } = await send(shop, method, path, { query }, { accept });
      expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    }
  });
});
