// Changes of a plan written into its text: only the lines that say something else are touched, so comments, order and spelling of all others stay.
import { printLines, type PlanLine, type Reading } from '../parse.ts';
import type { Plan } from '../plan.ts';
import { splitWords } from '../words.ts';

interface KeyedLine {
  /** The same for the line that says the same thing of the changed plan. */
  readonly key: string;
  readonly kind: string;
  /** The day of a report; empty for all else. */
  readonly date: string;
  readonly text: string;
  /** Where the reader's text says it, from 1: mostly one line. */
  readonly lines: readonly number[];
}

/** The text that says `after`, made from a text without problems. */
export function rewrite(text: string, { plan, placeOf }: Reading, after: Plan): string {
  const lines: (string | undefined)[] = text.split('\n');
  const old = keyLines(plan!, placeOf);
  const oldByKey = new Map(old.map((line) => [line.key, line]));
  const fresh = keyLines(after);
  const freshKeys = new Set(fresh.map(({ key }) => key));
  const added = new Map<number, string[]>();

  for (const line of old) if (!freshKeys.has(line.key)) for (const number of line.lines) lines[number - 1] = undefined;
  fresh.forEach((line, index) => {
    const was = oldByKey.get(line.key);
    if (was?.text === line.text) return;
    const [first, ...others] = was?.lines ?? [];
    if (first === undefined) return addTo(added, anchorOf(line, { old, before: oldByKey.get(fresh[index - 1]?.key ?? ''), end: endOf(lines) }), line.text);
    lines[first - 1] = replaceLine(lines[first - 1] ?? '', line.text);
    for (const number of others) lines[number - 1] = undefined;
  });
  return [...(added.get(0) ?? []), ...lines.flatMap((line, index) => [...(line === undefined ? [] : [line]), ...(added.get(index + 1) ?? [])])].join('\n');
}

function keyLines(plan: Plan, placeOf?: Reading['placeOf']): KeyedLine[] {
  const seen = new Map<string, number>();
  return printLines(plan).map(({ path, text }) => {
    const [root, index, field, report] = path;
    const task = root === 'tasks' ? plan.tasks[Number(index)]! : undefined;
    const date = field === 'progress' ? task!.progress![Number(report)]!.date : '';
    const kind = field === undefined ? String(root) : String(field);
    const name = JSON.stringify([kind, task?.id ?? index, date]);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { key: `${name}${count}`, kind, date, text, lines: placeOf ? linesOf(path, placeOf) : [] };
  });
}

/** Empty when the text says nothing of it. */
function linesOf(path: PlanLine['path'], placeOf: Reading['placeOf']): number[] {
  const parts = path[2] === 'actualStart' ? [path, [...path.slice(0, 2), 'actualFinish']] : [path];
  const owner = path.length > 2 ? placeOf(path.slice(0, 2)).line : 0;
  return [...new Set(parts.map((part) => placeOf(part)).filter(({ line, length }) => length > 0 && line !== owner).map(({ line }) => line))];
}

/** The line behind which a new one stands; 0: in front of all. A task follows the one before it, a report those of earlier days, all else its kind. */
function anchorOf({ kind, date }: KeyedLine, { old, before, end }: { old: readonly KeyedLine[]; before: KeyedLine | undefined; end: number }): number {
  if (kind === 'tasks' && before?.lines[0] !== undefined) return before.lines[0];
  const isFact = !['tasks', 'progress', 'actualStart', 'baseline'].includes(kind);
  if (isFact) return 0;
  const alike = old.filter((line) => line.kind === kind && line.date <= date);
  return alike.reduce((last, { lines }) => Math.max(last, ...lines), 0) || end;
}

/** The last line that is not empty. */
function endOf(lines: readonly (string | undefined)[]): number {
  return lines.findLastIndex((line) => line?.trim()) + 1;
}

function addTo(added: Map<number, string[]>, anchor: number, text: string): void {
  added.set(anchor, [...(added.get(anchor) ?? []), text]);
}

/** Indentation and comment stay. */
function replaceLine(source: string, text: string): string {
  const last = splitWords(source, 1, () => undefined).at(-1);
  const comment = last ? source.slice(last.column - 1 + last.length) : '';
  return `${/^\s*/.exec(source)![0]}${text}${comment.trim() && comment}`;
}
