// How often a login was tried, counted in the database for all processes at once. rate-limiter-flexible does this on MySQL alone;
// these statements are one text for every engine, each of them atomic by itself.
import type { Database, Queries } from '../database/database.ts';

export interface Window {
  /** SHA-256 of what is counted. */
  readonly bucket: string;
  readonly limit: number;
  readonly now: string;
  /** When a window that begins now is over. */
  readonly resetsAt: string;
}

/** Counts one attempt. Past the limit it counts nothing and returns when the window is over. */
export async function countAttempt(database: Database, window: Window): Promise<string | undefined> {
  for (;;) {
    if ((await countInWindow(database.queries, window)) || (await beginWindow(database.queries, window))) return undefined;
    const row = await database.queries.selectFrom('login_attempts').selectAll().where('bucket', '=', window.bucket).executeTakeFirst();
    if (!row) {
      if (await insertWindow(database, window)) return undefined;
    } else if (row.attempts >= window.limit && row.resets_at > window.now) return row.resets_at;
    // Else somebody was between our statements: the next round finds what is there now.
  }
}

async function countInWindow(db: Queries, { bucket, limit, now }: Window): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('login_attempts')
    .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
    .where('bucket', '=', bucket)
    .where('resets_at', '>', now)
    .where('attempts', '<', limit)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function beginWindow(db: Queries, { bucket, now, resetsAt }: Window): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('login_attempts').set({ attempts: 1, resets_at: resetsAt }).where('bucket', '=', bucket).where('resets_at', '<=', now).executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function insertWindow({ queries, failureOf }: Database, { bucket, resetsAt }: Window): Promise<boolean> {
  try {
    await queries.insertInto('login_attempts').values({ bucket, attempts: 1, resets_at: resetsAt }).execute();
    return true;
  } catch (error) {
    const failure = failureOf(error);
    // Several inserts of one row at once: MySQL may also call that a deadlock.
    if (failure === 'duplicate' || failure === 'conflict') return false;
    throw error;
  }
}

/** Takes one attempt back. */
export async function uncountAttempt(db: Queries, bucket: string): Promise<void> {
  await db.updateTable('login_attempts').set(({ eb }) => ({ attempts: eb('attempts', '-', 1) })).where('bucket', '=', bucket).where('attempts', '>', 0).execute();
}

export async function deleteAttempts(db: Queries, bucket: string): Promise<void> {
  await db.deleteFrom('login_attempts').where('bucket', '=', bucket).execute();
}

export async function deleteExpiredAttempts(db: Queries, now: string): Promise<void> {
  await db.deleteFrom('login_attempts').where('resets_at', '<=', now).execute();
}
