// Reads what modules import, from their text.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;

export interface Import {
  /** A path from the project's root, or the name of a package or built-in. */
  readonly target: string;
  /** Erased when types are stripped. */
  readonly isType: boolean;
}

/** Paths from the project's root that match, such as `api/*.ts`. */
export function filesOf(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root }).filter((file) => !file.includes('node_modules')).sort();
}

/** The text of a module without the comments that stand on lines of their own; of an Astro component its frontmatter and scripts, or its scripts alone. */
export function codeOf(file: string, { scriptsAlone = false } = {}): string {
  const text = readFileSync(join(root, file), 'utf8');
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, code]) => code).join('\n');
  const frontmatter = scriptsAlone ? '' : (/^---\n(.*?)\n---/s.exec(text)?.[1] ?? '');
  const code = file.endsWith('.astro') ? `${frontmatter}\n${scripts}` : text;
  return code.replace(/^\s*\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}

export function importsOf(file: string, options?: Parameters<typeof codeOf>[1]): Import[] {
  const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...codeOf(file, options).matchAll(statement)].map(([, type, source = '', dynamic]) => {
    const target = dynamic ?? source;
    return { target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target, isType: type !== undefined };
  });
}

/** Every module that these load when they run, themselves included, with what it imports from packages. */
export function reachableFrom(entries: readonly string[], options?: Parameters<typeof codeOf>[1]): Map<string, string[]> {
  const reached = new Map<string, string[]>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    const targets = importsOf(file, options).filter(({ isType }) => !isType).map(({ target }) => target);
    const own = targets.filter((target) => existsSync(join(root, target)) && /\.(ts|astro)$/.test(target));
    reached.set(file, targets.filter((target) => !own.includes(target)));
    own.forEach(visit);
  };
  entries.forEach(visit);
  return reached;
}
