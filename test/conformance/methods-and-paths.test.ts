import { describe, expect, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

const addressOf = (path: string) => path.replace(/\{\w+\}/g, '1');
const paths = [...new Set(operations.map(({ path }) => path))];

describe.each(hosts)('methods and paths on $name', (host) => {
  const { ask } = running(host);

  test.each(['/v1/nothing', '/v1/products/', '/v1/products/1/', '/v1/Products', '/v1/products/1/2', '/v1//products', '/v1/', '/v1/%70roducts/1/2'])('%s is no path of this API', async (path) => {
    const { status, json } = await ask(`GET ${path}`);
    expect([status, json.code]).toEqual([404, 'unknown_path']);
  });

  describe.each(paths)('%s', (path) => {
    const methods = operations.filter((operation) => operation.path === path).map(({ method }) => method as string);
    const allow = [...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ');

    test('answers OPTIONS with the methods it knows', async () => {
      const { status, headers, text } = await ask(`OPTIONS ${addressOf(path)}`);
      expect([status, headers.get('allow'), text]).toEqual([204, allow, '']);
    });

    test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].filter((method) => !methods.includes(method)))('does not know %s', async (method) => {
      const { status, json, headers } = await ask(`${method} ${addressOf(path)}`);
      expect([status, json.code, headers.get('allow')]).toEqual([405, 'method_not_allowed', allow]);
    });

    if (!methods.includes('GET')) {
      test('does not know HEAD', async () => {
        expect((await ask(`HEAD ${addressOf(path)}`)).status).toBe(405);
      });
      return;
    }

    test('answers HEAD with the headers of GET, and no body', async () => {
      const [get, head] = [await ask(`GET ${addressOf(path)}`), await ask(`HEAD ${addressOf(path)}`)];
      expect(head.status).toBe(get.status);
      expect(head.text).toBe('');
      expect(constant(head.headers)).toEqual(constant(get.headers));
    });
  });

  test.each(['text/csv', 'text/html', 'application/json;q=0', 'application/xml, text/*', '*/*;q=0'])('cannot answer Accept: %s', async (accept) => {
    const { status, json } = await ask('GET /v1/products', { headers: { accept } });
    expect([status, json.code]).toEqual([406, 'not_acceptable']);
  });

  test.each(['*/*', 'application/*', 'application/json', 'text/html, application/json;q=0.1', 'text/html,*/*;q=0.8', 'application/json; charset=utf-8'])('answers Accept: %s', async (accept) => {
    expect((await ask('GET /v1/products', { headers: { accept } })).status).toBe(200);
  });

  test.each(['/v1/products/%', '/v1/products/%zz', '/v1/products/%ff', '/v1/products/%C3', '/v1/brands/%E2%82', '/v1/products?q=%', '/v1/products?q=%ff', '/v1/products?%C3=1', '/v1/brands/1?%'])(
    'cannot read %s',
    async (address) => {
      const { status, json } = await ask(`GET ${address}`);
      expect([status, json.code]).toEqual([400, 'malformed_request']);
    },
  );

  test('reads a plus in a query as a space', async () => {
    const [plus, percent] = [await ask('GET /v1/products?q=kopi+gayo'), await ask('GET /v1/products?q=kopi%20gayo')];
    expect(plus.json).toEqual(percent.json);
    expect(plus.json.data).toHaveLength(1);
  });

  test('keeps the name that a client gives its request', async () => {
    const named = (id: string) => ask('GET /v1/brands/1', { headers: { 'x-request-id': id } });
    expect((await named('order-42.a:b')).headers.get('x-request-id')).toBe('order-42.a:b');
    expect((await named('not a plain word')).headers.get('x-request-id')).not.toContain(' ');
    expect((await named('a'.repeat(129))).headers.get('x-request-id')).not.toMatch(/a{129}/);
  });

  test('gives each request another name', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, async () => (await ask('GET /v1/brands/1')).headers.get('x-request-id')));
    expect(new Set(ids).size).toBe(20);
  });

  test('sends answers of the API nowhere and lets nothing guess at them', async () => {
    for (const request of ['GET /v1/products', 'GET /v1/nothing', 'OPTIONS /v1/products', 'GET /v1/products?limit=0']) {
      const { headers } = await ask(request);
      expect([headers.get('x-content-type-options'), headers.get('cache-control'), headers.get('content-security-policy')]).toEqual(['nosniff', 'no-cache', "default-src 'none'; frame-ancestors 'none'"]);
    }
  });
});

/** The headers that say something about the answer, not about this exchange. */
function constant(headers: Headers): Record<string, string> {
  const passing = ['date', 'x-request-id', 'content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'];
  return Object.fromEntries([...headers].filter(([name]) => !passing.includes(name)));
}
