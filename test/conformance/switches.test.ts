import { describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

describe.each(hosts)('SANDBOX=off on $name', (host) => {
  const { ask } = running(host, { sandbox: false });

  test('takes the sandbox out of openapi.json', async () => {
    const { paths } = (await ask('GET /openapi.json')).json;
    expect(Object.keys(paths).filter((path) => path.startsWith('/v1/sandbox'))).toEqual([]);
    expect(Object.keys(paths)).toContain('/v1/products');
  });

  test('takes it out of postman.json', async () => {
    const { text } = await ask('GET /postman.json');
    expect(text).not.toContain('/v1/sandbox');
    expect(text).toContain('List products');
  });

  if (!host.isServer) return; // MSW leaves paths that are not ours to the network.
  test.each(['GET /v1/sandbox', 'POST /v1/sandbox/reset', 'PUT /v1/sandbox/faults', 'POST /v1/sandbox/clock'])('has no %s', async (request) => {
    const { status, json } = await ask(request);
    expect([status, json.code]).toEqual([404, 'unknown_path']);
  });
});

describe.each(hosts)('CLASSIC_API=off on $name', (host) => {
  const { ask } = running(host, { classic: false });

  test('takes the seven requests out of openapi.json and postman.json', async () => {
    const { paths } = (await ask('GET /openapi.json')).json;
    expect(Object.keys(paths).filter((path) => /^\/(products|brand)/.test(path))).toEqual([]);
    expect((await ask('GET /postman.json')).text).not.toContain('products-pagination');
  });

  if (!host.isServer) return; // MSW leaves paths that are not ours to the network.
  test.each(['GET /products', 'POST /products', 'PUT /products', 'DELETE /products', 'POST /products-pagination', 'POST /brand', 'DELETE /brand'])('has no %s', async (request) => {
    const { status, json } = await ask(request);
    expect([status, json.code]).toEqual([404, 'unknown_path']);
  });
});

describe.each(hosts)('the classic API, which knows no login, on $name', (host) => {
  const { ask, current } = running(host);
  const create = async (headers: Record<string, string>) => {
    const { status, json } = await ask('POST /brand?brand_name=Merek', { headers });
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
    expect(await create({ origin: current().origin })).toEqual([200, undefined]);
  });

  test('lets pages of other sites read', async () => {
    expect((await ask('GET /v1/products', { headers: { origin: 'https://evil.example' } })).status).toBe(200);
  });
});
