// Two processes that start at once on one database migrate and seed it once, and both open it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import { createOriginal } from '../../fixtures/taken-over.ts';
import { createEmptyMysql } from '../../helpers/databases.ts';

const script = fileURLToPath(new URL('../../fixtures/open-database.ts', import.meta.url));

/** Starts processes at once that open the database, and returns what each wrote and its exit code. */
function openAtOnce(where: string, processes: number) {
  return Promise.all(
    Array.from({ length: processes }, async () => {
      const child = spawn(process.execPath, [script, where], { stdio: ['ignore', 'pipe', 'pipe'] });
      const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
      return { said: said.trim(), complained, code };
    }),
  );
}

const opened = { said: 'open', complained: '', code: 0 };
const counts = 'SELECT (SELECT COUNT(*) FROM products) AS products, (SELECT COUNT(*) FROM brands) AS brands, (SELECT COUNT(*) FROM categories) AS categories';
const seeded = { products: 60, brands: 12, categories: 8 };

describe('processes that start at once', () => {
  test('open one SQLite file, in a folder that is not there yet', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'etalase-'));
    for (let round = 0; round < 3; round++) {
      const path = join(folder, `round-${round}`, 'shop.sqlite');
      expect(await openAtOnce(path, 4)).toEqual(Array(4).fill(opened));
      const raw = new DatabaseSync(path);
      expect(raw.prepare(counts).get()).toEqual(seeded);
      raw.close();
    }
    rmSync(folder, { recursive: true });
  });

  test.skipIf(!inject('mysql'))('open one MariaDB database, which the first of them creates', async () => {
    const empty = await createEmptyMysql();
    await empty.connection.query(`DROP DATABASE ${empty.address.database}`);
    expect(await openAtOnce(JSON.stringify(empty.address), 4)).toEqual(Array(4).fill(opened));
    await empty.connection.query(`USE ${empty.address.database}`);
    expect((await empty.connection.query<any[]>(counts))[0]).toEqual([seeded]);
    await empty.drop();
  });

  test.skipIf(!inject('mysql'))("take one database of the original over", async () => {
    const original = await createOriginal();
    expect(await openAtOnce(JSON.stringify(original.address), 3)).toEqual(Array(3).fill(opened));
    expect((await original.connection.query<any[]>(counts))[0]).toEqual([{ products: 7, brands: 4, categories: 0 }]);
    await original.drop();
  });
});
