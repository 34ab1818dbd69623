import { sql, type Selectable } from 'kysely';
import type { Address } from '../conventions.contract.ts';
import type { Position, Slice } from '../cursor.ts';
import type { Queries, Tables, Trx } from '../database/database.ts';
import { readSlice } from '../database/keyset.ts';
import type { SavedAddress } from './addresses.contract.ts';

export async function listAddresses(db: Queries, owner: string, limit: number, from: Position | undefined): Promise<Slice<SavedAddress>> {
  const owned = db.selectFrom('addresses').where('account_id', '=', owner);
  const { total } = await owned.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const order = { sort: 'created_at', key: sql.ref<string>('addresses.created_at'), id: sql.ref<string>('addresses.address_id'), isDescending: false, limit, from };
  const slice = await readSlice(owned.select(['address_id', 'content']), order, total);
  return { ...slice, rows: slice.rows.map(toSavedAddress) };
}

export async function insertAddress(db: Queries, id: string, owner: string, address: Address, now: string): Promise<void> {
  await db.insertInto('addresses').values({ address_id: id, account_id: owner, content: JSON.stringify(address), created_at: now }).execute();
}

/** Reads an owner's address and locks its row until the transaction ends. */
export async function lockAddress(trx: Trx, id: string, owner: string): Promise<SavedAddress | undefined> {
  const row = await trx
    .selectFrom('addresses')
    .select(['address_id', 'content'])
    .where('address_id', '=', id)
    .where('account_id', '=', owner)
    .modifyEnd(sql`/*! FOR UPDATE */`)
    .executeTakeFirst();
  return row && toSavedAddress(row);
}

export async function updateAddress(trx: Trx, id: string, address: Address): Promise<void> {
  await trx.updateTable('addresses').set({ content: JSON.stringify(address) }).where('address_id', '=', id).execute();
}

/** Returns how many were deleted: 1, or 0 where the owner has none of this id. */
export async function deleteAddress(db: Queries, id: string, owner: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('addresses').where('address_id', '=', id).where('account_id', '=', owner).executeTakeFirst();
  return Number(numDeletedRows);
}

function toSavedAddress({ address_id, content }: Pick<Selectable<Tables['addresses']>, 'address_id' | 'content'>): SavedAddress {
  // Written by `insertAddress` and `updateAddress` alone.
  return { id: address_id, ...(JSON.parse(content) as Address) };
}
