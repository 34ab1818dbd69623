// What holds for every plan, on random ones.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPlan, type Plan } from '../../../../docs/labs/planning/plan.ts';
import { schedule } from '../../../../docs/labs/planning/schedule.ts';
import { network } from './arbitraries.ts';
import { dayOf, relax, unitsBefore } from './oracle.ts';

const runs = { numRuns: 400 };
const dated = network({ dates: ['notBefore', 'deadline'] });
const floats = (plan: Plan) => Object.values(schedule(plan).tasks).map(({ totalFloat }) => totalFloat);

describe('every plan', () => {
  test('has the times that relaxing its relations one by one gives', () => {
    fc.assert(fc.property(dated, (plan) => {
      const { duration, times } = relax(plan);
      const result = schedule(plan);
      expect(result.duration).toBe(duration);
      const least = Math.min(...[...times.values()].map(({ totalFloat }) => totalFloat));
      for (const [id, expected] of times) expect({ id, ...result.tasks[id] }).toMatchObject({ id, ...expected, critical: expected.totalFloat === least });
    }), runs);
  });

  test('has the dates that counting working days one by one gives', () => {
    fc.assert(fc.property(dated, (plan) => {
      const { tasks, duration, finish } = schedule(plan);
      for (const { id, duration: days, after, notBefore } of plan.tasks) {
        const { es, ef, start, finish: last } = tasks[id]!;
        const isOnFinishSide = after.length > 0 && after.every(({ type }) => type === 'FS') && es > Math.max(0, notBefore ? unitsBefore(plan, notBefore) : 0);
        const point = dayOf(plan, isOnFinishSide ? es - 1 : es);
        expect([id, start, last]).toEqual(days > 0 ? [id, dayOf(plan, es), dayOf(plan, ef - 1)] : [id, point, point]);
        if (notBefore) expect(start >= notBefore).toBe(true);
        if (notBefore) expect(finish >= notBefore).toBe(true);
      }
      expect(finish >= dayOf(plan, Math.max(0, duration - 1))).toBe(true);
    }), runs);
  });

  test('does not depend on the order of its tasks', () => {
    const shuffled = dated.chain((plan) => fc.tuple(fc.constant(plan), fc.shuffledSubarray([...plan.tasks], { minLength: plan.tasks.length })));
    fc.assert(fc.property(shuffled, ([plan, tasks]) => {
      expect(schedule({ ...plan, tasks })).toEqual(schedule(plan));
    }), runs);
  });

  test('has no float below zero without a deadline, and some of zero', () => {
    fc.assert(fc.property(network({ dates: ['notBefore'] }), (plan) => {
      expect(Math.min(...floats(plan))).toBe(0);
    }), runs);
  });

  // A task with float is on no chain that drives the end, so the end comes no earlier. Shortened by k, it starts at most k later
  // (its finish may be what is tied), which float covers for every relation, so the end comes no later.
  test('keeps its finish when a task that is not critical gets shorter by less than its float', () => {
    fc.assert(fc.property(dated, fc.nat(), fc.nat(), (plan, choice, less) => {
      const before = schedule(plan);
      const free = plan.tasks.filter(({ id, duration }) => !before.tasks[id]!.critical && before.tasks[id]!.totalFloat > 1 && duration > 0);
      const chosen = free[choice % Math.max(1, free.length)];
      if (!chosen) return;
      const most = Math.min(chosen.duration, before.tasks[chosen.id]!.totalFloat - 1);
      const tasks = plan.tasks.map((task) => (task === chosen ? { ...task, duration: task.duration - 1 - (less % most) } : task));
      const { duration, finish } = schedule({ ...plan, tasks });
      expect({ duration, finish }).toEqual({ duration: before.duration, finish: before.finish });
    }), runs);
  });

  test('is refused when a relation closes a ring, whose members are named', () => {
    const rings = network().filter(({ tasks }) => tasks.length > 1);
    fc.assert(fc.property(rings, fc.nat(), (plan, choice) => {
      const order = [...plan.tasks].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
      const first = order[choice % (order.length - 1)]!;
      const next = order[order.indexOf(first) + 1]!;
      const tasks = plan.tasks.map((task) => ({ ...task, after: [...task.after, ...(task.id === next.id ? [first.id] : task.id === first.id ? [next.id] : []).map((id) => ({ id, type: 'FS' as const, lag: 0 }))] }));
      const cycles = checkPlan({ ...plan, tasks }).filter(({ code }) => code === 'cycle');
      expect(cycles.length).toBeGreaterThan(0);
      for (const { message } of cycles) {
        const members = message.en.slice(message.en.lastIndexOf(': ') + 2, -1).split(' → ');
        expect(members.at(-1)).toBe(members[0]);
        for (const [index, id] of members.slice(1).entries()) expect(tasks.find((task) => task.id === id)!.after.map((relation) => relation.id)).toContain(members[index]);
      }
    }), runs);
  });
});
