import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { toDay } from '../../../../../docs/labs/planning/calendar.ts';
import { toIcs } from '../../../../../docs/labs/planning/exports/ics.ts';
import { schedule } from '../../../../../docs/labs/planning/schedule.ts';
import { namedPlans, stall } from './sample.ts';

const stamp = new Date('2026-02-03T04:05:06.789Z');
const icsOf = (plan = stall) => toIcs(plan, schedule(plan), { language: 'en', stamp });

/** Events as ical.js reads them, in strict mode. */
function readEvents(text: string): ICAL.Event[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component, { strictExceptions: true }));
}

describe('a plan as ICS', () => {
  test('has an all-day event for each task, from its first day to its last', () => {
    const { tasks } = schedule(stall);
    const events = readEvents(icsOf());
    expect(events.map(({ summary }) => summary)).toEqual(stall.tasks.map(({ name }) => name));
    stall.tasks.forEach(({ id }, index) => {
      const [start, end] = [events[index]?.startDate, events[index]?.endDate];
      expect([start?.isDate, end?.isDate]).toEqual([true, true]);
      expect(start?.toString()).toBe(tasks[id]?.start);
      // The end is exclusive.
      expect(toDay(end?.toString() ?? '')).toBe((toDay(tasks[id]?.finish ?? '') ?? 0) + 1);
    });
  });

  test('gives a milestone one day', () => {
    expect(readEvents(icsOf())[5]?.duration.toString()).toBe('P1D');
  });

  test('names the group as a category', () => {
    expect(readEvents(icsOf())[0]?.component.getFirstPropertyValue('categories')).toBe('Preparation');
  });

  test.each([['en', '5 working days, float 0, critical'], ['id', '5 hari kerja, float 0, kritis']] as const)('says how long a task takes: %s', (language, description) => {
    expect(readEvents(toIcs(stall, schedule(stall), { language, stamp }))[1]?.description).toBe(description);
  });

  test('has what RFC 5545 requires of a calendar and of each event', () => {
    const calendar = new ICAL.Component(ICAL.parse(icsOf()));
    expect([calendar.getFirstPropertyValue('version'), typeof calendar.getFirstPropertyValue('prodid')]).toEqual(['2.0', 'string']);
    for (const event of calendar.getAllSubcomponents('vevent')) {
      expect(event.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-02-03T04:05:06Z');
      expect(event.getFirstPropertyValue('uid')).toMatch(/^[\w.%-]+@plan\.etalase$/);
    }
  });

  test('keeps the id of an event when its dates move, and no two have the same', () => {
    const uids = (plan = stall) => readEvents(icsOf(plan)).map(({ uid }) => uid);
    expect(uids({ ...stall, start: '2026-03-02' })).toEqual(uids());
    expect(new Set([...uids(), ...uids({ ...stall, name: 'Another' })]).size).toBe(2 * stall.tasks.length);
  });

  test('keeps every name, folded into lines of at most 75 octets', () =>
    fc.assert(
      fc.property(namedPlans, (plan) => {
        const text = icsOf(plan);
        // Control characters are no part of a text in iCalendar, and it knows one kind of line end.
        const kept = plan.tasks.map(({ name }) => name.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f]/g, ''));
        expect(readEvents(text).map(({ summary }) => summary)).toEqual(kept);
        expect(text.endsWith('\r\n')).toBe(true);
        const lines = text.slice(0, -2).split('\r\n');
        expect(lines.filter((line) => new TextEncoder().encode(line).length > 75 || /[\r\n]/.test(line))).toEqual([]);
      }),
    ));
});
