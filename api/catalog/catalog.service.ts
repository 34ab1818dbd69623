// Products: what readers see of them, and what admins do with them.
import type { Position, Slice } from '../cursor.ts';
import { inTransaction, type Database, type Queries, type Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { openAccount } from '../inventory/inventory.service.ts';
import { holdBrand } from './brands.store.ts';
import { findCategories, findCategory } from './categories.store.ts';
import { conditionsOf, without, type Conditions, type Filter } from './conditions.ts';
import type { Facets } from './facets.contract.ts';
import { findCells } from './facets.store.ts';
import { addUp, totalOf } from './facets.ts';
import type { NewProduct, Product, ProductPatch, ProductQuery } from './products.contract.ts';
import * as products from './products.store.ts';
import { refuse, taken, unknown } from './refusals.ts';
import { refreshSearchTexts } from './search.store.ts';
import { toShelves, type Shelf } from './shelves.ts';
import { idOfSlug, isReserved, slugsFor } from './slug.ts';

export { slugOf } from './slug.ts';

/** Reads one page of products, with the facets of the whole list where it is the first page. */
export async function listProducts(database: Database, query: ProductQuery, from: Position | undefined): Promise<{ slice: Slice<Product>; facets: Facets | null }> {
  if (query.q !== undefined) await refreshSearchTexts(database);
  const isFirst = from === undefined;
  const shelves = isFirst || query.category !== undefined ? toShelves(await findCategories(database.queries)) : [];
  const conditions = conditionsOf(query, shelves.find(({ slug }) => slug === query.category)?.subtree ?? []);
  const { total, facets } = isFirst ? await countFacets(database, conditions, shelves) : { total: await products.countProducts(database.queries, conditions), facets: null };
  return { slice: await products.listProducts(database, conditions, { sort: query.sort, limit: query.limit, from }, total), facets };
}

/** Each facet leaves its own filter out, so only filters that were given cost a count of their own. */
async function countFacets(database: Database, conditions: Conditions, shelves: readonly Shelf[]): Promise<{ total: number; facets: Facets }> {
  const found = await findCells(database, conditions);
  const cellsWithout = (filter: Filter) => (conditions.has(filter) ? findCells(database, without(conditions, filter)) : found);
  const cells = { brand: await cellsWithout('brand'), category: await cellsWithout('category'), price: await cellsWithout('price'), in_stock: await cellsWithout('in_stock') };
  return { total: totalOf(found), facets: addUp(cells, shelves) };
}

/** Finds a product by its id in digits or by its slug; throws `not_found`. */
export async function getProduct(database: Database, key: string): Promise<Product> {
  const digits = /^[1-9]\d{0,9}$/.test(key) ? key : idOfSlug(key);
  const product = digits ? await products.findProduct(database, Number(digits)) : await products.findProductBySlug(database, key);
  // A row with a slug of its own does not answer to the one made of its id.
  if (!product || (digits !== key && product.slug !== key)) throw new ApiError('not_found', { detail: 'No product has this id or slug.' });
  return product;
}

/** A product as a cart or an order sees it; `price` in minor units, `stock` what can still be sold. */
export interface ProductForSale {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly price: number;
  readonly stock: number;
}

/** Finds those of these products that are for sale, by id; what is archived or not there is left out. */
export async function findForSale(db: Queries, ids: readonly number[]): Promise<Map<number, ProductForSale>> {
  if (ids.length === 0) return new Map();
  return new Map((await products.findForSale(db, ids)).map((product) => [product.id, product]));
}

/**
 * Puts a product on the shelf, opens its account in the ledger and returns its id. Throws `validation_failed` for a brand or category that
 * does not exist and for a slug that is taken or reserved. Without a slug in `product`, one is made from the name.
 */
export async function createProduct(database: Database, product: NewProduct, now: string): Promise<number> {
  if (product.slug !== undefined && isReserved(product.slug)) throw taken(product.slug, 'product');
  const slugs = product.slug !== undefined ? [product.slug] : slugsFor(product.name);
  for (const slug of slugs) {
    try {
      return await inTransaction(database, (trx) => insertProduct(trx, product, slug, now));
    } catch (error) {
      if (database.failureOf(error) !== 'duplicate') throw error;
    }
  }
  throw taken(slugs[0]!, 'product');
}

async function insertProduct(trx: Trx, product: NewProduct, slug: string, now: string): Promise<number> {
  await checkReferences(trx, product);
  const id = await products.insertProduct(trx, product, slug);
  await openAccount(trx, id, product.stock, now);
  return id;
}

async function checkReferences(trx: Trx, { brand, category }: Pick<products.ProductChanges, 'brand' | 'category'>): Promise<void> {
  if (typeof category === 'number' && !(await findCategory(trx, category))) throw unknown('category', category);
  if (typeof brand === 'number' && !(await holdBrand(trx, brand))) throw unknown('brand', brand);
}

type Precondition = (current: Product) => Promise<void>;

/** Changes a product by a merge patch, provided that it is as `precondition` wants it. Throws `not_found`, and `validation_failed` as createProduct does. */
export async function updateProduct(database: Database, id: number, patch: ProductPatch, precondition: Precondition): Promise<Product> {
  try {
    return await inTransaction(database, async (trx) => {
      const current = await lockProduct(trx, id, precondition);
      const changes = changesOf(current, patch);
      await checkReferences(trx, changes);
      if (Object.values(changes).some((change) => change !== undefined)) await products.updateProduct(trx, id, changes);
      return (await products.lockProduct(trx, id))!;
    });
  } catch (error) {
    if (database.failureOf(error) === 'duplicate') throw taken(patch.slug!, 'product');
    throw error;
  }
}

async function lockProduct(trx: Trx, id: number, precondition: Precondition): Promise<Product> {
  const current = await products.lockProduct(trx, id);
  if (!current) throw new ApiError('not_found', { detail: 'No product has this id.' });
  await precondition(current);
  return current;
}

function changesOf(current: Product, { name, price, brand, category, description, slug }: ProductPatch): products.ProductChanges {
  const isOwn = slug === current.slug;
  if (slug !== undefined && !isOwn && isReserved(slug)) throw taken(slug, 'product');
  return {
    name,
    price: price && { ...current.price, ...price },
    brand,
    category,
    description: description && mergeDescription({ ...current.description, ...description }),
    slug: isOwn ? undefined : slug,
  };
}

function mergeDescription({ en, id }: Partial<NonNullable<Product['description']>>): Product['description'] {
  if (en !== undefined && id !== undefined) return { en, id };
  throw refuse(['description', en === undefined ? 'en' : 'id'], 'required', 'A value is required.');
}

/** Takes a product off the shelf, provided that it is as `precondition` wants it. Throws `not_found`. */
export function archiveProduct(database: Database, id: number, precondition: Precondition, now: string): Promise<void> {
  return inTransaction(database, async (trx) => {
    await lockProduct(trx, id, precondition);
    await products.archiveProduct(trx, id, now);
  });
}
