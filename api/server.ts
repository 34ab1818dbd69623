// Runs the server: reads the settings, opens the database, listens, says where things are, and stops in order.
import { createServer, type Server } from 'node:http';
import { relative } from 'node:path';
import { pino } from 'pino';
import { adviceFor } from './advice.ts';
import { createApp } from './app.ts';
import { isLoopback, readConfig, type Config } from './config.ts';
import type { Database } from './database/database.ts';
import { readSqlFiles } from './database/files.ts';
import { openMysql } from './database/mysql.ts';
import { openSqlite } from './database/sqlite.ts';
import { openShop } from './open-shop.ts';
import { openPorts } from './ports/node.ts';
import type { Shop } from './shop.ts';
import { findSite } from './site.ts';

const longestStop = 9500;

/** While pages are being written, Astro serves them (`npm run dev`), and what stands in dist/ may be half a build. */
const isApiOnly = process.argv.includes('--api-only');

let config: Config | undefined;
try {
  config = readConfig();
  await run(config);
} catch (error) {
  process.stderr.write(`Etalase cannot start: ${adviceFor(error, config)}\n`);
  process.exitCode = 1;
}

async function run(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel, redact: ['*.password', '*.authorization', '*.cookie'] });
  const site = isApiOnly ? undefined : findSite();
  const database = await open(config);
  const { sandbox, classic, tax } = config;
  const shop = await openShop(database, { sandbox, classic, tax, hosts: [config.host.toLowerCase()] }, openPorts({ mayPostToPrivate: isLoopback(config.host) }));
  const server = createServer(createApp({ shop, log, rateLimit: config.rateLimit, site }));
  Object.assign(server, { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 });
  try {
    await listen(server, config);
  } catch (error) {
    await database.close();
    throw error;
  }
  announce(server, config, database, site !== undefined);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(server, shop));
  if (config.isRunByNpm) onOrphaned(() => void stop(server, shop));
}

/** npm hands SIGTERM to the shell between it and us, which ends without handing it on. */
function onOrphaned(act: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 250).unref();
}

function open({ database }: Config): Promise<Database> {
  const files = readSqlFiles();
  return database.engine === 'mysql' ? openMysql(database.address, files) : openSqlite(database.path, files);
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
}

/** Stops accepting, finishes what is in flight, closes the database; after 9.5 s it goes anyway. */
async function stop(server: Server, shop: Shop): Promise<void> {
  if (shop.isStopping) return;
  shop.isStopping = true;
  setTimeout(() => process.exit(1), longestStop).unref();
  // Connections become idle one by one as their answers end; each is closed then.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(sweep);
  await shop.database.close();
  process.exit(0);
}

function announce(server: Server, { host, sandbox, classic }: Config, database: Database, hasSite: boolean): void {
  const { port } = server.address() as { port: number };
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  const base = `http://${name}:${port}`;
  const where = database.address.replace(/^sqlite:(?=\/)(.*)$/, (_, path: string) => `sqlite:${relative(process.cwd(), path)}`);
  const switches = `sandbox ${sandbox ? 'on' : 'off'}, classic API ${classic ? 'on' : 'off'}`;
  const lines = [
    ['Site', hasSite ? `${base}/` : isApiOnly ? 'not served here' : 'not built; npm run build makes it'],
    ['API', `${base}/v1/products`],
    ['OpenAPI', `${base}/openapi.json`],
    ['Postman', `${base}/postman.json`],
    ['Database', `${where} (${switches})`],
  ];
  process.stdout.write(`Etalase is open.\n${lines.map(([label, value]) => `  ${label!.padEnd(9)} ${value}\n`).join('')}`);
}
