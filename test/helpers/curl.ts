import { spawnSync } from 'node:child_process';

/** Whether this machine has curl. In CI it must. */
export const hasCurl = spawnSync('curl', ['--version']).status === 0;
if (!hasCurl && process.env.CI) throw new Error('The cURL samples need curl: install it.');
