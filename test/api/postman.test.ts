import { describe, expect, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { toPostman } from '../../api/projections/postman.ts';
import { variablesIn } from '../../api/projections/story-requests.ts';
import { story } from '../../api/projections/story.ts';

const collection = toPostman(operations);
const items = collection.item.flatMap(({ item }) => item);
const script = (item: (typeof items)[number], kind: string) => item.event.find(({ listen }) => listen === kind)?.script.exec.join('\n') ?? '';

describe('the Postman collection', () => {
  test('is a collection of version 2.1', () => {
    expect(collection.info.schema).toBe('https://schema.getpostman.com/json/collection/v2.1.0/collection.json');
  });

  test('is the same byte for byte each time', () => {
    expect(JSON.stringify(toPostman(operations))).toBe(JSON.stringify(collection));
  });

  test('has a folder for each chapter and a request for each step of the story', () => {
    expect(collection.item.map(({ name }) => name)).toEqual(story.map(({ title }) => title.en));
    expect(collection.item.map(({ item }) => item.length)).toEqual(story.map(({ steps }) => steps.length));
  });

  test('visits every operation', () => {
    const visited = new Set(story.flatMap(({ steps }) => steps.map(({ operation }) => operation)));
    expect(operations.map(({ id }) => id).filter((id) => !visited.has(id))).toEqual([]);
  });

  test('gives each request of a chapter a name of its own', () => {
    for (const { name, item } of collection.item) expect(new Set(item.map((request) => request.name)).size, name).toBe(item.length);
  });

  test('checks every answer', () => {
    for (const item of items) expect(script(item, 'test').match(/^pm\.test\(/gm)!.length, item.name).toBeGreaterThanOrEqual(3);
  });

  test('checks that totals add up, and that a replay is one', () => {
    const names = (part: string) => items.filter((item) => script(item, 'test').includes(part)).map(({ name }) => name);
    expect(names('the totals add up')).toEqual(expect.arrayContaining(['Check out as a guest', 'The order is delivered']));
    expect(names('Idempotent-Replayed')).toHaveLength(story.flatMap(({ steps }) => steps).filter(({ isReplay }) => isReplay).length);
  });

  test('uses no variable before an earlier request has set it', () => {
    const known = new Set(collection.variable.map(({ key }) => key));
    for (const item of items) {
      expect([...known], item.name).toEqual(expect.arrayContaining(variablesIn(JSON.stringify(item.request))));
      for (const [, variable] of script(item, 'test').matchAll(/collectionVariables\.set\('(\w+)'/g)) known.add(variable!);
    }
  });

  test('takes a new key for each intention, and the same for a replay', () => {
    for (const item of items.filter(({ request }) => JSON.stringify(request.header).includes('{{key}}'))) {
      const isReplay = script(item, 'test').includes('Idempotent-Replayed');
      expect(script(item, 'prerequest').includes("set('key'"), item.name).toBe(!isReplay);
    }
  });

  test('logs in as the demo admin, unless told otherwise', () => {
    const values = Object.fromEntries(collection.variable.map(({ key, value }) => [key, value]));
    expect(values.adminEmail).toMatch(/^admin@/);
    expect(values.adminPassword).not.toBe('');
  });

  test('leaves out what is switched off, and whatever needs a value that it alone would give', () => {
    const without = (id: string) => toPostman(operations.filter((operation) => operation.id !== id)).item.flatMap(({ item }) => item.map(({ name }) => name));
    const summaryOf = (id: string) => operations.find((operation) => operation.id === id)!.summary.en;
    expect(without('createWebhookEndpoint')).not.toContain(summaryOf('listDeliveries'));
    expect(without('createWebhookEndpoint')).not.toContain(summaryOf('retryDelivery'));
    expect(without('createWebhookEndpoint')).toContain(summaryOf('listWebhookEndpoints'));
    expect(without('setFaults')).not.toContain('The fault strikes');
  });
});
