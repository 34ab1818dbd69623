// How far the status date can be moved.
import { createCalendar, toDay } from '../calendar.ts';
import type { Plan } from '../plan.ts';
import type { Schedule } from '../schedule.ts';

/** Working days from the start: as long as the plan or what was reported, and a quarter more for being late. */
export function sliderEnd(plan: Plan, { duration }: Schedule): number {
  const calendar = createCalendar(plan);
  const reported = plan.tasks.flatMap(({ progress = [], actualFinish }) => [...progress.map(({ date }) => date), ...(actualFinish ? [actualFinish] : [])]);
  const planned = Object.values(plan.baseline ?? {}).map(({ finish }) => finish);
  const last = [...reported, ...planned].reduce((latest, date) => (date > latest ? date : latest), plan.start);
  const length = Math.max(duration, calendar.unitsThrough(toDay(last)!), 1);
  return length + Math.ceil(length / 4);
}
