import type { AnyOperation, Example } from '../../api/operation.ts';
import type { Extras } from './client.ts';

/** The request that an example of the table stands for, as `ask` takes it. */
export function requestOf({ method, path, fields, body }: AnyOperation, example: Example): readonly [request: string, extras: Extras] {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(example.params![name]!));
  const form = asParameters(example.fields);
  const query = fields && method === 'DELETE' ? form : asParameters(example.query);
  const extras = body ? { json: example.body } : fields && method !== 'DELETE' ? { body: form } : {};
  return [`${method} ${filled}${query.size > 0 ? `?${query}` : ''}`, extras];
}

function asParameters(values: Readonly<Record<string, string | number | boolean>> = {}): URLSearchParams {
  return new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
