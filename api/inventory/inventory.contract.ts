import { z } from 'zod';
import { about, cursor, integer, limit, list, maxInteger, text } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';

const counts = {
  on_hand: about(z.int(), { en: 'Pieces in the house: those that can be sold and those that are promised.', id: 'Barang yang ada di gudang: yang masih dapat dijual dan yang sudah dijanjikan.' }),
  reserved: about(z.int(), { en: 'Pieces promised to orders that have not been sent yet.', id: 'Barang yang dijanjikan kepada pesanan yang belum dikirim.' }),
  available: about(z.int(), { en: 'Pieces that can still be sold: the `stock` of the product.', id: 'Barang yang masih dapat dijual: `stock` pada produk.' }),
};

export const StockLevel = about(
  z.object({ product: z.object({ id: z.int(), name: z.string(), slug: z.string() }), ...counts }),
  { en: 'How much there is of a product.', id: 'Berapa banyak stok suatu produk.' },
  'StockLevel',
);

const why = { en: 'Why, in a few words; it is kept in the ledger.', id: 'Alasannya secara singkat; disimpan di buku stok.' };

const NewAdjustment = about(
  z.strictObject({
    delta: about(z.int().min(-maxInteger).max(maxInteger).refine((delta) => delta !== 0, { error: 'Must not be 0.', params: { code: 'zero' } }), {
      en: 'Pieces to add, or, with a minus sign, to take away; not 0.',
      id: 'Banyaknya barang yang ditambahkan, atau, dengan tanda minus, dikurangkan; bukan 0.',
    }),
    reason: about(text(200), why),
  }),
  { en: 'A correction of what is on hand.', id: 'Koreksi atas barang yang ada.' },
  'NewAdjustment',
);

const Adjustment = about(
  z.object({
    product: about(z.int(), { en: 'The id of the product.', id: 'Id produk.' }),
    delta: z.int(),
    reason: z.string(),
    ...counts,
    created_at: about(z.string(), { en: 'UTC with milliseconds, by the clock of the shop.', id: 'UTC dengan milidetik, menurut jam toko.' }),
  }),
  { en: 'A correction that was made, and the stock after it.', id: 'Koreksi yang sudah dibuat, dan stok sesudahnya.' },
  'Adjustment',
);

export const inventory = defineContract('inventory', {
  listInventory: {
    method: 'GET',
    path: '/v1/inventory',
    summary: { en: 'List the stock', id: 'Daftar stok' },
    description: {
      en: 'What is on hand, promised and for sale of each product, by id. Every change of it has a row in a ledger; stock that somebody changed in the database, beside this API, enters the ledger when it is next seen: here, or by the server itself within a few seconds.',
      id: 'Barang yang ada, yang dijanjikan, dan yang dapat dijual untuk setiap produk, menurut id. Setiap perubahannya tercatat di buku stok; stok yang diubah seseorang di basis data tanpa lewat API ini masuk ke buku itu saat terlihat berikutnya: di sini, atau oleh server sendiri dalam beberapa detik.',
    },
    auth: 'admin',
    query: z.strictObject({
      low: about(integer(0, maxInteger).optional(), { en: 'Only products of which at most so many can be sold.', id: 'Hanya produk yang paling banyak sekian buah lagi dapat dijual.' }),
      limit,
      cursor,
    }),
    success: { status: 200, schema: list(StockLevel, 'StockLevelList') },
    etag: true,
    examples: [{ name: { en: 'What is running out', id: 'Yang hampir habis' }, query: { low: 5 } }],
  },
  adjustInventory: {
    method: 'POST',
    path: '/v1/inventory/{product}/adjustments',
    summary: { en: 'Correct the stock of a product', id: 'Koreksi stok produk' },
    description: {
      en: 'Adds pieces, or takes them away, and writes the reason into the ledger. A difference is sent, not a new total, so that two people who count at once do not undo each other\'s work. What is promised to orders cannot be taken away.',
      id: 'Menambah atau mengurangi barang, dan mencatat alasannya di buku stok. Yang dikirim adalah selisih, bukan jumlah baru, agar dua orang yang menghitung bersamaan tidak saling membatalkan. Barang yang sudah dijanjikan kepada pesanan tidak dapat dikurangkan.',
    },
    auth: 'admin',
    idempotencyKey: true,
    params: z.strictObject({ product: about(integer(1, maxInteger), { en: 'The id of the product.', id: 'Id produk.' }) }),
    body: NewAdjustment,
    success: { status: 201, schema: Adjustment },
    errors: ['not_found', 'out_of_stock'],
    examples: [
      { name: { en: 'A delivery came in', id: 'Kiriman datang' }, params: { product: 1 }, body: { delta: 24, reason: 'Delivery from the roaster' } },
      { name: { en: 'Two broke', id: 'Dua pecah' }, params: { product: 5 }, body: { delta: -2, reason: 'Broken in the storeroom' } },
    ],
    chain: { takes: { product: 'product' } },
  },
});

export type StockLevel = z.infer<typeof StockLevel>;
