import { describe, expect, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { tellStory } from '../helpers/examples.ts';
import { hosts } from '../helpers/hosts.ts';

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
      else expect((await schema['~standard'].validate(sent ?? (place === 'body' ? undefined : {}))).issues, place).toBeUndefined();
    }
  });
});

describe.each(hosts)('the story on $name', (host) => {
  test('is told from beginning to end, again and again on one shop, and comes to every operation', async () => {
    const { origin, stop } = await host.start();
    const visited = new Set<string>();
    const after = ({ step }: { step: { operation: { id: string } } }) => void visited.add(step.operation.id);
    try {
      await tellStory(origin, { after });
      await tellStory(origin, { after });
    } finally {
      await stop();
    }
    expect(operations.map(({ id }) => id).filter((id) => !visited.has(id))).toEqual([]);
  }, 60_000);
});
