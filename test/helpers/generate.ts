// Values for a schema of an OpenAPI document: right ones, ones at the very edge, and wrong ones. Chance comes from fast-check, by a seed.
import fc from 'fast-check';
import type { Described, OpenApi } from './document.ts';

export class Chance {
  readonly #draw: <T>(make: () => fc.Arbitrary<T>) => T;

  constructor(seed: number) {
    this.#draw = fc.sample(fc.gen(), { seed, numRuns: 1 })[0]!;
  }

  of<T>(arbitrary: fc.Arbitrary<T>): T {
    return this.#draw(() => arbitrary);
  }

  /** Whether something happens that does in so many of a hundred cases. */
  percent(share: number): boolean {
    return this.of(fc.noBias(fc.nat(99))) < share;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.of(fc.noBias(fc.nat(values.length - 1)))]!;
  }
}

export const oddTexts = ['', ' ', 'kopi', '%', '_', "'", '"', '\\', '\0', '\uFFFF', '🎂', 'é', 'a'.repeat(101), 'a'.repeat(2001), '\uD800', 'null', '[]', '{}', '../..', '$(id)', '<b>', '-1', '1e3', '0x10', 'NaN', '٣', '1;DROP TABLE products', '\u202Eabc', '%00', '%F0%9F'] as const;
export const oddNumbers = [0, 1, -1, 7, 20, 100, 101, 1.5, 1e15, 2 ** 31, 2 ** 53, -(2 ** 53), 1e300, 5e-324] as const;
const oddNames = ['name', 'price', 'amount', 'currency', 'en', 'id', '__proto__', 'constructor', 'toString', 'x/y', '', '🎂'] as const;

export function oddValue(chance: Chance, depth = 0): unknown {
  const kind = chance.of(fc.noBias(fc.nat(99)));
  if (kind < 35) return chance.pick(oddTexts);
  if (kind < 60) return chance.pick(oddNumbers);
  if (kind < 72) return chance.pick([null, true, false]);
  if (depth > 2 || kind < 78) return chance.pick([[], {}, [[]]]);
  if (kind < 82) return chance.of(fc.jsonValue());
  return Object.fromEntries(Array.from({ length: 1 + chance.of(fc.nat(3)) }, () => [chance.pick(oddNames), oddValue(chance, depth + 1)]));
}

export interface Wish {
  readonly chance: Chance;
  readonly document: OpenApi;
  /** Values that the shop knows, by the name of the parameter or property that takes them; the newest first. */
  readonly known: (name: string) => readonly unknown[];
  /** At the limits of the schema wherever there are some. */
  readonly isExtreme?: boolean;
}

/** A value that the schema takes; the example's, one that the shop knows, or any. */
export function valueOf(schema: Described, wish: Wish, name = '', example?: unknown): unknown {
  const { chance, document, known } = wish;
  const resolved = document.resolve(schema);
  if (resolved.properties) return objectOf(resolved, wish, example);
  if (resolved.type === 'array') return listOf(resolved, wish, name, example);
  const candidates = known(name);
  if (candidates.length > 0 && !wish.isExtreme && chance.percent(80)) return chance.percent(40) ? candidates[0] : chance.pick(candidates);
  if (example !== undefined && chance.percent(60)) return example;
  return leafOf(resolved, wish, name, example);
}

function leafOf(schema: Described, wish: Wish, name: string, example: unknown): unknown {
  const { chance } = wish;
  if (schema.anyOf) return valueOf(chance.pick(schema.anyOf), wish, name, example);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return chance.pick(schema.enum);
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema, wish);
  if (schema.type === 'boolean') return chance.of(fc.boolean());
  if (schema.type === 'null') return null;
  return textOf(schema, wish);
}

function objectOf({ properties = {}, required = [] }: Described, wish: Wish, example: unknown): Record<string, unknown> {
  const examples = (typeof example === 'object' && example !== null ? example : {}) as Record<string, unknown>;
  const isThere = (name: string) => required.includes(name) || wish.chance.percent(wish.isExtreme ? 90 : name in examples ? 75 : 35);
  const names = Object.keys(properties).filter(isThere);
  return Object.fromEntries(names.map((name) => [name, valueOf(properties[name]!, wish, name, examples[name])]));
}

function listOf({ items = {}, minItems = 0, maxItems = 3 }: Described, wish: Wish, name: string, example: unknown): unknown[] {
  const most = wish.isExtreme ? maxItems : Math.min(maxItems, Math.max(minItems, 2));
  const length = wish.isExtreme ? wish.chance.pick([minItems, most]) : wish.chance.of(fc.integer({ min: minItems, max: most }));
  return Array.from({ length }, (_, index) => valueOf(items, wish, name, (example as unknown[] | undefined)?.[index]));
}

function numberOf({ type, minimum = -1e15, maximum = 1e15 }: Described, { chance, isExtreme }: Wish): number {
  if (isExtreme) return chance.pick([minimum, maximum]);
  if (type === 'number') return chance.of(fc.integer({ min: Math.ceil(minimum), max: Math.floor(Math.min(maximum, 1e12)) })) / 100;
  return chance.of(chance.percent(70) ? fc.integer({ min: minimum, max: Math.min(maximum, minimum + 100) }) : fc.integer({ min: minimum, max: maximum }));
}

function textOf({ pattern, minLength = 0, maxLength = 100 }: Described, { chance, isExtreme }: Wish): string {
  if (pattern) return chance.of(fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= Math.max(maxLength, 100)));
  if (!isExtreme) return chance.of(fc.string({ unit: chance.pick(['grapheme', 'grapheme-ascii', 'binary']), minLength: Math.min(minLength, 40), maxLength: Math.min(maxLength, 40) }));
  const length = chance.pick([minLength, maxLength]);
  return chance.pick(['a', '漢', '🎂']).repeat(length);
}

/** The value with something wrong in one place: another type, a name too many or too few, what no schema allows. */
export function spoil(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.percent(10)) return oddValue(chance);
  if (Array.isArray(value)) return value.length > 0 && chance.percent(70) ? value.toSpliced(0, 1, spoil(value[0], chance)) : [...value, oddValue(chance)];
  const names = Object.keys(value);
  if (names.length === 0 || chance.percent(15)) return { ...value, [chance.pick(oddNames)]: oddValue(chance) };
  const name = chance.pick(names);
  const { [name]: inner, ...rest } = value as Record<string, unknown>;
  return chance.percent(20) ? rest : { ...rest, [name]: spoil(inner, chance) };
}
