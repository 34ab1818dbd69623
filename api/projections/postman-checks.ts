// What Postman checks of each answer, and what it remembers of it.
import { Problem } from '../conventions.contract.ts';
import { placeExpression } from './places.ts';
import { toJsonSchema, type JsonSchema } from './schema.ts';
import type { StoryRequest } from './story-requests.ts';

/** The lines of a request's test script. */
export function checksOf(request: StoryRequest): string[] {
  const { status, gives, isReplay, operation, expects } = request;
  const shape = shapeOf(request);
  return [
    `pm.test('answers ${status}', () => pm.response.to.have.status(${status}));`,
    `pm.test('carries a request id', () => pm.expect(pm.response.headers.get('X-Request-Id')).to.be.a('string').and.not.empty);`,
    ...bodyChecks(request, shape),
    ...(operation.etag && status < 400 ? [`pm.test('carries an ETag', () => pm.expect(pm.response.headers.get('ETag')).to.match(/^"/));`] : []),
    ...(isReplay ? [`pm.test('is the first answer, sent again', () => pm.expect(pm.response.headers.get('Idempotent-Replayed')).to.eql('true'));`] : []),
    ...Object.entries(expects).map(([place, value]) => `pm.test(${JSON.stringify(`${place} is ${JSON.stringify(value)}`)}, () => pm.expect(${placeExpression('pm.response.json()', place)}).to.eql(${writeValue(value)}));`),
    ...(shape?.properties?.totals ? [addsUp] : []),
    ...(operation.etag && status < 400 ? [`pm.collectionVariables.set('stale_etag', pm.collectionVariables.get('etag'));`, `pm.collectionVariables.set('etag', pm.response.headers.get('ETag'));`] : []),
    ...Object.entries(gives).map(([name, place]) => `pm.collectionVariables.set('${name}', ${placeExpression('pm.response.json()', place)});`),
  ];
}

function shapeOf({ operation: { success }, status }: StoryRequest): JsonSchema | undefined {
  const schema = status >= 400 ? Problem : success.schema;
  return schema && toJsonSchema(schema, { io: 'output', language: 'en' });
}

function bodyChecks({ operation: { success }, status }: StoryRequest, shape: JsonSchema | undefined): string[] {
  if (!shape) return [`pm.test('has no body', () => pm.expect(pm.response.text()).to.eql(''));`];
  const type = status >= 400 ? 'application/problem+json' : success.type?.split(';')[0] ?? 'application/json';
  const isText = type.startsWith('text/');
  return [
    `pm.test('answers ${type}', () => pm.expect(pm.response.headers.get('Content-Type').split(';')[0]).to.eql('${type}'));`,
    isText
      ? `pm.test('has a body', () => pm.expect(pm.response.text()).to.not.be.empty);`
      : `pm.test('has the documented shape', () => pm.response.to.have.jsonSchema(${JSON.stringify(shape)}));`,
  ];
}

/** A value that holds a variable is filled in by the script: Postman does so in requests alone. */
function writeValue(value: unknown): string {
  const json = JSON.stringify(value);
  return typeof value === 'string' && value.includes('{{') ? `pm.variables.replaceIn(${json})` : json;
}

const addsUp = [
  `pm.test('the totals add up', () => {`,
  `  const { lines, items = lines, totals: { subtotal, discount, shipping, tax, total } } = pm.response.json();`,
  `  pm.expect(subtotal.amount - discount.amount + shipping.amount + tax.amount).to.eql(total.amount);`,
  `  pm.expect(items.reduce((sum, line) => sum + line.total.amount, shipping.amount)).to.eql(total.amount);`,
  `});`,
].join('\n');
