import { sql, type Selectable } from 'kysely';
import type { Queries, Tables, Trx } from '../database/database.ts';

export type StoredAccount = Selectable<Tables['accounts']>;

export async function findAccount(db: Queries, id: string): Promise<StoredAccount | undefined> {
  return db.selectFrom('accounts').selectAll().where('account_id', '=', id).executeTakeFirst();
}

/** `email` in lower case, as it is kept. */
export async function findAccountByEmail(db: Queries, email: string): Promise<StoredAccount | undefined> {
  return db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();
}

/** Reads the account and locks its row until the transaction ends. */
export async function lockAccount(trx: Trx, id: string): Promise<StoredAccount | undefined> {
  return trx.selectFrom('accounts').selectAll().where('account_id', '=', id).modifyEnd(sql`/*! FOR UPDATE */`).executeTakeFirst();
}

export async function insertAccount(db: Queries, account: StoredAccount): Promise<void> {
  await db.insertInto('accounts').values(account).execute();
}

export async function updateAccount(db: Queries, id: string, change: Partial<Pick<StoredAccount, 'email' | 'name' | 'password_hash'>>): Promise<void> {
  await db.updateTable('accounts').set(change).where('account_id', '=', id).execute();
}

/** Their sessions and addresses go with them. */
export async function deleteDemoAccounts(db: Queries): Promise<void> {
  await db.deleteFrom('accounts').where('is_demo', '=', 1).execute();
}
