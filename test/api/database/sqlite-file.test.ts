// The embedded database as a file: made where it is missing, kept from one start to the next.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSqlFiles } from '../../../api/database/files.ts';
import { openSqlite } from '../../../api/database/sqlite.ts';
import { send } from '../../fixtures/classic-shop.ts';
import { listen, shopOn } from '../../helpers/hosts.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'etalase-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const serve = async (path: string) => listen(await shopOn(await openSqlite(path, readSqlFiles())));

test('a folder that is not there is made', async () => {
  const path = join(folder, 'satu', 'dua', 'shop.sqlite');
  const shop = await serve(path);
  expect([existsSync(path), (await send(shop, 'GET', '/products')).status]).toEqual([true, 200]);
  await shop.stop();
});

test('what was stored is there after the next start, and ids go on', async () => {
  const path = join(folder, 'shop.sqlite');
  const first = await serve(path);
  await send(first, 'POST', '/products', { multipart: { product_name: 'Bertahan', price: '12.34', qty: '1', brand_id: '1' } });
  await send(first, 'POST', '/products', { multipart: { product_name: 'Terhapus', price: '1', qty: '1', brand_id: '1' } });
  await send(first, 'DELETE', '/products', { multipart: { product_id: '62' } });
  const before = (await send(first, 'GET', '/products')).text;
  await first.stop();
  const second = await serve(path);
  expect((await send(second, 'GET', '/products')).text).toBe(before);
  // The id of a deleted row is not given out again.
  expect((await send(second, 'POST', '/products', { multipart: { product_name: 'Baru', price: '1', qty: '1', brand_id: '1' } })).text).toContain('"Id yang terakhir dimasukan adalah":63');
  await second.stop();
});

test('what was closed without a single query is closed', async () => {
  const database = await openSqlite(join(folder, 'shop.sqlite'), readSqlFiles());
  await database.close();
  // An open file has its write-ahead log beside it.
  expect(existsSync(join(folder, 'shop.sqlite-wal'))).toBe(false);
});

test('a file that is no database is refused and left as it is', async () => {
  const path = join(folder, 'catatan.txt');
  writeFileSync(path, 'Ini bukan basis data. '.repeat(100));
  await expect(openSqlite(path, readSqlFiles())).rejects.toMatchObject({ errcode: 26 });
});

test('a file that another program keeps locked holds up writes for 3 s at most, and nothing else', async () => {
  const path = join(folder, 'shop.sqlite');
  const shop = await serve(path);
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  const timed = async (method: string, address: string) => {
    const start = performance.now();
    const { status } = await fetch(`${shop.origin}${address}`, { method });
    return { status, after: performance.now() - start };
  };
  const writes = [...Array(8).fill(['POST', '/brand?brand_name=a']), ['DELETE', '/brand?brand_id=999']].map(([method, address]) => timed(method, address));
  const live = await timed('GET', '/health/live');
  expect([live.status, live.after < 500]).toEqual([200, true]);
  for (const { status, after } of [...(await Promise.all(writes)), await timed('POST', '/brand?brand_name=a')]) expect([status, after < 3500]).toEqual([503, true]);
  expect((await timed('GET', '/v1/brands/1')).status).toBe(200);
  other.exec('COMMIT');
  expect((await timed('POST', '/brand?brand_name=b')).status).toBe(200);
  other.exec('BEGIN IMMEDIATE');
  setTimeout(() => other.exec('COMMIT'), 300);
  expect((await timed('POST', '/brand?brand_name=c')).status).toBe(200);
  other.close();
  await shop.stop();
});
