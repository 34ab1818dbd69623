import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { send } from '../helpers/client.ts';
import { createEmptyMysql } from '../helpers/databases.ts';
import { freePort } from '../helpers/mariadb.ts';
import { runServer } from '../helpers/process.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'etalase-start-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('node api/server.ts', { timeout: 60_000 }, () => {
  test('says where things are, and nothing on stderr', async () => {
    const port = String(await freePort());
    const server = await runServer({ PORT: port });
    await server.stop();
    const base = `http://localhost:${port}`;
    expect(server.output.out).toContain(`API       ${base}/v1/products`);
    expect(server.output.out).toContain(`OpenAPI   ${base}/openapi.json`);
    expect(server.output.out).toContain(`Postman   ${base}/postman.json`);
    expect(server.output.out).toContain('Database  sqlite::memory: (sandbox on, classic API on)');
    expect(server.output.out).toMatch(/^  Site +\S/m);
    expect(server.output.err).toBe('');
  });

  test('serves what it says', async () => {
    const server = await runServer();
    const paths = [...server.output.out.matchAll(/http:\/\/localhost:\d+(\/\S+)/g)].map(([, path]) => path!);
    expect(paths.length).toBeGreaterThanOrEqual(3);
    for (const path of paths) expect((await send(server.origin, `GET ${path}`)).status).toBe(200);
    await server.stop();
  });

  test('makes the file of the embedded database, with its folder, and keeps what is in it', async () => {
    const file = join(folder, 'new', 'shop.sqlite');
    const first = await runServer({ DATABASE_URL: `sqlite:${file}` });
    await send(first.origin, 'POST /brand?brand_name=Tetap');
    await first.stop();
    expect(existsSync(file)).toBe(true);
    const second = await runServer({ DATABASE_URL: `sqlite:${file}` });
    const { json } = await send(second.origin, 'GET /v1/brands?limit=100');
    await second.stop();
    expect(json.data.at(-1)).toEqual({ id: 13, name: 'Tetap' });
  });

  test.skipIf(!inject('mysql'))('makes the database of a MySQL address, and shows the address without its password', async () => {
    const empty = await createEmptyMysql();
    await empty.connection.query(`CREATE USER IF NOT EXISTS kasir@'%' IDENTIFIED BY 'rahasia/1'`);
    await empty.connection.query(`GRANT ALL ON ${empty.address.database}_new.* TO kasir@'%'`);
    const { host, port, database } = empty.address;
    const server = await runServer({ DATABASE_URL: `mysql://kasir:rahasia%2F1@${host}:${port}/${database}_new` });
    const { json } = await send(server.origin, 'GET /v1/products?limit=1');
    await server.stop();
    await empty.connection.query(`DROP DATABASE ${database}_new`);
    await empty.drop();
    expect(json.page.total).toBe(60);
    expect(server.output.out).toContain(`Database  mysql://kasir@${host}:${port}/${database}_new (sandbox off, classic API on)`);
    expect(server.output.out + server.output.err).not.toContain('rahasia');
  });
});

describe('a start that cannot succeed', { timeout: 60_000 }, () => {
  /** Exits with a code that is not 0, and says one line. */
  async function failure(settings: Record<string, string>): Promise<string> {
    const server = await runServer(settings);
    const { code } = await server.exit;
    expect(code).toBe(1);
    expect(server.output.out).toBe('');
    expect(server.output.err).toMatch(/^[^\n]+\n$/);
    expect(server.output.err).not.toContain('rahasia');
    return server.output.err.trimEnd();
  }

  test('names a setting that cannot be used', async () => {
    expect(await failure({ PORT: 'eighty' })).toBe("Etalase cannot start: PORT must be a whole number from 0 to 65535, not 'eighty'.");
  });

  test('names a port that is in use, and another way', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    expect(await failure({ PORT: String(port) })).toBe(`Etalase cannot start: port ${port} is in use. Stop the program that uses it, or choose another port: PORT=8081 npm start`);
    other.close();
  });

  test.each(['192.0.2.1', 'no-such-host.invalid'])('names %s, which is no address of this machine', async (HOST) => {
    expect(await failure({ HOST })).toBe(`Etalase cannot start: HOST=${HOST} is not an address of this machine. Leave HOST unset for 127.0.0.1, or use 0.0.0.0 for all addresses.`);
  });

  test('names a database that does not answer', async () => {
    const port = await freePort();
    expect(await failure({ DATABASE_URL: `mysql://root:rahasia@127.0.0.1:${port}/shop` })).toMatch(`no database answers at 127.0.0.1:${port}. Start MySQL or MariaDB there`);
    expect(await failure({ DATABASE_URL: 'mysql://root:rahasia@no-such-host.invalid/shop' })).toMatch('no database answers at no-such-host.invalid:3306.');
  });

  test('names something else that answers in place of a database, or not at all', async () => {
    const silent = createServer();
    const closing = createServer((socket) => socket.end());
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    for (const other of [silent, closing, web]) {
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as { port: number };
      expect(await failure({ DATABASE_URL: `mysql://root:rahasia@127.0.0.1:${port}/shop` })).toMatch(`no database answers at 127.0.0.1:${port}.`);
      other.close();
    }
  });

  test.skipIf(!inject('mysql'))('names a wrong password without repeating it', async () => {
    const { host } = new URL(inject('mysql'));
    expect(await failure({ DATABASE_URL: `mysql://nobody:rahasia@${host}/shop` })).toMatch(`the database at ${host} refuses the user nobody or the password.`);
  });

  test.skipIf(!inject('mysql'))('names a database that the user may not have', async () => {
    const empty = await createEmptyMysql();
    await empty.connection.query("CREATE USER IF NOT EXISTS tamu@'%' IDENTIFIED BY 'rahasia'");
    const { host } = new URL(inject('mysql'));
    expect(await failure({ DATABASE_URL: `mysql://tamu:rahasia@${host}/${empty.address.database}` })).toMatch('the user tamu may not use or create the database');
    await empty.drop();
  });

  test('names a file that is no database', async () => {
    const file = join(folder, 'letter.txt');
    writeFileSync(file, 'Dear reader, this is not a database.'.repeat(100));
    expect(await failure({ DATABASE_URL: `sqlite:${file}` })).toMatch(`${file} is not a SQLite database.`);
  });

  test('names a file that cannot be opened', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await failure({ DATABASE_URL: `sqlite:${join(folder, 'file', 'shop.sqlite')}` })).toMatch('cannot be opened. Name a file that this user may write');
    expect(await failure({ DATABASE_URL: `sqlite:${folder}` })).toMatch('cannot be opened. Name a file that this user may write');
  });
});
