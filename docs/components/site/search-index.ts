// Pagefind's search, behind the little that the dialog needs of it. It picks the index by <html lang>.

/** The pages that hold the words, best first; undefined when a later search has overtaken this one. */
export async function findPages(words: string): Promise<Hit[] | undefined> {
  const pagefind = await open();
  const answer = await pagefind.debouncedSearch(words, {}, 120);
  return answer?.results;
}

function open(): Promise<Pagefind> {
  // The address is a variable so that the bundler leaves it: the file comes to be after the bundle.
  const address = '/pagefind/pagefind.js';
  opened ??= import(/* @vite-ignore */ address).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

let opened: Promise<Pagefind> | undefined;

interface Pagefind {
  debouncedSearch(words: string, options: object, milliseconds: number): Promise<{ results: Hit[] } | null>;
}

export interface Hit {
  data(): Promise<FoundPage>;
}

export interface FoundPage {
  url: string;
  /** HTML: text and <mark> */
  excerpt: string;
  meta: { title: string };
  sub_results: { url: string; title: string; excerpt: string }[];
}
