// Writes the reference: a page for each operation and each error, in both languages. They are projections of the tables and are not
// committed; what they say stands in the contracts, how they look in components/reference/.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorPage, errors, type ErrorCode } from '../../api/errors.ts';
import { errorsOfNoOperation, type AnyOperation } from '../../api/operation.ts';
import { operations } from '../../api/operations.ts';
import { headersOf } from '../../api/projections/openapi-headers.ts';
import type { Language } from '../../api/text.ts';
import { partsOf } from '../console/fields.ts';
import { kebab } from '../components/reference/operation.ts';
import { plain } from '../components/reference/inline.ts';
import { errorsOverview, headings, overview } from './reference-texts.ts';

const content = fileURLToPath(new URL('../content/docs/', import.meta.url));
const languages = ['en', 'id'] as const;

/** Brings the generated pages up to date. A page that stays the same is not touched, so that a watching server stays calm. */
export function writeReference(): void {
  const pages = new Map(languages.flatMap((language) => pagesIn(language)));
  for (const stale of globSync('{,id/}{api,errors}/**/*.mdx', { cwd: content })) {
    if (!pages.has(stale.replaceAll('\\', '/'))) rmSync(join(content, stale));
  }
  for (const [file, text] of pages) writeIfChanged(join(content, file), text);
}

type File = [file: string, text: string];

function pagesIn(language: Language): File[] {
  const folder = language === 'id' ? 'id/' : '';
  const codes = Object.keys(errors) as ErrorCode[];
  return [
    [`${folder}api/index.mdx`, overview(language)],
    ...operations.map((operation): File => [`${folder}api/${kebab(operation.id)}.mdx`, operationPage(operation, language)]),
    [`${folder}errors/index.mdx`, errorsOverview(language)],
    ...codes.map((code, index): File => [`${folder}${errorPage(code).slice(1, -1)}.mdx`, errorPageOf(code, index, language)]),
  ];
}

function operationPage(operation: AnyOperation, language: Language): string {
  const { id, summary, description } = operation;
  const words = headings[language];
  // A body that may only be empty is nothing to list.
  const places = (['params', 'query', 'body', 'fields'] as const).filter((place) => partsOf(operation, place, language).length > 0);
  const hasHeaders = operation.auth !== undefined || headersOf(operation).length > 0;
  const headers = hasHeaders ? [`## ${words.headers}\n\n<Headers id="${id}" />`] : [];
  const sections = [...places.map((place) => `## ${words[place]}\n\n<Parameters id="${id}" place="${place}" />`), ...headers];
  const parts = [...sections, `## ${words.answer}\n\n<Answer id="${id}" />`, `## ${words.errors}\n\n<Errors id="${id}" />`];
  return page(
    { title: summary[language], description: plain(description[language]), editUrl: false, tableOfContents: false },
    imports(['Operation', ...(places.length > 0 ? ['Parameters'] : []), ...(hasHeaders ? ['Headers'] : []), 'Answer', 'Errors'], language),
    `<Operation id="${id}">\n\n${parts.join('\n\n')}\n\n</Operation>`,
  );
}

function errorPageOf(code: ErrorCode, index: number, language: Language): string {
  const { status, title, description } = errors[code];
  const words = headings[language];
  const frontmatter = { title: title[language], description: plain(description[language]), editUrl: false, sidebar: { label: code, order: index + 1, badge: { text: String(status), class: 'method' } } };
  const body = [`<ErrorFacts code="${code}" />`, `## ${words.example}\n\n<ErrorExample code="${code}" />`, `## ${words.operations}\n\n${operationsOf(code, language)}`];
  return page(frontmatter, imports(['ErrorFacts', 'ErrorExample', ...(isOfNoOperation(code) ? [] : ['Operations'])], language), body.join('\n\n'));
}

function operationsOf(code: ErrorCode, language: Language): string {
  return isOfNoOperation(code) ? headings[language].ofNoOperation : `<Operations error="${code}" />`;
}

function isOfNoOperation(code: ErrorCode): boolean {
  return errorsOfNoOperation.some((other) => other === code);
}

/** JSON is YAML; so a frontmatter needs no quoting rules of its own. */
function page(frontmatter: Record<string, unknown>, ...blocks: string[]): string {
  const lines = Object.entries(frontmatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return ['---', ...lines, '---', '', blocks.join('\n\n'), ''].join('\n');
}

function imports(components: readonly string[], language: Language): string {
  const up = language === 'id' ? '../../../../' : '../../../';
  return components.map((name) => `import ${name} from '${up}components/reference/${name}.astro';`).join('\n');
}

function writeIfChanged(file: string, text: string): void {
  if (read(file) === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.main) writeReference();
