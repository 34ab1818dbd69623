import type { Position, Slice } from '../cursor.ts';
import { inTransaction, type Database } from '../database/database.ts';
import { ApiError, type Fault } from '../errors.ts';
import * as brands from './brands.store.ts';
import type { Brand, Category, NewProduct, Product, ProductQuery } from './catalog.contract.ts';
import * as categories from './categories.store.ts';
import * as products from './products.store.ts';
import { idOfSlug, isReserved, slugify } from './slug.ts';
import * as stored from './stored-products.store.ts';

export type { StoredProduct } from './stored-products.store.ts';

export function listProducts({ queries }: Database, query: ProductQuery, from: Position | undefined): Promise<Slice<Product>> {
  return products.listProducts(queries, query, from);
}

/** Finds a product by its id in digits or by its slug; throws `not_found`. */
export async function getProduct({ queries }: Database, key: string): Promise<Product> {
  const digits = /^[1-9]\d{0,9}$/.test(key) ? key : idOfSlug(key);
  const product = digits ? await products.findProduct(queries, Number(digits)) : await products.findProductBySlug(queries, key);
  // A row with a slug of its own does not answer to the one made of its id.
  if (!product || (digits !== key && product.slug !== key)) throw new ApiError('not_found', { detail: 'No product has this id or slug.' });
  return product;
}

/**
 * Puts a product on the shelf and returns its id. Throws `validation_failed` for a brand or category that does not exist and for
 * a slug that is taken or reserved. Without a slug in `product`, one is made from the name.
 */
export async function createProduct(database: Database, product: NewProduct): Promise<number> {
  const { queries } = database;
  if (product.category !== null && !(await categories.hasCategory(queries, product.category))) throw unknown('category', product.category);
  if (product.slug !== undefined && isReserved(product.slug)) throw taken(product.slug);
  const made = slugify(product.name);
  const candidates = product.slug !== undefined ? [product.slug] : [...(made && !isReserved(made) ? [made] : []), `${made || 'item'}-${randomSuffix()}`];
  for (const slug of candidates) {
    const id = await insertWithSlug(database, product, slug);
    if (id !== 'duplicate') return id;
  }
  throw taken(candidates[0]!);
}

async function insertWithSlug(database: Database, product: NewProduct, slug: string | null): Promise<number | 'duplicate'> {
  try {
    const id = await stored.insertProduct(database, product, slug);
    if (id === undefined) throw unknown('brand', product.brand!);
    return id;
  } catch (error) {
    if (database.failureOf(error) === 'duplicate') return 'duplicate';
    throw error;
  }
}

function randomSuffix(): string {
  return crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36).padStart(7, '0');
}

function unknown(field: string, id: number): ApiError {
  return refusal({ place: 'body', path: [field], code: 'unknown', detail: `There is no ${field} with the id ${id}.` });
}

function taken(slug: string): ApiError {
  return refusal({ place: 'body', path: ['slug'], code: 'taken', detail: `The slug ${slug} belongs to another product.` });
}

function refusal(fault: Fault): ApiError {
  return new ApiError('validation_failed', { faults: [fault] });
}

/** Every row of the table, by id. */
export function listStoredProducts(database: Database): Promise<stored.StoredProduct[]> {
  return stored.listStoredProducts(database);
}

/** One page of the rows by id; pages count from 1, and one beyond the end is empty. */
export function listStoredProductsPage(database: Database, page: number, size: number): Promise<stored.StoredProduct[]> {
  return stored.listStoredProductsPage(database, size, (page - 1) * size);
}

/** Stores a product of the original's four fields, without a slug of its own; throws `validation_failed` for an unknown brand. */
export async function createPlainProduct(database: Database, product: Pick<NewProduct, 'name' | 'price' | 'stock'> & { brand: number }): Promise<number> {
  const id = await stored.insertProduct(database, { ...product, category: null, description: null }, null);
  if (id === undefined) throw unknown('brand', product.brand);
  return id;
}

/** Sets name and price (`amount` in minor units) and returns how many products have the id: 1 or 0. */
export function renameAndReprice({ queries }: Database, id: number, change: { name: string; amount: number }): Promise<number> {
  return stored.updateNameAndPrice(queries, id, change);
}

/** Returns how many products were deleted: 1 or 0. */
export function deleteProduct({ queries }: Database, id: number): Promise<number> {
  return stored.deleteProduct(queries, id);
}

export function listBrands({ queries }: Database, limit: number, from: Position | undefined): Promise<Slice<Brand>> {
  return brands.listBrands(queries, limit, from);
}

/** Throws `not_found`. */
export async function getBrand({ queries }: Database, id: number): Promise<Brand> {
  const brand = await brands.findBrand(queries, id);
  if (!brand) throw new ApiError('not_found', { detail: 'No brand has this id.' });
  return brand;
}

/** Stores a brand and returns its id; names need not be unique. */
export function createBrand({ queries }: Database, name: string): Promise<number> {
  return brands.insertBrand(queries, name);
}

/** Deletes this brand alone and returns how many that were: 1 or 0. Throws `brand_in_use` while a product carries it. */
export function deleteBrand(database: Database, id: number): Promise<number> {
  return inTransaction(database, async (trx) => {
    if (!(await brands.lockBrand(trx, id))) return 0;
    if (await brands.isBrandInUse(trx, id)) throw new ApiError('brand_in_use', { detail: `Products still carry the brand ${id}.` });
    return brands.deleteBrand(trx, id);
  });
}

export function listCategories({ queries }: Database, limit: number, from: Position | undefined): Promise<Slice<Category>> {
  return categories.listCategories(queries, limit, from);
}
