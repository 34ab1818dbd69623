import type { Account as CallerAccount } from '../caller.ts';
import { inTransaction, type Database } from '../database/database.ts';
import { ApiError, type Fault } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Shop } from '../shop.ts';
import type { Account, AccountChange, NewAccount } from './accounts.contract.ts';
import * as accounts from './accounts.store.ts';
import { demoAccounts } from './demo-accounts.ts';
import { isRightPassword } from './sessions.service.ts';
import { deleteOtherSessions } from './sessions.store.ts';

export { demoAccounts } from './demo-accounts.ts';
export { insertDemoAccounts, keepDemoAccounts, keepFirstAdmin } from './standing-accounts.service.ts';
export { findCaller, forgetExpired } from './sessions.service.ts';

/** Opens a customer's account. Throws `email_taken`; the unique index decides. */
export async function register({ database, passwords }: Shop, { email, password, name }: NewAccount, now: string): Promise<Account> {
  refuseDemoAddress(email);
  const password_hash = await database.outsideDeadline(() => passwords.hash(password));
  const account = { account_id: newId('acc'), email, name, password_hash, role: 'customer', is_demo: 0, created_at: now };
  await orTaken(database, () => accounts.insertAccount(database.queries, account));
  return toAccount(account);
}

/** The account of whoever calls. Throws `unauthenticated` where it was deleted meanwhile. */
export async function getMe({ queries }: Database, caller: CallerAccount): Promise<Account> {
  return toAccount(orGone(await accounts.findAccount(queries, caller.id)));
}

/**
 * Changes the caller's own account. Throws `validation_failed` without the right current password where one is needed, `email_taken`,
 * `demo_account` and `rate_limited`. A new password ends every session but the caller's.
 */
export async function updateMe(shop: Shop, caller: CallerAccount, change: AccountChange, client: string): Promise<Account> {
  const { database, passwords } = shop;
  const account = orGone(await accounts.findAccount(database.queries, caller.id));
  const isGuarded = change.email !== undefined || change.password !== undefined;
  if (isGuarded) await requirePassword(shop, account, change.current_password, client);
  if (change.email !== undefined) refuseDemoAddress(change.email);
  const { name, email, password } = change;
  const password_hash = password === undefined ? undefined : await database.outsideDeadline(() => passwords.hash(password));
  const changed = { name, email, password_hash };
  return orTaken(database, () =>
    inTransaction(database, async (trx) => {
      const current = orGone(await accounts.lockAccount(trx, caller.id));
      if (isGuarded && current.password_hash !== account.password_hash) throw wrongPassword();
      const isAnything = Object.values(changed).some((value) => value !== undefined);
      if (isAnything) await accounts.updateAccount(trx, caller.id, changed);
      if (password_hash !== undefined) await deleteOtherSessions(trx, caller.id, caller.session);
      return toAccount(isAnything ? orGone(await accounts.findAccount(trx, caller.id)) : current);
    }),
  );
}

async function requirePassword(shop: Shop, account: accounts.StoredAccount, password: string | undefined, client: string): Promise<void> {
  if (account.is_demo) throw new ApiError('demo_account');
  if (password === undefined) throw refusal({ place: 'body', path: ['current_password'], code: 'required', detail: 'A new e-mail address or password needs the current password.' });
  if (!(await isRightPassword(shop, { email: account.email, client, password, hash: account.password_hash }))) throw wrongPassword();
}

function wrongPassword(): ApiError {
  return refusal({ place: 'body', path: ['current_password'], code: 'wrong', detail: 'This is not the current password.' });
}

function refusal(fault: Fault): ApiError {
  return new ApiError('validation_failed', { faults: [fault] });
}

async function orTaken<Result>({ failureOf }: Database, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw failureOf(error) === 'duplicate' ? new ApiError('email_taken') : error;
  }
}

function orGone(account: accounts.StoredAccount | undefined): accounts.StoredAccount {
  if (!account) throw new ApiError('unauthenticated');
  return account;
}

/** Kept free with and without a sandbox, which may be switched on one day. */
function refuseDemoAddress(email: string): void {
  if (demoAccounts.some((demo) => demo.email === email)) throw new ApiError('email_taken');
}

function toAccount({ account_id, email, name, role, created_at }: accounts.StoredAccount): Account {
  return { id: account_id, email, name, role: role as Account['role'], created_at };
}
