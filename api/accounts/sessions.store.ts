import { compileOnce, type Database, type Queries, type Tables, type Trx } from '../database/database.ts';

export type StoredSession = Tables['sessions'];

const byAccessHash = compileOnce((db) =>
  db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.account_id', 'sessions.account_id')
    .select(['accounts.account_id', 'accounts.role', 'sessions.session_id'])
    .where('sessions.access_hash', '=', '')
    .where('sessions.access_expires_at', '>', ''),
);

/** Whose access token has this hash and has not expired by `now`. */
export async function findAccountByAccessHash(database: Database, hash: string, now: string): Promise<{ account_id: string; role: string; session_id: string } | undefined> {
  return (await byAccessHash(database, [hash, now])).rows[0];
}

export async function insertSession(trx: Trx, session: StoredSession): Promise<void> {
  await trx.insertInto('sessions').values(session).execute();
}

/** Finds the session that a refresh token belongs to: as the current one, or as one that was spent. */
export async function findSession(trx: Trx, refreshHash: string): Promise<{ session: StoredSession; isSpent: boolean } | undefined> {
  const session = await trx.selectFrom('sessions').selectAll().where('refresh_hash', '=', refreshHash).executeTakeFirst();
  if (session) return { session, isSpent: false };
  const spent = await trx
    .selectFrom('spent_tokens')
    .innerJoin('sessions', 'sessions.session_id', 'spent_tokens.session_id')
    .selectAll('sessions')
    .where('spent_tokens.token_hash', '=', refreshHash)
    .executeTakeFirst();
  return spent && { session: spent, isSpent: true };
}

/** Gives the session new tokens, unless its refresh token is no longer the one that was read; false: it isn't. */
export async function rotateSession(trx: Trx, { session_id, refresh_hash }: StoredSession, tokens: Partial<StoredSession>): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable('sessions').set(tokens).where('session_id', '=', session_id).where('refresh_hash', '=', refresh_hash).executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await trx.insertInto('spent_tokens').values({ token_hash: refresh_hash, session_id }).execute();
  return true;
}

/** Its spent tokens go with it. */
export async function deleteSession(db: Queries, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('session_id', '=', id).execute();
}

export async function deleteOtherSessions(trx: Trx, account: string, kept: string): Promise<void> {
  await trx.deleteFrom('sessions').where('account_id', '=', account).where('session_id', '!=', kept).execute();
}

export async function deleteExpiredSessions(db: Queries, now: string): Promise<void> {
  await db.deleteFrom('sessions').where('refresh_expires_at', '<=', now).execute();
}
