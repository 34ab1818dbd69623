// The table as a Postman collection (https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html).
import { hasFieldsInQuery, type AnyOperation, type Example } from '../operation.ts';
import { toJsonSchema } from './schema.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** Writes these operations as a collection that runs from top to bottom on a fresh shop; the same operations give the same bytes. */
export function toPostman(operations: readonly AnyOperation[]) {
  const features = Map.groupBy(operations, ({ feature }) => feature);
  return {
    info: { name: 'Etalase', description: 'Every operation of the shop, each with its checks. Run it as a whole: ids travel from one request to the next.', schema },
    variable: [{ key: 'baseUrl', value: 'http://localhost:8080' }],
    item: [...features].map(([name, members]) => ({ name, item: members.map(toItem) })),
  };
}

function toItem(operation: AnyOperation) {
  const example = withVariables(operation);
  return {
    name: operation.summary.en,
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: checksOf(operation) } }],
    request: { method: operation.method, header: headersOf(operation), ...bodyOf(operation, example), url: urlOf(operation, example), description: operation.description.en },
    response: [],
  };
}

/** The first example, with the values that earlier answers give in place of its own. */
function withVariables({ examples: [example], chain }: AnyOperation): Example {
  const taken = Object.fromEntries(Object.entries(chain?.takes ?? {}).map(([field, name]) => [field, `{{${name}}}`]));
  const replace = <T extends Readonly<Record<string, unknown>> | undefined>(values: T) =>
    values && (Object.fromEntries(Object.entries(values).map(([name, value]) => [name, taken[name] ?? value])) as T);
  return { ...example!, params: replace(example!.params), query: replace(example!.query), fields: replace(example!.fields) };
}

function headersOf({ body }: AnyOperation) {
  const accept = { key: 'Accept', value: 'application/json' };
  return body ? [accept, { key: 'Content-Type', value: 'application/json' }] : [accept];
}

function bodyOf(operation: AnyOperation, example: Example) {
  const { body, fields } = operation;
  if (body) return { body: { mode: 'raw', raw: JSON.stringify(example.body, null, 2), options: { raw: { language: 'json' } } } };
  if (!fields || hasFieldsInQuery(operation)) return {};
  return { body: { mode: 'formdata', formdata: pairs(example.fields).map((pair) => ({ ...pair, type: 'text' })) } };
}

function urlOf(operation: AnyOperation, example: Example) {
  const query = pairs(hasFieldsInQuery(operation) ? example.fields : example.query);
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => String(example.params?.[name] ?? ''));
  const search = query.map(({ key, value }) => `${key}=${value}`).join('&');
  return {
    raw: `{{baseUrl}}${filled}${search && `?${search}`}`,
    host: ['{{baseUrl}}'],
    path: filled.slice(1).split('/'),
    ...(query.length > 0 && { query }),
  };
}

function pairs(values: Readonly<Record<string, unknown>> = {}): { key: string; value: string }[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: String(value) }));
}

function checksOf({ success, chain }: AnyOperation): string[] {
  const shape = success.schema && toJsonSchema(success.schema, { io: 'output', language: 'en' });
  const lines = [
    `pm.test('answers ${success.status}', () => pm.response.to.have.status(${success.status}));`,
    `pm.test('answers JSON', () => pm.expect(pm.response.headers.get('Content-Type')).to.match(/^application\\/json/));`,
    `pm.test('carries a request id', () => pm.expect(pm.response.headers.get('X-Request-Id')).to.be.a('string').and.not.empty);`,
    `pm.test('has the documented shape', () => pm.response.to.have.jsonSchema(${JSON.stringify(shape)}));`,
  ];
  const given = Object.entries(chain?.gives ?? {}).map(([name, place]) => {
    const steps = place.split('.').map((step) => `[${JSON.stringify(/^\d+$/.test(step) ? Number(step) : step)}]`).join('');
    return `pm.collectionVariables.set('${name}', pm.response.json()${steps});`;
  });
  return [...lines, ...given];
}
