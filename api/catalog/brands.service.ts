import type { Position, Slice } from '../cursor.ts';
import { inTransaction, type Database, type Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import type { Brand, BrandPatch } from './brands.contract.ts';
import * as brands from './brands.store.ts';

export function listBrands({ queries }: Database, limit: number, from: Position | undefined): Promise<Slice<Brand>> {
  return brands.listBrands(queries, limit, from);
}

/** Throws `not_found`. */
export async function getBrand({ queries }: Database, id: number): Promise<Brand> {
  return (await brands.findBrand(queries, id)) ?? notFound();
}

function notFound(): never {
  throw new ApiError('not_found', { detail: 'No brand has this id.' });
}

/** Stores a brand and returns its id; names need not be unique. */
export function createBrand({ queries }: Database, name: string): Promise<number> {
  return brands.insertBrand(queries, name);
}

type Precondition = (current: Brand) => Promise<void>;

/** Renames a brand, provided that it is as `precondition` wants it. Throws `not_found`. */
export function updateBrand(database: Database, id: number, patch: BrandPatch, precondition: Precondition): Promise<Brand> {
  return inTransaction(database, async (trx) => {
    const current = (await brands.lockBrand(trx, id)) ?? notFound();
    await precondition(current);
    const changed = { id, name: patch.name ?? current.name };
    if (changed.name !== current.name) await brands.updateBrand(trx, changed);
    return changed;
  });
}

/** Deletes a brand, provided that it is as `precondition` wants it. Throws `not_found`, and `brand_in_use` while a product carries it. */
export function deleteBrand(database: Database, id: number, precondition: Precondition): Promise<void> {
  return inTransaction(database, async (trx) => {
    await precondition((await brands.lockBrand(trx, id)) ?? notFound());
    await deleteUnused(trx, id);
  });
}

/** Deletes this brand alone, as it is, and returns how many that were: 1 or 0. Throws `brand_in_use` while a product carries it. */
export function deleteBrandIfThere(database: Database, id: number): Promise<number> {
  return inTransaction(database, async (trx) => {
    if (!(await brands.lockBrand(trx, id))) return 0;
    await deleteUnused(trx, id);
    return 1;
  });
}

async function deleteUnused(trx: Trx, id: number): Promise<void> {
  if (await brands.isBrandInUse(trx, id)) throw new ApiError('brand_in_use', { detail: `Products still carry the brand ${id}.` });
  await brands.deleteBrand(trx, id);
}
