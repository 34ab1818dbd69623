// The only reader of the environment.
import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Password } from './accounts/accounts.contract.ts';
import { standardLoginLimit } from './accounts/login-limit.ts';
import { Email } from './conventions.contract.ts';
import type { MysqlAddress } from './database/mysql.ts';
import type { Fraction, TaxRule } from './shop.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly database: { readonly engine: 'sqlite'; readonly path: string } | { readonly engine: 'mysql'; readonly address: MysqlAddress };
  readonly sandbox: boolean;
  readonly classic: boolean;
  /** Requests a minute and client; 0: no limit. */
  readonly rateLimit: number;
  /** Failed logins within ten minutes for an e-mail address and a network; 0: no limit. */
  readonly loginLimit: number;
  /** The first admin, for a shop without a sandbox. */
  readonly admin: { readonly email: string; readonly password: string } | undefined;
  readonly tax: TaxRule;
  readonly logLevel: LogLevel;
  /** The name of this process among its like, told in X-Served-By; undefined: it has none. */
  readonly serverName: string | undefined;
  /** Run by `npm start`. */
  readonly isRunByNpm: boolean;
}

/** A setting that can't be used; the message is one line for the person who set it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** PPN since 2025: 12 % of 11/12 of the price (PMK 131/2024). */
export const standardTax: TaxRule = { rate: [12, 100], base: [11, 12] };

const embeddedFile = fileURLToPath(new URL('../.data/etalase.sqlite', import.meta.url));

/** Reads and checks every setting; throws a ConfigError at the first one that can't be used. */
export function readConfig(environment: Environment = process.env): Config {
  const host = environment.HOST || '127.0.0.1';
  const database = readDatabase(environment.DATABASE_URL);
  return {
    port: readInteger(environment, 'PORT', 8080, 65_535),
    host,
    database,
    sandbox: readSwitch(environment, 'SANDBOX', database.engine === 'sqlite'),
    classic: readSwitch(environment, 'CLASSIC_API', isLoopback(host)),
    rateLimit: readInteger(environment, 'RATE_LIMIT', 6000, 1_000_000_000),
    loginLimit: readInteger(environment, 'LOGIN_LIMIT', standardLoginLimit, 100_000),
    admin: readAdmin(environment),
    tax: { rate: readFraction(environment, 'TAX_RATE', standardTax.rate), base: readFraction(environment, 'TAX_BASE', standardTax.base) },
    logLevel: readOneOf(environment, 'LOG_LEVEL', logLevels, 'info'),
    serverName: readName(environment, 'SERVER_NAME'),
    isRunByNpm: environment.npm_lifecycle_event === 'start',
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function readInteger(environment: Environment, name: string, standard: number, max: number): number {
  const value = environment[name];
  if (!value) return standard;
  if (!/^\d{1,10}$/.test(value) || Number(value) > max) throw new ConfigError(`${name} must be a whole number from 0 to ${max}, not '${value}'.`);
  return Number(value);
}

function readName(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  if (value && !/^[\w.-]{1,64}$/.test(value)) throw new ConfigError(`${name} must be 1 to 64 letters, digits, dots, hyphens or underscores.`);
  return value || undefined;
}

function readFraction(environment: Environment, name: string, standard: Fraction): Fraction {
  const value = environment[name];
  if (!value) return standard;
  const [, above, below] = /^(\d{1,6})\/([1-9]\d{0,5})$/.exec(value) ?? [];
  if (!above || Number(above) > Number(below)) throw new ConfigError(`${name} must be a fraction of at most 1, such as 12/100, not '${value}'.`);
  return [Number(above), Number(below)];
}

/** No message repeats the password. */
function readAdmin({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password }: Environment): Config['admin'] {
  if (!email && !password) return undefined;
  if (!email || !password) throw new ConfigError('ADMIN_EMAIL and ADMIN_PASSWORD go together: set both or neither.');
  const parsed = Email.safeParse(email);
  if (!parsed.success) throw new ConfigError(`ADMIN_EMAIL must be an e-mail address, not '${email}'.`);
  if (!Password.safeParse(password).success) throw new ConfigError('ADMIN_PASSWORD must have 8 to 128 characters.');
  return { email: parsed.data, password };
}

function readSwitch(environment: Environment, name: string, standard: boolean): boolean {
  return environment[name] ? readOneOf(environment, name, ['on', 'off'], 'on') === 'on' : standard;
}

function readOneOf<const Value extends string>(environment: Environment, name: string, values: readonly Value[], standard: Value): Value {
  const value = environment[name];
  if (!value) return standard;
  const found = values.find((known) => known === value);
  if (!found) throw new ConfigError(`${name} must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}, not '${value}'.`);
  return found;
}

const databaseForms = 'sqlite:<path>, sqlite::memory: or mysql://user:password@host:port/name';

function readDatabase(value: string | undefined): Config['database'] {
  if (!value) return { engine: 'sqlite', path: embeddedFile };
  if (value.startsWith('sqlite:') && value.length > 'sqlite:'.length) return { engine: 'sqlite', path: value.slice('sqlite:'.length) };
  // The value may hold a password, so no message repeats it.
  const url = value.startsWith('mysql://') ? URL.parse(value) : null;
  if (!url || url.port === '0') throw new ConfigError(`DATABASE_URL must look like ${databaseForms}.`);
  return { engine: 'mysql', address: readMysqlAddress(url) };
}

function readMysqlAddress({ hostname, port, username, password, pathname, search, hash }: URL): MysqlAddress {
  if (search || hash) throw new ConfigError('DATABASE_URL takes nothing after the name; in a password write ? as %3F and # as %23.');
  const decode = (part: string, name: string) => {
    try {
      return decodeURIComponent(part);
    } catch {
      throw new ConfigError(`The ${name} in DATABASE_URL is not percent-encoded: write % as %25.`);
    }
  };
  const database = decode(pathname.slice(1), 'database name');
  if (!database || database.includes('/')) throw new ConfigError('DATABASE_URL must name a database: mysql://user:password@host:port/name.');
  if (!username) throw new ConfigError('DATABASE_URL must name a user: mysql://user:password@host:port/name.');
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return { host, port: Number(port || 3306), user: decode(username, 'user'), password: decode(password, 'password'), database };
}
