import { z } from 'zod';
import { about, BilingualText, cursor, integer, limit, list, maxAmount, maxInteger, Money, Price, text } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';

const slug = z.string().min(1).max(100).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Must be lower-case letters, digits and single hyphens.');

export const Brand = about(
  z.object({
    id: z.int(),
    name: about(z.string(), { en: 'May be empty in a shop that was taken over from the original server.', id: 'Dapat kosong di toko yang diambil alih dari server asli.' }),
  }),
  { en: 'Who makes a product.', id: 'Pembuat suatu produk.' },
  'Brand',
);

const CategoryName = about(z.object({ en: z.string(), id: z.string() }), { en: 'The name in both languages.', id: 'Nama dalam kedua bahasa.' }, 'CategoryName');

export const CategoryReference = about(
  z.object({ id: z.int(), slug: z.string(), name: CategoryName }),
  { en: 'The shelf a product stands on.', id: 'Rak tempat suatu produk dipajang.' },
  'CategoryReference',
);

export const Category = about(
  z.object({
    id: z.int(),
    slug: z.string(),
    name: CategoryName,
    parent: about(z.int().nullable(), { en: 'The id of the category above; null at the top.', id: 'Id kategori di atasnya; null di tingkat teratas.' }),
    product_count: about(z.int(), { en: 'Products that stand directly in it.', id: 'Banyaknya produk yang langsung berada di dalamnya.' }),
  }),
  { en: 'A shelf of the shop.', id: 'Satu rak di toko.' },
  'Category',
);

export const Product = about(
  z.object({
    id: z.int(),
    name: z.string(),
    slug: about(z.string(), { en: 'Unique; stands in addresses in place of the id.', id: 'Unik; dapat menggantikan id di alamat.' }),
    description: about(BilingualText.nullable(), { en: 'Null where nobody wrote one.', id: 'Null bila belum ada yang menulisnya.' }),
    price: Money,
    stock: about(z.int(), { en: 'Pieces on hand.', id: 'Banyaknya barang yang tersedia.' }),
    brand: about(Brand.nullable(), { en: 'Null where it has none, or one that no longer exists.', id: 'Null bila tidak bermerek atau mereknya sudah tidak ada.' }),
    category: CategoryReference.nullable(),
  }),
  { en: 'Something for sale.', id: 'Barang yang dijual.' },
  'Product',
);

export const NewProduct = about(
  z.strictObject({
    name: text(200),
    price: Price,
    stock: about(z.int().min(0).max(maxInteger), { en: 'Pieces on hand.', id: 'Banyaknya barang yang tersedia.' }),
    brand: about(z.int().min(1).max(maxInteger).nullable().default(null), { en: 'The id of its brand, or null.', id: 'Id mereknya, atau null.' }),
    category: about(z.int().min(1).max(maxInteger).nullable().default(null), { en: 'The id of its category, or null.', id: 'Id kategorinya, atau null.' }),
    description: BilingualText.nullable().default(null),
    slug: about(slug.optional(), { en: 'Made from the name where it is left out.', id: 'Dibuat dari namanya bila dikosongkan.' }),
  }),
  { en: 'A product to be put on the shelf.', id: 'Produk yang akan dipajang.' },
  'NewProduct',
);

export const sorts = ['id', '-id', 'name', '-name', 'price', '-price'] as const;

