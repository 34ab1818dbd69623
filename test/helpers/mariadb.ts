import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

export interface Mariadb {
  /** `mysql://root@127.0.0.1:port` */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a private MariaDB on a free port of 127.0.0.1, its data in a temporary folder; undefined where it isn't installed. */
export async function startMariadb(options: readonly string[] = []): Promise<Mariadb | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'etalase-mariadb-'));
  const data = join(folder, 'data');
  // mariadbd refuses to run as root unless told which user to become.
  const as = userInfo().uid === 0 ? ['--user=mysql'] : [];
  if (as.length > 0) spawnSync('chown', ['mysql', folder]);
  const install = spawnSync('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', `--tmpdir=${folder}`, ...as]);
  if (install.status !== 0) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const port = await freePort();
  const server = spawn('mariadbd', ['--no-defaults', `--datadir=${data}`, `--socket=${join(folder, 'socket')}`, `--port=${port}`, '--bind-address=127.0.0.1', '--skip-name-resolve', `--tmpdir=${folder}`, ...as, ...options], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = `mysql://root@127.0.0.1:${port}`;
  await untilItAnswers(url);
  return {
    url,
    pid: server.pid!,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Stops a process in the middle of what it does. On a busy machine its threads go on for some milliseconds after the signal: here they have stopped. */
export async function freeze(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  for (const end = Date.now() + 1000; Date.now() < end && !isStopped(pid); ) await wait(5);
}

/** Where there is no /proc, the second above is waited for. */
function isStopped(pid: number): boolean {
  const tasks = `/proc/${pid}/task`;
  return existsSync(tasks) && readdirSync(tasks).every((task) => / T /.test(readFileSync(`${tasks}/${task}/stat`, 'utf8')));
}

async function untilItAnswers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      const connection = await createConnection(url);
      return connection.destroy();
    } catch (error) {
      if (attempt === 150) throw error;
      await wait(100);
    }
  }
}

/** A port that nothing listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
