import { randomBytes } from 'node:crypto';
import { createConnection, type Connection } from 'mysql2/promise';
import { inject } from 'vitest';
import type { Database } from '../../api/database/database.ts';
import { readSqlFiles } from '../../api/database/files.ts';
import { openMysql, type MysqlAddress } from '../../api/database/mysql.ts';
import { openSqlite } from '../../api/database/sqlite.ts';

/** An empty database of its own on the MariaDB of this run, and a plain connection to it. */
export interface EmptyMysql {
  readonly address: MysqlAddress;
  /** As DATABASE_URL takes it. */
  readonly url: string;
  readonly connection: Connection;
  drop(): Promise<void>;
}

export async function createEmptyMysql(): Promise<EmptyMysql> {
  const { hostname: host, port, username, password } = new URL(inject('mysql'));
  const address = { host, port: Number(port || 3306), user: username, password: decodeURIComponent(password), database: `etalase_${randomBytes(6).toString('hex')}` };
  const connection = await createConnection({ ...address, database: undefined, multipleStatements: true, supportBigNumbers: true, charset: 'utf8mb4' });
  await connection.query(`CREATE DATABASE ${address.database} CHARACTER SET utf8mb4`);
  await connection.query(`USE ${address.database}`);
  return {
    address,
    url: `${inject('mysql').replace(/\/$/, '')}/${address.database}`,
    connection,
    async drop() {
      await connection.query(`DROP DATABASE ${address.database}`);
      await connection.end();
    },
  };
}

export type EngineName = 'embedded SQLite' | 'MariaDB';

/** A fresh, migrated and seeded shop database; `close` also removes it. */
export async function createDatabase(engine: EngineName): Promise<Database> {
  if (engine === 'embedded SQLite') return openSqlite(':memory:', readSqlFiles());
  const empty = await createEmptyMysql();
  const database = await openMysql(empty.address, readSqlFiles());
  return {
    ...database,
    async close() {
      await database.close();
      await empty.drop();
    },
  };
}

/** The engines that this machine has. */
export function engines(): EngineName[] {
  return inject('mysql') ? ['embedded SQLite', 'MariaDB'] : ['embedded SQLite'];
}
