// The databases of a comparison: each server has one of its own, filled alike with many products and with carts that only lack the request.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';
import type { Database } from '../../api/database/database.ts';
import { readSqlFiles } from '../../api/database/files.ts';
import { openMysql } from '../../api/database/mysql.ts';
import { openSqlite } from '../../api/database/sqlite.ts';
import type { Particulars } from './record.ts';

export const products = 10_000;

/** A database that a server is to be started on. */
export interface Place {
  /** As DATABASE_URL takes it. */
  readonly url: string;
  open(): Promise<Database>;
  /** Runs statements outside any server. */
  run(statements: readonly string[]): Promise<void>;
}

export type Engine = 'MariaDB' | 'embedded SQLite';

/** Makes a filled database. `mariadb` is the server's address, `folder` where files may be. */
export async function makePlace(engine: Engine, name: string, { mariadb, folder }: { mariadb: string; folder: string }): Promise<Place> {
  const place = engine === 'MariaDB' ? onMariadb(mariadb, name) : onSqlite(join(folder, `${name}.sqlite`));
  await (await place.open()).close();
  await place.run(batches(61, products, (id) => `(${id}, 'Tes barang ${id}', '20000.00', 1000000, 1000000, 2)`, 'INSERT INTO products (product_id, product_name, price, qty, counted, brand_id) VALUES'));
  return place;
}

function onMariadb(server: string, database: string): Place {
  const url = `${server}/${database}`;
  const { hostname: host, port, username: user } = new URL(url);
  return {
    url,
    open: () => openMysql({ host, port: Number(port), user, password: '', database }, readSqlFiles()),
    async run(statements) {
      const connection = await createConnection(url);
      for (const statement of statements) await connection.query(statement);
      connection.destroy();
    },
  };
}

function onSqlite(path: string): Place {
  return {
    url: `sqlite:${path}`,
    open: () => openSqlite(path, readSqlFiles()),
    async run(statements) {
      const database = new DatabaseSync(path, { timeout: 5000 });
      for (const statement of statements) database.exec(statement);
      database.close();
    },
  };
}

/** Cart number `n`: every two carts that are used at the same time hold other products, as they mostly do. */
export function particularsOf(n: number): Particulars {
  const first = 101 + ((2 * n) % (products - 200));
  return { number: String(n).padStart(22, '0'), products: [first, first + 1] };
}

const address = JSON.stringify({ recipient: 'Ayu Lestari', phone: '+62 812 3456 7890', street: 'Jalan Braga 12', city: 'Bandung', province: 'Jawa Barat', postal_code: '40111' });

/** Makes the carts with these numbers: of a guest, two products in each, nothing missing for an order. */
export function cartStatements(first: number, last: number): string[] {
  const [now, later] = [0, 7].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const cart = (n: number) => `('cart_${particularsOf(n).number}', 'open', 'ayu@tests.example', '${address}', 'pickup', '${later}', '${now}')`;
  const items = (n: number) => {
    const { number, products } = particularsOf(n);
    return products.map((product, position) => `('i${position}_${number}', 'cart_${number}', ${product}, 2, ${position})`).join();
  };
  return [
    ...batches(first, last, cart, 'INSERT INTO carts (cart_id, status, email, shipping_address, shipping_option, expires_at, created_at) VALUES'),
    ...batches(first, last, items, 'INSERT INTO cart_items (item_id, cart_id, product_id, quantity, position) VALUES'),
  ];
}

function batches(first: number, last: number, row: (n: number) => string, insert: string): string[] {
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const starts = numbers.filter((_, index) => index % 500 === 0);
  return starts.map((start) => `${insert} ${numbers.slice(start - first, start - first + 500).map(row).join()}`);
}
