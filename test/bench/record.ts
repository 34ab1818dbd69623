// Looks over the shop's shoulder: which statements a request sends to the driver, so that the baseline can send the same.
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { Connection } from 'mysql2';

/** A statement as the driver was given it. Texts hold `{{number}}` where the number of the cart stands, `{{new0:22}}` for 22 characters of chance, `{{time:0}}` for the moment, so many milliseconds later. */
export interface Statement {
  readonly text: string;
  /** Null for one that was sent without being prepared. */
  readonly parameters: readonly Parameter[] | null;
}

/** `product`: the first or second product of the cart. */
export type Parameter = string | number | null | { readonly product: 0 | 1 };

interface Sent {
  readonly text: string;
  readonly parameters: readonly unknown[] | null;
}

let sent: Sent[] = [];

type Method = (this: unknown, ...given: any[]) => unknown;

function listen(prototype: object, name: string, note: (self: unknown, given: unknown[]) => Sent): void {
  const methods = prototype as Record<string, Method>;
  const original = methods[name]!;
  methods[name] = function (...given) {
    sent.push(note(this, given));
    return original.apply(this, given);
  };
}

listen(Connection.prototype, 'query', (_, [text]) => ({ text: String(text), parameters: null }));
listen(Connection.prototype, 'execute', (_, [text, parameters]) => ({ text: String(text), parameters: parameters as unknown[] }));
listen(DatabaseSync.prototype, 'exec', (_, [text]) => ({ text: String(text), parameters: null }));
for (const name of ['run', 'all']) listen(StatementSync.prototype, name, (self, parameters) => ({ text: (self as StatementSync).sourceSQL, parameters }));

/** What is particular to one cart, and so differs from request to request. */
export interface Particulars {
  /** The digits that its id ends with. */
  readonly number: string;
  readonly products: readonly [number, number];
}

/** Returns the statements that `request` sends, with its particulars left open. */
export async function record(request: () => Promise<unknown>, particulars: Particulars): Promise<Statement[]> {
  sent = [];
  await request();
  const open = opener(particulars);
  // Settings of a connection that was opened just now are no part of the request.
  return sent.filter(({ text }) => !/^SET /.test(text)).map(({ text, parameters }) => ({ text, parameters: parameters && parameters.map(open) }));
}

/** Ids and hashes that chance made; each stands for itself throughout a request. */
const chance = /(?<=\b(?:item|ord|line|evt)_)\w{22}\b|\b[\da-f]{64}\b/g;

const moment = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

function opener({ number, products }: Particulars): (value: unknown) => Parameter {
  const now = Date.now();
  const names = new Map<string, string>();
  const nameOf = (found: string) => {
    if (!names.has(found)) names.set(found, `{{new${names.size}:${found.length}}}`);
    return names.get(found)!;
  };
  return (value) => {
    const product = products.findIndex((id) => String(id) === String(value));
    if (product === 0 || product === 1) return { product };
    if (typeof value !== 'string') return value as number | null;
    return value.replaceAll(number, '{{number}}').replace(chance, nameOf).replace(moment, (found) => `{{time:${Date.parse(found) - now}}}`);
  };
}
