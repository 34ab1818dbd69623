// Asks the shop while the site is built. The module is loaded as it stands, by Node: bundled, it would not find the SQL files beside it.
import { srcDir } from 'astro:config/server';

type Catalog = typeof import('../../build/catalog.ts');

const catalog: Promise<Catalog> = import(/* @vite-ignore */ new URL('build/catalog.ts', srcDir).href);

/** What the shop answers to an operation in the course of the story. */
export async function tellAnswer(id: string): ReturnType<Catalog['tellAnswer']> {
  return (await catalog).tellAnswer(id);
}

/** A failure with this code in the course of the story, where it comes to one. */
export async function tellFailure(code: string): ReturnType<Catalog['tellFailure']> {
  return (await catalog).tellFailure(code);
}

/** Sends one request to a fresh shop, freshly seeded. */
export async function askShop(request: Parameters<Catalog['askShop']>[0]): ReturnType<Catalog['askShop']> {
  return (await catalog).askShop(request);
}
