import { hasFieldsInQuery, type AnyOperation, type Example } from '../../api/operation.ts';
import { runStory, type Storyteller } from '../../api/projections/run-story.ts';
import { operations } from '../../api/operations.ts';
import { send, type Extras } from './client.ts';

/** The request that an example of the table stands for, as `ask` takes it. */
export function requestOf(operation: AnyOperation, example: Example): readonly [request: string, extras: Extras] {
  const { method, path, fields, body } = operation;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(example.params![name]!));
  const form = asParameters(example.fields);
  const query = hasFieldsInQuery(operation) ? form : asParameters(example.query);
  const extras = body ? { json: example.body } : fields && !hasFieldsInQuery(operation) ? { body: form } : {};
  return [`${method} ${filled}${query.size > 0 ? `?${query}` : ''}`, extras];
}

function asParameters(values: Readonly<Record<string, string | number | boolean>> = {}): URLSearchParams {
  return new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** Tells the story to a host; every answer is checked by its schema on the way. */
export async function tellStory(origin: string, { before, after }: Omit<Storyteller, 'send'> = {}): Promise<void> {
  await runStory(operations, {
    async send({ method, path, headers, body }) {
      const answer = await send(origin, `${method} ${path}`, { headers: { ...headers }, ...(body !== undefined && { body }) });
      return { status: answer.status, headers: Object.fromEntries(answer.headers), text: answer.text };
    },
    ...(before && { before }),
    ...(after && { after }),
  });
}
