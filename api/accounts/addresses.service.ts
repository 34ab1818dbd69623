import type { Account } from '../caller.ts';
import type { Address } from '../conventions.contract.ts';
import type { Position, Slice } from '../cursor.ts';
import { inTransaction, type Database } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { AddressChange, SavedAddress } from './addresses.contract.ts';
import * as addresses from './addresses.store.ts';

export function listAddresses({ queries }: Database, caller: Account, limit: number, from: Position | undefined): Promise<Slice<SavedAddress>> {
  return addresses.listAddresses(queries, caller.id, limit, from);
}

export async function createAddress({ queries }: Database, caller: Account, address: Address, now: string): Promise<SavedAddress> {
  const id = newId('adr');
  await addresses.insertAddress(queries, id, caller.id, address, now);
  return { id, ...address };
}

/** Throws `not_found`, also for an address of somebody else. */
export function updateAddress(database: Database, caller: Account, id: string, change: AddressChange): Promise<SavedAddress> {
  return inTransaction(database, async (trx) => {
    const found = await addresses.lockAddress(trx, id, caller.id);
    if (!found) throw noAddress();
    const { id: _, ...address } = { ...found, ...change };
    await addresses.updateAddress(trx, id, address);
    return { id, ...address };
  });
}

/** Throws `not_found`, also for an address of somebody else. */
export async function deleteAddress({ queries }: Database, caller: Account, id: string): Promise<void> {
  if ((await addresses.deleteAddress(queries, id, caller.id)) === 0) throw noAddress();
}

function noAddress(): ApiError {
  return new ApiError('not_found', { detail: 'No address of yours has this id.' });
}
