// The categories as a tree. There are few of them: they are read whole, and put in order here.
import type { Category, CategoryTree } from './categories.contract.ts';

/** A category, and the ids of itself and of all that is below it. */
export interface Shelf extends Category {
  readonly subtree: readonly number[];
}

/** Every category with its subtree: those that begin a tree in the order given, and each followed by what is below it. */
export function toShelves(categories: readonly Category[]): Shelf[] {
  const children = Map.groupBy(categories, ({ parent }) => parent);
  const visit = (category: Category): Shelf[] => {
    const below = (children.get(category.id) ?? []).flatMap(visit);
    return [{ ...category, subtree: [category.id, ...below.map(({ id }) => id)] }, ...below];
  };
  return (children.get(null) ?? []).flatMap(visit);
}

/** The tree that begins at `root`; `countOf` tells how many products stand directly in a category. */
export function toTree(root: Category, categories: readonly Category[], countOf: (id: number) => number): CategoryTree {
  const children = Map.groupBy(categories, ({ parent }) => parent);
  const visit = (category: Category): CategoryTree => {
    const below = (children.get(category.id) ?? []).map(visit);
    const product_count = countOf(category.id);
    const total_product_count = below.reduce((sum, child) => sum + child.total_product_count, product_count);
    // The levels that the schema names end where the tree does: no category is made or moved deeper.
    return { ...category, product_count, total_product_count, children: below as CategoryTree['children'] };
  };
  return visit(root);
}

/** How many levels there are from `id` downwards, itself included. */
export function heightOf(id: number, categories: readonly Pick<Category, 'id' | 'parent'>[]): number {
  const children = categories.filter(({ parent }) => parent === id);
  return 1 + Math.max(0, ...children.map((child) => heightOf(child.id, categories)));
}

/** The ids from `id` up to the top, itself included. */
export function lineOf(id: number | null, categories: readonly Pick<Category, 'id' | 'parent'>[]): number[] {
  const parents = new Map(categories.map((category) => [category.id, category.parent]));
  const line: number[] = [];
  for (let at = id; at !== null && !line.includes(at); at = parents.get(at) ?? null) line.push(at);
  return line;
}
