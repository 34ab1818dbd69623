// What can be said about a value before it is sent. The server has the last word.
import type { Field } from './fields.ts';
import { fill } from './fill.ts';
import type { Texts } from './texts.ts';
import { isNumber, isWanted, type Values } from './values.ts';

/** One message for each field that the server would refuse, by key. */
export function findFaults(fields: readonly Field[], values: Values, texts: Texts): Map<string, string> {
  const found = fields.map((field) => [field.key, faultOf(field, values[field.key] ?? '', isWanted(field, fields, values), texts)] as const);
  return new Map(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function faultOf(field: Field, text: string, isWanted: boolean, texts: Texts): string | undefined {
  if (text === '') return isWanted ? texts.required : undefined;
  if (field.kind === 'choice') return field.options?.some((option) => String(option) === text) ? undefined : texts.choice;
  if (field.kind === 'json') return isJson(text) ? undefined : texts.json;
  return field.kind === 'text' ? textFault(field, text, texts) : numberFault(field, text, texts);
}

function textFault({ minLength = 0, maxLength = Infinity, pattern }: Field, text: string, texts: Texts): string | undefined {
  // As JSON Schema counts: characters, not UTF-16 units.
  const length = [...text].length;
  if (length < minLength) return fill(texts.minLength, { limit: minLength });
  if (length > maxLength) return fill(texts.maxLength, { limit: maxLength, count: length });
  return matches(pattern, text) ? undefined : fill(texts.pattern, { pattern: pattern! });
}

function numberFault({ kind, place, minimum = -Infinity, maximum = Infinity, pattern }: Field, text: string, texts: Texts): string | undefined {
  // In a body it has to be a number of JSON, elsewhere digits, which may begin with a zero.
  const isWritten = place === 'body' ? isNumber(text) : /^-?\d+(\.\d+)?$/.test(text);
  if (kind === 'integer' && !(isWritten && /^-?\d+$/.test(text))) return texts.integer;
  if (!isWritten) return texts.number;
  if (Number(text) < minimum) return fill(texts.minimum, { limit: minimum });
  if (Number(text) > maximum) return fill(texts.maximum, { limit: maximum });
  return matches(pattern, text) ? undefined : fill(texts.pattern, { pattern: pattern! });
}

function matches(pattern: string | undefined, text: string): boolean {
  return pattern === undefined || new RegExp(pattern, 'u').test(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
