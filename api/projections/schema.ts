import { z } from 'zod';
import type { Schema } from '../operation.ts';
import type { Language, Text } from '../text.ts';

/** A JSON Schema (2020-12), as far as this project reads it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: string | number | boolean | null;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly multipleOf?: number;
  readonly pattern?: string;
  readonly additionalProperties?: boolean | JsonSchema;
}

interface Conversion {
  /** `input`: what a client may send; `output`: what it gets, and what a parsed query or form holds. */
  readonly io: 'input' | 'output';
  readonly language: Language;
  /** Where named schemas are collected, those of answers first; they are then referred to as `#/components/schemas/<name>`. Undefined: all inline. */
  readonly components?: Record<string, JsonSchema>;
}

/** Turns a schema of a contract into JSON Schema, its texts in one language. */
export function toJsonSchema(schema: Schema, { io, language, components }: Conversion): JsonSchema {
  const inline = z.registry<Record<string, unknown>>();
  const { properties, $defs } = z.toJSONSchema(z.object({ root: schema as unknown as z.ZodType }), {
    io,
    unrepresentable: 'any',
    metadata: components ? named : inline,
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema as unknown as z.ZodType, jsonSchema, language),
  }) as unknown as { properties: { root: JsonSchema }; $defs?: Record<string, JsonSchema> };
  const definitions = Object.entries($defs ?? {}).map(([name, definition]) => [name, relocate(definition)] as const);
  const rename = io === 'input' && components ? nameApart(definitions, components) : { of: (name: string) => name, within: <T>(value: T) => value };
  for (const [name, definition] of definitions) collect(components!, rename.of(name), rename.within(definition));
  return rename.within(relocate(properties.root));
}

type Definitions = readonly (readonly [name: string, definition: JsonSchema])[];

/**
 * What may be left out when it is sent is always there when it is answered. Then what is sent has a name of its own, `FaultsInput`
 * beside `Faults`, and so has whatever contains it.
 */
function nameApart(definitions: Definitions, components: Readonly<Record<string, JsonSchema>>) {
  const apart = new Set<string>();
  const within = <T>(value: T): T => [...apart].reduce((renamed, name) => JSON.parse(JSON.stringify(renamed).replaceAll(`"#/components/schemas/${name}"`, `"#/components/schemas/${name}Input"`)), value);
  for (let size = -1; size < apart.size; ) {
    size = apart.size;
    for (const [name, definition] of definitions) if (components[name] && differs(components[name], within(definition))) apart.add(name);
  }
  return { of: (name: string) => (apart.has(name) ? `${name}Input` : name), within };
}

/**
 * The registry of names. A schema that was described anew for one place (`about(Money, ...)`) is not a second schema of that name:
 * it refers to the first, with a description of its own.
 */
const named = Object.assign(z.registry<Record<string, unknown>>(), {
  get(schema: z.ZodType) {
    const meta = z.globalRegistry.get(schema);
    const parent = schema._zod.parent as z.ZodType | undefined;
    if (meta?.id === undefined || !parent || z.globalRegistry.get(parent)?.id !== meta.id) return meta;
    const { id: _, ...rest } = meta;
    return rest;
  },
});

function relocate<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function differs(one: JsonSchema, other: JsonSchema): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

function collect(components: Record<string, JsonSchema>, name: string, definition: JsonSchema): void {
  if (components[name] && differs(components[name], definition)) throw new Error(`Two different schemas are named ${name}.`);
  components[name] = definition;
}

function tidy(zodSchema: z.ZodType, jsonSchema: Record<string, unknown>, language: Language): void {
  const { text, id: _, ...meta } = (z.globalRegistry.get(zodSchema) ?? {}) as { text?: Text; id?: string };
  Object.assign(jsonSchema, meta);
  delete jsonSchema.text;
  delete jsonSchema.id;
  if (text) jsonSchema.description = text[language];
  // A text that is only normalised (to lower case, say) has no schema of what comes out: it is described as what goes in.
  const { type: kind, in: from, out } = zodSchema.def as unknown as { type: string; in?: z.ZodType; out?: z.ZodType };
  if (kind === 'pipe' && from && out?.def.type === 'transform' && jsonSchema.type === undefined) {
    const { $schema: _schema, ...written } = z.toJSONSchema(from, { io: 'input' });
    Object.assign(jsonSchema, { ...written, ...jsonSchema });
  }
  // Our answers may gain fields later; only what a client sends is closed.
  const { type, catchall } = zodSchema.def as { type: string; catchall?: unknown };
  if (type === 'object' && !catchall) delete jsonSchema.additionalProperties;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
