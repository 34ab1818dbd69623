import { readdirSync, readFileSync } from 'node:fs';
import type { SqlFiles } from './migrate.ts';

const folder = new URL('../../sql/', import.meta.url);

/** Reads the texts of sql/ from the disk. */
export function readSqlFiles(): SqlFiles {
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  const names = readdirSync(folder).filter((name) => /^\d{3}_.*\.sql$/.test(name)).sort();
  return { migrations: names.map((name) => ({ name, text: read(name) })), seed: read('seed.sql') };
}
