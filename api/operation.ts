// What an operation is: one plain object that says everything about a request and its answers, apart from the code that serves it.
import type { Account, Caller } from './caller.ts';
import type { Trx } from './database/database.ts';
import type { ApiError, ErrorCode } from './errors.ts';
import type { Shop } from './shop.ts';
import type { Text } from './text.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The part of Standard Schema (https://standardschema.dev) that the pipeline uses; every zod schema has it. */
export interface Schema<Input = any, Output = any> {
  readonly '~standard': {
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

export type SchemaResult<Output> = { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] };

export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

type Types<S> = S extends { readonly '~standard': { readonly types?: infer T } } ? NonNullable<T> : never;
type Parsed<S> = S extends Schema ? (Types<S> extends { output: infer O } ? O : never) : undefined;
type Given<S> = S extends Schema ? (Types<S> extends { input: infer I } ? I : never) : undefined;

/** What a contract file writes down for each operation; its key becomes the id. */
export interface OperationShape {
  readonly method: Method;
  /** `/v1/products/{product}`: a segment is literal or one `{name}`. */
  readonly path: string;
  readonly summary: Text;
  readonly description: Text;
  readonly params?: Schema;
  readonly query?: Schema;
  /** The JSON body. */
  readonly body?: Schema;
  /** Form fields in place of a JSON body: from an urlencoded body, the query or a multipart body, in this order of precedence. */
  readonly fields?: Schema;
  /** `type` is application/json unless said otherwise; then the schema is that of the text. Without a schema there is no body (204). */
  readonly success: { readonly status: number; readonly schema?: Schema; readonly type?: string };
  /** The operation's own errors; those that follow from its shape are added by `errorsOf`. */
  readonly errors?: readonly ErrorCode[];
  readonly examples: readonly Example[];
  /** How a chain of requests hands values on: what this answer gives (name -> place, `data.0.id`), what its request takes (parameter or place in the body -> name). */
  readonly chain?: { readonly gives?: Readonly<Record<string, string>>; readonly takes?: Readonly<Record<string, string>> };
  /** Answers carry an ETag made from their bytes; with GET, If-None-Match is honoured. */
  readonly etag?: boolean;
  /** The resource that is changed: If-Match has to name the ETag of its current state. The service calls `input.precondition` with it. */
  readonly ifMatch?: Schema;
  /** Wants an Idempotency-Key: moves money or stock. The pipeline opens the transaction, which holds the key too. */
  readonly idempotencyKey?: true;
  /** Accept is not looked at. */
  readonly ignoresAccept?: boolean;
  /** Refuses requests that a page of another origin makes: for writes that know no login. */
  readonly sameOrigin?: boolean;
  /** Requests do not count for the rate limit: for health checks. */
  readonly isUncounted?: boolean;
  /** Answered without the database, so also while it is away. */
  readonly isStandalone?: boolean;
  /**
   * Who may call it; undefined: everybody. `customer`: whoever is logged in. `cart`: the customer whom the cart, order or payment
   * belongs to, whoever holds the id of a guest's, and admins; everybody else is told that it does not exist.
   */
  readonly auth?: 'customer' | 'admin' | 'cart';
  /** Absent from the server unless this part of it is switched on. */
  readonly only?: 'sandbox' | 'classic';
}

/** A request that works on the seeded shop, in the order in which a reader would send them. */
export interface Example {
  readonly name: Text;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly fields?: Readonly<Record<string, string | number>>;
}

export type Operation<Shape extends OperationShape = OperationShape, Id extends string = string> = Shape & {
  readonly id: Id;
  readonly feature: string;
};

/** An operation whose schemas' types are erased: what tables, projections and the pipeline work on. */
export type AnyOperation = Operation;

export type Contract = Readonly<Record<string, AnyOperation>>;

/** Gives each operation of a feature its id (the key) and its feature. */
export function defineContract<const Shapes extends Readonly<Record<string, OperationShape>>>(feature: string, shapes: Shapes) {
  const entries = Object.entries(shapes).map(([id, shape]) => [id, { ...shape, id, feature }]);
  return Object.fromEntries(entries) as { readonly [Id in keyof Shapes & string]: Operation<Shapes[Id], Id> };
}

/** What a handler is given: every part parsed by the operation's schema. */
export interface Input<Shape extends OperationShape> {
  readonly params: Parsed<Shape['params']>;
  readonly query: Parsed<Shape['query']>;
  readonly body: Parsed<Shape['body']>;
  readonly fields: Parsed<Shape['fields']>;
  /** The address asked for, as sent: `/v1/products` and `?limit=5`. */
  readonly path: string;
  readonly search: string;
  /** Undefined: a guest, which operations that want a login never see. */
  readonly caller: Shape['auth'] extends 'customer' | 'admin' ? Account : Caller;
  /** The client's network address, as far as the host knows it. */
  readonly client: string;
  /** The shop's time: UTC with milliseconds. */
  readonly now: string;
  /** Throws `precondition_failed` unless If-Match names the state given. */
  readonly precondition: Shape['ifMatch'] extends Schema ? (current: Given<Shape['ifMatch']>) => Promise<void> : undefined;
  /** The transaction that holds the idempotency key; the handler must use no other. */
  readonly trx: Shape['idempotencyKey'] extends true ? Trx : undefined;
}

/** An answer with headers or another status than the contract's. */
export class Reply<Body> {
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number | undefined;

