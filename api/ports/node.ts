// What Node lends the shop: password hashing, webhooks' way out, figures of the process.
import type { Ports } from '../shop.ts';
import { openWebPorts } from './web.ts';

interface Options {
  /** Webhooks may go to private addresses: the shop runs on loopback, for one user. */
  readonly mayPostToPrivate: boolean;
}

export function openPorts(_options: Options): Ports {
  return openWebPorts();
}
