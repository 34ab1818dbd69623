// The chart as text: what stands where, what is said, and that any name leaves it whole.
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay } from '../../../../docs/labs/planning/calendar.ts';
import { drawGantt, layoutGantt, pieceRows, type GanttOptions } from '../../../../docs/labs/planning/drawing/gantt.ts';
import { isGroup, type TaskRow } from '../../../../docs/labs/planning/drawing/layout.ts';
import { drawSCurve } from '../../../../docs/labs/planning/drawing/s-curve.ts';
import { drawSvg } from '../../../../docs/labs/planning/drawing/svg.ts';
import { xOf } from '../../../../docs/labs/planning/drawing/time-scale.ts';
import { rangeText, valueText } from '../../../../docs/labs/planning/drawing/words.ts';
import type { Plan } from '../../../../docs/labs/planning/plan.ts';
import { schedule } from '../../../../docs/labs/planning/schedule.ts';
import { plan, task } from './plans.ts';

const zooms = ['day', 'week', 'month'] as const;

function layoutOf(given: Plan, options: GanttOptions = {}) {
  return layoutGantt(given, schedule(given), options);
}

function rowOf(layout: ReturnType<typeof layoutOf>, id: string): TaskRow {
  return layout.rows.find((row): row is TaskRow => !isGroup(row) && row.task.id === id)!;
}

function parse(xml: string) {
  return new DOMParser({ onError: onErrorStopParsing }).parseFromString(`<root>${xml}</root>`, 'text/xml');
}

const stall = plan(
  [
    { ...task('brief', 2), group: 'Before' },
    { ...task('design', 5, 'brief'), group: 'Before', progress: [{ date: '2026-01-09', percent: 50, cost: 0 }] },
    { ...task('wood', 1, 'brief'), group: 'Work', deadline: '2026-01-16' },
    { ...task('open', 0, 'design', 'wood'), deadline: '2026-01-09' },
    { ...task('begin', 0, ['open', 'SS', 0]) },
  ],
  { holidays: ['2026-01-12'], baseline: { design: { start: '2026-01-06', finish: '2026-01-12', cost: 0 } } },
);

describe('a place on the paper', () => {
  test.each(zooms)('belongs to a day number, exactly, by %s', (zoom) => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 60 }), (before, duration) => {
      const { rows, scale } = layoutOf(plan([task('A', before), task('B', duration, 'A')]), { zoom, width: 0 });
      const row = rows[1] as TaskRow;
      expect((row.x - xOf(scale, scale.firstDay)) / scale.dayWidth + scale.firstDay).toBe(toDay(row.scheduled.start));
      expect((row.x + row.width - xOf(scale, scale.firstDay)) / scale.dayWidth + scale.firstDay - 1).toBe(toDay(row.scheduled.finish));
    }));
  });

  test('of a point is the end of the day it waits for, else the beginning of its own', () => {
    const layout = layoutOf(stall);
    expect(rowOf(layout, 'open').x).toBe(xOf(layout.scale, toDay('2026-01-14')! + 1));
    expect(rowOf(layout, 'begin').x).toBe(xOf(layout.scale, toDay('2026-01-15')!));
  });

  test('is shaded when nobody works, holidays too, and marked on the status date', () => {
    const { free, scale, status } = layoutOf(stall, { statusDate: '2026-01-09', zoom: 'day', atLeast: 0 });
    expect(free[0]).toEqual({ x: xOf(scale, toDay('2026-01-10')!), width: 3 * scale.dayWidth });
    expect(status).toEqual({ x: xOf(scale, toDay('2026-01-10')!), day: toDay('2026-01-09') });
  });

  test('is that of the baseline, of the deadline, and of the work that is done', () => {
    const layout = layoutOf(stall, { statusDate: '2026-01-09' });
    const { scale } = layout;
    expect(rowOf(layout, 'design')).toMatchObject({ done: 0.5, baseline: { x: xOf(scale, toDay('2026-01-06')!) } });
    expect(rowOf(layoutOf(stall, { statusDate: '2026-01-08' }), 'design').done).toBe(0);
    expect([rowOf(layout, 'wood').deadline?.isMissed, rowOf(layout, 'open').deadline?.isMissed]).toEqual([false, true]);
  });
});

describe('rows', () => {
  test('stand in the order of the plan, each group under its name', () => {
    const names = (folded: string[] = []) => layoutOf(stall, { folded: new Set(folded) }).rows.map((row) => (isGroup(row) ? row.group : row.task.id));
    expect(names()).toEqual(['Before', 'brief', 'design', 'Work', 'wood', 'open', 'begin']);
    expect(names(['Before'])).toEqual(['Before', 'Work', 'wood', 'open', 'begin']);
  });

  test('of a folded group share its row, and links lead there', () => {
    const { links, rows } = layoutOf(stall, { folded: new Set(['Before']) });
    expect(rows.find(isGroup)).toMatchObject({ count: 2, isFolded: true });
    expect(links.map((link) => link.rows)).toEqual([[0, 2], [0, 3], [2, 3], [3, 4]]);
  });
});

