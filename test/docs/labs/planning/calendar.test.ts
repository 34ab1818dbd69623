import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, toDay, toIso, weekdayOf } from '../../../../docs/labs/planning/calendar.ts';
import { dayAfter, isWorking, unitsBefore } from './oracle.ts';

const number = (iso: string) => toDay(iso) ?? Number.NaN;

describe('day numbers', () => {
  test('count from 1 January 1970', () => {
    expect([toDay('1970-01-01'), toDay('1969-12-31'), toDay('2026-01-05'), toDay('0000-01-01')]).toEqual([0, -1, 20_458, -719_528]);
  });

  test('are there for every day from year 0 to 9999', () => {
    fc.assert(fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (day) => {
      expect(toDay(toIso(day))).toBe(day);
    }));
  });

  test.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-5', '26-01-05', '2026-01-05T00:00:00Z', ' 2026-01-05', '2026-01-05\n', '', '١٩٧٠-٠١-٠١'])('%j is no day', (text) => {
    expect(toDay(text)).toBeUndefined();
  });

  test('have weekdays from 1, Monday, to 7, Sunday', () => {
    expect(['2026-01-05', '2026-01-11', '1969-12-29', '2024-02-29'].map((iso) => weekdayOf(number(iso)))).toEqual([1, 7, 1, 4]);
  });
});

describe('a calendar', () => {
  const { unitOf, unitsThrough, startDay, finishDay, isWorking: works } = createCalendar({ start: '2026-01-03', workweek: [1, 2, 3, 4, 5], holidays: ['2026-01-07', '2026-01-10', '2026-01-07'] });
  const dates = (days: readonly number[]) => days.map(toIso);

  test('gives unit 0 to the first working day at or after the start', () => {
    expect(['2026-01-03', '2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-02', '2025-12-31'].map((iso) => unitOf(number(iso)))).toEqual([0, 0, 1, 2, 2, -1, -3]);
  });

  test('counts the working days through a day', () => {
    expect(['2026-01-02', '2026-01-04', '2026-01-05', '2026-01-07', '2026-01-09', '2026-01-01'].map((iso) => unitsThrough(number(iso)))).toEqual([0, 0, 1, 2, 4, -1]);
  });

  test('shows a start on its unit, and a finish on the unit before', () => {
    expect(dates([0, 2, 4, -1].map(startDay))).toEqual(['2026-01-05', '2026-01-08', '2026-01-12', '2026-01-02']);
    expect(dates([1, 2, 4].map(finishDay))).toEqual(['2026-01-05', '2026-01-06', '2026-01-09']);
  });

  test('knows which days are worked', () => {
    expect(['2026-01-05', '2026-01-07', '2026-01-10'].map((iso) => works(number(iso)))).toEqual([true, false, false]);
  });

  test('works from Monday to Friday if nothing else is said', () => {
    expect(toIso(createCalendar({ start: '2026-01-05' }).startDay(5))).toBe('2026-01-12');
  });

  test('agrees with counting days one by one, before the start and after', () => {
    const day = fc.integer({ min: -80, max: 80 }).map((days) => dayAfter('2026-01-01', days));
    const source = fc.record({ start: day, workweek: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), holidays: fc.array(day, { maxLength: 40 }) });
    fc.assert(fc.property(source, day, (plan, iso) => {
      const calendar = createCalendar(plan);
      const unit = calendar.unitOf(number(iso));
      expect(unit).toBe(unitsBefore(plan, iso));
      expect(calendar.unitsThrough(number(iso))).toBe(unitsBefore(plan, dayAfter(iso)));
      expect(calendar.isWorking(number(iso))).toBe(isWorking(plan, iso));
      expect(calendar.startDay(unit) >= number(iso)).toBe(true);
      expect(calendar.unitOf(calendar.startDay(unit))).toBe(unit);
      expect(calendar.isWorking(calendar.startDay(unit))).toBe(true);
    }), { numRuns: 300 });
  });
});
