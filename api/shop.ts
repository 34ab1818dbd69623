import type { Database } from './database/database.ts';

/** Everything that a handler may use: the database, and how this shop is set up. */
export interface Shop {
  readonly database: Database;
  readonly settings: Settings;
  /** Set while the server finishes what is in flight: readiness then answers 503. */
  isStopping: boolean;
}

export interface Settings {
  /** Demo data may be written without a login. */
  readonly sandbox: boolean;
  /** The original server's seven requests are served at its own paths. */
  readonly classic: boolean;
  /** Names in lower case, beside `localhost` and IP addresses, under which pages of this server are opened. */
  readonly hosts: readonly string[];
}
