import { describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

const product = { name: 'Kopi', price: { amount: 100, currency: 'IDR' }, stock: 1 };

describe.each(hosts)('SANDBOX=off on $name', (host) => {
  const { ask } = running(host, { sandbox: false });

  test('takes createProduct away', async () => {
    const { status, json, headers } = await ask('POST /v1/products', { json: product });
    expect([status, json.code, headers.get('allow')]).toEqual([405, 'method_not_allowed', 'GET, HEAD, OPTIONS']);
  });

  test('takes it out of openapi.json', async () => {
    const { paths } = (await ask('GET /openapi.json')).json;
    expect(Object.keys(paths['/v1/products'])).toEqual(['get']);
  });

  test('takes it out of postman.json', async () => {
    const { text } = await ask('GET /postman.json');
    expect(text).not.toContain('Create a product');
    expect(text).toContain('List products');
  });
});

describe.each(hosts)('CLASSIC_API=off on $name', (host) => {
  const { ask } = running(host, { classic: false });

  test('takes the seven requests out of openapi.json and postman.json', async () => {
    const { paths } = (await ask('GET /openapi.json')).json;
    expect(Object.keys(paths).filter((path) => !path.startsWith('/v1/'))).toEqual(['/health/live', '/health/ready', '/openapi.json', '/postman.json']);
    expect((await ask('GET /postman.json')).json.item.map(({ name }: any) => name)).toEqual(['catalog', 'system']);
  });

  if (!host.isServer) return; // MSW leaves paths that are not ours to the network.
  test.each(['GET /products', 'POST /products', 'PUT /products', 'DELETE /products', 'POST /products-pagination', 'POST /brand', 'DELETE /brand'])('has no %s', async (request) => {
    const { status, json } = await ask(request);
    expect([status, json.code]).toEqual([404, 'unknown_path']);
  });
});

describe.each(hosts)('createProduct, which knows no login, on $name', (host) => {
  const { ask, current } = running(host);
  const create = async (headers: Record<string, string>) => {
    const { status, json } = await ask('POST /v1/products', { json: product, headers });
    return [status, json.code];
  };

  test.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['of another port', { origin: 'http://127.0.0.1:1' }],
    ['of a sandboxed frame', { origin: 'null' }],
  ])('refuses a page %s', async (_, headers) => {
    expect(await create(headers)).toEqual([403, 'foreign_origin']);
  });

  test('serves a page of its own', async () => {
    expect(await create({ origin: current().origin })).toEqual([201, undefined]);
  });

  test('lets pages of other sites read', async () => {
    expect((await ask('GET /v1/products', { headers: { origin: 'https://evil.example' } })).status).toBe(200);
  });
});
