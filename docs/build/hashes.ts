import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentHashes } from '../../api/site.ts';

/** The CSP hashes of every inline script and style in the pages of a folder: of the exact bytes between the tags. */
export function hashInline(folder: string): ContentHashes {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const page of globSync('**/*.html', { cwd: folder })) {
    const html = readFileSync(join(folder, page), 'utf8');
    for (const [, attributes, text] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) if (isInlineScript(attributes!)) scripts.add(hash(text!));
    for (const [, text] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)) styles.add(hash(text!));
  }
  return { scripts: [...scripts].sort(), styles: [...styles].sort() };
}

/** Data blocks (`type="application/json"`) are not run and need no hash. */
function isInlineScript(attributes: string): boolean {
  const type = /\btype="([^"]*)"/.exec(attributes)?.[1];
  return !/\bsrc=/.test(attributes) && (type === undefined || type === 'module' || type === 'text/javascript');
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
