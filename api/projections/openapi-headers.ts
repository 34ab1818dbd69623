// The headers of the API as OpenAPI components: what a request may or must carry, and what an answer tells beside its body.
import type { AnyOperation } from '../operation.ts';
import type { Text } from '../text.ts';
import { toJsonSchema } from './schema.ts';

/** Headers that a request carries, apart from Authorization, which is a security scheme. */
export const requestHeaders = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    isRequired: true,
    text: {
      en: "A value of your own, new for each intention and the same for each retry of it. A second request with it is answered with the first one's answer, for 24 hours.",
      id: 'Nilai buatan Anda sendiri, baru untuk setiap maksud dan sama untuk setiap percobaan ulangnya. Permintaan kedua dengan nilai yang sama dijawab dengan jawaban yang pertama, selama 24 jam.',
    },
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
    example: '6f1c7a52-8d0e-4a3b-9a54-2f0e3c1b7d10',
  },
  IfMatch: {
    name: 'If-Match',
    isRequired: true,
    text: {
      en: 'The ETag of the state that the change is meant for. If somebody has changed it since, the answer is 412 and nothing is overwritten. An asterisk stands for any state.',
      id: 'ETag dari keadaan yang hendak diubah. Bila sudah ada yang mengubahnya sejak itu, jawabannya 412 dan tidak ada yang tertimpa. Tanda bintang berarti keadaan apa pun.',
    },
    schema: { type: 'string' },
    example: '"3q2-7wEjRWZ4iavN7xI0"',
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    isRequired: false,
    text: { en: 'An ETag of an earlier answer; while nothing has changed the answer is 304.', id: 'ETag dari jawaban sebelumnya; selama belum ada yang berubah, jawabannya 304.' },
    schema: { type: 'string' },
    example: undefined,
  },
} as const;

/** What each header of an answer tells. */
export const answerHeaders = {
  'X-Request-Id': { en: "Names this request in the server's log.", id: 'Nama permintaan ini di log server.' },
  ETag: { en: 'Changes whenever the answer does.', id: 'Berubah setiap kali jawabannya berubah.' },
  Location: { en: 'The path of what was made, where it can be read by itself.', id: 'Alamat yang baru dibuat, bila dapat dibaca tersendiri.' },
  Link: { en: 'The pages before and after this one (RFC 8288), as `rel="prev"` and `rel="next"`.', id: 'Halaman sebelum dan sesudah ini (RFC 8288), sebagai `rel="prev"` dan `rel="next"`.' },
  'Idempotent-Replayed': { en: '`true` where the answer is that of an earlier request with the same Idempotency-Key.', id: '`true` bila ini jawaban permintaan terdahulu dengan Idempotency-Key yang sama.' },
  'Retry-After': { en: 'Seconds after which another try makes sense.', id: 'Jeda dalam detik sebelum layak dicoba lagi.' },
  'WWW-Authenticate': { en: 'What kind of credentials are wanted (RFC 6750).', id: 'Jenis kredensial yang diminta (RFC 6750).' },
  RateLimit: { en: 'What is left of the limit, where one is set.', id: 'Sisa batas permintaan, bila batasnya ditetapkan.' },
  'RateLimit-Policy': { en: 'The limit and its window in seconds, where one is set.', id: 'Batas permintaan dan jangka waktunya dalam detik, bila ditetapkan.' },
} as const satisfies Record<string, Text>;

export type HeaderName = keyof typeof answerHeaders;

export const headerComponents = Object.fromEntries(Object.entries(answerHeaders).map(([name, { en: description }]) => [name, { description, schema: { type: 'string' } }]));

/** Refers to headers of the components. */
export function headers(names: readonly HeaderName[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** The request headers of the components, as parameters. */
export const parameterComponents = Object.fromEntries(
  Object.entries(requestHeaders).map(([key, { name, isRequired, text, schema, example }]) => [key, { name, in: 'header', required: isRequired, description: text.en, schema, ...(example !== undefined && { example }) }]),
);

/** The request headers that an operation reads, Authorization apart. */
export function headersOf({ idempotencyKey, ifMatch, etag, method }: AnyOperation): (keyof typeof requestHeaders)[] {
  return [...(idempotencyKey ? (['IdempotencyKey'] as const) : []), ...(ifMatch ? (['IfMatch'] as const) : []), ...(etag && method === 'GET' ? (['IfNoneMatch'] as const) : [])];
}

/** What every answer of an operation may carry. */
export function commonHeaders({ isUncounted }: AnyOperation): HeaderName[] {
  return ['X-Request-Id', ...(isUncounted ? [] : (['RateLimit', 'RateLimit-Policy'] as const))];
}

/** What the answer of an operation that succeeds carries. */
export function successHeaders(operation: AnyOperation): HeaderName[] {
  const { etag, success, idempotencyKey, query } = operation;
  const isList = query !== undefined && 'cursor' in (toJsonSchema(query, { io: 'output', language: 'en' }).properties ?? {});
  return [
    ...commonHeaders(operation),
    ...(etag ? (['ETag'] as const) : []),
    ...(success.status === 201 ? (['Location'] as const) : []),
    ...(isList ? (['Link'] as const) : []),
    ...(idempotencyKey ? (['Idempotent-Replayed'] as const) : []),
  ];
}

/** What the answer of an operation that fails with this status carries. */
export function failureHeaders(operation: AnyOperation, status: number): HeaderName[] {
  const common = commonHeaders(operation);
  if (status === 401) return [...common, 'WWW-Authenticate'];
  if (status === 412) return [...common, 'ETag'];
  if (status === 429 || status === 503) return [...common, 'Retry-After'];
  return common;
}
