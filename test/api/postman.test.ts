import { describe, expect, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { toPostman } from '../../api/projections/postman.ts';

const collection = toPostman(operations);
const items = collection.item.flatMap(({ item }) => item);

describe('the Postman collection', () => {
  test('is a collection of version 2.1', () => {
    expect(collection.info.schema).toBe('https://schema.getpostman.com/json/collection/v2.1.0/collection.json');
  });

  test('is the same byte for byte each time', () => {
    expect(JSON.stringify(toPostman(operations))).toBe(JSON.stringify(collection));
  });

  test('has a request for every operation', () => {
    expect(items.map(({ name }) => name)).toEqual(operations.map(({ summary }) => summary.en));
  });

  test('checks every answer', () => {
    for (const { name, event } of items) expect(event[0]!.script.exec.filter((line) => line.startsWith('pm.test(')).length, name).toBeGreaterThanOrEqual(4);
  });

  test('uses no variable before an earlier request has set it', () => {
    const known = new Set(collection.variable.map(({ key }) => key));
    for (const { name, event, request } of items) {
      const used = [...JSON.stringify(request).matchAll(/\{\{(\w+)\}\}/g)].map(([, variable]) => variable!);
      expect([...known], name).toEqual(expect.arrayContaining(used));
      for (const [, variable] of event[0]!.script.exec.join('\n').matchAll(/collectionVariables\.set\('(\w+)'/g)) known.add(variable!);
    }
  });

  test('carries values on', () => {
    const carried = operations.flatMap(({ chain }) => Object.values(chain?.takes ?? {}));
    expect(carried.length).toBeGreaterThan(0);
    for (const name of carried) expect(JSON.stringify(items)).toContain(`{{${name}}}`);
  });
});
