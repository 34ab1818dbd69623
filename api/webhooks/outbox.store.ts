// What the dispatcher reads and writes. Times are the real clock's: a network takes its own time, whatever the shop's clock says.
import { sql } from 'kysely';
import type { Queries } from '../database/database.ts';

/** A delivery that is to be sent. */
export interface DueDelivery {
  readonly id: string;
  readonly event: string;
  readonly payload: string;
  /** Attempts so far. */
  readonly attempts: number;
}

/** Where a delivery goes, and the key that signs it. */
export interface Destination {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

export async function listDestinations(db: Queries): Promise<Destination[]> {
  return db.selectFrom('webhook_endpoints').select(['endpoint_id as id', 'url', 'secret']).execute();
}

/** Deliveries to an endpoint whose time has come and which no process is sending, the longest due first. */
export async function listDue(db: Queries, endpoint: string, now: string, limit: number): Promise<DueDelivery[]> {
  return db
    .selectFrom('webhook_deliveries')
    .innerJoin('events', 'events.event_id', 'webhook_deliveries.event_id')
    .select(['delivery_id as id', 'webhook_deliveries.event_id as event', 'payload', 'attempts'])
    .where('endpoint_id', '=', endpoint)
    .where('status', '=', 'pending')
    .where('next_attempt_at', '<=', now)
    .where((is) => is.or([is('claimed_until', 'is', null), is('claimed_until', '<=', now)]))
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute();
}

/** Takes a delivery until `claimedUntil` and counts the attempt; false: another process was faster, or it was sent meanwhile. */
export async function claim(db: Queries, { id, attempts }: DueDelivery, now: string, claimedUntil: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_deliveries')
    .set({ claimed_until: claimedUntil, attempts: attempts + 1 })
    .where('delivery_id', '=', id)
    .where('status', '=', 'pending')
    .where('attempts', '=', attempts)
    .where('next_attempt_at', '<=', now)
    .where((is) => is.or([is('claimed_until', 'is', null), is('claimed_until', '<=', now)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What became of an attempt. */
export interface Outcome {
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly next_attempt_at: string | null;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly finished_at: string | null;
}

/** Writes down how an attempt ended, unless its claim had run out and somebody else has taken the delivery since. */
export async function settle(db: Queries, id: string, claimedUntil: string, outcome: Outcome): Promise<void> {
  await db.updateTable('webhook_deliveries').set({ ...outcome, claimed_until: null }).where('delivery_id', '=', id).where('claimed_until', '=', claimedUntil).execute();
}

/** Deletes some events from before `before`, with their deliveries, but for those still to be sent; returns how many. */
export async function deleteEvents(db: Queries, before: string, limit: number): Promise<number> {
  const isAwaited = sql<boolean>`not exists (select 1 from webhook_deliveries where webhook_deliveries.event_id = events.event_id and webhook_deliveries.status = 'pending')`;
  const rows = await db.selectFrom('events').select('event_id').where('created_at', '<', before).where(isAwaited).limit(limit).execute();
  if (rows.length > 0) await db.deleteFrom('events').where('event_id', 'in', rows.map(({ event_id }) => event_id)).execute();
  return rows.length;
}
