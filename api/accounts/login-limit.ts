// Guessing passwords takes many tries, so failures are counted, by whom they are about and where they come from, before anything is
// verified: parallel guesses cannot slip through between.
import type { Database } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { sha256 } from '../ids.ts';
import * as attempts from './login-attempts.store.ts';

/** How many failures an e-mail address may have from one network within the window, unless the settings say otherwise. */
export const standardLoginLimit = 10;

/** A school or an office is one network with many people, and also one attacker with many addresses to try. */
const networkFactor = 10;

/** Seconds. */
const length = 10 * 60;

interface Attempt {
  /** Takes the failure back: the password was right. */
  succeed(): Promise<void>;
}

/** Counts an attempt as a failure; throws `rate_limited` where there were too many. `limit` 0: nothing is counted. */
export async function beginAttempt(database: Database, limit: number, { email, client }: { email: string; client: string }): Promise<Attempt> {
  if (limit === 0) return { succeed: async () => undefined };
  const network = networkOf(client);
  const [person, place] = await Promise.all([sha256(JSON.stringify([email, network])), sha256(JSON.stringify([network]))]);
  await count(database, person, limit);
  await count(database, place, limit * networkFactor);
  return {
    async succeed() {
      await attempts.deleteAttempts(database.queries, person);
      await attempts.uncountAttempt(database.queries, place);
    },
  };
}

async function count(database: Database, bucket: string, limit: number): Promise<void> {
  const now = Date.now();
  const over = await attempts.countAttempt(database, { bucket, limit, now: toText(now), resetsAt: toText(now + length * 1000) });
  if (over === undefined) return;
  const seconds = String(Math.max(1, Math.ceil((Date.parse(over) - now) / 1000)));
  throw new ApiError('rate_limited', {
    detail: 'Too many logins have failed; this one was not tried.',
    headers: { 'retry-after': seconds, 'ratelimit-policy': `"login"; q=${limit}; w=${length}`, ratelimit: `"login"; r=0; t=${seconds}` },
  });
}

function toText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** An IPv4 address, or the first 56 bits of an IPv6 address, of which a household has many. */
export function networkOf(client: string): string {
  if (!client.includes(':')) return client;
  // A socket for both kinds tells IPv4 addresses so.
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(client)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = client.replace(/%.*$/, '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail ? tail.split(':') : [];
  const all = tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return all.slice(0, 4).map((group, index) => (parseInt(group, 16) & (index === 3 ? 0xff00 : 0xffff)).toString(16)).join(':');
}
