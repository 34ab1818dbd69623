// Postman's own runner sends our collection, and one like the original's, to a real server.
import { createRequire } from 'node:module';
import { describe, expect, inject, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { storyOf } from '../../api/projections/story-requests.ts';
import { createOriginal, serve } from '../fixtures/taken-over.ts';
import { hosts } from '../helpers/hosts.ts';
import { originalCollection } from './original-collection.ts';

/** Newman comes without types. */
const newman = createRequire(import.meta.url)('newman');

interface Run {
  readonly failures: string[];
  readonly assertions: number;
  readonly answers: readonly { name: string; status: number; text: string }[];
}

function run(collection: object, baseUrl = ''): Promise<Run> {
  return new Promise((resolve, reject) => {
    newman.run({ collection, environment: { values: [{ key: 'baseUrl', value: baseUrl }] } }, (error: Error | null, summary: any) => {
      if (error) return reject(error);
      const { failures, stats, executions } = summary.run;
      resolve({
        failures: failures.map(({ source, error: { message } }: any) => `${source?.name}: ${message}`),
        assertions: stats.assertions.total,
        answers: executions.map(({ item, response }: any) => ({ name: item.name, status: response?.code, text: response?.stream.toString() })),
      });
    });
  });
}

const requests = storyOf(operations).flatMap((chapter) => chapter.requests);

describe.each(hosts.filter(({ isServer }) => isServer))('our Postman collection on $name', (host) => {
  test('runs from top to bottom without a failure, and a second time too', async () => {
    const { origin, stop } = await host.start();
    try {
      const collection = await (await fetch(`${origin}/postman.json`)).json() as object;
      for (let round = 0; round < 2; round++) {
        const { failures, assertions, answers } = await run(collection, origin);
        expect(failures).toEqual([]);
        expect(answers.map(({ name }) => name)).toEqual(requests.map(({ name }) => name.en));
        expect(assertions).toBeGreaterThan(4 * requests.length);
      }
    } finally {
      await stop();
    }
  }, 60_000);
});

describe('its checks', () => {
  test('notice a total that is not what it has to be', async () => {
    const { origin, stop } = await hosts[0]!.start();
    try {
      const collection = await (await fetch(`${origin}/postman.json`)).text();
      // A product at Rp 90.000, whose totals are still expected to be those of Rp 100.000.
      const { failures } = await run(JSON.parse(collection.replaceAll('10000000', '9000000')), origin);
      expect(failures).toContain('Put a product into a cart: expected 18000000 to deeply equal 20000000');
    } finally {
      await stop();
    }
  }, 60_000);
});

describe.skipIf(!inject('mysql'))("the original's seven requests on the original's database", () => {
  test('are answered as by the original; a deletion without an id is refused', async () => {
    const database = await createOriginal();
    const host = await serve(database);
    try {
      const { failures, answers } = await run(originalCollection(Number(new URL(host.origin).port)));
      expect(failures).toEqual([]);
      const row = (product_id: number, product_name: string, price: number, qty: number, brand_id: number) => ({ product_id, product_name, price, qty, brand_id });
      const rows = [row(1, 'Barang satu', 2500, 3, 1), row(3, 'Barang tiga', 20000.5, 4, 2), row(4, 'Barang empat', 0.1, 4, 2), row(5, 'Barang lima', 32500, 0, 2), row(6, 'Barang enam', 19.99, 4, 2), row(7, 'Barang tujuh', 1234567890123.45, 7, 1), row(8, 'Barang delapan', 55399, 8, 3)];
      const expected = [
        { status: 200, message: 'Success', data: rows },
        { status: 200, message: 'Success', data: { 'Id yang terakhir dimasukan adalah': 9 } },
        { status: 200, message: 'Success', data: { 'Data terupdate sebanyak': 0 } },
        { status: 200, message: 'Data berhasil dihapus', data: { 'Data terhapus sebanyak': 0 } },
        rows.slice(3, 6),
        { status: 200, message: 'Success', data: { 'Id yang terakhir dimasukan adalah': 5 } },
      ];
      expect(answers.slice(0, -1).map(({ status }) => status)).toEqual(Array(6).fill(200));
      expect(answers.slice(0, -1).map(({ text }) => text)).toEqual(expected.map((body) => JSON.stringify(body)));
      expect(answers.at(-1)).toMatchObject({ name: 'Delete Brand', status: 422 });
      expect(answers.at(-1)!.text).toContain('brand_id');
      expect(((await (await fetch(`${host.origin}/v1/brands`)).json()) as any).data).toHaveLength(5);
    } finally {
      await host.stop();
      await database.drop();
    }
  });
});
