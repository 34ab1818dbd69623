// sql/ecommerce.sql, for phpMyAdmin and the mysql client: after its import there is nothing left to do.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { readSqlFiles } from '../../../api/database/files.ts';
import { openMysql } from '../../../api/database/mysql.ts';
import { ecommerceSql } from '../../../docs/build/ecommerce-sql.ts';
import { read, schemaOf, serve, statementsOfStart } from '../../fixtures/taken-over.ts';
import { createEmptyMysql, type EmptyMysql } from '../../helpers/databases.ts';

const text = readFileSync(new URL('../../../sql/ecommerce.sql', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const client = ['mariadb', 'mysql'].find((name) => spawnSync(name, ['--version']).status === 0);

test('sql/ecommerce.sql is what npm run generate makes of the other files', async () => {
  expect(text).toBe(await ecommerceSql(readSqlFiles()));
});

describe.skipIf(!inject('mysql'))('sql/ecommerce.sql in an empty database', () => {
  let empty: EmptyMysql;
  beforeEach(async () => void (empty = await createEmptyMysql()));
  afterEach(() => empty.drop());

  /** As a user does it, on a database whose own character set is not ours. */
  const withClient = async () => {
    const { host, port, user, password, database } = empty.address;
    await empty.connection.query(`ALTER DATABASE ${database} CHARACTER SET latin1`);
    const { stderr, status } = spawnSync(client!, ['--no-defaults', '--protocol=tcp', `--host=${host}`, `--port=${port}`, `--user=${user}`, '--default-character-set=latin1', database], { input: text, encoding: 'utf8', env: { ...process.env, MYSQL_PWD: password } });
    expect([stderr, status]).toEqual(['', 0]);
  };
  const withDriver = async () => void (await empty.connection.query(text));

  test.each([...(client ? [{ how: `the ${client} client`, load: withClient }] : []), { how: 'a driver that takes many statements', load: withDriver }])('leaves nothing to migrate, through $how', async ({ load }) => {
    await load();
    expect(await statementsOfStart(empty.connection)).toEqual([]);
    const migrated = await createEmptyMysql();
    const other = await serve(migrated);
    const shop = await serve(empty);
    expect(await schemaOf(empty.connection)).toBe(await schemaOf(migrated.connection));
    for (const path of ['/v1/products?limit=100', '/v1/brands', '/v1/categories', '/products']) expect(await read(shop, path)).toEqual(await read(other, path));
    const [rows] = await empty.connection.query<any[]>('SELECT * FROM products');
    expect([rows.length, Object.keys(rows[0])]).toEqual([60, ['product_id', 'product_name', 'price', 'qty', 'brand_id']]);
    await shop.stop();
    await other.stop();
    await migrated.drop();
  });

  test('is one with the server: what was imported is not seeded again', async () => {
    await withDriver();
    await (await openMysql(empty.address, readSqlFiles())).close();
    expect((await empty.connection.query<any[]>('SELECT COUNT(*) AS count FROM products'))[0]).toEqual([{ count: 60 }]);
  });
});
