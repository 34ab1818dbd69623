import { z } from 'zod';
import { about, BilingualText, cursor, integer, limit, maxAmount, maxInteger, Money, Page, Price, text } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';
import { Brand } from './brands.contract.ts';
import { CategoryReference } from './categories.contract.ts';
import { Facets } from './facets.contract.ts';
import { slug } from './slug.contract.ts';

export const Product = about(
  z.object({
    id: z.int(),
    name: z.string(),
    slug: about(z.string(), { en: 'Unique; stands in addresses in place of the id.', id: 'Unik; dapat menggantikan id di alamat.' }),
    description: about(BilingualText.nullable(), { en: 'Null where nobody wrote one.', id: 'Null bila belum ada yang menulisnya.' }),
    price: Money,
    stock: about(z.int(), { en: 'Pieces that can be sold.', id: 'Banyaknya barang yang dapat dijual.' }),
    brand: about(Brand.nullable(), { en: 'Null where it has none, or one that no longer exists.', id: 'Null bila tidak bermerek atau mereknya sudah tidak ada.' }),
    category: CategoryReference.nullable(),
  }),
  { en: 'Something for sale.', id: 'Barang yang dijual.' },
  'Product',
);

const reference = z.int().min(1).max(maxInteger).nullable();

export const NewProduct = about(
  z.strictObject({
    name: text(200),
    price: Price,
    stock: about(z.int().min(0).max(maxInteger), { en: 'Pieces on hand.', id: 'Banyaknya barang yang tersedia.' }),
    brand: about(reference.default(null), { en: 'The id of its brand, or null.', id: 'Id mereknya, atau null.' }),
    category: about(reference.default(null), { en: 'The id of its category, or null.', id: 'Id kategorinya, atau null.' }),
    description: BilingualText.nullable().default(null),
    slug: about(slug.optional(), { en: 'Made from the name where it is left out.', id: 'Dibuat dari namanya bila dikosongkan.' }),
  }),
  { en: 'A product to be put on the shelf.', id: 'Produk yang akan dipajang.' },
  'NewProduct',
);

export const ProductPatch = about(
  z.strictObject({
    name: text(200).optional(),
    price: about(Price.partial().optional(), { en: 'The new price, or the part of it that changes.', id: 'Harga baru, atau bagiannya yang berubah.' }),
    brand: about(reference.optional(), { en: 'The id of its brand; null takes it away.', id: 'Id mereknya; null menghapusnya.' }),
    category: about(reference.optional(), { en: 'The id of its category; null takes it away.', id: 'Id kategorinya; null menghapusnya.' }),
    description: about(BilingualText.partial().nullable().optional(), { en: 'One language or both; null takes the description away.', id: 'Satu bahasa atau keduanya; null menghapus deskripsinya.' }),
    slug: slug.optional(),
  }),
  { en: 'What is to change of a product. Its stock changes by adjustInventory and by orders.', id: 'Yang diubah pada suatu produk. Stoknya berubah lewat adjustInventory dan lewat pesanan.' },
  'ProductPatch',
);

export const sorts = ['id', '-id', 'name', '-name', 'price', '-price'] as const;

