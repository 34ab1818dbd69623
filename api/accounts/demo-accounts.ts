// The accounts of the sandbox. Their passwords are public: whoever finds a sandbox may use all of it.
import { sha256 } from '../ids.ts';
import type { Passwords } from '../shop.ts';
import type { StoredAccount } from './accounts.store.ts';

export interface DemoAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: 'customer' | 'admin';
}

export const demoAccounts: readonly DemoAccount[] = [
  { id: 'acc_0000000000000000000Ayu', email: 'ayu@etalase.example', name: 'Ayu Lestari', password: 'pasar-malam-lampu-kuning', role: 'customer' },
  { id: 'acc_000000000000000000Bayu', email: 'bayu@etalase.example', name: 'Bayu Pratama', password: 'perahu-kayu-angin-timur', role: 'customer' },
  { id: 'acc_00000000000000000Admin', email: 'admin@etalase.example', name: 'Sri Wahyuni', password: 'kunci-toko-pintu-depan', role: 'admin' },
];

/** The day on which the seed says that the shop began. */
const openingDay = '2026-01-01T00:00:00.000Z';

const made = new WeakMap<Passwords, Promise<StoredAccount[]>>();

/** Their rows, the same each time: the salt of a password follows from the e-mail address. Hashed once for all shops that hash alike. */
export function demoRows(passwords: Passwords): Promise<StoredAccount[]> {
  let rows = made.get(passwords);
  if (!rows) {
    rows = Promise.all(demoAccounts.map((account) => toRow(account, passwords)));
    // A failure to hash is not kept.
    rows.catch(() => made.delete(passwords));
    made.set(passwords, rows);
  }
  return rows;
}

async function toRow({ id, email, name, password, role }: DemoAccount, passwords: Passwords): Promise<StoredAccount> {
  const salt = new TextEncoder().encode((await sha256(email)).slice(0, 16));
  return { account_id: id, email, name, password_hash: await passwords.hash(password, salt), role, is_demo: 1, created_at: openingDay };
}
