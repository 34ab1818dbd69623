// npm run bench: how fast the shop is beside servers that check nothing, in one run on one machine. Only the ratios mean anything: the
// servers of a comparison take turns, and each round is compared with itself. `npm run bench -- checkout` measures what has that in its name,
// `npm run bench -- planning` the planner alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { startMariadb } from '../helpers/mariadb.ts';
import { classicRequests } from './classic.ts';
import { clients, fail, load, startServer, type Measurement, type Server } from './load.ts';
import { cartStatements, makePlace, products, type Engine, type Place } from './places.ts';
import { benchPlanning } from './planning.ts';
import { findRecipes } from './recipes.ts';
import { requests, usesCarts, type Request } from './requests.ts';

const seconds = Number(process.env.BENCH_SECONDS || 6);
const rounds = Number(process.env.BENCH_ROUNDS || 3);
const wanted = process.argv[2] ?? '';

/** Carts for each second of a measurement; when they are used up, it ends. */
const cartsPerSecond = 3000;

const etalase = { LOG_LEVEL: 'warn', RATE_LIMIT: '0', SANDBOX: 'off' };

/** A server under measurement, and the database that it alone works on. */
interface Contestant {
  readonly name: string;
  readonly server: Server;
  readonly place: Place;
  nextCart: number;
}

const folder = mkdtempSync(join(tmpdir(), 'etalase-bench-'));
try {
  if (wanted === '' || wanted === 'planning') await benchPlanning();
  if (wanted !== 'planning') await benchServers();
} finally {
  rmSync(folder, { recursive: true });
}

async function benchServers(): Promise<void> {
  if (spawnSync('wrk', ['-v']).error) fail('wrk is not installed: apt-get install wrk');
  const mariadb = await startMariadb();
  if (!mariadb) fail('MariaDB is not installed: apt-get install mariadb-server');
  try {
    await introduce(mariadb.url);
    for (const engine of ['MariaDB', 'embedded SQLite'] as const) await benchShop(engine, mariadb.url);
    await benchClassic(mariadb.url);
  } finally {
    await mariadb.stop();
  }
}

async function introduce(url: string): Promise<void> {
  const connection = await createConnection(url);
  const [[row]] = (await connection.query('SELECT VERSION() AS version')) as unknown as [[{ version: string }]];
  connection.destroy();
  console.log(`Node ${process.version}, MariaDB ${row.version}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; ${products} products, ${clients} clients, median of ${rounds} rounds of ${seconds} s.`);
}

/** The shop beside the driver that sends the same statements. */
async function benchShop(engine: Engine, mariadb: string): Promise<void> {
  const chosen = Object.entries(requests).filter(([name]) => `${name} on ${engine}`.includes(wanted));
  if (chosen.length === 0) return;
  const place = (name: string) => makePlace(engine, `bench_${name}`, { mariadb, folder });
  const [of, under] = [await place('shop'), await place('baseline')];
  const recipes = join(folder, 'recipes.json');
  writeFileSync(recipes, JSON.stringify(await findRecipes(of)));
  const contestants: Contestant[] = [
    { name: 'baseline', place: under, nextCart: 9, server: await startServer('test/bench/baseline-shop.ts', { DATABASE_URL: under.url, RECIPES: recipes }) },
    { name: 'Etalase', place: of, nextCart: 9, server: await startServer('api/server.ts', { DATABASE_URL: of.url, ...etalase }) },
  ];
  try {
    for (const [name, request] of chosen) await compare(`${name} on ${engine}`, request, contestants);
  } finally {
    for (const { server } of contestants) await server.stop();
  }
}

/** Two requests of the original server, beside what somebody would write first. */
async function benchClassic(mariadb: string): Promise<void> {
  const chosen = Object.entries(classicRequests).filter(([name]) => name.includes(wanted));
  if (chosen.length === 0) return;
  const place = await makePlace('MariaDB', 'bench_classic', { mariadb, folder });
  const start = async (name: string, file: string, settings = {}): Promise<Contestant> => ({ name, place, nextCart: 0, server: await startServer(file, { DATABASE_URL: place.url, ...settings }) });
  const contestants = [await start('node:http + mysql2', 'test/bench/baseline-node.ts'), await start('minimal Express 5 + mysql2', 'test/bench/baseline-express.ts'), await start('Etalase', 'api/server.ts', etalase)];
  try {
    for (const [name, request] of chosen) await compare(name, request, contestants, [`DELETE FROM products WHERE product_id > ${products}`]);
  } finally {
    for (const { server } of contestants) await server.stop();
  }
}

async function compare(title: string, request: Request, contestants: readonly Contestant[], cleanUp: readonly string[] = []): Promise<void> {
  const results = contestants.map((): Measurement[] => []);
  for (const contestant of contestants) await measure(contestant, request, 2);
  for (let round = 0; round < rounds; round++) {
    for (const [index, contestant] of contestants.entries()) {
      results[index]!.push(await measure(contestant, request, seconds));
      await contestant.place.run(cleanUp);
    }
  }
  console.log(`\n${title}  (load ${loadavg()[0]!.toFixed(1)})`);
  for (const [index, { name }] of contestants.entries()) console.log(`  ${name.padEnd(28)} ${describe(results, index, contestants)}`);
}

/** Figures of one contestant, and how they compare with those of each one before it. */
function describe(results: readonly Measurement[][], index: number, contestants: readonly Contestant[]): string {
  const own = results[index]!;
  const ratios = contestants.slice(0, index).map(({ name }, other) => {
    const against = (figure: 'perSecond' | 'p99') => median(own.map((measured, round) => measured[figure] / results[other]![round]![figure])).toFixed(2);
    return `${against('perSecond')} of ${name}, p99 ${against('p99')} times`;
  });
  const [perSecond, p99] = [median(own.map((measured) => measured.perSecond)), median(own.map((measured) => measured.p99))];
  return [`${perSecond.toFixed(0).padStart(6)}/s  p99 ${p99.toFixed(1).padStart(6)} ms`, ...ratios].join('   ');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function measure(contestant: Contestant, request: Request, duration: number): Promise<Measurement> {
  const { server, place, nextCart: first } = contestant;
  const last = usesCarts(request) ? first + cartsPerSecond * duration : first + 1_000_000_000;
  if (usesCarts(request)) {
    await place.run(cartStatements(first, last));
    contestant.nextCart = last + 1;
  }
  return load({ port: server.port, request, seconds: duration, carts: { first, last }, folder });
}
