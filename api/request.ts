// Reads what a client sent, in every form that an operation may take: query, JSON, forms.
import { ApiError, type Fault } from './errors.ts';
import type { Method } from './operation.ts';

/** A request as both hosts hand it over. */
export interface PlainRequest {
  readonly method: Method | 'HEAD' | 'OPTIONS' | (string & {});
  /** As sent, percent-encoded, without the query. */
  readonly path: string;
  /** The query as sent, with its question mark, or empty. */
  readonly search: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestId: string;
  /** The client's network address, as far as the host knows it. */
  readonly client?: string | undefined;
  /** Reads the body; rejects with `content_too_large` beyond `limit` bytes. */
  body(limit: number): Promise<Uint8Array>;
}

const maxBodyBytes = 102_400;

type Pairs = [name: string, value: string][];

/** Reads a query in which each parameter may stand once. */
export function readQuery(search: string, faults: Fault[]): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of readPairs(search.slice(1))) {
    if (name in values) faults.push({ place: 'query', path: [name], code: 'repeated', detail: 'This parameter may be given once.' });
    values[name] = value;
  }
  return values;
}

/** Reads a JSON body; undefined where there is none. Throws `unsupported_media_type`, `malformed_request` or `content_too_large`. */
export async function readJson(request: PlainRequest): Promise<unknown> {
  const type = mediaType(request);
  const json = type.name === 'application/json' || type.name.endsWith('+json');
  const bytes = await readBytes(request, json || type.name === '');
  if (bytes.length === 0) return undefined;
  if (!json || (type.charset && !/^utf-?8$/.test(type.charset))) throw new ApiError('unsupported_media_type');
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError('malformed_request', { detail: 'The body is not JSON.' });
  }
}

/**
 * Reads form fields the way the original server did: an urlencoded body (not with DELETE) wins over the query, the query over a
 * multipart body, the first of repeated fields counts, a body of another type is not looked at.
 */
export async function readFields(request: PlainRequest): Promise<Record<string, string>> {
  const type = mediaType(request).name;
  const urlencoded = type === 'application/x-www-form-urlencoded' && request.method !== 'DELETE';
  const fields: Record<string, string> = Object.create(null);
  const sources: (() => Promise<Pairs> | Pairs)[] = [() => readPairs(request.search.slice(1))];
  if (urlencoded) sources.unshift(async () => readPairs(decodeUtf8(await readBytes(request, true))));
  if (type === 'multipart/form-data') sources.push(() => readMultipart(request));
  for (const source of sources) for (const [name, value] of await source()) fields[name] ??= value;
  return fields;
}

function readPairs(text: string): Pairs {
  const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '));
  try {
    return text.split('&').filter(Boolean).map((pair) => {
      const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair)!;
      return [decode(name), decode(value)];
    });
  } catch {
    throw new ApiError('malformed_request', { detail: 'A percent sign does not begin an encoded UTF-8 character.' });
  }
}

/** Leaves multipart to the platform's own parser, which costs more, but is theirs to keep right. */
async function readMultipart(request: PlainRequest): Promise<Pairs> {
  const bytes = await readBytes(request, true);
  if (bytes.length === 0) return [];
  try {
    const form = await new Response(bytes as BodyInit, { headers: { 'content-type': request.headers['content-type']! } }).formData();
    const pairs = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    // The parser puts U+FFFD in the place of bytes that are not UTF-8, but a client may also have sent one.
    if (pairs.some((pair) => pair.some((text) => text.includes('\uFFFD')))) decodeUtf8(bytes);
    return pairs;
  } catch {
    throw new ApiError('malformed_request', { detail: 'The body is not multipart/form-data in UTF-8.' });
  }
}

async function readBytes(request: PlainRequest, isReadable: boolean): Promise<Uint8Array> {
  const encoding = request.headers['content-encoding'];
  if (!isReadable || (encoding && encoding.toLowerCase() !== 'identity')) throw new ApiError('unsupported_media_type');
  if (Number(request.headers['content-length']) > maxBodyBytes) throw new ApiError('content_too_large');
  return request.body(maxBodyBytes);
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ApiError('malformed_request', { detail: 'The body is not UTF-8.' });
  }
}

function mediaType(request: PlainRequest): { name: string; charset: string | undefined } {
  const [name = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => /^\s*charset="?([^"\s]*)"?\s*$/.exec(parameter)?.[1]).find(Boolean);
  return { name: name.trim(), charset };
}
