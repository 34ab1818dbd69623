// What Node lends the shop: hashing, webhooks' way out, figures of the process.
import { hash } from 'node:crypto';
import type { Passwords, Ports } from '../shop.ts';
import { openCourier } from './courier.ts';
import { readMetrics } from './metrics.ts';
import { openPasswords, type HashingCost } from './passwords.ts';

interface Options {
  /** Webhooks may go to private addresses: the shop runs on loopback, for one user. */
  readonly mayPostToPrivate: boolean;
  /** What hashing a password costs, where OWASP's recommendation is more than is wanted. */
  readonly hashing?: HashingCost;
}

export function openPorts({ mayPostToPrivate, hashing }: Options): Ports {
  return {
    sha256: (text) => hash('sha256', text),
    passwords: hashing ? openPasswords({ cost: hashing }) : (passwords ??= openPasswords()),
    courier: openCourier({ mayPostToPrivate }),
    metrics: readMetrics,
  };
}

/** One for the process: threads and memory are shared by all that hash. */
let passwords: Passwords | undefined;
