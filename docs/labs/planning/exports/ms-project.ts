// A plan and its schedule as Microsoft Project XML (MSPDI), which ProjectLibre and others read too.
// Its schema is one long sequence: the order of the elements is not free.
import { createCalendar } from '../calendar.ts';
import type { Plan } from '../plan.ts';
import type { Schedule } from '../schedule.ts';
import { toTaskElements } from './ms-project-task.ts';
import { branch, leaf, leaves } from './xml.ts';

/** Days have eight hours, 8 to 12 and 13 to 17 o'clock. The file is the same in both languages, but for the names in the plan. */
export function toMsProject(plan: Plan, schedule: Schedule): string {
  const workdays = new Set(plan.workweek ?? [1, 2, 3, 4, 5]).size;
  const project = [
    leaves({ SaveVersion: 14, Name: plan.name.slice(0, 255), Title: plan.name.slice(0, 512), ScheduleFromStart: 1 }),
    leaves({ StartDate: `${plan.start}T08:00:00`, FinishDate: `${schedule.finish}T17:00:00` }),
    leaves(currencyOf(plan)),
    leaves({ CalendarUID: 1, DefaultStartTime: '08:00:00', DefaultFinishTime: '17:00:00' }),
    leaves({ MinutesPerDay: 480, MinutesPerWeek: 480 * workdays, DaysPerMonth: 20, DurationFormat: 7, HonorConstraints: 1, WeekStartDay: 1, NewTasksAreManual: 0 }),
    branch('Calendars', calendarOf(plan)),
    branch('Tasks', ...toTaskElements(plan, schedule, createCalendar(plan))),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">${project.join('')}</Project>\n`;
}

/** Amounts in the file are hundredths, which is what two digits say. */
function currencyOf({ currency }: Plan): Record<string, string | number | undefined> {
  if (!currency) return {};
  const code = /^[A-Z]{3}$/.test(currency) ? currency : undefined;
  return { CurrencyDigits: 2, CurrencySymbol: currency.slice(0, 20), CurrencyCode: code, CurrencySymbolPosition: 2 };
}

const workingTimes = branch(
  'WorkingTimes',
  branch('WorkingTime', leaves({ FromTime: '08:00:00', ToTime: '12:00:00' })),
  branch('WorkingTime', leaves({ FromTime: '13:00:00', ToTime: '17:00:00' })),
);

function calendarOf({ name, workweek = [1, 2, 3, 4, 5], holidays = [] }: Plan): string {
  // Project counts from Sunday, 1, to Saturday, 7.
  const week = [7, 1, 2, 3, 4, 5, 6].map((weekday, index) => {
    const works = workweek.includes(weekday);
    return branch('WeekDay', leaves({ DayType: index + 1, DayWorking: Number(works) }), works ? workingTimes : '');
  });
  const exceptions = [...new Set(holidays)].sort().map((day) =>
    branch(
      'Exception',
      leaf('EnteredByOccurrences', 0),
      branch('TimePeriod', leaves({ FromDate: `${day}T00:00:00`, ToDate: `${day}T23:59:00` })),
      leaves({ Occurrences: 1, Name: day, Type: 1, DayWorking: 0 }),
    ),
  );
  return branch(
    'Calendar',
    leaves({ UID: 1, Name: name.slice(0, 512), IsBaseCalendar: 1, BaseCalendarUID: -1 }),
    branch('WeekDays', ...week),
    exceptions.length > 0 ? branch('Exceptions', ...exceptions) : '',
  );
}
