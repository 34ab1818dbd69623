// Real server processes on one database, and that database opened beside them to look into.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Database } from '../../api/database/database.ts';
import { readSqlFiles } from '../../api/database/files.ts';
import { openMysql } from '../../api/database/mysql.ts';
import { openSqlite } from '../../api/database/sqlite.ts';
import { send } from './client.ts';
import { createEmptyMysql, type EngineName } from './databases.ts';
import { loginAs, type Login } from './logins.ts';
import { runServer, type ServerProcess } from './process.ts';
import { createShopper, type Shopper } from './shopper.ts';

/** A database that outlives the processes that use it. */
export interface Place {
  /** As DATABASE_URL takes it. */
  readonly url: string;
  readonly database: Database;
  remove(): Promise<void>;
}

export async function createPlace(engine: EngineName): Promise<Place> {
  if (engine === 'MariaDB') {
    const empty = await createEmptyMysql();
    return atPlace(empty.url, await openMysql(empty.address, readSqlFiles()), () => empty.drop());
  }
  const folder = mkdtempSync(join(tmpdir(), 'etalase-shop-'));
  const path = join(folder, 'shop.sqlite');
  return atPlace(`sqlite:${path}`, await openSqlite(path, readSqlFiles()), () => rmSync(folder, { recursive: true }));
}

function atPlace(url: string, database: Database, drop: () => unknown): Place {
  return { url, database, remove: () => database.close().then(() => void drop()) };
}

export interface ShopProcesses {
  readonly place: Place;
  readonly servers: readonly ServerProcess[];
  readonly shopper: Shopper;
  readonly admin: Login;
  /** Puts a product on the shelf, in so many pieces, and returns its id. */
  stock(pieces: number): Promise<number>;
  /** How many pieces can be sold. */
  left(product: number): Promise<number>;
  stop(): Promise<void>;
}

/** Starts so many processes on a new database of an engine. */
export async function openProcesses(engine: EngineName, processes = 1): Promise<ShopProcesses> {
  const place = await createPlace(engine);
  const servers = await Promise.all(Array.from({ length: processes }, () => runServer({ DATABASE_URL: place.url, SANDBOX: 'on', RATE_LIMIT: '0' })));
  const origins = servers.map(({ origin }) => origin);
  const admin = await loginAs(origins[0]!, 'admin');
  return {
    place,
    servers,
    admin,
    shopper: createShopper(() => origins),
    stock: (pieces) => putOnShelf(origins[0]!, admin, pieces),
    left: async (product) => (await send(origins[0]!, `GET /v1/products/${product}`)).json.stock,
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await place.remove();
    },
  };
}

let products = 0;

export async function putOnShelf(origin: string, admin: Login, stock: number): Promise<number> {
  const product = { name: `Kopi uji ${++products}`, price: { amount: 8_500_000 + 700 * products, currency: 'IDR' }, stock };
  const { status, json, text } = await send(origin, 'POST /v1/products', { json: product, headers: admin });
  if (status !== 201) throw new Error(`No product was made: ${text}`);
  return json.id;
}

/** What to run a test of concurrency on. On MariaDB two processes share the work, so that nothing is right by luck of one event loop. */
export const settings: readonly { readonly name: string; readonly engine: EngineName; readonly processes: number }[] = [
  { name: 'one process on embedded SQLite', engine: 'embedded SQLite', processes: 1 },
  ...(inject('mysql') ? [{ name: 'two processes on one MariaDB', engine: 'MariaDB' as const, processes: 2 }] : []),
];