const ProductQuery = z.strictObject({
  q: about(text(100).optional(), { en: 'Every word must stand in the name or a description, in upper or lower case.', id: 'Setiap kata harus ada di nama atau deskripsi, huruf besar maupun kecil.' }),
  brand: about(integer(1, maxInteger).optional(), { en: 'Only products of the brand with this id.', id: 'Hanya produk dari merek dengan id ini.' }),
  category: about(slug.optional(), { en: 'Only products in the category with this slug.', id: 'Hanya produk dalam kategori dengan slug ini.' }),
  price_min: about(integer(0, maxAmount).optional(), { en: 'Lowest price, in minor units.', id: 'Harga terendah, dalam satuan terkecil.' }),
  price_max: about(integer(0, maxAmount).optional(), { en: 'Highest price, in minor units.', id: 'Harga tertinggi, dalam satuan terkecil.' }),
  in_stock: about(z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' }).optional(), { en: 'true: only what is on hand; false: only what is sold out.', id: 'true: hanya yang tersedia; false: hanya yang habis.' }),
  sort: about(z.enum(sorts).default('id'), { en: 'A minus sign reverses the order; ties are broken by id.', id: 'Tanda minus membalik urutan; bila sama, diurutkan menurut id.' }),
  limit,
  cursor,
});

const oneProduct = {
  en: 'A product has a number and a slug; either names it.',
  id: 'Produk punya nomor dan slug; keduanya dapat dipakai.',
};

export const catalog = defineContract('catalog', {
  listProducts: {
    method: 'GET',
    path: '/v1/products',
    summary: { en: 'List products', id: 'Daftar produk' },
    description: {
      en: 'Products in pages, searched, filtered and sorted. Filters are joined by *and*. An unknown parameter is refused, not overlooked, so that a typing error never looks like an answer.',
      id: 'Produk per halaman, dapat dicari, disaring, dan diurutkan. Penyaring digabung dengan *dan*. Parameter yang tidak dikenal ditolak, bukan diabaikan, agar salah ketik tidak tampak seperti jawaban.',
    },
    query: ProductQuery,
    success: { status: 200, schema: list(Product, 'ProductList') },
    etag: true,
    examples: [
      { name: { en: 'Four products', id: 'Empat produk' }, query: { limit: 4 } },
      { name: { en: 'Coffee up to Rp 100.000, cheapest first', id: 'Kopi sampai Rp 100.000, termurah dulu' }, query: { q: 'kopi', price_max: 10_000_000, sort: 'price' } },
    ],
    chain: { gives: { product: 'data.0.id' } },
  },
  getProduct: {
    method: 'GET',
    path: '/v1/products/{product}',
    summary: { en: 'Read a product', id: 'Baca satu produk' },
    description: {
      en: 'One product by its id or its slug. The ETag of the answer can be sent back in If-None-Match: while nothing has changed the answer is 304, without a body.',
      id: 'Satu produk menurut id atau slug-nya. ETag jawabannya dapat dikirim kembali dalam If-None-Match: selama tidak ada yang berubah, jawabannya 304 tanpa isi.',
    },
    params: z.strictObject({ product: about(z.string().min(1).max(100), oneProduct) }),
    success: { status: 200, schema: Product },
    etag: true,
    errors: ['not_found'],
    examples: [{ name: { en: 'By id', id: 'Menurut id' }, params: { product: 1 } }],
    chain: { takes: { product: 'product' } },
  },
  createProduct: {
    method: 'POST',
    path: '/v1/products',
    summary: { en: 'Create a product', id: 'Buat produk' },
    description: {
      en: 'Puts a new product on the shelf and answers with it, and with its address in Location. Until the shop has accounts, this is open in the sandbox alone, and only to pages of this server and to programs.',
      id: 'Memajang produk baru lalu menjawab dengan produk itu, dan dengan alamatnya di Location. Selama toko belum punya akun, operasi ini hanya terbuka di sandbox, dan hanya bagi halaman server ini dan program.',
    },
    body: NewProduct,
    success: { status: 201, schema: Product },
    only: 'sandbox',
    sameOrigin: true,
    examples: [
      {
        name: { en: 'A tin of coffee', id: 'Sekaleng kopi' },
        body: {
          name: 'Kopi Toraja 200 g',
          price: { amount: 9_200_000, currency: 'IDR' },
          stock: 24,
          brand: 1,
          category: 1,
          description: { en: 'Roasted on Tuesdays, sold until it is gone.', id: 'Disangrai tiap Selasa, dijual sampai habis.' },
        },
      },
    ],
  },
  listBrands: {
    method: 'GET',
    path: '/v1/brands',
    summary: { en: 'List brands', id: 'Daftar merek' },
    description: { en: 'Brands in pages, by id.', id: 'Merek per halaman, menurut id.' },
    query: z.strictObject({ limit, cursor }),
    success: { status: 200, schema: list(Brand, 'BrandList') },
    etag: true,
    examples: [{ name: { en: 'The first five', id: 'Lima yang pertama' }, query: { limit: 5 } }],
    chain: { gives: { brand: 'data.0.id' } },
  },
  getBrand: {
    method: 'GET',
    path: '/v1/brands/{brand}',
    summary: { en: 'Read a brand', id: 'Baca satu merek' },
    description: { en: 'One brand by its id.', id: 'Satu merek menurut id-nya.' },
    params: z.strictObject({ brand: about(integer(1, maxInteger), { en: 'The id of the brand.', id: 'Id merek.' }) }),
    success: { status: 200, schema: Brand },
    etag: true,
    errors: ['not_found'],
    examples: [{ name: { en: 'Brand 1', id: 'Merek 1' }, params: { brand: 1 } }],
    chain: { takes: { brand: 'brand' } },
  },
  listCategories: {
    method: 'GET',
    path: '/v1/categories',
    summary: { en: 'List categories', id: 'Daftar kategori' },
    description: {
      en: 'The shelves of the shop in the order in which it shows them, each with the number of products on it.',
      id: 'Rak-rak toko dalam urutan penataannya, masing-masing dengan banyaknya produk di sana.',
    },
    query: z.strictObject({ limit, cursor }),
    success: { status: 200, schema: list(Category, 'CategoryList') },
    etag: true,
    examples: [{ name: { en: 'All categories', id: 'Semua kategori' } }],
  },
});

export type Product = z.infer<typeof Product>;
export type NewProduct = z.infer<typeof NewProduct>;
export type ProductQuery = z.infer<typeof ProductQuery>;
export type Brand = z.infer<typeof Brand>;
export type Category = z.infer<typeof Category>;
