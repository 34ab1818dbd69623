import { describe, expect, test } from 'vitest';
import { orderStates } from '../../api/orders/order.states.ts';
import { orderStatuses } from '../../api/orders/orders.contract.ts';
import { paymentStates } from '../../api/payments/payment.states.ts';
import { paymentStatuses } from '../../api/payments/payment.contract.ts';
import { boxWidth, layOut, left } from '../../docs/components/figures/state-diagram.ts';
import { illegal, next, type StateTable } from '../../api/states.ts';

const tables: readonly { name: string; table: StateTable; statuses: readonly string[] }[] = [
  { name: 'order', table: orderStates, statuses: orderStatuses },
  { name: 'payment', table: paymentStates, statuses: paymentStatuses },
];

describe.each(tables)('the state table of the $name', ({ table, statuses }) => {
  test('knows the states of the contract and no others', () => {
    expect(Object.keys(table.statuses).sort()).toEqual([...statuses].sort());
  });

  test('leads from a state by an action to one state alone', () => {
    const pairs = table.transitions.map(({ from, action }) => `${from} ${action}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  test('names only states and actions that it explains, and uses each', () => {
    const used = new Set(table.transitions.flatMap(({ from, to }) => [from, to]));
    expect([...used].sort()).toEqual(Object.keys(table.statuses).sort());
    expect([...new Set(table.transitions.map(({ action }) => action))].sort()).toEqual(Object.keys(table.actions).sort());
  });

  test('reaches every state from its start', () => {
    const reached = new Set([table.start]);
    for (const from of reached) for (const transition of table.transitions) if (transition.from === from) reached.add(transition.to);
    expect([...reached].sort()).toEqual(Object.keys(table.statuses).sort());
  });

  test('says everything in both languages, as sentences', () => {
    const texts = [...Object.values(table.statuses), ...Object.values(table.actions), ...table.transitions.map(({ text }) => text)];
    for (const { en, id } of texts) {
      expect(en).toMatch(/^[A-Z0-9].*\.$/);
      expect(id).toMatch(/^[A-Z0-9].*\.$/);
      expect(id).not.toBe(en);
    }
  });

  test('is drawn within its frame, with every state and every transition once and no name on top of another', () => {
    const { width, height, boxes, arrows } = layOut(table);
    expect(boxes.map(({ name }) => name)).toEqual(Object.keys(table.statuses));
    expect(new Set(arrows.map(({ transition }) => transition))).toEqual(new Set(table.transitions));
    expect(arrows).toHaveLength(table.transitions.length);
    boxes.forEach((box, index) => expect(box.y).toBeGreaterThan(index > 0 ? boxes[index - 1]!.y + boxes[index - 1]!.height : 0));
    expect(boxes.at(-1)!.y + boxes.at(-1)!.height).toBeLessThan(height);
    const labels = arrows.map(({ label }) => label);
    for (const one of labels) for (const other of labels) if (one !== other) expect(Math.abs(one.y - other.y) >= 10 || Math.abs(one.x - other.x) > boxWidth / 2).toBe(true);
    const numbers = arrows.flatMap(({ path }) => [...path.matchAll(/[HQ]([\d.]+)/g)].map(([, x]) => Number(x)));
    for (const x of numbers) expect(x > left && x < width).toBe(true);
    // A phone leaves about 340 pixels for a drawing.
    expect(width).toBeLessThanOrEqual(340);
  });

  test('has its arrows begin and end at the states that they join', () => {
    const { boxes, arrows } = layOut(table);
    const touches = (name: string, y: number) => boxes.some((box) => box.name === name && y >= box.y - 2 && y <= box.y + box.height + 2);
    for (const { transition, path } of arrows) {
      const [, begin] = /^M[\d.]+ ([\d.]+)/.exec(path)!;
      const [end] = /[\d.]+$/.exec(path.replace(/H[\d.]+$/, ''))!;
      expect([transition.action, touches(transition.from, Number(begin)), touches(transition.to, Number(end))]).toEqual([transition.action, true, true]);
    }
  });

  test('decides what follows, and refuses the rest by name', () => {
    for (const status of Object.keys(table.statuses)) {
      for (const action of Object.keys(table.actions)) {
        const found = table.transitions.find((transition) => transition.from === status && transition.action === action);
        if (found) expect(next(table, status, action)).toBe(found.to);
        else expect(() => next(table, status, action)).toThrow(expect.objectContaining({ code: 'invalid_transition', options: { detail: `The ${table.noun.en} is ${status}: ${action} is not possible.` } }));
      }
    }
  });
});

test('a reason that no table knows stands behind the refusal', () => {
  expect(illegal(orderStates, 'confirmed', 'cancel', 'Pieces of it have been sent.').options.detail).toBe('The order is confirmed: cancel is not possible. Pieces of it have been sent.');
});