describe('the drawing', () => {
  test('is an image with title and description, and tells what is critical by more than colour', () => {
    const svg = drawSvg(layoutOf(stall, { statusDate: '2026-01-09' }), 'en');
    const document = parse(svg);
    const [title, description] = ['title', 'desc'].map((name) => document.getElementsByTagName(name)[0]!.textContent);
    expect(title).toContain('Test');
    expect(description).toContain('brief, design');
    expect(svg).toContain('role="img"');
    expect(svg).toContain('class="task critical" data-task="design"');
    expect(svg).not.toContain('class="task critical" data-task="wood"');
  });

  test('has sliders with a value in words for who edits, and none for who reads', () => {
    const slider = /data-task="design" role="slider" tabindex="0" aria-label="([^"]*)" aria-valuemin="0" aria-valuemax="7" aria-valuenow="2" aria-valuetext="([^"]*)"/.exec(drawGantt(layoutOf(stall, { interactive: true }), 'en'));
    expect(slider?.[2]).toBe('design, 7–14 January, float −2 days, critical');
    expect(drawGantt(layoutOf(stall), 'en')).not.toContain('slider');
  });

  test('says a range of days as people do', () => {
    const say = (first: string, last: string) => (['en', 'id'] as const).map((language) => rangeText(toDay(first)!, toDay(last)!, language));
    expect(say('2026-01-05', '2026-01-09')).toEqual(['5–9 January', '5–9 Januari']);
    expect(say('2026-01-09', '2026-01-09')).toEqual(['9 January', '9 Januari']);
    expect(say('2026-01-28', '2026-02-03')).toEqual(['28 January – 3 February', '28 Januari – 3 Februari']);
    expect(say('2025-12-29', '2026-01-02')).toEqual(['29 December 2025 – 2 January 2026', '29 Desember 2025 – 2 Januari 2026']);
    const { tasks } = schedule(plan([task('A', 9), task('Design', 5)]));
    const { start, finish } = tasks.Design!;
    const told = { name: 'Design', start: toDay(start)!, finish: toDay(finish)!, isPoint: false, scheduled: tasks.Design! };
    expect(valueText(told, 'en')).toBe('Design, 5–9 January, float 4 days');
    expect(valueText(told, 'id')).toBe('Design, 5–9 Januari, float 4 hari');
  });

  test('stays whole whatever the names are', () => {
    const name = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(fc.property(name, name, fc.constantFrom(...zooms), (one, other, zoom) => {
      const named = plan([{ ...task('A', 3), name: one, group: other }, { ...task('B', 2, 'A'), name: other }]);
      for (const svg of [drawSvg(layoutOf(named, { zoom }), 'id'), drawGantt(layoutOf(named, { zoom, interactive: true }), 'en')]) {
        expect(parse(svg).documentElement?.childNodes.length).toBe(1);
        expect(svg).not.toMatch(/NaN|undefined|Infinity|style="/);
      }
    }));
  });

  test('comes in pieces that paper can part, with ids of their own and styles that reach every copy', () => {
    const long = plan(Array.from({ length: 3 * pieceRows }, (_, index) => task(`t${index}`, 1, ...(index ? [`t${index - 1}`] : []))));
    const html = drawGantt(layoutOf(long), 'en', { id: 'long' });
    const document = parse(html);
    const all = Array.from(document.getElementsByTagName('*'));
    const ids = all.map((element) => element.getAttribute('id')).filter(Boolean);
    expect(new Set(ids).size).toBe(ids.length);
    expect(all.filter((element) => element.getAttribute('role') === 'img')).toHaveLength(3);
    for (const use of all.filter(({ nodeName }) => nodeName === 'use')) {
      const origin = all.find((element) => `#${element.getAttribute('id')}` === use.getAttribute('href'));
      // A style names .gantt and then what is in it: without the class inside, a copy is drawn black.
      expect(origin?.getAttribute('class')).toMatch(/\bgantt\b/);
    }
  });

  test('of a thousand tasks stays a few thousand nodes', () => {
    const many = plan(Array.from({ length: 1000 }, (_, index) => task(`t${index}`, 1 + (index % 5), ...(index % 10 ? [`t${index - 1}`] : []))));
    const html = drawGantt(layoutOf(many, { interactive: true }), 'en');
    expect(html.match(/<[a-z]/g)!.length).toBeLessThan(6000);
  });
});

test('the S-curve ends where the figures are', () => {
  const paid = plan([{ ...task('A', 10), costs: [{ amount: 1000, accrue: 'uniform' }], progress: [{ date: '2026-01-09', percent: 40, cost: 600 }] }], { currency: 'IDR' });
  const svg = drawSCurve(paid, schedule(paid), { statusDate: '2026-01-09', language: 'en' });
  const description = parse(svg).getElementsByTagName('desc')[0]!.textContent!;
  for (const amount of ['500', '400', '600', '1.000', '1.500']) expect(description.replaceAll('\u00a0', ' ')).toContain(`Rp ${amount}`);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});
