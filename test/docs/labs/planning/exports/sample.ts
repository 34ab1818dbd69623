import fc from 'fast-check';
import type { Plan, Task } from '../../../../../docs/labs/planning/plan.ts';

/** Every relation, a lag over a weekend and one below zero, groups, points in time on both sides, money, progress and a baseline. */
export const stall: Plan = {
  name: 'A stall, "R&D" <2026>; phase: 1',
  start: '2026-01-03',
  workweek: [1, 2, 3, 4, 5, 6],
  holidays: ['2026-01-16', '2026-01-09'],
  currency: 'IDR',
  tasks: [
    {
      id: 'brief', name: 'Agree with the couple', duration: 2, group: 'Preparation', after: [],
      costs: [{ amount: 500_000.5, accrue: 'start' }], progress: [{ date: '2026-01-06', percent: 100, cost: 450_000 }],
      actualStart: '2026-01-05', actualFinish: '2026-01-06',
    },
    {
      id: 'design', name: 'Design', duration: 5, group: 'Preparation', after: [{ id: 'brief', type: 'FS', lag: 1 }],
      costs: [{ amount: 1000, accrue: 'uniform' }, { amount: 500, accrue: 'end' }],
      progress: [{ date: '2026-01-12', percent: 40, cost: 700 }, { date: '2026-01-08', percent: 20, cost: 300 }],
    },
    { id: 'wood', name: 'Order wood', duration: 3, group: 'Building', after: [{ id: 'design', type: 'SS', lag: 2 }], costs: [{ amount: 80, accrue: 'end' }] },
    {
      id: 'paint', name: 'Paint', duration: 2, group: 'Building', notBefore: '2026-01-13', deadline: '2026-01-20',
      after: [{ id: 'wood', type: 'FF', lag: 2 }, { id: 'design', type: 'FS', lag: -1 }],
    },
    { id: 'guard', name: 'Guard', duration: 4, after: [{ id: 'paint', type: 'SF', lag: 3 }] },
    { id: 'open', name: 'Open', duration: 0, milestone: true, after: [{ id: 'paint', type: 'FS', lag: 0 }] },
    { id: 'kickoff', name: 'Kick-off', duration: 0, after: [] },
  ],
  baseline: {
    brief: { start: '2026-01-03', finish: '2026-01-05', cost: 500_000 },
    open: { start: '2026-01-15', finish: '2026-01-15', cost: 0 },
  },
};

/** Names made of what the formats themselves are made of, and any other text. */
export const names: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.constantFrom('title ', 'section ', 'gantt', 'click x', ':', '#35;', '%%', '}', ',', ';', '"', "'", '=1+1', '+', '-', '@', '\\', '\\n', '<b>', '&amp;', ']]>', '\r', '\n', '\t', ' ', 'é', '😀', '2026-01-05', 'long '.repeat(30)), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);

/** A plan of a few tasks in a row with such names. */
export const namedPlans: fc.Arbitrary<Plan> = fc
  .record({ name: names, tasks: fc.array(fc.record({ name: names, group: fc.option(names, { nil: undefined }), duration: fc.nat(9) }), { minLength: 1, maxLength: 5 }) })
  .map(({ name, tasks }) => ({ ...stall, name, baseline: undefined, tasks: tasks.map(toChain) }));

function toChain(task: Pick<Task, 'name' | 'group' | 'duration'>, index: number): Task {
  return { ...task, id: `t${index}`, after: index > 0 ? [{ id: `t${index - 1}`, type: 'FS', lag: 0 }] : [] };
}
