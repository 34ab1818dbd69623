// The shapes that all features share: money, texts, lists.
import { z } from 'zod';
import type { Text } from './text.ts';

/** Describes a schema in both languages, and names it as a component where `id` is given. */
export function about<S extends z.ZodType>(schema: S, text: Text, id?: string): S {
  return schema.meta({ ...schema.meta(), text, ...(id && { id }) });
}

/** Text of `min` to `max` code points (as OpenAPI counts them), well-formed Unicode. */
export function text(max: number, min = 1) {
  return z.string().min(min)
    .refine((value) => value.isWellFormed(), { error: 'Must be well-formed Unicode; half a surrogate pair is not.', params: { code: 'malformed_text' }, abort: true })
    .refine((value) => value.length <= max || [...value].length <= max, { error: `Must have at most ${max} characters.`, params: { code: 'too_big' }, abort: true })
    .meta({ maxLength: max });
}

/** An integer written in decimal digits, as it stands in a path, a query or a form. */
export function integer(min: number, max: number) {
  return z.string().regex(/^-?\d{1,15}$/, 'Must be a whole number of at most 15 digits.').transform(Number).pipe(z.int().min(min).max(max));
}

/** The id of a cart, an order or another thing that is not of the catalogue. With other characters it never reaches a query: MariaDB takes 'a ' for 'a'. */
export const idText = z.string().regex(/^\w{1,40}$/, 'Must be 1 to 40 letters, digits or underscores.');

/** The largest integer that ids and stock columns hold. */
export const maxInteger = 2_147_483_647;

/** The highest price that every engine keeps to the cent: ten trillion rupiah less a sen. */
export const maxAmount = 999_999_999_999_999;

export const BilingualText = about(z.strictObject({ en: text(2000), id: text(2000) }), { en: 'A text in English and Indonesian.', id: 'Teks dalam bahasa Inggris dan Indonesia.' }, 'BilingualText');

const currency = about(z.literal('IDR'), { en: 'ISO 4217 code; this shop sells in rupiah alone.', id: 'Kode ISO 4217; toko ini hanya berjualan dalam rupiah.' });
const minorUnits = { en: 'Minor units: 8500000 is Rp 85.000.', id: 'Satuan terkecil (sen): 8500000 adalah Rp 85.000.' };

export const Money = about(z.object({ amount: about(z.int(), minorUnits), currency }), { en: 'An amount of money in minor units.', id: 'Jumlah uang dalam satuan terkecil.' }, 'Money');

export const Price = about(z.strictObject({ amount: about(z.int().min(0).max(maxAmount), minorUnits), currency }), { en: 'A price to set, not negative.', id: 'Harga yang ditetapkan, tidak negatif.' }, 'Price');

export const limit = about(integer(1, 100).default(20), { en: 'Rows on a page.', id: 'Banyaknya baris di satu halaman.' });

/** Holds the longest name that a list is sorted by, each of its characters escaped. */
export const cursor = about(z.string().regex(/^[\w-]{1,2000}$/, 'This is not a cursor of this list in this order.'), {
  en: '`next_cursor` or `prev_cursor` of an earlier answer with the same `sort`. Leave it out for the first page.',
  id: '`next_cursor` atau `prev_cursor` dari jawaban sebelumnya dengan `sort` yang sama. Kosongkan untuk halaman pertama.',
}).optional();

export const Page = about(
  z.object({
    limit: about(z.int(), { en: 'The limit that was applied.', id: 'Batas yang dipakai.' }),
    next_cursor: about(z.string().nullable(), { en: 'Leads to the page after this one; null on the last.', id: 'Menuju halaman sesudah ini; null di halaman terakhir.' }),
    prev_cursor: about(z.string().nullable(), { en: 'Leads to the page before this one; null on the first.', id: 'Menuju halaman sebelum ini; null di halaman pertama.' }),
    has_more: about(z.boolean(), { en: 'Whether rows follow after this page.', id: 'Apakah masih ada baris setelah halaman ini.' }),
    total: about(z.int(), { en: 'Rows that match, over all pages.', id: 'Banyaknya baris yang cocok di semua halaman.' }),
  }),
  { en: 'Where this page stands in the list.', id: 'Letak halaman ini di dalam daftar.' },
  'Page',
);

/** The answer of a list: rows and where they stand. */
export function list<S extends z.ZodType>(row: S, id: string) {
  return z.object({ data: z.array(row), page: Page }).meta({ id });
}

const emailText = z.string().max(254).regex(/^[^\s@<>"(),:;[\]\\]+@[^\s@.<>"(),:;[\]\\]+(\.[^\s@.<>"(),:;[\]\\]+)+$/, 'Must be an e-mail address.')
  .refine((address) => address.isWellFormed(), { error: 'Must be well-formed Unicode; half a surrogate pair is not.', params: { code: 'malformed_text' } })
  // Some letters become two: İ, for one.
  .refine((address) => address.toLowerCase().length <= 254, { error: 'Must have at most 254 characters, in lower case too.', params: { code: 'too_big' } });

export const Email = about(emailText.transform((address) => address.toLowerCase()), {
  en: 'An e-mail address; kept in lower case.',
  id: 'Alamat e-mail; disimpan dalam huruf kecil.',
});

export const Address = about(
  z.strictObject({
    recipient: about(text(100), { en: 'Who receives it.', id: 'Nama penerima.' }),
    phone: about(z.string().regex(/^\+?[\d ()-]{6,20}$/, 'Must be a telephone number.'), { en: 'Where the courier can call.', id: 'Nomor yang dapat dihubungi kurir.' }),
    street: about(text(200), { en: 'Street and number.', id: 'Jalan dan nomor.' }),
    city: about(text(100), { en: 'City or regency.', id: 'Kota atau kabupaten.' }),
    province: text(100),
    postal_code: about(z.string().regex(/^\d{5}$/, 'Must have five digits.'), { en: 'Five digits.', id: 'Lima angka.' }),
  }),
  { en: 'A postal address in Indonesia.', id: 'Alamat pos di Indonesia.' },
  'Address',
);

/** RFC 9457, with the extensions that every failure of this API carries. */
export const Problem = about(
  z.object({
    type: about(z.string(), { en: 'The address of the page that explains this code.', id: 'Alamat halaman yang menjelaskan kode ini.' }),
    title: z.string(),
    status: z.int(),
    detail: about(z.string().optional(), { en: 'What is particular about this occurrence.', id: 'Apa yang khusus pada kejadian ini.' }),
    instance: about(z.string(), { en: 'The path that was asked for.', id: 'Alamat yang diminta.' }),
    code: about(z.string(), { en: 'Stable; programs decide by it.', id: 'Tetap; program memutuskan berdasarkan ini.' }),
    request_id: about(z.string(), { en: 'The X-Request-Id of this answer.', id: 'X-Request-Id jawaban ini.' }),
    errors: about(
      z.array(z.object({ pointer: z.string().optional(), parameter: z.string().optional(), header: z.string().optional(), code: z.string(), detail: z.string() })).optional(),
      { en: 'One entry for each value that was refused.', id: 'Satu entri untuk setiap nilai yang ditolak.' },
    ),
  }),
  { en: 'Why a request was not served.', id: 'Alasan suatu permintaan tidak dilayani.' },
  'Problem',
);

export type Address = z.infer<typeof Address>;
export type Money = z.infer<typeof Money>;
export type Page = z.infer<typeof Page>;
export type Problem = z.infer<typeof Problem>;
