// The seven requests of the original server, at its own paths, with its success answers. Failures are ours.
import { z } from 'zod';
import { about, integer, maxAmount, maxInteger, text } from '../conventions.contract.ts';
import { defineContract, type OperationShape } from '../operation.ts';

/** Any whole number can be looked up; one that no row has counts 0 rows. */
const id = integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

const price = about(
  z.string().regex(/^\d{1,13}(\.\d{1,2})?$/, 'Must be a decimal number with at most two decimals, such as 2500 or 2500.50.').transform(toMinorUnits).pipe(z.int().min(0).max(maxAmount)).meta({ type: 'number', maximum: maxAmount / 100 }),
  { en: 'Rupiah, with up to two decimals: 2500 or 2500.50.', id: 'Rupiah, dengan paling banyak dua desimal: 2500 atau 2500.50.' },
);

function toMinorUnits(decimal: string): number {
  const [whole, fraction = ''] = decimal.split('.');
  return Number(whole + fraction.padEnd(2, '0'));
}

const ClassicProduct = about(
  z.object({
    product_id: z.int(),
    product_name: z.string(),
    price: about(z.number(), { en: 'In rupiah.', id: 'Dalam rupiah.' }),
    qty: z.int(),
    brand_id: z.int().nullable(),
  }),
  { en: 'A row of the table products, as the original server shows it.', id: 'Satu baris tabel products, seperti ditampilkan server asli.' },
  'ClassicProduct',
);

/** The original's envelope around `data`. */
function envelope<S extends z.ZodType, M extends string>(data: S, message: M) {
  return z.object({ status: z.literal(200), message: z.literal(message), data });
}

const inserted = envelope(z.object({ 'Id yang terakhir dimasukan adalah': about(z.int(), { en: 'The id of the new row.', id: 'Id baris yang baru.' }) }), 'Success');
const updated = envelope(z.object({ 'Data terupdate sebanyak': about(z.int(), { en: 'Rows that have this id: 1 or 0.', id: 'Banyaknya baris dengan id ini: 1 atau 0.' }) }), 'Success');
const deleted = envelope(z.object({ 'Data terhapus sebanyak': about(z.int(), { en: 'Rows deleted: 1 or 0.', id: 'Banyaknya baris yang terhapus: 1 atau 0.' }) }), 'Data berhasil dihapus');

/** What all seven have in common: no look at Accept, and, as they know no login, writes from this server's own pages and programs alone. */
function classic<const Shape extends Omit<OperationShape, 'only' | 'ignoresAccept' | 'success'> & { answer: OperationShape['success']['schema'] }>(shape: Shape) {
  const { answer, ...rest } = shape;
  const isWrite = shape.method !== 'GET' && shape.path !== '/products-pagination';
  return { ...rest, success: { status: 200, schema: answer as Shape['answer'] }, only: 'classic', ignoresAccept: true, sameOrigin: isWrite } as const;
}

