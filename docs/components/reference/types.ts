// Says in words what a schema allows.
import type { JsonSchema } from '../../../api/projections/schema.ts';
import type { Language } from '../../../api/text.ts';
import { fill } from '../../console/fill.ts';
import { wordsIn, type Words } from './words.ts';

export type Components = Readonly<Record<string, JsonSchema>>;

/** What a property is: its type in words, and the object within, if it holds one (itself, or in a list, or beside null). */
export interface Described {
  readonly type: string;
  readonly name?: string;
  /** What it must be one of. */
  readonly options?: readonly string[];
  readonly object?: JsonSchema;
}

export function describe(schema: JsonSchema, components: Components, language: Language): Described {
  const words = wordsIn(language);
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return { ...describe(components[name]!, components, language), type: name, name };
  if (schema.anyOf) return describeUnion(schema.anyOf, components, language);
  if (Array.isArray(schema.type)) return describeUnion(schema.type.map((type) => ({ ...schema, type })), components, language);
  if (schema.items) {
    const inner = describe(schema.items, components, language);
    return { ...inner, type: fill(words.listOf, { inner: inner.type }) };
  }
  if (schema.properties) return { type: words.object, object: schema };
  if (schema.enum) return { type: words.oneOf, options: schema.enum.map(String) };
  return { type: scalar(schema, words, language) };
}

function describeUnion(options: readonly JsonSchema[], components: Components, language: Language): Described {
  const [first, ...others] = options.filter((option) => option.type !== 'null').map((option) => describe(option, components, language));
  const type = [first!, ...others].map((option) => option.type).join(' / ');
  const isNullable = options.some((option) => option.type === 'null');
  return { ...first!, type: isNullable ? fill(wordsIn(language).orNull, { inner: type }) : type };
}

function scalar(schema: JsonSchema, words: Words, language: Language): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const { minimum, maximum, minLength, maxLength, type = 'anything' } = schema;
  const name = words[type as keyof Words] ?? words.anything;
  if (type === 'string') {
    const length = range(minLength, maxLength, words, language);
    return length ? `${name}, ${fill(words.characters, { range: length })}` : name;
  }
  return [name, range(minimum, maximum, words, language)].filter(Boolean).join(', ');
}

function range(from: number | undefined, to: number | undefined, words: Words, language: Language): string {
  const [low, high] = [from, to].map((limit) => limit?.toLocaleString(language, { useGrouping: 'min2' }));
  if (low !== undefined && high !== undefined) return fill(words.between, { from: low, to: high });
  if (low !== undefined) return fill(words.atLeast, { from: low });
  return high === undefined ? '' : fill(words.atMost, { to: high });
}
