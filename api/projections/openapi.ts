// The table as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1), in English.
import { Problem } from '../conventions.contract.ts';
import { errors, type ErrorCode } from '../errors.ts';
import { errorsOf, hasFieldsInQuery, type AnyOperation, type Schema } from '../operation.ts';
import { failureHeaders, headerComponents, headers, headersOf, parameterComponents, successHeaders } from './openapi-headers.ts';
import { toJsonSchema, type JsonSchema } from './schema.ts';
import { tags } from './tags.ts';

type Components = Record<string, JsonSchema>;

/** Describes these operations as one document; the same operations give the same bytes. */
export function toOpenApi(operations: readonly AnyOperation[]) {
  const schemas: Components = {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const schema of [Problem, ...operations.flatMap(({ success }) => success.schema ?? [])]) toJsonSchema(schema, { io: 'output', language: 'en', components: schemas });
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
    tags: features.map((name) => ({ name, description: tags[name]?.en ?? name })),
    paths,
    components: {
      ...(operations.some(({ auth }) => auth) && { securitySchemes: { bearer } }),
      parameters: onlyUsed('parameters', parameterComponents, paths),
      headers: onlyUsed('headers', headerComponents, paths),
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

const bearer = { type: 'http', scheme: 'bearer', description: 'The access token of a login.' } as const;

/** A component that nothing refers to would be a warning. */
function onlyUsed(kind: string, components: Readonly<Record<string, unknown>>, paths: unknown) {
  const text = JSON.stringify(paths);
  return Object.fromEntries(Object.entries(components).filter(([name]) => text.includes(`"#/components/${kind}/${name}"`)));
}

function describe(operation: AnyOperation, schemas: Components) {
  const parameters = [...parametersOf(operation, 'path', schemas), ...parametersOf(operation, 'query', schemas), ...headersOf(operation).map((name) => ({ $ref: `#/components/parameters/${name}` }))];
  const requestBody = bodyOf(operation, schemas);
  return {
    operationId: operation.id,
    tags: [operation.feature],
    summary: operation.summary.en,
    description: operation.description.en,
    ...securityOf(operation),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: responsesOf(operation, schemas),
  };
}

/** A guest's cart is open to whoever holds its id: there the token is optional. */
function securityOf({ auth }: AnyOperation) {
  if (!auth) return {};
  return { security: auth === 'cart' ? [{}, { bearer: [] }] : [{ bearer: [] }] };
}

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
  const { body, fields, method } = operation;
  const [example] = operation.examples;
  if (body) {
    const content = { schema: toJsonSchema(body, { io: 'input', language: 'en', components }), ...(example?.body !== undefined && { example: example.body }) };
    return { required: !isOptional(body), content: { 'application/json': content, ...(method === 'PATCH' && { 'application/merge-patch+json': content }) } };
  }
  if (!fields || hasFieldsInQuery(operation)) return undefined;
  const content = { schema: toJsonSchema(fields, { io: 'output', language: 'en', components }) };
  return { required: true, content: { 'multipart/form-data': content, 'application/x-www-form-urlencoded': content } };
}

function responsesOf(operation: AnyOperation, components: Components) {
  const { success, etag, method } = operation;
  // The parameters of a media type are no part of what an answer is.
  const type = success.type?.split(';')[0] ?? 'application/json';
  const content = success.schema && { [type]: { schema: toJsonSchema(success.schema, { io: 'output', language: 'en', components }) } };
  const ok = { description: operation.summary.en, headers: headers(successHeaders(operation)), ...(content && { content }) };
  const unchanged = { description: 'Nothing has changed since the ETag that was sent.', headers: headers(['X-Request-Id', 'ETag']) };
  const responses: Record<string, unknown> = { [success.status]: ok, ...(etag && method === 'GET' && { 304: unchanged }) };
  for (const [status, codes] of Map.groupBy(errorsOf(operation), (code) => errors[code].status)) responses[status] = problem(operation, status, codes);
  return responses;
}

function problem(operation: AnyOperation, status: number, codes: readonly ErrorCode[]) {
  const description = codes.map((code) => `\`${code}\`: ${errors[code].title.en}.`).join(' ');
  return { description, headers: headers(failureHeaders(operation, status)), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

/** Whether a request may come without what the schema describes. */
function isOptional(schema: Schema): boolean {
  const result = schema['~standard'].validate(undefined);
  return !(result instanceof Promise) && !result.issues;
}