const ProductQuery = z.strictObject({
  q: about(text(100).optional(), {
    en: 'Words, in the name or a description. Each must be the beginning of a word there, or share its Indonesian root; accents, capitals and punctuation make no difference. A query without a letter, a digit or a pictograph finds nothing.',
    id: 'Kata-kata, di nama atau deskripsi. Masing-masing harus menjadi awal suatu kata di sana, atau berakar kata sama; aksen, huruf besar, dan tanda baca tidak dibedakan. Pencarian tanpa huruf, angka, atau piktograf tidak menemukan apa pun.',
  }),
  brand: about(integer(1, maxInteger).optional(), { en: 'Only products of the brand with this id.', id: 'Hanya produk dari merek dengan id ini.' }),
  category: about(slug.optional(), { en: 'Only products in the category with this slug, or in one below it.', id: 'Hanya produk dalam kategori dengan slug ini, atau dalam kategori di bawahnya.' }),
  price_min: about(integer(0, maxAmount).optional(), { en: 'Lowest price, in minor units.', id: 'Harga terendah, dalam satuan terkecil.' }),
  price_max: about(integer(0, maxAmount).optional(), { en: 'Highest price, in minor units.', id: 'Harga tertinggi, dalam satuan terkecil.' }),
  in_stock: about(z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' }).optional(), { en: 'true: only what can be sold; false: only what is sold out.', id: 'true: hanya yang dapat dijual; false: hanya yang habis.' }),
  sort: about(z.enum(sorts).default('id'), { en: 'A minus sign reverses the order; ties are broken by id.', id: 'Tanda minus membalik urutan; bila sama, diurutkan menurut id.' }),
  limit,
  cursor,
});

const byIdOrSlug = about(z.string().min(1).max(100), { en: 'A product has a number and a slug; either names it.', id: 'Produk punya nomor dan slug; keduanya dapat dipakai.' });
const byId = z.strictObject({ product: about(integer(1, maxInteger), { en: 'The id of the product.', id: 'Id produk.' }) });

export const products = defineContract('catalog', {
  listProducts: {
    method: 'GET',
    path: '/v1/products',
    summary: { en: 'List products', id: 'Daftar produk' },
    description: {
      en: 'Products in pages, searched, filtered and sorted. Filters are joined by *and*. The first page comes with facets: what the filters would find. An unknown parameter is refused, not overlooked, so that a typing error never looks like an answer.',
      id: 'Produk per halaman, dapat dicari, disaring, dan diurutkan. Penyaring digabung dengan *dan*. Halaman pertama disertai faset: apa yang akan ditemukan penyaring. Parameter yang tidak dikenal ditolak, bukan diabaikan, agar salah ketik tidak tampak seperti jawaban.',
    },
    query: ProductQuery,
    success: {
      status: 200,
      schema: z.object({ data: z.array(Product), page: Page, facets: about(Facets.nullable(), { en: 'On the first page; null beyond it.', id: 'Di halaman pertama; null di halaman berikutnya.' }) }).meta({ id: 'ProductList' }),
    },
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
    params: z.strictObject({ product: byIdOrSlug }),
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
      en: 'Puts a new product on the shelf and answers with it, and with its address in Location. Its stock opens its account in the ledger.',
      id: 'Memajang produk baru lalu menjawab dengan produk itu, dan dengan alamatnya di Location. Stoknya menjadi saldo awal di buku stok.',
    },
    auth: 'admin',
    body: NewProduct,
    success: { status: 201, schema: Product },
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
    chain: { gives: { new_product: 'id' } },
  },
  updateProduct: {
    method: 'PATCH',
    path: '/v1/products/{product}',
    summary: { en: 'Change a product', id: 'Ubah produk' },
    description: {
      en: 'Changes what is sent and leaves the rest: a JSON merge patch (RFC 7396), as application/merge-patch+json or application/json. If-Match has to name the ETag that getProduct gave, so that nobody overwrites a change that they have not seen. Orders that were placed keep the name and the price they were placed with.',
      id: 'Mengubah yang dikirim dan membiarkan selebihnya: JSON merge patch (RFC 7396), sebagai application/merge-patch+json atau application/json. If-Match harus menyebut ETag dari getProduct, agar tidak ada yang menimpa perubahan yang belum dilihatnya. Pesanan yang sudah dibuat tetap memakai nama dan harga saat dibuat.',
    },
    auth: 'admin',
    ifMatch: Product,
    params: byId,
    body: ProductPatch,
    success: { status: 200, schema: Product },
    etag: true,
    errors: ['not_found'],
    examples: [{ name: { en: 'A new price', id: 'Harga baru' }, params: { product: 1 }, body: { price: { amount: 8_900_000 } } }],
    chain: { takes: { product: 'new_product' } },
  },
  archiveProduct: {
    method: 'DELETE',
    path: '/v1/products/{product}',
    summary: { en: 'Take a product off the shelf', id: 'Tarik produk dari rak' },
    description: {
      en: 'The product is gone for everybody who reads, and can no longer be bought. Its row stays for the orders that refer to it, and keeps its slug.',
      id: 'Produk tidak tampak lagi bagi siapa pun dan tidak dapat dibeli lagi. Barisnya tetap disimpan untuk pesanan yang merujuk kepadanya, dan slug-nya tetap terpakai.',
    },
    auth: 'admin',
    ifMatch: Product,
    params: byId,
    success: { status: 204 },
    errors: ['not_found'],
    examples: [{ name: { en: 'Product 60', id: 'Produk 60' }, params: { product: 60 } }],
    chain: { takes: { product: 'new_product' } },
  },
});

export type Product = z.infer<typeof Product>;
export type NewProduct = z.infer<typeof NewProduct>;
export type ProductPatch = z.infer<typeof ProductPatch>;
export type ProductQuery = z.infer<typeof ProductQuery>;
