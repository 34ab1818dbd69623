// Reads an OpenAPI document the way a stranger would: what may be sent, and what an answer must be. No contract of ours is looked at.
import { expect } from 'vitest';
import { z } from 'zod';
import type { Answer } from './client.ts';

/** A JSON Schema of the document, its references resolved one level at a time by `resolve`. */
export interface Described {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Described;
}

export interface DescribedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly types: readonly string[]; readonly schema: Described; readonly example: unknown };
  /** `admin` where a customer is answered with 403 `forbidden`. */
  readonly login: 'none' | 'optional' | 'customer' | 'admin';
}

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

interface Content {
  readonly schema: Described;
  readonly example?: unknown;
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly headers?: Readonly<Record<string, unknown>>; readonly content?: Readonly<Record<string, Content>> }>>;
  readonly security?: readonly object[];
}

interface RawDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Described>> };
}

/** Headers that are on every answer of their status; the others depend on what the answer says. */
const constantHeaders = ['X-Request-Id', 'ETag', 'WWW-Authenticate', 'Retry-After'];

export class OpenApi {
  readonly operations: readonly DescribedOperation[];
  readonly #document: RawDocument;
  readonly #raw = new Map<string, RawOperation>();
  readonly #schemas = new Map<string, z.ZodType>();

  static async readFrom(origin: string): Promise<OpenApi> {
    return new OpenApi(await (await fetch(`${origin}/openapi.json`)).json());
  }

  private constructor(document: RawDocument) {
    this.#document = document;
    this.operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, raw]) => this.#describe(method.toUpperCase(), path, raw)));
  }

  #describe(method: string, path: string, raw: RawOperation): DescribedOperation {
    this.#raw.set(raw.operationId, raw);
    const contents = Object.entries(raw.requestBody?.content ?? {});
    const [first] = contents;
    return {
      id: raw.operationId,
      method,
      path,
      parameters: (raw.parameters ?? []).map((parameter) => ('$ref' in parameter ? (this.#follow(parameter.$ref) as Parameter) : parameter)),
      ...(first && { body: { types: contents.map(([type]) => type), schema: first[1].schema, example: first[1].example } }),
      login: loginOf(raw),
    };
  }

  /** The schema itself, where it is a reference. */
  resolve(schema: Described): Described {
    return schema.$ref ? this.resolve(this.#follow(schema.$ref) as Described) : schema;
  }

  #follow(reference: string): unknown {
    return reference.slice(2).split('/').reduce<any>((inner, name) => inner[name], this.#document);
  }

  /** Holds that the operation may answer so: the status is listed, with this media type, these headers and this schema. */
  check(id: string, { status, headers, text, json }: Answer): void {
    const response = this.#raw.get(id)!.responses[status];
    expect(response, `${id} is not described to answer ${status}: ${text.slice(0, 300)}`).toBeDefined();
    const missing = constantHeaders.filter((name) => response!.headers?.[name] && !headers.has(name));
    expect(missing, `headers of ${id} ${status}`).toEqual([]);
    const [type] = (headers.get('content-type') ?? '').split(';');
    expect(type === '' ? [] : [type], `${id} ${status}`).toEqual(Object.keys(response!.content ?? {}));
    if (type !== '') expect(this.#schemaOf(id, status, type!).safeParse(json === undefined ? text : json).error?.issues, `${id} ${status} by the document: ${text.slice(0, 300)}`).toBeUndefined();
  }

  #schemaOf(id: string, status: number, type: string): z.ZodType {
    const key = `${id} ${status}`;
    const { schema } = this.#raw.get(id)!.responses[status]!.content![type]!;
    if (!this.#schemas.has(key)) this.#schemas.set(key, z.fromJSONSchema(asDefinitions({ ...schema, $defs: this.#document.components.schemas }) as unknown as JsonSchema));
    return this.#schemas.get(key)!;
  }
}

function loginOf({ security = [], responses }: RawOperation): DescribedOperation['login'] {
  if (security.length === 0) return 'none';
  if (security.some((scheme) => Object.keys(scheme).length === 0)) return 'optional';
  return responses[403]?.description.includes('`forbidden`') ? 'admin' : 'customer';
}

function asDefinitions<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/components/schemas/', '"#/$defs/'));
}
