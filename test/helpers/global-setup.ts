// Finds what the machine has beside npm: a MariaDB or MySQL server, and Chromium. What is missing is said in one line, and is a failure in CI.
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startMariadb } from './mariadb.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `mysql://user:password@host:port`, without a database; empty: there is none. */
    mysql: string;
    /** The path of Chromium; empty: there is none. */
    chromium: string;
  }
}

const chromiumPaths = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:/Program Files/Google/Chrome/Application/chrome.exe'];

export default async function setup(project: TestProject) {
  const mariadb = process.env.TEST_MYSQL ? { url: process.env.TEST_MYSQL, stop: async () => undefined } : await startMariadb();
  const chromium = chromiumPaths.find((path) => path && existsSync(path)) ?? '';
  if (!mariadb) skip('MariaDB', 'install mariadb-server, or set TEST_MYSQL=mysql://user:password@host:port of a server whose user may create databases');
  if (!chromium) skip('Chromium', 'install chromium, or set CHROMIUM to its path');
  project.provide('mysql', mariadb?.url ?? '');
  project.provide('chromium', chromium);
  return async () => mariadb?.stop();
}

function skip(what: string, remedy: string): void {
  const line = `Skipped: the tests on ${what}. To have them: ${remedy}.`;
  if (process.env.CI) throw new Error(line);
  console.warn(line);
}
