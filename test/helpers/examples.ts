import { hasFieldsInQuery, type AnyOperation, type Example } from '../../api/operation.ts';
import type { Extras } from './client.ts';

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
