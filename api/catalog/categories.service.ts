import type { Position, Slice } from '../cursor.ts';
import { inTransaction, type Database, type Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { levels, type Category, type CategoryPatch, type CategoryTree, type NewCategory } from './categories.contract.ts';
import * as categories from './categories.store.ts';
import { refuse, taken, unknown } from './refusals.ts';
import { heightOf, lineOf, toTree } from './shelves.ts';
import { slugsFor } from './slug.ts';

/** Reads a page of the categories at the top, each with the tree below it. */
export async function listCategories({ queries }: Database, limit: number, from: Position | undefined): Promise<Slice<CategoryTree>> {
  const slice = await categories.listRoots(queries, limit, from);
  const [all, counts] = [await categories.findCategories(queries), await categories.countByCategory(queries)];
  return { ...slice, rows: slice.rows.map((root) => toTree(root, all, (id) => counts.get(id) ?? 0)) };
}

/** Throws `not_found`. */
export async function getCategory({ queries }: Database, id: number): Promise<Category> {
  return (await categories.findCategory(queries, id)) ?? notFound();
}

function notFound(): never {
  throw new ApiError('not_found', { detail: 'No category has this id.' });
}

/** Stores a category after all others and returns its id. Throws `validation_failed` for a parent that is not there or too deep, and for a slug that is taken. */
export async function createCategory(database: Database, category: NewCategory): Promise<number> {
  const slugs = category.slug !== undefined ? [category.slug] : slugsFor(category.name.en);
  for (const slug of slugs) {
    try {
      return await inTransaction(database, (trx) => insertCategory(trx, { ...category, slug }));
    } catch (error) {
      if (database.failureOf(error) !== 'duplicate') throw error;
    }
  }
  throw taken(slugs[0]!, 'category');
}

async function insertCategory(trx: Trx, category: Omit<Category, 'id'>): Promise<number> {
  const all = await categories.lockCategories(trx);
  checkPlace(all, category.parent, 1);
  return categories.insertCategory(trx, category);
}

/** `height`: how many levels come under the parent. */
function checkPlace(all: readonly Category[], parent: number | null, height: number): void {
  if (parent === null) return;
  if (!all.some(({ id }) => id === parent)) throw unknown('parent', parent);
  if (lineOf(parent, all).length + height > levels) throw refuse('parent', 'too_deep', `Categories have at most ${levels} levels.`);
}

/** Changes a category by a merge patch, provided that it is as `precondition` wants it. Throws `not_found`, and `validation_failed` as createCategory does and for a move below itself. */
export async function updateCategory(database: Database, id: number, patch: CategoryPatch, precondition: (current: Category) => Promise<void>): Promise<Category> {
  try {
    return await inTransaction(database, async (trx) => {
      // All are locked: two moves at once, each of them right by itself, could close a circle.
      const all = await categories.lockCategories(trx);
      const current = all.find((category) => category.id === id) ?? notFound();
      await precondition(current);
      const changed = merge(current, patch);
      if (changed.parent !== current.parent) checkMove(all, id, changed.parent);
      await categories.updateCategory(trx, changed);
      return changed;
    });
  } catch (error) {
    if (database.failureOf(error) === 'duplicate') throw taken(patch.slug!, 'category');
    throw error;
  }
}

function merge(current: Category, { name, parent, slug }: CategoryPatch): Category {
  const names = { en: name?.en ?? current.name.en, id: name?.id ?? current.name.id };
  return { id: current.id, slug: slug ?? current.slug, name: names, parent: parent === undefined ? current.parent : parent };
}

function checkMove(all: readonly Category[], id: number, parent: number | null): void {
  if (lineOf(parent, all).includes(id)) throw refuse('parent', 'cycle', 'A category cannot be moved below itself.');
  checkPlace(all, parent, heightOf(id, all));
}
