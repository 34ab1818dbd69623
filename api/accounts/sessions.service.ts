// Logins: opaque tokens by chance, of which only hashes are kept. Their time is the real one, whatever the shop's clock says.
import type { Account, Caller } from '../caller.ts';
import { inTransaction, type Database, type Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { newId, randomText, sha256 } from '../ids.ts';
import type { Shop } from '../shop.ts';
import type { Credentials, Tokens } from './accounts.contract.ts';
import * as accounts from './accounts.store.ts';
import { deleteExpiredAttempts } from './login-attempts.store.ts';
import { beginAttempt, standardLoginLimit } from './login-limit.ts';
import * as sessions from './sessions.store.ts';

/** Seconds for which an access token is good. */
const accessLifetime = 15 * 60;

/** Seconds after which a refresh token that nobody used is good for nothing. */
const refreshLifetime = 30 * 24 * 60 * 60;

/** Who holds the access token with this SHA-256; undefined: nobody, or not any more. */
export async function findCaller(database: Database, accessHash: string): Promise<Caller> {
  const row = await sessions.findAccountByAccessHash(database, accessHash, new Date().toISOString());
  return row && { id: row.account_id, role: row.role as Account['role'], session: row.session_id };
}

/** Opens a session. Throws `invalid_credentials`, alike and after the same work for a wrong password and for no such account, or `rate_limited`. */
export async function login(shop: Shop, { email, password }: Credentials, client: string): Promise<Tokens> {
  const { database } = shop;
  const account = await accounts.findAccountByEmail(database.queries, email);
  if (!(await isRightPassword(shop, { email, client, password, hash: account?.password_hash })) || !account) throw new ApiError('invalid_credentials');
  const { tokens, hashes } = await makeTokens();
  await inTransaction(database, (trx) => openSession(trx, account, hashes));
  return tokens;
}

interface Guess {
  readonly email: string;
  readonly client: string;
  readonly password: string;
  /** Undefined: there is no such account, and no password is right. */
  readonly hash: string | undefined;
}

/** Verifies a password within the limit of failed logins; throws `rate_limited` beyond it. */
export async function isRightPassword({ database, passwords, settings }: Shop, { email, client, password, hash }: Guess): Promise<boolean> {
  const attempt = await beginAttempt(database, settings.loginLimit ?? standardLoginLimit, { email, client });
  const isRight = await database.outsideDeadline(() => passwords.verify(password, hash));
  if (isRight) await attempt.succeed();
  return isRight;
}

/**
 * Exchanges a refresh token for a new pair. Throws `invalid_refresh_token`; for one that was exchanged before, the session ends,
 * whoever holds its newest tokens.
 */
export async function refresh(database: Database, refreshToken: string): Promise<Tokens> {
  const [hash, { tokens, hashes }] = await Promise.all([sha256(refreshToken), makeTokens()]);
  // What the transaction did must stay when the token is refused, so nothing is thrown within.
  const isRotated = await inTransaction(database, async (trx) => {
    const found = await sessions.findSession(trx, hash);
    if (!found) return false;
    const isGood = !found.isSpent && found.session.refresh_expires_at > new Date().toISOString();
    if (isGood && (await sessions.rotateSession(trx, found.session, hashes))) return true;
    await sessions.deleteSession(trx, found.session.session_id);
    return false;
  });
  if (!isRotated) throw new ApiError('invalid_refresh_token');
  return tokens;
}

/** Ends the session that a request came by. */
export function logout({ queries }: Database, { session }: Account): Promise<void> {
  return sessions.deleteSession(queries, session);
}

/** Deletes what has had its time: sessions that can no longer be refreshed, and counts of failed logins. */
export async function forgetExpired({ queries }: Database): Promise<void> {
  const now = new Date().toISOString();
  await sessions.deleteExpiredSessions(queries, now);
  await deleteExpiredAttempts(queries, now);
}

/** The password may have been changed, and every session ended, while it was being verified. */
async function openSession(trx: Trx, { account_id, password_hash }: accounts.StoredAccount, hashes: Hashes): Promise<void> {
  const account = await accounts.lockAccount(trx, account_id);
  if (account?.password_hash !== password_hash) throw new ApiError('invalid_credentials');
  await sessions.insertSession(trx, { session_id: newId('ses'), account_id, ...hashes, created_at: new Date().toISOString() });
}

type Hashes = Pick<sessions.StoredSession, 'access_hash' | 'access_expires_at' | 'refresh_hash' | 'refresh_expires_at'>;

async function makeTokens(): Promise<{ tokens: Tokens; hashes: Hashes }> {
  const [access_token, refresh_token] = [randomText(43), randomText(43)];
  const [access_hash, refresh_hash] = await Promise.all([sha256(access_token), sha256(refresh_token)]);
  return {
    tokens: { access_token, refresh_token, token_type: 'Bearer', expires_in: accessLifetime },
    hashes: { access_hash, access_expires_at: secondsFromNow(accessLifetime), refresh_hash, refresh_expires_at: secondsFromNow(refreshLifetime) },
  };
}

function secondsFromNow(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}
