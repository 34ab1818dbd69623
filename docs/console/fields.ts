// The fields of an operation's form, read off its schemas when the site is built.
import type { AnyOperation } from '../../api/operation.ts';
import { toJsonSchema, type JsonSchema } from '../../api/projections/schema.ts';
import type { Language } from '../../api/text.ts';

/** The form of an operation, part by part, in the order of the contract. */
export function formOf(operation: AnyOperation, language: Language): Part[] {
  const headers: Part[] = [...(operation.ifMatch ? [ifMatch] : []), ...(operation.idempotencyKey ? [idempotencyKey] : [])];
  return [...places.flatMap((place) => partsOf(operation, place, language)), ...headers];
}

/** The parts of one place of the form. */
export function partsOf(operation: AnyOperation, place: (typeof places)[number], language: Language): Part[] {
  const schema = schemaOf(operation, place, language);
  return schema ? objectParts(schema, { place, path: [] }) : [];
}

/** The schema of one place as a client has to fill it: path, query and form hold text, but are meant as what they parse to. */
export function schemaOf(operation: AnyOperation, place: (typeof places)[number], language: Language): JsonSchema | undefined {
  const schema = operation[place];
  if (!schema) return undefined;
  if (place === 'body') return toJsonSchema(schema, { io: 'input', language });
  const written = toJsonSchema(schema, { io: 'input', language });
  const meant = toJsonSchema(schema, { io: 'output', language });
  const properties = Object.entries(meant.properties ?? {}).map(([name, property]) => [name, { ...property, ...formOfDecimals(property, written.properties?.[name]) }]);
  return { ...meant, properties: Object.fromEntries(properties) };
}

/** How many decimals a number may have is said by the pattern of its text alone. */
function formOfDecimals(meant: JsonSchema, written: JsonSchema | undefined): JsonSchema {
  return meant.type === 'number' && written?.pattern ? { pattern: written.pattern } : {};
}

export function fieldsOf(parts: readonly Part[]): Field[] {
  return parts.flatMap((part) => ('parts' in part ? fieldsOf(part.parts) : [part]));
}

interface Position {
  readonly place: Field['place'];
  readonly path: readonly string[];
  readonly group?: string;
}

function objectParts(schema: JsonSchema, position: Position): Part[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const isRequired = (schema.required?.includes(name) ?? false) && property.default === undefined;
    return toPart(withoutNull(property), isRequired, { ...position, path: [...position.path, name] });
  });
}

function toPart(schema: JsonSchema, isRequired: boolean, position: Position): Part {
  const { place, path } = position;
  const key = [place, ...path].join('.');
  const label = path.join('.');
  if (schema.properties) {
    const group = isRequired ? position.group : key;
    return { key, label, isRequired, parts: objectParts(schema, { ...position, group }) };
  }
  const { minimum, maximum, minLength, maxLength, pattern } = schema;
  const common = { key, place, path, label, isRequired, group: position.group, default: writeDefault(schema.default) };
  return { ...common, ...kindOf(schema), minimum, maximum, minLength, maxLength, pattern };
}

function kindOf(schema: JsonSchema): Pick<Field, 'kind' | 'options'> {
  const options = schema.const !== undefined ? [schema.const] : schema.enum ?? (schema.type === 'boolean' ? [true, false] : undefined);
  if (options) return { kind: 'choice', options };
  if (schema.type === 'integer' || schema.type === 'number') return { kind: schema.type };
  return { kind: schema.type === 'string' ? 'text' : 'json' };
}

function withoutNull(schema: JsonSchema): JsonSchema {
  const [only, ...others] = schema.anyOf?.filter((option) => option.type !== 'null') ?? [];
  if (only && others.length === 0) return { ...schema, ...only, description: schema.description ?? only.description };
  if (Array.isArray(schema.type)) return { ...schema, type: schema.type.find((type) => type !== 'null') };
  return schema;
}

function writeDefault(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const places = ['params', 'query', 'body', 'fields'] as const;

/** Filled from the ETag that the reader has seen last; see chain.ts. */
const ifMatch: Field = { key: 'headers.if-match', place: 'headers', path: ['if-match'], label: 'If-Match', kind: 'text', isRequired: true, sample: '"ETAG"' };

/** Filled with a new one when the page opens. */
const idempotencyKey: Field = {
  key: 'headers.idempotency-key',
  place: 'headers',
  path: ['idempotency-key'],
  label: 'Idempotency-Key',
  kind: 'text',
  isRequired: true,
  maxLength: 255,
  pattern: '^[\\x21-\\x7e]+$',
  sample: '6f1c7a52-8d0e-4a3b-9a54-2f0e3c1b7d10',
};

/** One value that a reader may set. */
export interface Field {
  /** `query.limit`, `body.price.amount`; also the name of its input. */
  readonly key: string;
  readonly place: 'headers' | 'params' | 'query' | 'body' | 'fields';
  readonly path: readonly string[];
  readonly label: string;
  /** `json`: anything that has no field of its own, such as a list, written as JSON. */
  readonly kind: 'text' | 'integer' | 'number' | 'choice' | 'json';
  readonly options?: readonly (string | number | boolean | null)[];
  readonly isRequired: boolean;
  /** The optional group it stands in: it is required once anything in that group is set. */
  readonly group?: string;
  readonly default?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** What stands for a header in the samples, where no example has a value. */
  readonly sample?: string;
}

/** An object within the body. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly parts: readonly Part[];
}

export type Part = Field | Group;
