// A migration that was killed between any two statements is finished by the next start.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'mysql2/promise';
import { createConnection } from 'mysql2/promise';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, inject, test } from 'vitest';
import { readSqlFiles } from '../../../api/database/files.ts';
import { journalOf, migrate, type Session } from '../../../api/database/migrate.ts';
import { openMysql, sessionOf as mysqlSession } from '../../../api/database/mysql.ts';
import { sessionOf as sqliteSession } from '../../../api/database/sqlite.ts';
import { createOriginal, originalDump, schemaOf, statementsOfStart } from '../../fixtures/taken-over.ts';
import { createEmptyMysql, type EmptyMysql } from '../../helpers/databases.ts';

const files = readSqlFiles();
const killed = new Error('killed');

/** A session whose process dies after `count` statements: nothing it tries afterwards reaches the database. */
function dying(session: Session, count: number): Session {
  return {
    ...session,
    async run(statement, parameters) {
      if (count-- <= 0) throw killed;
      await session.run(statement, parameters);
    },
  };
}

/** Runs the migrations until they die after `count` statements; true: they came to their end before that. */
async function comesToItsEnd(session: Session, count: number): Promise<boolean> {
  try {
    await migrate(dying(session, count), files);
    return true;
  } catch (error) {
    expect(error).toBe(killed);
    return false;
  }
}

async function expectUpToDate(connection: Connection, schema: string): Promise<void> {
  expect(await schemaOf(connection)).toBe(schema);
  const [rows] = await connection.query<any[]>('SELECT file, step, digest, state FROM etalase_migrations');
  const { steps } = await journalOf(files.migrations);
  expect(new Set(rows.map(({ file, step, digest, state }) => `${file} ${step} ${digest} ${state}`))).toEqual(new Set(steps.map(({ file, step, digest }) => `${file} ${step} ${digest} done`)));
  expect(await statementsOfStart(connection)).toEqual([]);
}

async function empty({ connection }: EmptyMysql): Promise<void> {
  const [tables] = await connection.query<any[]>('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()');
  await connection.query(`SET foreign_key_checks = 0; ${tables.map(({ name }) => `DROP TABLE ${name};`).join(' ')} SET foreign_key_checks = 1`);
}

const count = async (connection: Connection, table: string) => (await connection.query<any[]>(`SELECT COUNT(*) AS count FROM ${table}`))[0][0].count;

describe.skipIf(!inject('mysql'))('a start on MariaDB that dies after any statement', () => {
  test.each([
    { what: 'an empty database', dump: 'DO 0', products: 60, brands: 12 },
    { what: "the original's dump", dump: `${originalDump}\nSET sql_mode = DEFAULT`, products: 7, brands: 4 },
  ])('is finished by the next ones, however often they die, on $what', { timeout: 120_000 }, async ({ dump, products, brands }) => {
    const database = await createEmptyMysql();
    await database.connection.query(dump);
    await migrate(mysqlSession(database.connection), files);
    const schema = await schemaOf(database.connection);
    // Every start dies a few statements after the last one did; one that came no further is followed by one that lives longer.
    for (const stride of [3, 4, 5]) {
      await empty(database);
      await database.connection.query(dump);
      for (let isDone = false, statements = stride, came = ''; !isDone; ) {
        const connection = await createConnection(database.address);
        // The server notices a little later that nobody is there, and rolls back: the next start waits for the lock that went with it.
        await connection.query("DO GET_LOCK('interrupted', 10)");
        isDone = await comesToItsEnd(mysqlSession(connection), statements);
        const [journal] = await connection.query<any[]>('SELECT file, step, state FROM etalase_migrations').catch(() => [[]]);
        connection.destroy();
        statements = JSON.stringify(journal) === came ? statements + 1 : stride;
        came = JSON.stringify(journal);
      }
      await (await openMysql(database.address, files)).close();
      await expectUpToDate(database.connection, schema);
      expect([await count(database.connection, 'products'), await count(database.connection, 'brands')]).toEqual([products, brands]);
    }
    await database.drop();
  });

  test('is finished after kill -9, also where the database still ran what the dead process had asked for', async () => {
    const original = await createOriginal();
    const blocker = await createConnection(original.address);
    // While a transaction has read the table, an ALTER TABLE waits.
    await blocker.beginTransaction();
    await blocker.query('SELECT * FROM products');
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../fixtures/open-database.ts', import.meta.url)), JSON.stringify(original.address)], { stdio: 'ignore' });
    const isWaiting = async () => (await original.connection.query<any[]>("SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'ALTER TABLE%'"))[0].length > 0;
    while (!(await isWaiting())) await wait(20);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const [begun] = await original.connection.query<any[]>("SELECT file, step FROM etalase_migrations WHERE state = 'begun'");
    expect(begun).toEqual([{ file: '002_catalog.sql', step: 2 }]);
    await blocker.rollback();
    await (await openMysql(original.address, files)).close();
    const fresh = await createOriginal();
    await (await openMysql(fresh.address, files)).close();
    await expectUpToDate(original.connection, await schemaOf(fresh.connection));
    expect(await count(original.connection, 'products')).toBe(7);
    blocker.destroy();
    for (const database of [original, fresh]) await database.drop();
  });
});

describe('a start on SQLite that dies after any statement', () => {
  test('is finished by the next one', async () => {
    const dump = (raw: DatabaseSync) => JSON.stringify(['sqlite_master', 'etalase_migrations', 'products', 'brands', 'categories'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all()));
    const whole = new DatabaseSync(':memory:');
    await migrate(sqliteSession(whole), files);
    for (let statements = 0, isDone = false; !isDone; statements++) {
      const raw = new DatabaseSync(':memory:');
      isDone = await comesToItsEnd(sqliteSession(raw), statements);
      if (raw.isTransaction) raw.exec('ROLLBACK');
      await migrate(sqliteSession(raw), files);
      expect(dump(raw)).toBe(dump(whole));
      raw.close();
    }
  });
});
