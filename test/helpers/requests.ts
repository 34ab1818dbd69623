// Requests made from an OpenAPI document by chance, about things that the shop really has: ids are learned from its answers.
import fc from 'fast-check';
import type { Extras } from './client.ts';
import type { Described, DescribedOperation, OpenApi, Parameter } from './document.ts';
import { oddValue, spoil, valueOf, type Chance, type Wish } from './generate.ts';
import type { Knowledge } from './knowledge.ts';

/** `right` and `extreme` keep to the schemas, `extreme` at their limits. */
export type Kind = 'right' | 'extreme' | 'wrong';

export interface Generated {
  readonly request: string;
  readonly extras: Extras;
}

interface Maker {
  readonly chance: Chance;
  readonly document: OpenApi;
  readonly knowledge: Knowledge;
  /** Who will send it. */
  readonly person: string;
}

/** A request to an operation, without a login. */
export function generate(operation: DescribedOperation, kind: Kind, { chance, document, knowledge, person }: Maker): Generated {
  const context: unknown[] = [];
  const wish: Wish = { chance, document, known: (name) => knowledge.choicesFor(name, { person, context, chance }), isExtreme: kind === 'extreme' };
  const path = pathOf(operation, wish, context);
  const query = operation.parameters.filter((parameter) => parameter.in === 'query' && (parameter.required || chance.percent(30))).map((parameter) => [parameter.name, asText(parameterOf(parameter, wish))]);
  const headers = headersOf(operation, path, wish, knowledge);
  const extras = bodyOf(operation, wish, headers);
  const right = { method: operation.method, path, search: query.length > 0 ? `?${query.map((pair) => pair.map(encode).join('=')).join('&')}` : '', extras };
  const { method, path: place, search, extras: sent } = kind === 'wrong' ? spoilRequest(right, operation, chance) : right;
  return { request: `${method} ${place}${search}`, extras: sent };
}

interface Parts {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly extras: Extras;
}

/** Each segment that is chosen has a say in what comes after it. */
function pathOf({ path, parameters }: DescribedOperation, wish: Wish, context: unknown[]): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameterOf(parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)!, wish);
    context.push(value);
    return segment(value);
  });
}

/** A parameter is text on the wire: only what its type can be written as is of use from what is known. */
function parameterOf({ name, schema }: Parameter, wish: Wish): unknown {
  return valueOf(schema, { ...wish, known: (asked) => wish.known(asked).filter((value) => fits(value, schema)) }, name);
}

function fits(value: unknown, { type, pattern }: Described): boolean {
  return type === 'integer' ? typeof value === 'number' : !pattern || new RegExp(pattern).test(String(value));
}

/** A segment of one or two dots, or of nothing, is another path. */
function segment(value: unknown): string {
  const text = asText(value);
  return /^\.{0,2}$/.test(text) ? '-' : encode(text);
}

function headersOf({ parameters }: DescribedOperation, path: string, { chance }: Wish, knowledge: Knowledge): Record<string, string> {
  const etags = [...knowledge.of(`etag of ${path}`).map(String), '"stale"', '*'];
  const headers: Record<string, string> = {};
  for (const { name, in: place, required } of parameters) {
    if (place !== 'header') continue;
    if (name === 'If-Match') headers[name] = chance.percent(50) ? '*' : chance.pick(etags);
    else if (!required) Object.assign(headers, chance.percent(20) && { [name]: chance.pick(etags) });
    else headers[name] = chance.percent(8) ? 'a-key-for-many' : chance.of(fc.uuid());
  }
  return headers;
}

function bodyOf({ body }: DescribedOperation, wish: Wish, headers: Record<string, string>): Extras {
  if (!body) return { headers };
  const value = valueOf(body.schema, wish, '', body.example);
  const type = wish.chance.pick(body.types);
  if (type.includes('json')) return { headers: { ...headers, 'content-type': type }, body: JSON.stringify(value) };
  const form = type === 'multipart/form-data' ? new FormData() : new URLSearchParams();
  for (const [name, inner] of Object.entries(value as object)) form.append(name, asText(inner));
  return { headers, body: form };
}

function spoilRequest(parts: Parts, operation: DescribedOperation, chance: Chance): Parts {
  const { extras } = parts;
  const { headers = {}, body } = extras;
  const ways: (() => Parts)[] = [
    () => ({ ...parts, search: `?${Array.from({ length: 1 + chance.of(fc.nat(2)) }, () => oddPair(operation, chance)).join('&')}` }),
    () => ({ ...parts, extras: { ...extras, headers: { ...headers, accept: chance.pick(['text/csv', '', 'application/*;q=0', '*/*', 'nonsense']) } } }),
    () => ({ ...parts, method: chance.pick(['GET', 'HEAD', 'OPTIONS', 'DELETE', 'PUT']), extras: { headers } }),
  ];
  if (/\{/.test(operation.path)) ways.push(() => ({ ...parts, path: operation.path.replace(/\{\w+\}/g, () => oddSegment(chance)) }));
  if (Object.keys(headers).length > 0) ways.push(() => ({ ...parts, extras: { ...extras, headers: spoilHeaders(headers, chance) } }));
  const spoilBody = () => ({ ...parts, extras: { ...extras, body: typeof body === 'string' ? spoilJson(body, chance) : spoilForm(body as FormData, chance) } });
  if (body !== undefined) ways.push(spoilBody, spoilBody, spoilBody, spoilBody);
  return chance.pick(ways)();
}

function spoilJson(body: string, chance: Chance): string {
  const spoiled = JSON.stringify(spoil(JSON.parse(body), chance));
  return chance.percent(8) ? spoiled.slice(0, -1) : spoiled;
}

function spoilForm(form: FormData | URLSearchParams, chance: Chance): URLSearchParams {
  const pairs = [...(form as URLSearchParams)].filter(() => chance.percent(80));
  return new URLSearchParams(pairs.map(([name, value]) => [name, chance.percent(50) ? asText(oddValue(chance)).toWellFormed() : value]));
}

function spoilHeaders(headers: Readonly<Record<string, string>>, chance: Chance): Record<string, string> {
  const { [chance.pick(Object.keys(headers))]: _, ...rest } = headers;
  if (chance.percent(40)) return rest;
  const name = chance.pick(Object.keys(headers));
  return { ...headers, [name]: chance.pick(['', ' ', 'W/"x"', '"', 'a, b', 'text/plain', 'application/json; charset=latin1', 'x'.repeat(300), '\u00e9']) };
}

function oddPair({ parameters }: DescribedOperation, chance: Chance): string {
  const names = [...parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name), '__proto__', 'toString', '', 'q[]'];
  return `${encode(chance.pick(names))}=${encodeLoosely(asText(oddValue(chance)), chance)}`;
}

function oddSegment(chance: Chance): string {
  const text = encodeLoosely(asText(oddValue(chance)), chance).replace(/[/?\\]/g, '-');
  return /^(\.|%2e){0,2}$/i.test(text) ? '-' : text;
}

/** Percent-encoded, or now and then as it stands, which may be no encoding at all. */
function encodeLoosely(text: string, chance: Chance): string {
  return chance.percent(90) ? encode(text) : text.replace(/[^!-~]|[#<>"{}|^`]/gu, '');
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

