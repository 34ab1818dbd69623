/** Makes a slug of a name: 'Kopi Toraja 200 g' -> 'kopi-toraja-200-g'; empty where no letter or digit of ASCII is left. */
function slugify(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return ascii.replace(/[^a-z0-9]+/g, '-').slice(0, 80).replace(/^-|-$/g, '');
}

/** The slug of a row that has none, and the id that such a slug stands for. */
const slugOfId = (id: number) => `product-${id}`;
export const idOfSlug = (slug: string) => /^product-([1-9]\d{0,9})$/.exec(slug)?.[1];

/** The slug that a product is shown with: its own, or the one made of its id. */
export const slugOf = (id: number, slug: string | null) => slug ?? slugOfId(id);

/** Whether a slug could be mistaken for an id or for the slug of a row that has none. */
export const isReserved = (slug: string) => /^\d+$/.test(slug) || idOfSlug(slug) !== undefined;

/** The slugs to try, in order, for something new of this name: its own, and one that nobody else has. */
export function slugsFor(name: string): string[] {
  const made = slugify(name);
  const random = Array.from(crypto.getRandomValues(new Uint8Array(7)), (byte) => (byte % 36).toString(36)).join('');
  return [...(made && !isReserved(made) ? [made] : []), `${made || 'item'}-${random}`];
}
