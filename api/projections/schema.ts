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
  /** Where named schemas are collected; they are then referred to as `#/components/schemas/<name>`. Undefined: all inline. */
  readonly components?: Record<string, JsonSchema>;
}

/** Turns a schema of a contract into JSON Schema, its texts in one language. */
export function toJsonSchema(schema: Schema, { io, language, components }: Conversion): JsonSchema {
  const inline = z.registry<Record<string, unknown>>();
  const { properties, $defs } = z.toJSONSchema(z.object({ root: schema as unknown as z.ZodType }), {
    io,
    metadata: components ? z.globalRegistry : inline,
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema as unknown as z.ZodType, jsonSchema, language),
  }) as unknown as { properties: { root: JsonSchema }; $defs?: Record<string, JsonSchema> };
  const relocate = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
  for (const [name, definition] of Object.entries($defs ?? {})) collect(components!, name, relocate(definition));
  return relocate(properties.root);
}

function collect(components: Record<string, JsonSchema>, name: string, definition: JsonSchema): void {
  const { [name]: known = definition } = components;
  if (JSON.stringify(known) !== JSON.stringify(definition)) throw new Error(`Two different schemas are named ${name}.`);
  components[name] = definition;
}

function tidy(zodSchema: z.ZodType, jsonSchema: Record<string, unknown>, language: Language): void {
  const { text, id: _, ...meta } = (z.globalRegistry.get(zodSchema) ?? {}) as { text?: Text; id?: string };
  Object.assign(jsonSchema, meta);
  delete jsonSchema.text;
  delete jsonSchema.id;
  if (text) jsonSchema.description = text[language];
  // Our answers may gain fields later; only what a client sends is closed.
  const { type, catchall } = zodSchema.def as { type: string; catchall?: unknown };
  if (type === 'object' && !catchall) delete jsonSchema.additionalProperties;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
