// What a page hands to its console, as JSON within the page.
import { errors, type ErrorCode } from '../../api/errors.ts';
import { errorsOf, errorsOfNoOperation, type AnyOperation, type Method } from '../../api/operation.ts';
import { operations } from '../../api/operations.ts';
import type { Language } from '../../api/text.ts';
import { operationPage } from '../components/reference/operation.ts';
import { fieldsOf, formOf, type Field } from './fields.ts';
import { textsIn, type Texts } from './texts.ts';
import { valuesOf, type Values } from './values.ts';

export function pageOf(operation: AnyOperation, language: Language): ConsolePage {
  const { id, method, path, examples, auth, chain, success } = operation;
  const fields = fieldsOf(formOf(operation, language));
  const takes = takesOf(operation, fields);
  return {
    id,
    language,
    root: language === 'id' ? '/id/' : '/',
    method,
    path,
    auth: auth ?? null,
    answersText: answersText(operation),
    type: success.type?.split(';')[0],
    fields,
    examples: examples.map((example) => valuesOf(example, fields)),
    gives: Object.fromEntries(Object.entries(chain?.gives ?? {}).filter(([name]) => !isAccessToken(name))),
    takes,
    givers: Object.fromEntries(Object.values(takes).map(({ name }) => [name, linksTo(givers(name, id), language)])),
    readers: operation.ifMatch ? linksTo(readers(operation), language) : [],
    titles: Object.fromEntries(codesOf(operation).map((code) => [code, errors[code].title[language]])),
    texts: textsIn(language, operation),
  };
}

/** Whether a good answer is something else than JSON. */
export function answersText({ success }: AnyOperation): boolean | undefined {
  return success.schema === undefined || success.type !== undefined || undefined;
}

/** Tokens are kept as the reader's login, and shown nowhere. */
function isAccessToken(name: string): boolean {
  return name === 'customer_token' || name === 'admin_token';
}

/** The console logs in too, and its answers are told like the operation's own. */
function codesOf(operation: AnyOperation): ErrorCode[] {
  const login = operation.auth && operations.find(({ id }) => id === 'login');
  return [...new Set([...errorsOf(operation), ...errorsOfNoOperation, ...(login ? errorsOf(login) : [])])];
}

function takesOf({ chain }: AnyOperation, fields: readonly Field[]): ConsolePage['takes'] {
  const entries = Object.entries(chain?.takes ?? {}).map(([place, name]) => {
    const body = `body.${place.replace(/^body\./, '')}`;
    const field = fields.find((candidate) => candidate.place !== 'body' && candidate.label === place) ?? fields.find(({ key }) => key === body || body.startsWith(`${key}.`));
    if (!field) throw new Error(`The form has no field for what the chain takes at ${place}.`);
    return [field.key, { name, ...(field.place === 'body' && body !== field.key && { inner: body.slice(field.key.length + 1) }) }] as const;
  });
  return Object.fromEntries(entries);
}

/** A guest's cart is given like any other, to a guest. */
function givers(name: string, own: string): AnyOperation[] {
  const given = name.replace(/^guest_/, '');
  return operations.filter(({ id, chain }) => id !== own && chain?.gives?.[given] !== undefined);
}

/** The operations that answer with the ETag which this one wants. */
function readers({ path }: AnyOperation): AnyOperation[] {
  return operations.filter((candidate) => candidate.etag && (candidate.path === path || (candidate.success.status === 201 && path.replace(/\/\{\w+\}$/, '') === candidate.path)));
}

function linksTo(those: readonly AnyOperation[], language: Language): OperationLink[] {
  return those.map((operation) => ({ id: operation.id, title: operation.summary[language], href: operationPage(operation, language) }));
}

export interface OperationLink {
  readonly id: string;
  readonly title: string;
  readonly href: string;
}

export interface ConsolePage {
  readonly id: string;
  readonly language: Language;
  /** Where the pages of this language begin. */
  readonly root: '/' | '/id/';
  readonly method: Method;
  readonly path: string;
  readonly auth: 'customer' | 'admin' | 'cart' | null;
  readonly answersText: boolean | undefined;
  /** The media type of a good answer, where it isn't JSON. */
  readonly type: string | undefined;
  readonly fields: readonly Field[];
  /** The values of each example, in the order of the buttons that fill them in. */
  readonly examples: readonly Values[];
  /** What a good answer gives to other operations: the place of each value, by name. */
  readonly gives: Readonly<Record<string, string>>;
  /** The fields that take such a value; `inner` is the place within a field of JSON. */
  readonly takes: Readonly<Record<string, { readonly name: string; readonly inner?: string }>>;
  /** The operations that give a value, by its name. */
  readonly givers: Readonly<Record<string, readonly OperationLink[]>>;
  /** The operations that answer with the ETag that If-Match wants. */
  readonly readers: readonly OperationLink[];
  /** The titles of the problems that its address answers with, by code, also while the operation is switched off. */
  readonly titles: Readonly<Record<string, string>>;
  readonly texts: Texts;
}
