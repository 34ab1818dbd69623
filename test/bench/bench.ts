// npm run bench: how fast the shop is beside two baselines, in one run, on one MariaDB. Only the ratios mean anything.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createConnection, type Connection } from 'mysql2/promise';
import { readSqlFiles } from '../../api/database/files.ts';
import { openMysql } from '../../api/database/mysql.ts';
import { freePort, startMariadb } from '../helpers/mariadb.ts';

const rows = 10_000;
const connections = 32;
const seconds = Number(process.env.BENCH_SECONDS || 6);
const rounds = Number(process.env.BENCH_ROUNDS || 3);

const servers = {
  'node:http + mysql2': 'test/bench/baseline-node.ts',
  'minimal Express 5 + mysql2': 'test/bench/baseline-express.ts',
  Etalase: 'api/server.ts',
} as const;
type ServerName = keyof typeof servers;

const requests = {
  'POST /products-pagination': 'page=7&size=20',
  'POST /products': 'product_name=Tes+barang&price=20000&qty=4&brand_id=2',
} as const;

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'etalase-bench-'));

if (spawnSync('wrk', ['-v']).error) fail('wrk is not installed: apt-get install wrk');
const mariadb = await startMariadb();
if (!mariadb) fail('MariaDB is not installed: apt-get install mariadb-server');
try {
  await bench(`${mariadb.url}/bench`);
} finally {
  await mariadb.stop();
  rmSync(folder, { recursive: true });
}

async function bench(url: string): Promise<void> {
  const { hostname: host, port, username: user } = new URL(url);
  await (await openMysql({ host, port: Number(port), user, password: '', database: 'bench' }, readSqlFiles())).close();
  const connection = await createConnection(url);
  await fill(connection);
  const [[version]] = (await connection.query('SELECT VERSION() AS version')) as unknown as [[{ version: string }]];
  console.log(`Node ${process.version}, MariaDB ${version.version}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; ${rows} products, ${connections} connections, median of ${rounds} x ${seconds} s, LOG_LEVEL=warn.`);
  for (const [name, body] of Object.entries(requests)) await compare(url, connection, name, body);
  connection.destroy();
}

async function fill(connection: Connection): Promise<void> {
  const [[{ count }]] = (await connection.query('SELECT COUNT(*) AS count FROM products')) as unknown as [[{ count: number }]];
  const more = Array.from({ length: rows - count }, (_, index) => [`Tes barang ${index}`, '20000.00', 4, 2]);
  await connection.query('INSERT INTO products (product_name, price, qty, brand_id) VALUES ?', [more]);
}

interface Measurement {
  readonly perSecond: number;
  readonly p99: string;
}

async function compare(url: string, connection: Connection, name: string, body: string): Promise<void> {
  const results = new Map<ServerName, Measurement[]>();
  for (let round = 0; round < rounds; round++) {
    for (const server of Object.keys(servers) as ServerName[]) {
      const measured = await measure(url, server, name.split(' ')[1]!, body);
      results.set(server, [...(results.get(server) ?? []), measured]);
      await connection.query('DELETE FROM products WHERE product_id > ?', [rows]);
    }
  }
  const middle = (server: ServerName) => results.get(server)!.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds / 2)]!;
  console.log(`\n${name}  ${body}`);
  for (const server of results.keys()) {
    const { perSecond, p99 } = middle(server);
    const ratio = (baseline: ServerName) => (perSecond / middle(baseline).perSecond).toFixed(2);
    console.log(`  ${server.padEnd(28)} ${perSecond.toFixed(0).padStart(7)}/s  p99 ${p99.padStart(8)}  ${ratio('minimal Express 5 + mysql2')} of minimal Express, ${ratio('node:http + mysql2')} of node:http`);
  }
}

async function measure(url: string, name: ServerName, path: string, body: string): Promise<Measurement> {
  const port = await freePort();
  const child = spawn(process.execPath, [servers[name]], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PORT: String(port), DATABASE_URL: url, LOG_LEVEL: 'warn', RATE_LIMIT: '1000000000' } });
  try {
    await untilItListens(port);
    const script = join(folder, 'post.lua');
    writeFileSync(script, `wrk.method = "POST"\nwrk.body = "${body}"\nwrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\n`);
    wrk(script, port, path, 2);
    return wrk(script, port, path, seconds);
  } finally {
    await stop(child);
  }
}

function wrk(script: string, port: number, path: string, duration: number): Measurement {
  const { stdout } = spawnSync('wrk', ['-t1', `-c${connections}`, `-d${duration}s`, '--latency', '-s', script, `http://127.0.0.1:${port}${path}`], { encoding: 'utf8' });
  if (/Non-2xx/.test(stdout)) fail(`answers other than 2xx:\n${stdout}`);
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), p99: /^ +99%\s+(\S+)/m.exec(stdout)?.[1] ?? '?' };
}

async function untilItListens(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await wait(100);
  }
  fail('a server did not start');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) fail('a server ended by itself');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}

function fail(reason: string): never {
  throw new Error(`The benchmark cannot run: ${reason}`);
}
