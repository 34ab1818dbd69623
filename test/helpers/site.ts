// The built site: its pages as files, and a server that serves it.
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findSite, siteFolder } from '../../api/site.ts';
import type { Language } from '../../api/text.ts';
import { createDatabase } from './databases.ts';
import { listen, shopOn, type RunningHost } from './hosts.ts';

export interface Page {
  /** `/id/setup/` */
  readonly address: string;
  readonly language: Language;
  readonly html: string;
  readonly tags: readonly Tag[];
}

export interface Tag {
  readonly name: string;
  /** Values as written, their entities decoded; empty where there is only a name. */
  readonly attributes: Readonly<Record<string, string>>;
}

const site = findSite();
if (!site) throw new Error('These tests read the built site, and dist/ is not there. Build it first: npm run build');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Every file of the site, as an address. */
const files = new Set(globSync('**/*', { cwd: siteFolder, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => `/${relative(siteFolder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`));

/** Every page of the site, the 404 pages included. */
export const pages: readonly Page[] = globSync('**/*.html', { cwd: siteFolder }).map(readPage).sort((a, b) => (a.address < b.address ? -1 : 1));

export function pageAt(address: string): Page {
  const found = pages.find((page) => page.address === address);
  if (!found) throw new Error(`The site has no page ${address}.`);
  return found;
}

/** Whether the site has a file at an address; `/setup/` is its index.html. */
export function hasFile(address: string): boolean {
  return files.has(decodeURIComponent(address).replace(/\/$/, '/index.html'));
}

export function readBuilt(file: string): string {
  return readFileSync(join(siteFolder, file), 'utf8');
}

function readPage(file: string): Page {
  const path = file.replaceAll('\\', '/');
  const html = readBuilt(path);
  return { address: `/${path.replace(/(^|\/)index\.html$/, '$1')}`, language: path.startsWith('id/') ? 'id' : 'en', html, tags: tagsOf(html) };
}

/** The opening tags of a page. What stands in scripts, styles and comments is not markup. */
function tagsOf(html: string): Tag[] {
  const markup = html.replace(/<!--[^]*?-->/g, '').replace(/(<(script|style)\b[^>]*>)[^]*?<\/\2>/g, '$1');
  return [...markup.matchAll(/<([a-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)\s*\/?>/g)].map(([, name = '', text = '']) => {
    const attributes = [...text.matchAll(/([^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g)];
    return { name, attributes: Object.fromEntries(attributes.map(([, key, double, single, bare]) => [key, decode(double ?? single ?? bare ?? '')])) };
  });
}

/** What a reader reads of some HTML: no tags, single spaces. */
export function textOf(html: string): string {
  const blocks = html.replace(/<\/?(p|li|ul|ol|h\d|div|tr|td|th|blockquote|pre|br)\b[^>]*>/g, ' ');
  return decode(blocks.replace(/<[^>]+>/g, '')).replace(/\s+/g, ' ').trim();
}

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => (name ? (entities[name] ?? whole) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal))));
}

/** Serves site and API on a free port, on a fresh and seeded shop. */
export async function serveSite(): Promise<RunningHost> {
  const database = await createDatabase('embedded SQLite');
  return listen(await shopOn(database), { site });
}
