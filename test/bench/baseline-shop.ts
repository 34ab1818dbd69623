// The floor under the shop: node:http and the engine's own driver, which send the statements that the shop was seen to send, and answer what
// it answered. Nothing is checked, computed or read from what comes back. Not a server to copy.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { createPool, type ExecuteValues } from 'mysql2/promise';
import { particularsOf } from './places.ts';
import type { Parameter, Statement } from './record.ts';
import type { Request } from './requests.ts';

/** A request, what it sends to the database, and what it is answered. */
export interface Recipe {
  readonly request: Request;
  readonly statements: readonly Statement[];
  readonly status: number;
  readonly answer: unknown;
}

type Value = string | number | null;
type Filled = readonly { readonly text: string; readonly values: Value[] | null }[];
type Run = (statements: Filled) => Promise<void> | void;

/** Makes the function that fills in a parameter for one request. */
function compile(parameter: Parameter): (number: string, chances: Map<string, string>) => Value {
  if (parameter !== null && typeof parameter === 'object') return (number) => particularsOf(Number(number)).products[parameter.product];
  if (typeof parameter !== 'string' || !parameter.includes('{{')) return () => parameter;
  const pieces = parameter.split(/(\{\{.+?\}\})/);
  return (number, chances) => pieces.map((piece) => (!piece.startsWith('{{') ? piece : piece === '{{number}}' ? number : chanceOf(piece, chances))).join('');
}

function chanceOf(name: string, chances: Map<string, string>): string {
  if (name.startsWith('{{time:')) return new Date(Date.now() + Number(/-?\d+/.exec(name))).toISOString();
  let text = chances.get(name);
  if (!text) chances.set(name, (text = randomBytes(32).toString('hex').slice(0, Number(/\d+(?=\}\})/.exec(name)))));
  return text;
}

function serve({ request, statements, status, answer }: Recipe, run: Run) {
  const [start = '', end = ''] = request.path.split('{{number}}');
  const compiled = statements.map(({ text, parameters }) => ({ text, parameters: parameters && parameters.map(compile) }));
  return {
    isFor: ({ method, url = '' }: IncomingMessage) => method === request.method && url.startsWith(start) && url.endsWith(end),
    async answer({ url = '' }: IncomingMessage) {
      const number = url.slice(start.length, url.length - end.length);
      const chances = new Map<string, string>();
      await run(compiled.map(({ text, parameters }) => ({ text, values: parameters && parameters.map((fill) => fill(number, chances)) })));
      return { status, answer };
    },
  };
}

/** As the shop binds numbers: among texts, a DOUBLE would keep MariaDB from using an index. */
function asDigits(value: Value): ExecuteValues {
  return typeof value === 'number' ? String(value) : value;
}

/** As api/database/mysql.ts sets its connections up. */
function onMysql(uri: string): Run {
  const pool = createPool({ uri, charset: 'utf8mb4', timezone: 'Z', supportBigNumbers: true, jsonStrings: true, maxPreparedStatements: 200, flags: ['-LOCAL_FILES'], connectionLimit: 10, maxIdle: 5, idleTimeout: 60_000, queueLimit: 500 });
  pool.on('connection', (connection) => {
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    connection.query("SET time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', innodb_lock_wait_timeout = 1");
  });
  return async (statements) => {
    const connection = await pool.getConnection();
    for (const { text, values } of statements) await (values ? connection.execute(text, values.map(asDigits)) : connection.query(text));
    connection.release();
  };
}

/** As api/database/sqlite.ts sets its connection up. */
function onSqlite(path: string): Run {
  const database = new DatabaseSync(path);
  database.function('lower', { deterministic: true }, (text) => (typeof text === 'string' ? text.toLowerCase() : text));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (text: string) => {
    const statement = database.prepare(text);
    return statement.columns().length > 0 ? statement.all.bind(statement) : statement.run.bind(statement);
  };
  return (statements) => {
    for (const { text, values } of statements) {
      let send = prepared.get(text);
      if (!send) prepared.set(text, (send = prepare(text)));
      send(...((values ?? []) as SQLInputValue[]));
    }
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

const { DATABASE_URL: url = '', RECIPES: recipes = '', PORT: port } = process.env;
const run = url.startsWith('sqlite:') ? onSqlite(url.slice('sqlite:'.length)) : onMysql(url);
const served = (JSON.parse(readFileSync(recipes, 'utf8')) as Recipe[]).map((recipe) => serve(recipe, run));

createServer(async (request, response) => {
  if (request.method === 'POST') await readJson(request);
  const { status, answer } = await served.find(({ isFor }) => isFor(request))!.answer(request);
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer));
}).listen(Number(port), '127.0.0.1');
