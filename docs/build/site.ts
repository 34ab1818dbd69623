// Builds the site into dist/: reference pages from the table, Astro, the API's documents, script hashes, compressed twins.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashesFile, siteFolder } from '../../api/site.ts';
import { operations } from '../../api/operations.ts';
import { toOpenApi } from '../../api/projections/openapi.ts';
import { toPostman } from '../../api/projections/postman.ts';
import { runAstro } from './astro.ts';
import { compressFolder } from './compress.ts';
import { hashInline } from './hashes.ts';
import { writeReference } from './reference.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const digestFile = join(siteFolder, '.digest');

/** What the pages are made of. Generated pages follow from the rest. */
const sources = ['docs/**/*.{astro,ts,mjs,md,mdx,css,svg,json,txt,woff2}', 'api/**/*.ts', 'sql/*.sql', 'astro.config.mjs', 'package-lock.json'];
const generated = /^docs[/\\]content[/\\]docs[/\\](id[/\\])?(api|errors)[/\\]/;

/** Whether dist/ was built, to its end, from exactly these sources. */
export async function isFresh(): Promise<boolean> {
  try {
    return readFileSync(digestFile, 'utf8') === digestSources();
  } catch {
    return false;
  }
}

function digestSources(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root }).filter((file) => !generated.test(file)).sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

export async function buildSite(): Promise<void> {
  const digest = digestSources();
  console.log('Building the site (about half a minute) ...');
  rmSync(siteFolder, { recursive: true, force: true });
  writeReference();
  await buildPages();
  writeFileSync(join(siteFolder, 'openapi.json'), JSON.stringify(toOpenApi(operations)));
  writeFileSync(join(siteFolder, 'postman.json'), JSON.stringify(toPostman(operations)));
  writeFileSync(join(siteFolder, hashesFile), JSON.stringify(hashInline(siteFolder)));
  const bytes = await compressFolder(siteFolder);
  writeFileSync(digestFile, digest);
  console.log(`The site is built (compressed: ${bytes}).`);
}

function buildPages(): Promise<void> {
  const child = runAstro(['build']);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The site could not be built: astro build ended with ${code}.`))));
  });
}
