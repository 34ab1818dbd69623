// The table as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1), in English.
import { Problem } from '../conventions.contract.ts';
import { errors, type ErrorCode } from '../errors.ts';
import { errorsOf, hasFieldsInQuery, type AnyOperation } from '../operation.ts';
import { toJsonSchema, type JsonSchema } from './schema.ts';

type Components = Record<string, JsonSchema>;

const tags: Readonly<Record<string, string>> = {
  catalog: 'Products, brands and categories.',
  classic: 'The seven requests of the original server, at its own paths.',
  system: 'Health and descriptions of this API.',
};

/** Describes these operations as one document; the same operations give the same bytes. */
export function toOpenApi(operations: readonly AnyOperation[]) {
  const schemas: Components = {};
  const paths: Record<string, Record<string, unknown>> = {};
  toJsonSchema(Problem, { io: 'output', language: 'en', components: schemas });
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation, schemas);
  const features = [...new Set(operations.map(({ feature }) => feature))];
  return {
    openapi: '3.1.1',
    info: {
      title: 'Etalase',
      version: '1',
      summary: 'A small shop that is right.',
      description: 'The shop behind the handbook. Failures are problem documents (RFC 9457) whose `type` is a page of the site.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The server that serves this document.' }],
    security: [],
    tags: features.map((name) => ({ name, description: tags[name] ?? name })),
    paths,
    components: { schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))) },
  };
}

function describe(operation: AnyOperation, schemas: Components) {
  const parameters = [...parametersOf(operation, 'path', schemas), ...parametersOf(operation, 'query', schemas), ...(operation.etag ? [ifNoneMatch] : [])];
  const requestBody = bodyOf(operation, schemas);
  return {
    operationId: operation.id,
    tags: [operation.feature],
    summary: operation.summary.en,
    description: operation.description.en,
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: responsesOf(operation, schemas),
  };
}

const ifNoneMatch = { name: 'If-None-Match', in: 'header', required: false, description: 'An ETag of an earlier answer; while nothing has changed the answer is 304.', schema: { type: 'string' } };

function parametersOf(operation: AnyOperation, place: 'path' | 'query', components: Components) {
  const schema = place === 'path' ? operation.params : hasFieldsInQuery(operation) ? operation.fields : operation.query;
  if (!schema) return [];
  const { properties = {}, required = [] } = toJsonSchema(schema, { io: 'output', language: 'en', components });
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: required.includes(name) && rest.default === undefined,
    ...(description && { description }),
    schema: rest,
  }));
}

function bodyOf(operation: AnyOperation, components: Components) {
  const { body, fields } = operation;
  const [example] = operation.examples;
  if (body) return { required: true, content: { 'application/json': { schema: toJsonSchema(body, { io: 'input', language: 'en', components }), ...(example?.body !== undefined && { example: example.body }) } } };
  if (!fields || hasFieldsInQuery(operation)) return undefined;
  const content = { schema: toJsonSchema(fields, { io: 'output', language: 'en', components }) };
  return { required: true, content: { 'multipart/form-data': content, 'application/x-www-form-urlencoded': content } };
}

function responsesOf(operation: AnyOperation, components: Components) {
  const { success, etag } = operation;
  const headers = { 'X-Request-Id': header('Names this request in the server\'s log.'), ...(etag && { ETag: header('Changes whenever the answer does.') }), ...(success.status === 201 && { Location: header('The path of what was made.') }) };
  const content = success.schema && { [success.type ?? 'application/json']: { schema: toJsonSchema(success.schema, { io: 'output', language: 'en', components }) } };
  const ok = { description: operation.summary.en, headers, ...(content && { content }) };
  const responses: Record<string, unknown> = { [success.status]: ok, ...(etag && { 304: { description: 'Nothing has changed since the ETag that was sent.' } }) };
  for (const [status, codes] of Map.groupBy(errorsOf(operation), (code) => errors[code].status)) responses[status] = problem(codes);
  return responses;
}

function problem(codes: readonly ErrorCode[]) {
  const description = codes.map((code) => `\`${code}\`: ${errors[code].title.en}.`).join(' ');
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function header(description: string) {
  return { description, schema: { type: 'string' } };
}
