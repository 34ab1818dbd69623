// ISO days to working units and back. A review of a thousand tasks asks for the same few hundred days over and over.
import { createCalendar, toDay, toIso } from './calendar.ts';
import type { Plan } from './plan.ts';

/** As in `Calendar`, for ISO days. */
export interface Dates {
  unitOf(iso: string): number;
  unitsThrough(iso: string): number;
  startDay(unit: number): string;
  finishDay(unit: number): string;
}

const known = new WeakMap<Plan, Dates>();

/** The dates of a plan; a plan that is reviewed at many dates keeps them. */
export function datesOf(plan: Plan): Dates {
  let dates = known.get(plan);
  if (!dates) known.set(plan, (dates = createDates(plan)));
  return dates;
}

function createDates(plan: Plan): Dates {
  const calendar = createCalendar(plan);
  const startDay = remember((unit: number) => toIso(calendar.startDay(unit)));
  return {
    unitOf: remember((iso: string) => calendar.unitOf(toDay(iso) ?? 0)),
    unitsThrough: remember((iso: string) => calendar.unitsThrough(toDay(iso) ?? 0)),
    startDay,
    finishDay: (unit) => startDay(unit - 1),
  };
}

function remember<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    let value = values.get(key);
    if (value === undefined) values.set(key, (value = compute(key)));
    return value;
  };
}
