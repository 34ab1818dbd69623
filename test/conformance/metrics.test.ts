import { describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

describe.each(hosts)('GET /metrics on $name', (host) => {
  const { ask } = running(host);

  test('answers in the text format of Prometheus, whatever the client accepts', async () => {
    const { status, headers, text } = await ask('GET /metrics', { headers: { accept: 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5' } });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^(# .*|[a-z_][a-z0-9_]*(\{.*\})? (-?[\d.]+(e[+-]?\d+)?|Nan|[+-]Inf)|)$/);
  });
});

describe('the figures of a server', () => {
  const { ask } = running(hosts[0]!);

  const read = async () => (await ask('GET /metrics')).text;

  /** The value of one series; 0 where it is not there yet. */
  function value(text: string, series: string): number {
    const line = text.split('\n').find((other) => other.startsWith(`${series} `));
    return line ? Number(line.slice(series.length + 1)) : 0;
  }

  /** By how much a series grows while requests are sent. */
  async function growth(series: string, requests: readonly string[]): Promise<number> {
    const before = value(await read(), series);
    for (const request of requests) await ask(request);
    // A request counts when its connection is done with it, which is a moment after its client has the answer.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return value(await read(), series) - before;
  }

  test('count requests by method, path pattern and status', async () => {
    const requests = ['GET /v1/products/1', 'GET /v1/products/2', 'GET /v1/products/kopi-gayo-250-g', 'GET /v1/products/999999', 'HEAD /v1/products/1'];
    expect(await growth('http_requests_total{method="GET",route="/v1/products/{product}",status="200"}', requests)).toBe(3);
    expect(await growth('http_requests_total{method="GET",route="/v1/products/{product}",status="404"}', requests)).toBe(1);
    expect(await growth('http_requests_total{method="HEAD",route="/v1/products/{product}",status="200"}', requests)).toBe(1);
  });

  test('never hold what a client made up: every unknown path is one', async () => {
    const requests = ['GET /v1/rahasia-1', 'GET /rahasia-2', 'GET /v1/products/%', 'PROPFIND /v1/rahasia-3'];
    expect(await growth('http_requests_total{method="GET",route="other",status="404"}', requests)).toBe(2);
    expect(await growth('http_requests_total{method="other",route="other",status="404"}', requests)).toBe(1);
    expect(await read()).not.toContain('rahasia');
  });

  test('tell how long requests took', async () => {
    const requests = ['GET /v1/brands/1', 'GET /v1/brands/2'];
    expect(await growth('http_request_duration_seconds_count{method="GET",route="/v1/brands/{brand}"}', requests)).toBe(2);
    expect(await growth('http_request_duration_seconds_bucket{le="+Inf",method="GET",route="/v1/brands/{brand}"}', requests)).toBe(2);
    const seconds = await growth('http_request_duration_seconds_sum{method="GET",route="/v1/brands/{brand}"}', requests);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(2);
  });

  test('tell how many requests are being answered: the one that asks', async () => {
    await growth('none', ['GET /v1/brands/1', 'GET /v1/nothing']);
    expect(value(await read(), 'http_requests_in_flight')).toBe(1);
  });

  test('tell what the process uses', async () => {
    const text = await read();
    expect(value(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
  });
});
