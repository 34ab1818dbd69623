// What there is to say about an answer before anyone reads its body.
import type { Problem } from '../../api/conventions.contract.ts';
import type { Field } from './fields.ts';
import { fill } from './fill.ts';
import type { ConsolePage } from './page.ts';
import { mediaType, type Answer } from './send.ts';
import type { Texts } from './texts.ts';

/** `200 OK, 6 ms, 4 of 60 entries`, to be announced; of a problem its title, of a replay that it is one. */
export function summarize(answer: Answer, texts: Texts, titles: ConsolePage['titles']): string {
  const { status, reason, milliseconds } = answer;
  const replay = isReplayed(answer) && texts.replayed;
  const problem = readProblem(answer);
  const time = fill(texts.milliseconds, { count: Math.max(1, Math.round(milliseconds)) });
  return [`${status} ${reason}`.trim(), time, problem ? titles[problem.code] ?? problem.title : countEntries(answer, texts), replay].filter(Boolean).join(', ');
}

export function isReplayed({ headers }: Answer): boolean {
  return headers.some(([name]) => name === 'idempotent-replayed');
}

/** Whether the shop keeps this answer under the request's Idempotency-Key: not where the reader may mend something and send it again. */
export function isKept(answer: Answer): boolean {
  const { status } = answer;
  return status < 500 && ![400, 401, 403, 413, 415, 422, 429].includes(status) && readProblem(answer)?.code !== 'idempotency_in_progress';
}

function countEntries({ text, headers }: Answer, texts: Texts): string {
  if (text === '') return texts.empty;
  if (mediaType(headers).startsWith('text/')) return '';
  const body = JSON.parse(text) as { data?: unknown; page?: { total?: number } } | unknown[] | null;
  const rows = Array.isArray(body) ? body : body?.data;
  if (!Array.isArray(rows)) return '';
  const total = Array.isArray(body) ? undefined : body?.page?.total;
  if (total !== undefined) return fill(texts.rowsOf, { count: rows.length, total });
  return rows.length === 1 ? texts.rowsOne : fill(texts.rows, { count: rows.length });
}

/** The problem document of a refused request. */
export function readProblem(answer: Answer): Problem | undefined {
  return mediaType(answer.headers) === 'application/problem+json' ? (JSON.parse(answer.text) as Problem) : undefined;
}

/** Sorts what the server refused: beside the field it is about, or, where the form has none, apart. */
export function placeFaults(problem: Problem, fields: readonly Field[]): { beside: Map<string, string>; apart: string[] } {
  const beside = new Map<string, string>();
  const apart: string[] = [];
  for (const { pointer, parameter, header, detail } of problem.errors ?? []) {
    const field = fields.find((candidate) => isAbout(candidate, pointer, parameter ?? header));
    if (field) beside.set(field.key, detail);
    else apart.push([pointer ?? parameter ?? header, detail].filter(Boolean).join(': '));
  }
  return { beside, apart };
}

/** A pointer (RFC 6901) may also lead to the group that a field stands in: the group's first field speaks for it. */
function isAbout({ place, path, label }: Field, pointer: string | undefined, parameter: string | undefined): boolean {
  if (pointer === undefined) return place !== 'body' && label === parameter;
  const own = path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return place === 'body' && pointer !== '' && `${own}/`.startsWith(`${pointer}/`);
}

/** The page that explains a problem, in the reader's language. */
export function explanation({ type }: Problem, root: string): string | undefined {
  return type.startsWith('/') ? root + type.slice(1) : undefined;
}
