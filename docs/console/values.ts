// What the reader has set: the text of each input by its field's key. An empty text is a value that is not set.
import type { AnyOperation, Example } from '../../api/operation.ts';
import type { Field } from './fields.ts';

export type Values = Readonly<Record<string, string>>;

export function isSet(values: Values, field: Field): boolean {
  return (values[field.key] ?? '') !== '';
}

/** Whether a value has to be there, given the others: in an optional group, once the group has any. */
export function isWanted(field: Field, fields: readonly Field[], values: Values): boolean {
  if (!field.isRequired) return false;
  return field.group === undefined || fields.some((other) => other.key.startsWith(`${field.group}.`) && isSet(values, other));
}

/** The values of an example, as they stand in the inputs. */
export function valuesOf(example: Example, fields: readonly Field[]): Values {
  const found = fields.map((field) => [field.key, write(field, read(example, field))] as const);
  return Object.fromEntries(found.filter(([, text]) => text !== ''));
}

/** What an untouched form holds: of the first example, only what can't be left out; of a patch all of it, since an empty one changes nothing. */
export function firstValues({ method, examples: [first] }: Pick<AnyOperation, 'method' | 'examples'>, fields: readonly Field[]): Values {
  return first ? valuesOf(first, fields.filter((field) => method === 'PATCH' || (field.isRequired && field.group === undefined))) : {};
}

function read(example: Example, { place, path, sample }: Field): unknown {
  if (place === 'headers') return sample;
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null | undefined)?.[step], example[place]);
}

function write({ kind }: Field, value: unknown): string {
  if (value === undefined || value === null) return '';
  return kind === 'json' ? JSON.stringify(value) : String(value);
}

/** The JSON value that a text stands for. One that isn't of the field's kind goes as text, so that the server can refuse it. */
export function toJson({ kind, options }: Field, text: string): unknown {
  if (kind === 'choice') return options?.find((option) => String(option) === text) ?? text;
  if (kind === 'text' || (kind !== 'json' && !isNumber(text))) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A number as JSON writes it. */
export function isNumber(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text);
}
