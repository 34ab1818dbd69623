// What a payment looks like, and what may be sent about one.
import { z } from 'zod';
import { about, idText, maxAmount, maxInteger, Money, Price, text } from '../conventions.contract.ts';
import { paymentFailures, testCards } from './cards.contract.ts';

export const paymentStatuses = ['processing', 'requires_action', 'requires_capture', 'succeeded', 'requires_payment_method', 'canceled'] as const;

export type PaymentStatus = (typeof paymentStatuses)[number];

/** Pieces of one line of an order. */
export const LinePieces = about(
  z.strictObject({
    line: about(z.string().min(1).max(40), { en: 'The id of a line of the order.', id: 'Id suatu baris pesanan.' }),
    quantity: about(z.int().min(1).max(maxInteger), { en: 'How many pieces.', id: 'Banyaknya barang.' }),
  }),
  { en: 'Pieces of one line of an order.', id: 'Sejumlah barang dari satu baris pesanan.' },
  'LinePieces',
);

/** Each line at most once, so that a fault can point to it. */
export const LinePiecesList = z.array(LinePieces).max(100).refine((entries) => new Set(entries.map(({ line }) => line)).size === entries.length, {
  error: 'Each line may stand here once.',
  params: { code: 'duplicate' },
});

export const Amount = about(
  Price.extend({ amount: about(z.int().min(1).max(maxAmount), { en: 'Minor units: 8500000 is Rp 85.000.', id: 'Satuan terkecil (sen): 8500000 adalah Rp 85.000.' }) }),
  { en: 'An amount of money above zero.', id: 'Jumlah uang di atas nol.' },
  'Amount',
);

export const Refund = about(
  z.object({
    id: z.string(),
    payment: about(z.string(), { en: 'The payment that the money goes back from.', id: 'Pembayaran asal uang yang dikembalikan.' }),
    amount: Money,
    reason: about(z.string().nullable(), { en: 'What the admin noted.', id: 'Catatan admin.' }),
    restock: about(z.array(LinePieces), { en: 'Pieces that went back to the shelf with it.', id: 'Barang yang ikut kembali ke rak.' }),
    created_at: z.string(),
  }),
  { en: 'Money given back.', id: 'Uang yang dikembalikan.' },
  'Refund',
);

export const Payment = about(
  z.object({
    id: z.string(),
    order: about(z.string(), { en: 'The order that it pays.', id: 'Pesanan yang dibayar.' }),
    status: about(z.enum(paymentStatuses), { en: 'Where it stands in the life of a payment.', id: 'Tahapnya dalam perjalanan suatu pembayaran.' }),
    capture: about(z.enum(['automatic', 'manual']), { en: '`manual`: the amount is only held until an admin captures it.', id: '`manual`: jumlahnya hanya ditahan sampai ditagih admin.' }),
    amount: about(Money, { en: 'What was asked of the card: the total of the order.', id: 'Yang diminta dari kartu: total pesanan.' }),
    captured: about(Money, { en: 'What was taken of it.', id: 'Yang sudah ditagih.' }),
    refunded: about(Money, { en: 'What was given back of what was taken.', id: 'Yang sudah dikembalikan dari yang ditagih.' }),
    card: about(z.object({ brand: z.string(), last4: z.string() }), { en: 'All that is kept of the card.', id: 'Hanya ini yang disimpan tentang kartu.' }),
    next_action: about(z.object({ type: z.literal('three_d_secure') }).nullable(), { en: 'What the buyer has to do before it goes on.', id: 'Yang perlu dilakukan pembeli agar pembayaran berlanjut.' }),
    failure: about(z.enum(paymentFailures).nullable(), { en: 'Why it was declined: the code of the error that was answered.', id: 'Alasan ditolak: kode kesalahan dalam jawaban saat itu.' }),
    refunds: z.array(Refund),
    created_at: z.string(),
  }),
  { en: 'One attempt to pay an order by card.', id: 'Satu upaya membayar pesanan dengan kartu.' },
  'Payment',
);

const isTestCard = (number: string) => testCards.some((card) => card.number === number);

const Card = about(
  z.strictObject({
    number: about(
      z.string().refine(isTestCard, { error: 'Only the test cards of this shop are taken; never send a real card.', params: { code: 'not_a_test_card' } }),
      { en: 'One of the test cards, without spaces. Any other number is refused and kept nowhere.', id: 'Salah satu kartu uji, tanpa spasi. Nomor lain ditolak dan tidak disimpan di mana pun.' },
    ),
    exp_month: about(z.int().min(1).max(12), { en: 'The month in which it expires, 1 to 12.', id: 'Bulan kedaluwarsa, 1 sampai 12.' }),
    exp_year: about(z.int().min(2000).max(2999), { en: 'The year in which it expires, four digits.', id: 'Tahun kedaluwarsa, empat angka.' }),
    cvc: about(z.string().regex(/^\d{3,4}$/, 'Must have three or four digits.'), { en: 'The security code: three or four digits.', id: 'Kode keamanan: tiga atau empat angka.' }),
  }),
  { en: 'A simulated card.', id: 'Kartu simulasi.' },
  'Card',
);

export const NewPayment = about(
  z.strictObject({
    card: Card,
    capture: about(z.enum(['automatic', 'manual']).default('automatic'), { en: '`manual` only holds the amount until an admin captures it.', id: '`manual` hanya menahan jumlahnya sampai ditagih admin.' }),
  }),
  { en: 'How an order is to be paid.', id: 'Cara suatu pesanan dibayar.' },
  'NewPayment',
);

export const NewRefund = about(
  z.strictObject({
    amount: about(Amount.optional(), { en: 'Everything that is left where it is missing.', id: 'Seluruh sisanya bila dikosongkan.' }),
    reason: about(text(200).optional(), { en: 'A note for the books.', id: 'Catatan untuk pembukuan.' }),
    restock: about(LinePiecesList.default([]), {
      en: 'Pieces that go back to the shelf: first those that have not been sent yet, which then never will be, then those that have.',
      id: 'Barang yang kembali ke rak: mula-mula yang belum dikirim, yang lalu batal dikirim, kemudian yang sudah dikirim.',
    }),
  }),
  { en: 'Money to give back.', id: 'Uang yang akan dikembalikan.' },
  'NewRefund',
);

export const ofOrder = z.strictObject({ order: about(idText, { en: 'The id of the order.', id: 'Id pesanan.' }) });

export type Payment = z.infer<typeof Payment>;
export type Refund = z.infer<typeof Refund>;
export type LinePieces = z.infer<typeof LinePieces>;
export type NewPayment = z.infer<typeof NewPayment>;
export type NewRefund = z.infer<typeof NewRefund>;
