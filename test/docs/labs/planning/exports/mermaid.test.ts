import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay } from '../../../../../docs/labs/planning/calendar.ts';
import { toMermaid } from '../../../../../docs/labs/planning/exports/mermaid.ts';
import { schedule } from '../../../../../docs/labs/planning/schedule.ts';
import { namedPlans, stall } from './sample.ts';

const mermaidOf = (plan = stall) => toMermaid(plan, schedule(plan));

interface Row {
  readonly section: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly start: string;
  readonly end: string;
}

/**
 * The rules of Mermaid's own lexer (gantt.jison) that matter to a task: a statement's word begins a statement, `%` a comment,
 * a name runs to the colon, its data to the first `#`, `;` or line end. Mermaid itself asks for a document.
 */
function readRows(text: string): Row[] {
  let section = '';
  const rows: Row[] = [];
  const decode = (value: string) => value.trim().replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  for (const line of text.split('\n').slice(3, -1)) {
    const statement = /^\s*section\s([^\n]+)$/.exec(line);
    if (statement) {
      section = decode(statement[1] ?? '');
      continue;
    }
    expect(line).not.toMatch(/^\s*(?:gantt|dateFormat|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|title|acc(?:Title|Descr)|click|call|href|\d{4}-)/i);
    expect(line).not.toMatch(/%/);
    const task = /^\s*([^:\n]+):([^#\n;:]+)$/.exec(line);
    const data = task?.[2]?.split(',').map((word) => word.trim()) ?? [];
    rows.push({ section, name: decode(task?.[1] ?? ''), tags: data.slice(0, -2), start: data.at(-2) ?? '', end: data.at(-1) ?? '' });
  }
  return rows;
}

describe('a plan as a Mermaid chart', () => {
  test('is written like this', () => {
    expect(mermaidOf()).toBe(`gantt
    title A stall, #34;R#38;D#34; #60;2026#62;#59; phase#58; 1
    dateFormat YYYY-MM-DD
    Guard :crit, 2026-01-13, 2026-01-18
    Open :milestone, 2026-01-15, 2026-01-16
    Kick-off :milestone, 2026-01-03, 2026-01-04
    section Preparation
    Agree with the couple :done, crit, 2026-01-03, 2026-01-06
    Design :active, crit, 2026-01-07, 2026-01-14
    section Building
    Order wood :crit, 2026-01-10, 2026-01-14
    Paint :crit, 2026-01-14, 2026-01-16
`);
  });

  test('has the dates of the schedule, the end being the first day after, and leaves nothing for Mermaid to compute', () => {
    const { tasks } = schedule(stall);
    const rows = new Map(readRows(mermaidOf()).map((row) => [row.name, row]));
    for (const { id, name } of stall.tasks) {
      expect(rows.get(name)?.start).toBe(tasks[id]?.start);
      expect(toDay(rows.get(name)?.end ?? '')).toBe((toDay(tasks[id]?.finish ?? '') ?? 0) + 1);
    }
    expect(mermaidOf()).not.toMatch(/excludes|after|inclusiveEndDates/);
  });

  test('keeps every name and group; white space becomes one space', () =>
    fc.assert(
      fc.property(namedPlans, (plan) => {
        const shown = (text: string, fallback: string) => text.replace(/[\s\0-\x1f\x7f]+/g, ' ').trim() || fallback;
        const expected = plan.tasks.map(({ id, name, group }) => `${group ? shown(group, '-') : ''} / ${shown(name, id)}`);
        expect(readRows(mermaidOf(plan)).map(({ section, name }) => `${section} / ${name}`).sort()).toEqual(expected.sort());
      }),
    ));
});
