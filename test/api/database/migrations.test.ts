// What the runner does with files that changed, that fail, and that are mended.
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSqlFiles } from '../../../api/database/files.ts';
import { migrate, splitStatements, type Session, type SqlFiles } from '../../../api/database/migrate.ts';
import { sessionOf as mysqlSession } from '../../../api/database/mysql.ts';
import { sessionOf as sqliteSession } from '../../../api/database/sqlite.ts';
import { watch } from '../../fixtures/taken-over.ts';
import { createEmptyMysql, engines } from '../../helpers/databases.ts';

const files = readSqlFiles();

/** The real files, and one more. */
const withFile = (text: string): SqlFiles => ({ ...files, migrations: [...files.migrations, { name: '900_coba.sql', text }] });
const one = 'CREATE TABLE coba (a INTEGER PRIMARY KEY);\n';
const two = 'ALTER TABLE coba ADD COLUMN b INTEGER DEFAULT NULL;\n';
const wrong = 'ALTER TABLE coba ADD COLUMN b NOT A TYPE AT ALL;\n';
const three = 'INSERT INTO coba (a, b) VALUES (1, 2);\n';

describe.each(engines())('the migration runner on %s', (engine) => {
  let session: Session & { readonly ran: string[] };
  let close: () => Promise<void>;
  beforeEach(async () => {
    if (engine === 'MariaDB') {
      const empty = await createEmptyMysql();
      session = watch(mysqlSession(empty.connection));
      close = empty.drop;
    } else {
      const raw = new DatabaseSync(':memory:');
      session = watch(sqliteSession(raw));
      close = async () => raw.close();
    }
    await migrate(session, files);
    session.ran.length = 0;
  });
  afterEach(() => close());

  const ranOf = (texts: string) => session.ran.filter((statement) => splitStatements(texts).includes(statement));

  test('runs nothing where all has run', async () => {
    await migrate(session, files);
    expect(session.ran).toEqual([]);
  });

  test('runs what is new, once', async () => {
    await migrate(session, withFile(one + two + three));
    await migrate(session, withFile(one + two + three));
    expect(ranOf(one + two + three)).toEqual(splitStatements(one + two + three));
    expect(await session.rows('SELECT a, b FROM coba')).toEqual([{ a: 1, b: 2 }]);
  });

  test.each([
    ['a statement that changed', one.replace('PRIMARY', 'NOT NULL PRIMARY') + two, ' (statement 1 differs)'],
    ['a statement more', one + two + three, ''],
    ['a statement less', one, ''],
    ['statements in another order', two + one, ' (statement 1 differs)'],
  ])('refuses a file that ran and now has %s', async (_, text, where) => {
    await migrate(session, withFile(one + two));
    session.ran.length = 0;
    await expect(migrate(session, withFile(text))).rejects.toThrow(`sql/900_coba.sql is not the file that ran on this database`);
    if (where) await expect(migrate(session, withFile(text))).rejects.toThrow(where);
    expect(session.ran).toEqual([]);
    await migrate(session, withFile(one + two));
  });

  test('overlooks comments, white space and line ends', async () => {
    await migrate(session, withFile(one + two));
    session.ran.length = 0;
    await migrate(session, withFile(`-- Catatan.\n${one}\n\n-- Lagi.\n${two.replace('TABLE coba', 'TABLE\n  coba')}`.replaceAll('\n', '\r\n')));
    expect(session.ran).toEqual([]);
  });

  test('goes on after a file that failed, once it was mended', async () => {
    await expect(migrate(session, withFile(one + wrong + three))).rejects.toThrow();
    const left = await session.rows("SELECT step, state FROM etalase_migrations WHERE file = '900_coba.sql'");
    // SQLite takes the whole file back; MySQL cannot, and remembers what ran.
    expect(left.map((row) => ({ ...row }))).toEqual(engine === 'MariaDB' ? [{ step: 1, state: 'done' }] : []);
    session.ran.length = 0;
    await migrate(session, withFile(one + two + three));
    expect(ranOf(one + two + three)).toEqual(splitStatements(engine === 'MariaDB' ? two + three : one + two + three));
    expect(await session.rows('SELECT a, b FROM coba')).toEqual([{ a: 1, b: 2 }]);
  });

  test('leaves a shop without products alone that has shelves', async () => {
    for (const table of ['products', 'brands']) await session.run(`DELETE FROM ${table}`);
    await migrate(session, files);
    expect(await session.rows('SELECT COUNT(*) AS count FROM products')).toEqual([{ count: 0 }]);
  });

  test('leaves products alone that have no shelves', async () => {
    await session.run('DELETE FROM products WHERE product_id > 1');
    await session.run('UPDATE products SET category_id = NULL');
    await session.run('DELETE FROM categories');
    await migrate(session, files);
    expect(await session.rows('SELECT COUNT(*) AS count FROM products')).toEqual([{ count: 1 }]);
  });
});
