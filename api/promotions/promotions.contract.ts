import { z } from 'zod';
import { about, cursor, limit, list, maxAmount, maxInteger, Money, Price } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';

export const PromotionCode = about(
  z.string().regex(/^[A-Za-z0-9-]{3,40}$/, 'Must be 3 to 40 letters, digits or hyphens.').transform((code) => code.toUpperCase()),
  { en: '3 to 40 letters, digits or hyphens; upper and lower case are the same.', id: '3 sampai 40 huruf, angka, atau tanda hubung; huruf besar dan kecil dianggap sama.' },
);

const kind = about(z.enum(['percentage', 'amount']), {
  en: '`percentage` takes a share of what is left to pay for the goods, `amount` a fixed sum.',
  id: '`percentage` memotong sekian persen dari sisa harga barang, `amount` memotong jumlah tetap.',
});

const value = { en: 'With `percentage`: 1 to 100. With `amount`: minor units (2500000 is Rp 25.000).', id: 'Untuk `percentage`: 1 sampai 100. Untuk `amount`: satuan terkecil (2500000 adalah Rp 25.000).' };
const minimum = { en: 'The subtotal from which it applies.', id: 'Subtotal terendah agar promosi berlaku.' };
const startsAt = { en: 'From when on it applies; null: from the beginning.', id: 'Sejak kapan promosi berlaku; null: sejak awal.' };
const endsAt = { en: 'The moment at which it no longer applies; null: never.', id: 'Saat promosi tidak berlaku lagi; null: tidak pernah berakhir.' };
const usageLimit = { en: 'How many orders may use it; null: any number.', id: 'Berapa pesanan yang boleh memakainya; null: tanpa batas.' };

export const Promotion = about(
  z.object({
    code: about(z.string(), { en: 'What a customer types in; upper case.', id: 'Kode yang diketik pelanggan; huruf besar.' }),
    kind,
    value: about(z.int(), value),
    minimum: about(Money, minimum),
    starts_at: about(z.string().nullable(), startsAt),
    ends_at: about(z.string().nullable(), endsAt),
    usage_limit: about(z.int().nullable(), usageLimit),
    used: about(z.int(), { en: 'Orders that use it. An order that is canceled or expires gives its use back.', id: 'Banyaknya pesanan yang memakainya. Pesanan yang dibatalkan atau kedaluwarsa mengembalikan jatahnya.' }),
    created_at: z.string(),
  }),
  { en: 'A code that makes a cart cheaper.', id: 'Kode yang memotong harga keranjang.' },
  'Promotion',
);

const instant = z.iso.datetime({ error: 'Must be a time in UTC, such as 2026-12-01T00:00:00Z.' }).transform((time) => new Date(time).toISOString());

export const NewPromotion = about(
  z
    .strictObject({
      code: PromotionCode,
      kind,
      value: about(z.int().min(1).max(maxAmount), value),
      minimum: about(Price.default({ amount: 0, currency: 'IDR' }), minimum),
      starts_at: about(instant.nullable().default(null), startsAt),
      ends_at: about(instant.nullable().default(null), endsAt),
      usage_limit: about(z.int().min(1).max(maxInteger).nullable().default(null), usageLimit),
    })
    .refine((promotion) => promotion.kind !== 'percentage' || promotion.value <= 100, { path: ['value'], error: 'Must be at most 100 per cent.', params: { code: 'too_big' } })
    .refine(({ starts_at, ends_at }) => starts_at === null || ends_at === null || starts_at < ends_at, { path: ['ends_at'], error: 'Must be after starts_at.', params: { code: 'too_small' } }),
  { en: 'A promotion to be announced.', id: 'Promosi yang akan diumumkan.' },
  'NewPromotion',
);

export const promotions = defineContract('promotions', {
  listPromotions: {
    method: 'GET',
    path: '/v1/promotions',
    summary: { en: 'List promotions', id: 'Daftar promosi' },
    description: {
      en: 'Every promotion by its code, those that are over or used up included. Only for admins: a code is worth money to whoever knows it.',
      id: 'Semua promosi menurut kodenya, termasuk yang sudah lewat atau habis terpakai. Hanya untuk admin: kode bernilai uang bagi siapa pun yang mengetahuinya.',
    },
    query: z.strictObject({ limit, cursor }),
    success: { status: 200, schema: list(Promotion, 'PromotionList') },
    auth: 'admin',
    etag: true,
    examples: [{ name: { en: 'All promotions', id: 'Semua promosi' } }],
    chain: { gives: { promotion: 'data.0.code' } },
  },
  createPromotion: {
    method: 'POST',
    path: '/v1/promotions',
    summary: { en: 'Create a promotion', id: 'Buat promosi' },
    description: {
      en: 'Announces a code. It applies from `starts_at` until just before `ends_at`, by the shop\'s clock, to carts whose subtotal reaches `minimum`, and for as many orders as `usage_limit` says: two customers who check out at the same moment never share the last use. A promotion is not changed afterwards, so that a cart keeps what it was promised.',
      id: 'Mengumumkan sebuah kode. Kode berlaku sejak `starts_at` sampai tepat sebelum `ends_at` menurut jam toko, untuk keranjang yang subtotalnya mencapai `minimum`, dan untuk pesanan sebanyak `usage_limit`: dua pelanggan yang checkout pada saat yang sama tidak mungkin berbagi jatah terakhir. Promosi tidak diubah sesudah dibuat, sehingga janji kepada pemilik keranjang tetap.',
    },
    body: NewPromotion,
    success: { status: 201, schema: Promotion },
    auth: 'admin',
    examples: [
      {
        name: { en: 'Fifteen per cent for the first hundred orders', id: 'Lima belas persen untuk seratus pesanan pertama' },
        body: { code: 'GAJIAN15', kind: 'percentage', value: 15, minimum: { amount: 15_000_000, currency: 'IDR' }, usage_limit: 100 },
      },
      {
        name: { en: 'Rp 10.000 off in December', id: 'Potongan Rp 10.000 selama Desember' },
        body: { code: 'AKHIR-TAHUN', kind: 'amount', value: 1_000_000, starts_at: '2026-11-30T17:00:00Z', ends_at: '2026-12-31T17:00:00Z' },
      },
    ],
    chain: { gives: { promotion: 'code' } },
  },
});

export type Promotion = z.infer<typeof Promotion>;
export type NewPromotion = z.infer<typeof NewPromotion>;
