// Runs the server: reads the settings, opens the database, listens, says where things are, and stops in order.
import type { IncomingMessage, Server } from 'node:http';
import { relative } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { adviceFor } from './advice.ts';
import { createApp } from './app.ts';
import { isLoopback, readConfig, type Config } from './config.ts';
import type { Database } from './database/database.ts';
import { readSqlFiles } from './database/files.ts';
import { openMysql } from './database/mysql.ts';
import { openSqlite } from './database/sqlite.ts';
import { createListener } from './hosts/listener.ts';
import { startJobs } from './jobs.ts';
import { openShop } from './open-shop.ts';
import { openPorts } from './ports/node.ts';
import type { Shop } from './shop.ts';
import { findSite } from './site.ts';

const longestStop = 9500;

/** How long readiness answers 503 before connections are refused, where somebody looks at it: a load balancer needs time to see it. */
const warning = 2000;

/** For requests that are on the wire when the signal comes. */
const pause = 200;

/** Whoever has asked for readiness within this time may be a load balancer. */
const watchedWithin = 30_000;

interface Running {
  readonly server: Server;
  readonly shop: Shop;
  readonly stopJobs: () => Promise<void>;
  readonly traffic: Traffic;
}

/** What was asked so far. */
interface Traffic {
  requests: number;
  /** When readiness was asked for, by `performance.now()`. */
  readinessAskedAt: number;
}

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
  const { sandbox, classic, tax, loginLimit, admin } = config;
  const shop = await openShop(database, { sandbox, classic, tax, loginLimit, admin, hosts: [config.host.toLowerCase()] }, openPorts({ mayPostToPrivate: isLoopback(config.host) })).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const server = createListener(createApp({ shop, log, rateLimit: config.rateLimit, site, name: config.serverName }));
  try {
    await listen(server, config);
  } catch (error) {
    await database.close();
    throw error;
  }
  announce(server, config, database, site !== undefined);
  const stopJobs = startJobs(shop, (error, job) => log.warn({ err: error, job }, 'a job failed'));
  const running = { server, shop, stopJobs, traffic: watchTraffic(server) };
  process.on('SIGTERM', () => void stop(running, isWatched(running) ? warning : pause));
  process.once('SIGINT', () => void stop(running, pause));
  if (config.isRunByNpm) onOrphaned(() => void stop(running, pause));
}

function watchTraffic(server: Server): Traffic {
  const traffic = { requests: 0, readinessAskedAt: -Infinity };
  server.on('request', ({ url }: IncomingMessage) => {
    traffic.requests++;
    if (url === '/health/ready') traffic.readinessAskedAt = performance.now();
  });
  return traffic;
}

function isWatched({ traffic }: Running): boolean {
  return performance.now() - traffic.readinessAskedAt < watchedWithin;
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

let hurry: AbortController | undefined;

/**
 * Says that it is about to stop, stops accepting, finishes what is in flight, closes the database; after 9.5 s it goes anyway.
 * Told to stop a second time, it no longer waits to be seen.
 */
async function stop({ server, shop, stopJobs, traffic }: Running, warnFor: number): Promise<void> {
  if (hurry) return hurry.abort();
  hurry = new AbortController();
  shop.isStopping = true;
  setTimeout(() => process.exit(1), longestStop).unref();
  await wait(warnFor, undefined, { signal: hurry.signal }).catch(() => undefined);
  await untilQuiet(traffic, performance.now() + warning);
  // Connections become idle one by one as their answers end; each is closed then.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(sweep);
  // A webhook that is on its way for longer is sent again by the next process.
  await Promise.race([stopJobs(), wait(1000)]);
  await shop.database.close();
  process.exit(0);
}

/**
 * A connection whose request has arrived but was not read looks idle, and would be closed over it. So what has arrived is read first:
 * until some turns of the event loop have brought nothing new, or the time is over.
 */
async function untilQuiet(traffic: Traffic, end: number): Promise<void> {
  for (let quiet = 0, seen = traffic.requests; quiet < 10 && performance.now() < end; quiet++) {
    await nextTurn();
    if (traffic.requests !== seen) [quiet, seen] = [0, traffic.requests];
  }
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
