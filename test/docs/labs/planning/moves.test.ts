import { describe, expect, test } from 'vitest';
import { changeTask, moveTask, removeTask, taskOf } from '../../../../docs/labs/planning/island/moves.ts';
import type { Plan } from '../../../../docs/labs/planning/plan.ts';
import { schedule } from '../../../../docs/labs/planning/schedule.ts';

const plan: Plan = {
  name: 'Stall',
  start: '2026-01-05',
  workweek: [1, 2, 3, 4, 5],
  holidays: ['2026-01-13'],
  tasks: [
    { id: 'brief', name: 'Brief', duration: 2, after: [] },
    { id: 'design', name: 'Design', duration: 3, after: [{ id: 'brief', type: 'FS', lag: 0 }] },
    { id: 'agreed', name: 'Agreed', duration: 0, after: [{ id: 'design', type: 'FS', lag: 0 }] },
    { id: 'paint', name: 'Paint', duration: 1, after: [{ id: 'design', type: 'FF', lag: 2 }, { id: 'brief', type: 'SS', lag: 1 }] },
  ],
  baseline: { brief: { start: '2026-01-05', finish: '2026-01-06', cost: 0 } },
};

const move = (id: string, unit: number, from = plan) => moveTask(from, schedule(from), { id, unit });
const startOf = (changed: Plan, id: string) => schedule(changed).tasks[id]!.start;

describe('moving a bar', () => {
  test('sets the day before which the task does not start', () => {
    const { plan: moved, heldBy } = move('design', 3);
    expect(taskOf(moved, 'design').notBefore).toBe('2026-01-08');
    expect(startOf(moved, 'design')).toBe('2026-01-08');
    expect(heldBy).toBeUndefined();
  });

  test('passes over weekends and holidays', () => {
    expect(startOf(move('design', 5).plan, 'design')).toBe('2026-01-12');
    expect(startOf(move('design', 6).plan, 'design')).toBe('2026-01-14');
  });

  test('needs no such day where the relations alone lead', () => {
    const later = move('design', 4).plan;
    const back = move('design', 2, later);
    expect(back.plan).toEqual(plan);
    expect(taskOf(back.plan, 'design')).not.toHaveProperty('notBefore');
    expect(back.heldBy).toBeUndefined();
  });

  test('names the predecessor that holds a task', () => {
    expect(move('design', 1)).toEqual({ plan, heldBy: 'brief' });
    expect(move('paint', 0).heldBy).toBe('design');
  });

  test('names nobody where the start of the plan holds it', () => {
    expect(move('brief', -1)).toEqual({ plan, heldBy: null });
  });

  test('leads all the way back', () => {
    expect(move('design', -Infinity, move('design', 9).plan).plan).toEqual(plan);
  });

  test('takes a milestone on the evening of its predecessor to the next working day', () => {
    expect(startOf(plan, 'agreed')).toBe('2026-01-09');
    expect(startOf(move('agreed', 5).plan, 'agreed')).toBe('2026-01-12');
    expect(move('agreed', 4).plan).toEqual(plan);
    expect(move('agreed', 3).heldBy).toBe('design');
  });
});

describe('changing a task', () => {
  test('takes away what is undefined, and leaves the other tasks as they are', () => {
    const changed = changeTask(changeTask(plan, 'design', { deadline: '2026-02-02' }), 'design', { deadline: undefined });
    expect(changed).toEqual(plan);
    expect(changed.tasks[0]).toBe(plan.tasks[0]);
  });

  test('that is removed leaves nothing that names it', () => {
    const changed = removeTask(plan, 'brief');
    expect(JSON.stringify(changed)).not.toContain('brief');
    expect(Object.keys(schedule(changed).tasks)).toEqual(['design', 'agreed', 'paint']);
  });
});