  constructor(body: Body, headers: Readonly<Record<string, string>>, status?: number) {
    this.body = body;
    this.headers = headers;
    this.status = status;
  }
}

/** Answers `body` with extra headers, for instance `reply(product, { location: '/v1/products/61' })`. */
export function reply<Body>(body: Body, headers: Readonly<Record<string, string>>, status?: number): Reply<Body> {
  return new Reply(body, headers, status);
}

type Answer<Shape extends OperationShape> = Shape['success']['schema'] extends Schema ? Given<Shape['success']['schema']> : void;

type Outcome<Shape extends OperationShape> = Answer<Shape> | Reply<Answer<Shape>> | ApiError;

/**
 * Serves one operation. It returns what the success schema takes. A failure is thrown when nothing was done, and returned when
 * what was done is to stay: a declined payment is a problem for the client and a row for the shop.
 */
export type Handler<Shape extends OperationShape> = (input: Input<Shape>, shop: Shop) => Outcome<Shape> | Promise<Outcome<Shape>>;

/** The handlers of a contract: one for each operation, of the same name. */
export type Handlers<C extends Contract> = { readonly [Id in keyof C]: Handler<C[Id]> };

/** An operation joined with its handler, types erased. */
export interface Endpoint {
  readonly operation: AnyOperation;
  readonly handle: (input: any, shop: Shop) => unknown;
}

/** Joins a contract with its handlers; the compiler holds that none is missing and none too many. */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C>): Endpoint[] {
  return Object.values(contract).map((operation) => ({ operation, handle: handlers[operation.id as keyof C] as Endpoint['handle'] }));
}

/** What is answered before an operation is chosen: nothing is there, or nothing with this method, or it never became a request. No operation lists these. */
export const errorsOfNoOperation = ['unknown_path', 'method_not_allowed', 'request_timeout', 'expectation_failed', 'headers_too_large'] as const satisfies readonly ErrorCode[];

/** Form fields travel in the query where the method has no use for a body. */
export function hasFieldsInQuery({ fields, method }: AnyOperation): boolean {
  return fields !== undefined && method === 'DELETE';
}

/** Whether the faults of the sandbox reach it: not where a program learns how the server is, nor where the faults are set and lifted. */
export function canBeDisturbed({ feature, id }: AnyOperation): boolean {
  return feature !== 'system' && feature !== 'sandbox' && id !== 'login';
}

/** Every error code the operation can answer with: its own, and those that follow from its shape. */
export function errorsOf(operation: AnyOperation): ErrorCode[] {
  const codes = new Set<ErrorCode>(operation.errors);
  const { body, fields } = operation;
  // The classic API overlooks what it does not ask for; elsewhere the query is always read, and unknown parameters are refused.
  if (fields || !operation.ignoresAccept) codes.add('malformed_request').add('validation_failed');
  if (body || fields) codes.add('content_too_large').add('unsupported_media_type');
  if (!operation.ignoresAccept) codes.add('not_acceptable');
  if (operation.sameOrigin) codes.add('foreign_origin');
  if (operation.auth) codes.add('unauthenticated');
  if (operation.auth === 'admin') codes.add('forbidden');
  if (operation.ifMatch) codes.add('precondition_required').add('precondition_failed');
  if (operation.idempotencyKey) codes.add('idempotency_key_missing').add('idempotency_in_progress').add('idempotency_key_reused');
  if (canBeDisturbed(operation)) codes.add('injected_fault');
  if (!operation.isUncounted) codes.add('rate_limited');
  if (!operation.isStandalone) codes.add('service_unavailable');
  codes.add('internal_error');
  return [...codes];
}
