import { describe, expect, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { send } from '../helpers/client.ts';
import { requestOf } from '../helpers/examples.ts';
import { hosts } from '../helpers/hosts.ts';

const [host] = hosts;
const examples = operations.flatMap((operation) => operation.examples.map((example) => [`${operation.id}: ${example.name.en}`, operation, example] as const));

describe('the examples of the table', () => {
  test('are there for each operation', () => {
    for (const { id, examples } of operations) expect(examples.length, id).toBeGreaterThan(0);
  });

  test.each(examples)('%s, is taken by the schemas', async (_, operation, example) => {
    for (const place of ['params', 'query', 'body', 'fields'] as const) {
      const given = example[place] as Readonly<Record<string, unknown>> | undefined;
      const sent = given && place !== 'body' ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])) : given;
      const schema = operation[place];
      if (!schema) expect(given, place).toBeUndefined();
      else expect((await schema['~standard'].validate(sent ?? {})).issues, place).toBeUndefined();
    }
  });

  test.each(examples)('%s, succeeds on a fresh shop', async (_, operation, example) => {
    const { origin, stop } = await host!.start();
    const { status } = await send(origin, ...requestOf(operation, example)).finally(stop);
    expect(status).toBe(operation.success.status);
  });
});