export const classicContract = defineContract('classic', {
  classicListProducts: classic({
    method: 'GET',
    path: '/products',
    summary: { en: 'All products (classic)', id: 'Semua produk (klasik)' },
    description: {
      en: 'Every product that was not taken off the shelf, by id. `data` is null where there is none, as in the original.',
      id: 'Semua produk yang tidak ditarik dari rak, menurut id. `data` bernilai null bila tidak ada, seperti pada server asli.',
    },
    answer: envelope(z.array(ClassicProduct).nullable(), 'Success'),
    examples: [{ name: { en: 'All', id: 'Semua' } }],
  }),
  classicPageProducts: classic({
    method: 'POST',
    path: '/products-pagination',
    summary: { en: 'A page of products (classic)', id: 'Satu halaman produk (klasik)' },
    description: {
      en: 'One page of the products by id, as a bare array; a bare null where the page is empty, as in the original. A page has 1,000 rows at most.',
      id: 'Satu halaman produk menurut id, berupa larik tanpa amplop; null bila halamannya kosong, seperti pada server asli. Satu halaman paling banyak 1.000 baris.',
    },
    fields: z.object({ page: integer(1, maxInteger), size: integer(1, 1000) }),
    answer: z.array(ClassicProduct).nullable(),
    examples: [{ name: { en: 'The original\'s own', id: 'Contoh dari server asli' }, fields: { page: '2', size: '3' } }],
  }),
  classicCreateBrand: classic({
    method: 'POST',
    path: '/brand',
    summary: { en: 'Add a brand (classic)', id: 'Tambah merek (klasik)' },
    description: { en: 'Stores a brand and answers with its id. The name must not be empty.', id: 'Menyimpan merek dan menjawab dengan id-nya. Namanya tidak boleh kosong.' },
    fields: z.object({ brand_name: text(100) }),
    answer: inserted,
    examples: [{ name: { en: 'The original\'s own', id: 'Contoh dari server asli' }, fields: { brand_name: 'Brand 1' } }],
    chain: { gives: { new_brand: 'data.Id yang terakhir dimasukan adalah' } },
  }),
  classicCreateProduct: classic({
    method: 'POST',
    path: '/products',
    summary: { en: 'Add a product (classic)', id: 'Tambah produk (klasik)' },
    description: {
      en: 'Stores a product and answers with its id. All four fields are required, and the brand must exist; the original stored whatever came.',
      id: 'Menyimpan produk dan menjawab dengan id-nya. Keempat isian wajib, dan mereknya harus ada; server asli menyimpan apa saja yang datang.',
    },
    fields: z.object({ product_name: text(200), price, qty: integer(0, maxInteger), brand_id: id }),
    answer: inserted,
    examples: [{ name: { en: 'The original\'s own', id: 'Contoh dari server asli' }, fields: { product_name: 'Tes barang 3', price: '20000', qty: '4', brand_id: '2' } }],
    chain: { gives: { new_product: 'data.Id yang terakhir dimasukan adalah' }, takes: { brand_id: 'new_brand' } },
  }),
  classicUpdateProduct: classic({
    method: 'PUT',
    path: '/products',
    summary: { en: 'Rename and reprice a product (classic)', id: 'Ubah nama dan harga produk (klasik)' },
    description: {
      en: 'Sets name and price of one product. qty and brand_id are ignored, as in the original. An id that no product has counts 0 rows.',
      id: 'Menetapkan nama dan harga satu produk. qty dan brand_id diabaikan, seperti pada server asli. Id yang tidak dimiliki produk mana pun terhitung 0 baris.',
    },
    fields: z.object({ product_id: id, product_name: text(200), price }),
    answer: updated,
    examples: [{ name: { en: 'Product 2', id: 'Produk 2' }, fields: { product_id: '2', product_name: 'barang 2', price: '12000' } }],
    chain: { takes: { product_id: 'new_product' } },
  }),
  classicDeleteProduct: classic({
    method: 'DELETE',
    path: '/products',
    summary: { en: 'Delete a product (classic)', id: 'Hapus produk (klasik)' },
    description: {
      en: 'Deletes one product by id and answers with the number of rows deleted. A product that an order refers to is taken off the shelf instead, and counts like a deleted one.',
      id: 'Menghapus satu produk menurut id dan menjawab dengan banyaknya baris yang terhapus. Produk yang dirujuk pesanan tidak dihapus melainkan ditarik dari rak, dan terhitung sama.',
    },
    fields: z.object({ product_id: id }),
    answer: deleted,
    examples: [{ name: { en: 'Product 2', id: 'Produk 2' }, fields: { product_id: '2' } }],
    chain: { takes: { product_id: 'new_product' } },
  }),
  classicDeleteBrand: classic({
    method: 'DELETE',
    path: '/brand',
    summary: { en: 'Delete a brand (classic)', id: 'Hapus merek (klasik)' },
    description: {
      en: 'Deletes this brand and no other, provided that no product carries it. The original deleted every brand when the given one was not in use.',
      id: 'Menghapus merek ini saja, asalkan tidak ada produk yang memakainya. Server asli menghapus semua merek bila merek yang diberikan tidak dipakai.',
    },
    fields: z.object({ brand_id: id }),
    answer: deleted,
    errors: ['brand_in_use'],
    examples: [{ name: { en: 'A brand that nothing uses', id: 'Merek yang tidak dipakai' }, fields: { brand_id: '999' } }],
    chain: { takes: { brand_id: 'new_brand' } },
  }),
});
