// Passwords on Node: argon2id (RFC 9106), a few at a time, because each takes 19 MiB and a thread for some tens of milliseconds.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { ApiError } from '../errors.ts';
import type { Passwords } from '../shop.ts';

/** What one hash costs: memory in KiB, and how often all of it is gone through. */
export interface HashingCost {
  readonly memory: number;
  readonly passes: number;
}

/** OWASP's first choice for argon2id with one lane: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const recommendedCost: HashingCost = { memory: 19_456, passes: 2 };

interface Options {
  readonly cost?: HashingCost;
  /** Hashes at once; libuv has four threads, and files and names want some of them. */
  readonly atOnce?: number;
  /** Hashes that may wait; whoever comes when they are as many is turned away. */
  readonly maxWaiting?: number;
}

/** Hashes and verifies passwords in PHC strings: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. Throws `service_unavailable` when too many wait. */
export function openPasswords({ cost = recommendedCost, atOnce = 2, maxWaiting = 60 }: Options = {}): Passwords {
  const inTurn = createQueue(atOnce, maxWaiting);
  const derive = (password: string, salt: Uint8Array, { memory, passes }: HashingCost) =>
    inTurn(() => argon2id('argon2id', { message: password.normalize('NFC'), nonce: salt, memory, passes, parallelism: 1, tagLength: 32 }));
  return {
    async hash(password, salt = randomBytes(16)) {
      return write(cost, salt, await derive(password, salt, cost));
    },
    async verify(password, hash) {
      const known = read(hash ?? '');
      const derived = await derive(password, known?.salt ?? randomBytes(16), known?.cost ?? cost);
      return known !== undefined && derived.length === known.tag.length && timingSafeEqual(derived, known.tag);
    },
  };
}

const argon2id = promisify(argon2);

function write({ memory, passes }: HashingCost, salt: Uint8Array, tag: Uint8Array): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=1$${toBase64(salt)}$${toBase64(tag)}`;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}

function read(hash: string): { cost: HashingCost; salt: Buffer; tag: Buffer } | undefined {
  const [, memory, passes, salt, tag] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w+/]+)\$([\w+/]+)$/.exec(hash) ?? [];
  return tag === undefined ? undefined : { cost: { memory: Number(memory), passes: Number(passes) }, salt: Buffer.from(salt!, 'base64'), tag: Buffer.from(tag, 'base64') };
}

/** Runs at most `atOnce` pieces of work at a time, the others in the order in which they came. */
function createQueue(atOnce: number, maxWaiting: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running < atOnce) running++;
    else if (waiting.length < maxWaiting) await new Promise<void>((start) => waiting.push(start));
    else throw new ApiError('service_unavailable', { headers: { 'retry-after': '1' }, detail: 'Too many passwords are being checked at the moment.' });
    try {
      return await work();
    } finally {
      // The place goes straight to the next one, so that nobody comes between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
