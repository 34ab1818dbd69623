// Asks the shop while the site is built. The module is loaded as it stands, by Node: bundled, it would not find the SQL files beside it.
import { srcDir } from 'astro:config/server';

type Catalog = typeof import('../../build/catalog.ts');

const catalog: Promise<Catalog> = import(/* @vite-ignore */ new URL('build/catalog.ts', srcDir).href);

/** Sends one request to a fresh shop, freshly seeded. */
export async function askShop(request: Parameters<Catalog['askShop']>[0]): ReturnType<Catalog['askShop']> {
  return (await catalog).askShop(request);
}
