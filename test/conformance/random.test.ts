// Generated requests, valid and not: no answer is a fault of ours, and each keeps what `send` holds of every answer.
import { describe, expect, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

const seed = Number(process.env.SEED) || Date.now() % 1_000_000_000;
const requestsPerHost = 3500;

const texts = ['', ' ', 'kopi', 'Kopi Gayo', '%', '_', "'", '"', '\\', '\0', '\uFFFF', '🎂', 'é', 'a'.repeat(101), 'a'.repeat(2001), '\uD800', 'null', '[]', '{}', '../..', '$(id)', '<b>', '-1', '1e3', '0x10', 'NaN', '٣', '1;DROP TABLE products', '\u202Eabc', '%00', '%F0%9F'];
const numbers = [0, 1, -1, 7, 20, 100, 101, 1.5, 1e15, 2 ** 31, 2 ** 53, -(2 ** 53), 1e300, 5e-324];
const names = ['q', 'brand', 'category', 'price_min', 'price_max', 'in_stock', 'sort', 'limit', 'cursor', '__proto__', 'toString', '', 'q[]'];
const fields = ['name', 'price', 'stock', 'brand', 'category', 'description', 'slug', 'amount', 'currency', 'en', 'id', '__proto__', 'x/y'];

describe.each(hosts)(`generated requests on $name, SEED=${seed}`, (host) => {
  const { ask } = running(host);
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;

  function value(depth = 0): unknown {
    const kind = random();
    if (kind < 0.35) return pick(texts);
    if (kind < 0.6) return pick(numbers);
    if (kind < 0.7) return pick([null, true, false]);
    if (depth > 2 || kind < 0.75) return pick([[], {}, [[]]]);
    return Object.fromEntries(Array.from({ length: Math.ceil(random() * 4) }, () => [pick(fields), value(depth + 1)]));
  }

  function product(): unknown {
    const right = { name: pick(['Kopi', 'Teh 🎂']), price: { amount: 100, currency: 'IDR' }, stock: 1, brand: 1, category: null };
    const change = () => [pick(fields), value()] as const;
    return random() < 0.2 ? value() : { ...right, ...Object.fromEntries(Array.from({ length: Math.floor(random() * 3) }, change)) };
  }

  const encode = (text: unknown) => (random() < 0.9 ? encodeURIComponent(String(text).toWellFormed()) : String(text).replace(/[^!-~]|#/gu, ''));
  const query = () => Array.from({ length: Math.floor(random() * 4) }, () => `${encode(pick(names))}=${encode(pick<unknown>([...texts, ...numbers, 'price', '-name', 'true', 'snacks']))}`).join('&');

  test(`${requestsPerHost} of them are answered, none with 5xx`, async () => {
    const paths = operations.map(({ path }) => path).filter((path) => path.startsWith('/v1/'));
    const seen = new Map<number, number>();
    for (let count = 0; count < requestsPerHost; count++) {
      const path = pick(paths).replace(/\{\w+\}/g, () => encode(pick<unknown>([...texts.filter((text) => text.trim() && !text.startsWith('.')), ...numbers])));
      const isWrite = random() < 0.4;
      const request = `${isWrite ? 'POST' : pick(['GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'DELETE'])} ${isWrite ? '/v1/products' : path}?${query()}`;
      const { status } = await ask(isWrite ? request.replace(/\?.*/, '') : request, isWrite ? { json: product() } : {});
      expect(status, request).toBeLessThan(500);
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }
    expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 201, 404, 405, 422]));
  }, 120_000);
});

/** mulberry32: the same numbers from the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
