// Adds up the facets of a list from counted cells.
import type { Facets } from './facets.contract.ts';
import type { Cell } from './facets.store.ts';
import type { Shelf } from './shelves.ts';

const mostBrands = 100;

/** Cells for each facet, counted without the filter of its own. */
interface FacetCells {
  readonly brand: readonly Cell[];
  readonly category: readonly Cell[];
  readonly price: readonly Cell[];
  readonly in_stock: readonly Cell[];
}

export function addUp(cells: FacetCells, shelves: readonly Shelf[]): Facets {
  const inStock = cells.in_stock.reduce((sum, { in_stock }) => sum + in_stock, 0);
  return {
    brands: brandsOf(cells.brand),
    categories: categoriesOf(cells.category, shelves),
    price: priceOf(cells.price),
    in_stock: { true: inStock, false: totalOf(cells.in_stock) - inStock },
  };
}

export function totalOf(cells: readonly Cell[] = []): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

function brandsOf(cells: readonly Cell[]): Facets['brands'] {
  const byBrand = Map.groupBy(cells.filter(({ brand_name }) => brand_name !== null), ({ brand_id }) => brand_id!);
  const brands = [...byBrand].map(([id, all]) => ({ id, name: all[0]!.brand_name!, count: totalOf(all) }));
  return brands.sort((a, b) => b.count - a.count || a.id - b.id).slice(0, mostBrands);
}

function categoriesOf(cells: readonly Cell[], shelves: readonly Shelf[]): Facets['categories'] {
  const direct = Map.groupBy(cells, ({ category_id }) => category_id);
  const counted = shelves.map(({ id, slug, name, subtree }) => ({ id, slug, name, count: subtree.reduce((sum, below) => sum + totalOf(direct.get(below)), 0) }));
  return counted.filter(({ count }) => count > 0);
}

function priceOf(cells: readonly Cell[]): Facets['price'] {
  if (cells.length === 0) return null;
  const money = (amount: number) => ({ amount, currency: 'IDR' }) as const;
  return { min: money(Math.min(...cells.map(({ lowest }) => lowest))), max: money(Math.max(...cells.map(({ highest }) => highest))) };
}
