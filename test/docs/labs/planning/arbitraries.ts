// Random plans: small networks of all relations, and plans in which every field of the JSON holds something odd.
import fc from 'fast-check';
import type { Plan, Relation, Task } from '../../../../docs/labs/planning/plan.ts';
import { dayAfter } from './oracle.ts';

const day = fc.integer({ min: 0, max: 60 }).map((days) => dayAfter('2026-01-01', days));
const workweek = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
const type = fc.constantFrom('FS' as const, 'SS' as const, 'FF' as const, 'SF' as const);

interface NetworkOptions {
  readonly dates?: ('notBefore' | 'deadline')[];
}

/** Up to twelve tasks; predecessors stand anywhere in the list. */
export function network({ dates = [] }: NetworkOptions = {}): fc.Arbitrary<Plan> {
  const date = (field: 'notBefore' | 'deadline') => (dates.includes(field) ? fc.option(day, { nil: undefined, freq: 3 }) : fc.constant(undefined));
  const node = fc.record({
    duration: fc.integer({ min: 0, max: 8 }),
    links: fc.array(fc.record({ back: fc.nat(20), type, lag: fc.integer({ min: -4, max: 6 }) }), { maxLength: 3 }),
    notBefore: date('notBefore'),
    deadline: date('deadline'),
    place: fc.nat(),
  });
  return fc.record({ nodes: fc.array(node, { minLength: 1, maxLength: 12 }), start: day, workweek, holidays: fc.array(day, { maxLength: 8 }) }).map(({ nodes, ...calendar }) => {
    const tasks = nodes.map(({ duration, links, notBefore, deadline, place }, index) => {
      const after = index === 0 ? [] : links.map(({ back, type: relation, lag }): Relation => ({ id: `t${index - 1 - (back % index)}`, type: relation, lag }));
      return { place, task: { id: `t${index}`, name: `Task ${index}`, duration, after, ...(notBefore ? { notBefore } : {}), ...(deadline ? { deadline } : {}) } };
    });
    return { name: 'Random', ...calendar, tasks: tasks.sort((a, b) => a.place - b.place).map(({ task }) => task) };
  });
}

/** Text from any UTF-16 code units, lone surrogates and line breaks too, mixed with what the text format itself is made of. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom('after', 'in', 'not', 'no', 'milestone', '5', '5 days', 'starts', 'with', '"', '\\', '#', 'C#', ' ', ',', ':', '/', '+', '-', '\n', '\r', '\u2028', '\u00a0', 'Ünï', 'kayu', '__proto__', 'constructor'), { maxLength: 5 }).map((parts) => parts.join('')),
  fc.constantFrom('plan', 'start', 'status', 'and', 'starts', '__proto__', 'toString', '0', '-1', '1e3', '2026-01-05', 'Order wood', 'Pasang atap'),
);
const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constantFrom(-0, 0, 1e21, 5e-324, 0.1));
const anyDay = fc.oneof(day, fc.constantFrom('0000-01-01', '0099-12-31', '1582-10-10', '1969-12-31', '2024-02-29', '9999-12-31'));
const percent = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true }));

/** From two days a period that is in order. */
const period = fc.tuple(anyDay, anyDay).map(([first, second]) => (first < second ? { start: first, finish: second } : { start: second, finish: first }));

const oddTask: fc.Arbitrary<Omit<Task, 'id' | 'after'>> = fc
  .record(
    {
      name: text,
      duration: fc.oneof(fc.nat(20), fc.constant(-0)),
      group: text,
      milestone: fc.boolean(),
      notBefore: day,
      deadline: anyDay,
      costs: fc.array(fc.record({ amount: number, accrue: fc.constantFrom('start' as const, 'uniform' as const, 'end' as const) }), { maxLength: 3 }),
      estimate: fc.array(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), { minLength: 3, maxLength: 3 }).map((days) => days.sort((a, b) => a - b) as [number, number, number]),
      progress: fc.array(fc.record({ date: anyDay, percent, cost: number }), { maxLength: 3 }),
      actual: period,
      known: fc.constantFrom('start', 'finish', 'both', 'none'),
    },
    { requiredKeys: ['name', 'duration', 'actual', 'known'] },
  )
  .map(({ actual, known, ...task }) => ({
    ...task,
    ...(known === 'start' || known === 'both' ? { actualStart: actual.start } : {}),
    ...(known === 'finish' || known === 'both' ? { actualFinish: actual.finish } : {}),
  }));

/** A valid plan with every optional field present or not, empty or not. */
export const oddPlan: fc.Arbitrary<Plan> = fc
  .record({
    tasks: fc.uniqueArray(fc.record({ id: text.filter((id) => id !== ''), task: oddTask, links: fc.array(fc.record({ back: fc.nat(9), type, lag: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(-0)) }), { maxLength: 3 }) }), { selector: ({ id }) => id, maxLength: 6 }),
    entries: fc.array(period.chain((entry) => number.map((cost) => ({ ...entry, cost }))), { maxLength: 6 }),
    facts: fc.record({ name: text, start: day, workweek: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 8 }), holidays: fc.array(anyDay, { maxLength: 4 }), currency: text, benefit: number, funding: number }, { requiredKeys: ['name', 'start', 'workweek', 'holidays'] }),
    hasBaseline: fc.boolean(),
  })
  .map(({ tasks, entries, facts, hasBaseline }) => ({
    ...facts,
    tasks: tasks.map(({ id, task, links }, index) => ({ id, ...task, after: index === 0 ? [] : links.map(({ back, ...relation }) => ({ id: tasks[back % index]!.id, ...relation })) })),
    ...(hasBaseline ? { baseline: Object.fromEntries(entries.slice(0, tasks.length).map((entry, index) => [tasks[index]!.id, entry])) } : {}),
  }));
