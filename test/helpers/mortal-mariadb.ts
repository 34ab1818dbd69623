// A MariaDB that can be killed and started again on the same data and the same port.
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { userInfo } from 'node:os';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { startMariadb } from './mariadb.ts';

export interface MortalMariadb {
  readonly url: string;
  /** The process that runs at the moment. */
  readonly pid: number;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Starts it again, and resolves when it answers. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

export async function startMortalMariadb(options: readonly string[] = []): Promise<MortalMariadb> {
  const first = (await startMariadb(options))!;
  const again = [...(await ownArguments(first.url)), ...options];
  let later: ChildProcess | undefined;
  const pid = () => later?.pid ?? first.pid;
  return {
    url: first.url,
    get pid() {
      return pid();
    },
    async kill() {
      process.kill(pid(), 'SIGKILL');
      await until(async () => !(await answers(first.url)));
      await until(async () => !isAlive(pid()));
    },
    async revive() {
      later = spawn('mariadbd', again, { stdio: 'ignore' });
      await until(() => answers(first.url));
    },
    async stop() {
      later?.kill('SIGTERM');
      await until(async () => !later || later.exitCode !== null || later.signalCode !== null);
      await first.stop();
    },
  };
}

/** What this server was started with. */
async function ownArguments(url: string): Promise<string[]> {
  const connection = await createConnection(url);
  const [[row]] = await connection.query<RowDataPacket[]>('SELECT @@datadir AS datadir, @@socket AS socket, @@port AS port, @@tmpdir AS tmpdir');
  connection.destroy();
  const own = Object.entries(row!).map(([name, value]) => `--${name}=${value}`);
  // mariadbd refuses to run as root unless told which user to become.
  return ['--no-defaults', '--bind-address=127.0.0.1', '--skip-name-resolve', ...own, ...(userInfo().uid === 0 ? ['--user=mysql'] : [])];
}

async function answers(url: string): Promise<boolean> {
  const connection = await createConnection(url).catch(() => undefined);
  connection?.destroy();
  return connection !== undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await holds()); attempt++) {
    if (attempt === 600) throw new Error('Waited for 30 s in vain.');
    await wait(50);
  }
}
