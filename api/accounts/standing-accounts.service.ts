// Accounts that are there without anybody having registered: the sandbox's, and the first admin of a shop without one.
import type { Database, Trx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Shop } from '../shop.ts';
import * as accounts from './accounts.store.ts';
import { demoAccounts, demoRows } from './demo-accounts.ts';

/** Sees to it that the demo accounts are there as they are described in the sandbox, and nowhere else. */
export async function keepDemoAccounts({ database, passwords, settings }: Shop): Promise<void> {
  if (!settings.sandbox) return accounts.deleteDemoAccounts(database.queries);
  for (const row of await demoRows(passwords)) {
    const found = await accounts.findAccount(database.queries, row.account_id);
    if (!found) await insertUnlessThere(database, row);
    // It was hashed elsewhere, or by another algorithm.
    else if (found.password_hash !== row.password_hash) await accounts.updateAccount(database.queries, row.account_id, { password_hash: row.password_hash });
  }
}

/** Another process may be starting on the same database. */
async function insertUnlessThere(database: Database, row: accounts.StoredAccount): Promise<void> {
  try {
    await accounts.insertAccount(database.queries, row);
  } catch (error) {
    if (database.failureOf(error) !== 'duplicate') throw error;
  }
}

/** Writes the demo accounts into a shop that has just been emptied. */
export async function insertDemoAccounts(trx: Trx, { passwords }: Shop): Promise<void> {
  for (const row of await demoRows(passwords)) await accounts.insertAccount(trx, row);
}

/** Creates the admin whom the settings name, if nobody has the e-mail address; one who is there keeps the password. */
export async function keepFirstAdmin({ database, passwords, settings }: Shop, now: string): Promise<void> {
  const { admin } = settings;
  if (!admin) return;
  if (demoAccounts.some(({ email }) => email === admin.email)) throw new Error(`ADMIN_EMAIL cannot be ${admin.email}, which belongs to the sandbox.`);
  const found = await accounts.findAccountByEmail(database.queries, admin.email);
  if (found && found.role !== 'admin') throw new Error(`ADMIN_EMAIL cannot be ${admin.email}: a customer has registered with it.`);
  if (found) return;
  const password_hash = await passwords.hash(admin.password);
  await insertUnlessThere(database, { account_id: newId('acc'), email: admin.email, name: 'Admin', password_hash, role: 'admin', is_demo: 0, created_at: now });
}
