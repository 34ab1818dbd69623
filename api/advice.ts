import type { Config } from './config.ts';

type Advice = (config: Config) => string;

const server = ({ database }: Config) => (database.engine === 'mysql' ? `${database.address.host}:${database.address.port}` : database.path);
const user = ({ database }: Config) => (database.engine === 'mysql' ? database.address.user : '');
const unreachable: Advice = (config) => `no database answers at ${server(config)}. Start MySQL or MariaDB there, or leave DATABASE_URL unset to use the embedded one.`;
const denied: Advice = (config) => `the database at ${server(config)} refuses the user ${user(config)} or the password. Correct them in DATABASE_URL=mysql://user:password@host:port/name.`;
const crowded: Advice = (config) => `the database at ${server(config)} has no connection left for the user ${user(config)}. End other programs that use it, or raise its limit (max_connections, max_user_connections), and start again.`;
const foreignHost: Advice = ({ host }) => `HOST=${host} is not an address of this machine. Leave HOST unset for 127.0.0.1, or use 0.0.0.0 for all addresses.`;
const unusableFile: Advice = (config) => `the database file ${server(config)} cannot be opened. Name a file that this user may write: DATABASE_URL=sqlite:<path>.`;

/** What goes wrong at a start often enough to have advice, by Node's code, MySQL's errno or SQLite's result code. */
const known: Readonly<Record<string, Advice>> = {
  EADDRINUSE: ({ port }) => `port ${port} is in use. Stop the program that uses it, or choose another port: PORT=8081 npm start`,
  EACCES: ({ port }) => `port ${port} may not be used by this user. Choose one above 1023: PORT=8080 npm start`,
  EADDRNOTAVAIL: foreignHost,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  PROTOCOL_CONNECTION_LOST: unreachable,
  'errno 1045': denied,
  'errno 1698': denied,
  'errno 1040': crowded,
  'errno 1203': crowded,
  'errno 1226': crowded,
  'errno 1044': (config) => `the user ${user(config)} may not use or create the database that DATABASE_URL names. Create it and grant this user all rights on it.`,
  'result 14': unusableFile,
  'result 26': (config) => `${server(config)} is not a SQLite database. Name another file: DATABASE_URL=sqlite:<path>.`,
  'result 8': unusableFile,
};

/** One line for the person who started the server: what is wrong and what to do. */
export function adviceFor(error: unknown, config: Config | undefined): string {
  if (!(error instanceof Error)) return String(error);
  const { code, errno, errcode, syscall, hostname } = error as { code?: string; errno?: number; errcode?: number; syscall?: string; hostname?: string };
  const isFolder = syscall === 'mkdir';
  const isOurName = hostname !== undefined && hostname === config?.host;
  const advice = isFolder ? unusableFile : isOurName ? foreignHost : known[`result ${errcode}`] ?? known[`errno ${errno}`] ?? known[code ?? ''];
  return (config && advice ? advice(config) : error.message).replaceAll('\n', ' ');
}
