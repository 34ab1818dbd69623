// The shop's clock: the real time and an offset, which the database keeps for all processes. In the sandbox an admin turns it forward.
import type { Database } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import type { Shop } from '../shop.ts';
import type { Clock } from './sandbox.contract.ts';
import { findState, replaceState } from './shop-state.store.ts';

const name = 'clock_offset_ms';

/** How long a process goes on with the offset that it read, in milliseconds. */
const keptFor = 1000;

/** A hundred years: no date that the shop reckons with grows a fifth digit. */
const furthest = 100 * 365 * 24 * 60 * 60 * 1000;

interface KnownClock {
  offset: number;
  /** By `performance.now()`. */
  readAt: number;
  /** The latest time that this process told, in milliseconds. */
  latest: number;
  /** The same as UTC text. */
  text: string;
  /** A read that is under way, for all who wait for it. */
  reading: Promise<void> | undefined;
}

const clocks = new WeakMap<Database, KnownClock>();

function clockOf(database: Database): KnownClock {
  let clock = clocks.get(database);
  if (!clock) clocks.set(database, (clock = { offset: 0, readAt: -Infinity, latest: 0, text: '', reading: undefined }));
  return clock;
}

/** The shop's time as UTC text with milliseconds, never behind what this process told before, but for a reset. */
export async function readClock(shop: Shop): Promise<string> {
  return (await tellClock(shop)).now;
}

/** The time together with the offset that it was made with. */
export async function tellClock({ database, settings }: Shop): Promise<Clock> {
  const clock = clockOf(database);
  if (settings.sandbox && isOld(clock)) await readOnce(database, clock);
  const latest = Math.max(clock.latest, Date.now() + clock.offset);
  // Many requests share a millisecond.
  if (latest !== clock.latest || !clock.text) clock.text = new Date((clock.latest = latest)).toISOString();
  return { now: clock.text, offset_ms: clock.offset };
}

function isOld({ readAt }: KnownClock): boolean {
  return performance.now() - readAt > keptFor;
}

/**
 * One read for all who come meanwhile. It has as much time as a request has, so whoever waits for it in vain need not try again: that
 * would make two waits of one.
 */
function readOnce(database: Database, clock: KnownClock): Promise<void> {
  return (clock.reading ??= database.withDeadline(() => read(database, clock)).finally(() => (clock.reading = undefined)));
}

async function read(database: Database, clock: KnownClock): Promise<void> {
  const { readAt } = clock;
  const offset = Number((await findState(database, name)) ?? 0);
  // While we read, this process may have turned the clock itself.
  if (clock.readAt === readAt) setOffset(clock, offset);
}

function setOffset(clock: KnownClock, offset: number): void {
  // The clock goes back with a reset alone.
  if (offset < clock.offset) clock.latest = 0;
  clock.offset = offset;
  clock.readAt = performance.now();
}

/** Turns the clock forward for all processes; for this one at once. Throws `validation_failed` beyond a hundred years. */
export async function turnClock({ database }: Shop, milliseconds: number): Promise<void> {
  for (;;) {
    const read = await findState(database, name);
    const offset = Number(read ?? 0) + milliseconds;
    if (offset > furthest) throw tooFar();
    if (await replaceState(database, name, read, String(offset))) return noteTurn(clockOf(database), offset);
  }
}

/** Of two turns at once, the answer to the later one may come first; and another process may have reset the clock. */
function noteTurn(clock: KnownClock, offset: number): void {
  if (offset >= clock.offset) setOffset(clock, offset);
  else clock.readAt = -Infinity;
}

function tooFar(): ApiError {
  const detail = 'The clock can be turned a hundred years ahead of the real time and no further. A reset turns it back.';
  return new ApiError('validation_failed', { faults: [{ place: 'body', path: ['seconds'], code: 'too_big', detail }] });
}

/** The clock of a shop that was just reset. */
export function resetClock({ database }: Shop): void {
  setOffset(clockOf(database), 0);
}
