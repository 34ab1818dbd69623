import { z } from 'zod';
import { about, cursor, integer, limit, list, maxInteger, text } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';
import { slug } from './slug.contract.ts';

/** How many levels of categories there can be: JSON Schema describes each of them, and no visitor looks for a shelf any deeper. */
export const levels = 4;

const CategoryName = about(z.object({ en: z.string(), id: z.string() }), { en: 'The name in both languages.', id: 'Nama dalam kedua bahasa.' }, 'CategoryName');

export const CategoryReference = about(
  z.object({ id: z.int(), slug: z.string(), name: CategoryName }),
  { en: 'The shelf a product stands on.', id: 'Rak tempat suatu produk dipajang.' },
  'CategoryReference',
);

const fields = {
  id: z.int(),
  slug: z.string(),
  name: CategoryName,
  parent: about(z.int().nullable(), { en: 'The id of the category above; null at the top.', id: 'Id kategori di atasnya; null di tingkat teratas.' }),
};

export const Category = about(z.object(fields), { en: 'A shelf of the shop.', id: 'Satu rak di toko.' }, 'Category');

const counted = {
  ...fields,
  product_count: about(z.int(), { en: 'Products that stand directly in it.', id: 'Banyaknya produk yang langsung berada di dalamnya.' }),
  total_product_count: about(z.int(), { en: 'Products that stand in it or anywhere below it.', id: 'Banyaknya produk di dalamnya atau di tingkat mana pun di bawahnya.' }),
};

const below = { en: 'The categories directly below, in the order in which the shop shows them.', id: 'Kategori tepat di bawahnya, dalam urutan penataan toko.' };
const withChildren = <S extends z.ZodType>(child: S) => z.object({ ...counted, children: about(z.array(child), below) });
const lowest = z.object({ ...counted, children: about(z.array(z.never()).max(0), { en: 'Always empty: there are four levels.', id: 'Selalu kosong: tingkatnya ada empat.' }) });

export const CategoryTree = about(
  withChildren(withChildren(withChildren(lowest))),
  { en: 'A shelf of the shop with everything below it, four levels in all.', id: 'Satu rak di toko beserta semua yang ada di bawahnya, seluruhnya empat tingkat.' },
  'CategoryTree',
);

const nameFields = { en: text(100), id: text(100) };
const parent = about(z.int().min(1).max(maxInteger).nullable(), { en: 'The id of the category above, or null for the top.', id: 'Id kategori di atasnya, atau null untuk tingkat teratas.' });

export const NewCategory = about(
  z.strictObject({
    name: about(z.strictObject(nameFields), { en: 'The name in both languages.', id: 'Nama dalam kedua bahasa.' }),
    parent: parent.default(null),
    slug: about(slug.optional(), { en: 'Made from the English name where it is left out.', id: 'Dibuat dari nama Inggrisnya bila dikosongkan.' }),
  }),
  { en: 'A category to be added after the others.', id: 'Kategori yang akan ditambahkan setelah yang lain.' },
  'NewCategory',
);

export const CategoryPatch = about(
  z.strictObject({
    name: about(z.strictObject(nameFields).partial().optional(), { en: 'The name in one language or both.', id: 'Nama dalam satu atau kedua bahasa.' }),
    parent: parent.optional(),
    slug: slug.optional(),
  }),
  { en: 'What is to change of a category.', id: 'Yang diubah pada suatu kategori.' },
  'CategoryPatch',
);

const params = z.strictObject({ category: about(integer(1, maxInteger), { en: 'The id of the category.', id: 'Id kategori.' }) });

export const categories = defineContract('catalog', {
  listCategories: {
    method: 'GET',
    path: '/v1/categories',
    summary: { en: 'List categories', id: 'Daftar kategori' },
    description: {
      en: 'The shelves of the shop as a tree, in the order in which it shows them, each with the number of products on it. Pages count the categories at the top; each comes with all that is below it.',
      id: 'Rak-rak toko sebagai pohon, dalam urutan penataannya, masing-masing dengan banyaknya produk di sana. Halaman menghitung kategori di tingkat teratas; masing-masing disertai semua yang ada di bawahnya.',
    },
    query: z.strictObject({ limit, cursor }),
    success: { status: 200, schema: list(CategoryTree, 'CategoryList') },
    etag: true,
    examples: [{ name: { en: 'All categories', id: 'Semua kategori' } }],
    chain: { gives: { category: 'data.0.id' } },
  },
  getCategory: {
    method: 'GET',
    path: '/v1/categories/{category}',
    summary: { en: 'Read a category', id: 'Baca satu kategori' },
    description: {
      en: 'One category by its id, without what is below it. Its ETag is what updateCategory wants in If-Match.',
      id: 'Satu kategori menurut id-nya, tanpa yang ada di bawahnya. ETag-nya adalah yang diminta updateCategory dalam If-Match.',
    },
    params,
    success: { status: 200, schema: Category },
    etag: true,
    errors: ['not_found'],
    examples: [{ name: { en: 'Category 1', id: 'Kategori 1' }, params: { category: 1 } }],
    chain: { takes: { category: 'category' } },
  },
  createCategory: {
    method: 'POST',
    path: '/v1/categories',
    summary: { en: 'Create a category', id: 'Buat kategori' },
    description: {
      en: 'Adds a category after the others and answers with it, and with its address in Location. There are four levels at most.',
      id: 'Menambahkan kategori setelah yang lain lalu menjawab dengan kategori itu, dan dengan alamatnya di Location. Tingkatnya paling banyak empat.',
    },
    auth: 'admin',
    body: NewCategory,
    success: { status: 201, schema: Category },
    examples: [{ name: { en: 'A shelf for coffee beans', id: 'Rak untuk biji kopi' }, body: { name: { en: 'Coffee beans', id: 'Biji kopi' }, parent: 1 } }],
    chain: { gives: { new_category: 'id' } },
  },
  updateCategory: {
    method: 'PATCH',
    path: '/v1/categories/{category}',
    summary: { en: 'Change a category', id: 'Ubah kategori' },
    description: {
      en: 'Renames a category or moves it, together with everything below it. Takes a JSON merge patch (RFC 7396). A category cannot be moved below itself, and no move makes a fifth level.',
      id: 'Mengganti nama kategori atau memindahkannya beserta semua yang ada di bawahnya. Menerima JSON merge patch (RFC 7396). Kategori tidak dapat dipindahkan ke bawah dirinya sendiri, dan pemindahan tidak boleh membuat tingkat kelima.',
    },
    auth: 'admin',
    ifMatch: Category,
    params,
    body: CategoryPatch,
    success: { status: 200, schema: Category },
    etag: true,
    errors: ['not_found'],
    examples: [
      { name: { en: 'A new name', id: 'Nama baru' }, params: { category: 6 }, body: { name: { en: 'Snacks and sweets' } } },
      { name: { en: 'Below another', id: 'Ke bawah kategori lain' }, params: { category: 5 }, body: { parent: 3 } },
    ],
    chain: { takes: { category: 'new_category' } },
  },
});

export type Category = z.infer<typeof Category>;
export type CategoryTree = z.infer<typeof CategoryTree>;
export type NewCategory = z.infer<typeof NewCategory>;
export type CategoryPatch = z.infer<typeof CategoryPatch>;
