import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../api/conventions.contract.ts';
import { endpoints } from '../../api/endpoints.ts';
import { errors } from '../../api/errors.ts';
import { operations } from '../../api/operations.ts';
import { createRouter } from '../../api/router.ts';
import type { Text } from '../../api/text.ts';

describe('the table of operations', () => {
  test('names each operation once', () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names operations verbNoun, so that handler, page and test can bear the name', () => {
    // Where the verb says it all there is no noun.
    const verbs = ['register', 'login', 'refresh', 'logout', 'checkout'];
    for (const { id } of operations) if (!verbs.includes(id)) expect(id).toMatch(/^[a-z]+([A-Z][a-z]+)+$/);
  });

  test('gives each method of a path to one operation', () => {
    const places = operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('has a handler for each operation', () => {
    expect(endpoints.map(({ operation }) => operation)).toEqual(operations);
    for (const { operation, handle } of endpoints) expect(handle, operation.id).toBeTypeOf('function');
  });

  test('lets no path shadow another', () => {
    const paths = [...new Set(operations.map(({ path }) => path))];
    const clashes = paths.flatMap((one, index) => paths.slice(index + 1).filter((other) => canMeet(one, other)).map((other) => `${one} and ${other}`));
    expect(clashes).toEqual([]);
  });

  test.each(operations.map((operation) => [operation.id, operation] as const))('%s is found at its own path', (_, { path, method, id }) => {
    const match = createRouter(endpoints)(path.replace(/\{\w+\}/g, 'x'));
    expect(match?.route.endpoints.get(method)?.operation.id).toBe(id);
  });

  test('gives JSON bodies to POST, PUT and PATCH alone, and never beside fields', () => {
    for (const { id, method, body, fields } of operations) {
      expect(body && fields, id).toBeUndefined();
      if (body) expect(['POST', 'PUT', 'PATCH'], id).toContain(method);
    }
  });

  test('has a parameter for each name in a path, and no other', () => {
    for (const { id, path, params } of operations) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys((params as z.ZodObject | undefined)?.shape ?? {}), id).toEqual(names);
    }
  });
});

/** Whether one address could mean either path. */
function canMeet(one: string, other: string): boolean {
  const [a, b] = [one.split('/'), other.split('/')];
  return a.length === b.length && a.every((segment, index) => segment === b[index] || segment.startsWith('{') || b[index]!.startsWith('{'));
}

describe('texts of the table', () => {
  const texts = new Map<string, Text>(Object.entries(errors).flatMap(([code, { title, description }]) => [[`title of ${code}`, title], [`description of ${code}`, description]]));
  for (const { id, summary, description, examples, params, query, body, fields, success } of operations) {
    texts.set(`summary of ${id}`, summary).set(`description of ${id}`, description);
    examples.forEach(({ name }, index) => texts.set(`example ${index + 1} of ${id}`, name));
    Object.entries({ params, query, body, fields, answer: success.schema }).forEach(([place, schema]) => collect(schema, `${place} of ${id}`, texts));
  }
  collect(Problem, 'Problem', texts);

  test('are found, in schemas too', () => {
    expect([...texts.keys()]).toEqual(expect.arrayContaining(['summary of listProducts', 'query of listProducts.limit', 'answer of listProducts.data.element.price.amount', 'Problem.request_id']));
  });

  test.each([...texts])('%s: both languages, each its own words', (_, { en, id }) => {
    expect(en.trim()).not.toBe('');
    expect(id.trim()).not.toBe('');
    expect(id).not.toBe(en);
  });
});

/** Every `text` in the metadata of a schema and of what it consists of. */
function collect(value: unknown, place: string, texts: Map<string, Text>): void {
  if (typeof value !== 'object' || value === null) return;
  if (!('_zod' in value)) return Object.entries(value).forEach(([name, inner]) => collect(inner, `${place}.${name}`, texts));
  const { text } = (z.globalRegistry.get(value as z.ZodType) ?? {}) as { text?: Text };
  if (text) texts.set(place, text);
  const { def = {} } = value as Partial<z.ZodType>;
  for (const [name, inner] of Object.entries(def)) collect(inner, ['shape', 'innerType', 'in', 'out'].includes(name) ? place : `${place}.${name}`, texts);
}
