import type { Caller } from './caller.ts';
import type { Database } from './database/database.ts';
import type { AnyOperation } from './operation.ts';

/** Everything that a handler may use: the database, how this shop is set up, and what the platform lends it. */
export interface Shop extends Ports {
  readonly database: Database;
  readonly settings: Settings;
  /** The shop's time as UTC text with milliseconds; in the sandbox it can be ahead of the real one. */
  now(): Promise<string>;
  /** Who holds an access token; undefined: nobody, or not any more. */
  identify(accessToken: string): Promise<Caller>;
  /** The sandbox's faults: waits, or throws `injected_fault`. */
  disturb(operation: AnyOperation): Promise<void>;
  /** Set while the server finishes what is in flight: readiness then answers 503. */
  isStopping: boolean;
}

/** What only the platform can do; each host fills these. */
export interface Ports {
  readonly sha256: Sha256;
  readonly passwords: Passwords;
  readonly courier: Courier;
  /** The figures of this process in Prometheus' text format. */
  readonly metrics: () => Promise<string>;
}

/** SHA-256 of a text, in hex; at once where the platform can, for every answer with an ETag waits for one. */
export type Sha256 = (text: string) => string | Promise<string>;

export interface Passwords {
  /** The hash of a password as a PHC string. The same salt gives the same hash; without one it is random. */
  hash(password: string, salt?: Uint8Array): Promise<string>;
  /** Whether a password has this hash. Takes as long without a hash (no such account), and is then false. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
}

export interface Courier {
  /** Why webhooks can't go to an address, in one English sentence; undefined: they can. */
  refuse(url: URL): Promise<string | undefined>;
  /** POSTs a body and resolves with the status of the answer; rejects when there is none within 5 s, or when the address is refused. */
  post(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<number>;
}

export interface Settings {
  /** Demo accounts, faults, a clock to turn and a reset are there. */
  readonly sandbox: boolean;
  /** The original server's seven requests are served at its own paths. */
  readonly classic: boolean;
  /** Names in lower case, beside `localhost` and IP addresses, under which pages of this server are opened. */
  readonly hosts: readonly string[];
  readonly tax: TaxRule;
  /** Failed logins within ten minutes for an e-mail address and a network; 10 unless it is said, 0: no limit. */
  readonly loginLimit?: number | undefined;
  /** The first admin of a shop, created when it opens unless the e-mail address is known. */
  readonly admin?: { readonly email: string; readonly password: string } | undefined;
}

/** Tax is `net * base * rate`, both fractions of whole numbers. */
export interface TaxRule {
  readonly rate: Fraction;
  readonly base: Fraction;
}

export type Fraction = readonly [numerator: number, denominator: number];
