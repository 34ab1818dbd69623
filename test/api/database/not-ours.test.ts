// A database in which another program keeps its tables is refused before any change.
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { readSqlFiles } from '../../../api/database/files.ts';
import { openMysql } from '../../../api/database/mysql.ts';
import { openSqlite } from '../../../api/database/sqlite.ts';
import { createOriginal, schemaOf } from '../../fixtures/taken-over.ts';

describe.skipIf(!inject('mysql'))("the original's database is left as it was where", () => {
  test.each([
    ['CREATE TABLE categories (id INT PRIMARY KEY, title TEXT)', 'the table categories is there already'],
    ['ALTER TABLE products ADD COLUMN Slug INT', 'the table products has a column slug already'],
    ['ALTER TABLE products ADD COLUMN description_id INT', 'the table products has a column description_id already'],
    ['ALTER TABLE brands CHANGE brand_name name VARCHAR(100)', 'the table brands has no column brand_name'],
    ['DROP TABLE products; CREATE TABLE products (id INT PRIMARY KEY, title TEXT)', 'the table products has no column product_id'],
    ['RENAME TABLE products TO goods; CREATE VIEW products AS SELECT * FROM goods', 'the table products has no column product_id'],
  ])('%s came before us', async (statements, reason) => {
    const original = await createOriginal(statements);
    const before = await schemaOf(original.connection).catch(() => '');
    await expect(openMysql(original.address, readSqlFiles())).rejects.toThrow(`${reason}. Nothing was changed.`);
    expect(await schemaOf(original.connection).catch(() => '')).toBe(before);
    const [journal] = await original.connection.query("SHOW TABLES LIKE 'etalase%'");
    expect(journal).toEqual([]);
    await original.drop();
  });
});

test('a SQLite file of another program is left as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'etalase-'));
  const path = join(folder, 'theirs.sqlite');
  const theirs = new DatabaseSync(path);
  theirs.exec('CREATE TABLE categories (id INTEGER PRIMARY KEY, title TEXT)');
  await expect(openSqlite(path, readSqlFiles())).rejects.toThrow('the table categories is there already. Nothing was changed.');
  expect(theirs.prepare('SELECT name FROM sqlite_master').all()).toEqual([{ name: 'categories' }]);
  theirs.close();
  rmSync(folder, { recursive: true });
});
