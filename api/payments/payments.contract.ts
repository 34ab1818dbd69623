import { z } from 'zod';
import { about, maxAmount, maxInteger, Money, Price, text } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';
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

const Amount = about(
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
    failure: about(z.enum(paymentFailures).nullable(), { en: 'Why it was declined: the code of the error that was answered.', id: 'Alasan ditolak: kode galat yang dijawab saat itu.' }),
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

const NewPayment = about(
  z.strictObject({
    card: Card,
    capture: about(z.enum(['automatic', 'manual']).default('automatic'), { en: '`manual` only holds the amount until an admin captures it.', id: '`manual` hanya menahan jumlahnya sampai ditagih admin.' }),
  }),
  { en: 'How an order is to be paid.', id: 'Cara suatu pesanan dibayar.' },
  'NewPayment',
);

const NewRefund = about(
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

const ofPayment = z.strictObject({ payment: about(z.string().min(1).max(40), { en: 'The id of the payment.', id: 'Id pembayaran.' }) });

export const ofOrder = z.strictObject({ order: about(z.string().min(1).max(40), { en: 'The id of the order.', id: 'Id pesanan.' }) });

const anOrder = { order: 'ord_4mZqRsTuVwXyZ0123456ab' };
const aPayment = { payment: 'pay_4mZqRsTuVwXyZ0123456ab' };
const expiry = { exp_month: 12, exp_year: 2040, cvc: '123' };

export const payments = defineContract('payments', {
  createPayment: {
    method: 'POST',
    path: '/v1/orders/{order}/payments',
    summary: { en: 'Pay an order', id: 'Bayar pesanan' },
    description: {
      en: 'Charges a simulated card with the total of a pending order. When the card agrees, the order is confirmed in the same step. A card that asks for 3-D Secure answers `requires_action`; go on with authenticatePayment. A declined card answers 402: the attempt is kept with its reason, the order keeps its stock, and it can be paid again until it expires. An order has one payment at a time: while one waits for 3-D Secure, another is refused.',
      id: 'Menagih kartu simulasi sebesar total pesanan yang masih pending. Bila kartu setuju, pesanan dikonfirmasi pada langkah yang sama. Kartu yang meminta 3-D Secure menjawab `requires_action`; lanjutkan dengan authenticatePayment. Kartu yang ditolak menjawab 402: upayanya tercatat beserta alasannya, stok pesanan tetap dicadangkan, dan pesanan dapat dibayar lagi sampai kedaluwarsa. Satu pesanan hanya punya satu pembayaran berjalan: selama satu menunggu 3-D Secure, yang lain ditolak.',
    },
    auth: 'cart',
    idempotencyKey: true,
    params: ofOrder,
    body: NewPayment,
    success: { status: 201, schema: Payment },
    errors: ['not_found', 'invalid_transition', 'card_declined', 'insufficient_funds', 'expired_card', 'incorrect_cvc', 'processing_error'],
    examples: [
      { name: { en: 'A card that succeeds', id: 'Kartu yang berhasil' }, params: anOrder, body: { card: { number: '4242424242424242', ...expiry } } },
      { name: { en: '3-D Secure, to be captured later', id: '3-D Secure, ditagih kemudian' }, params: anOrder, body: { card: { number: '4000002760003184', ...expiry }, capture: 'manual' } },
      { name: { en: 'A card that is declined', id: 'Kartu yang ditolak' }, params: anOrder, body: { card: { number: '4000000000000002', ...expiry } } },
    ],
    chain: { takes: { order: 'order' }, gives: { payment: 'id' } },
  },
  getPayment: {
    method: 'GET',
    path: '/v1/payments/{payment}',
    summary: { en: 'Read a payment', id: 'Baca satu pembayaran' },
    description: {
      en: 'One payment with its refunds, for whoever may see its order.',
      id: 'Satu pembayaran beserta pengembalian dananya, bagi siapa pun yang boleh melihat pesanannya.',
    },
    auth: 'cart',
    params: ofPayment,
    success: { status: 200, schema: Payment },
    etag: true,
    errors: ['not_found'],
    examples: [{ name: { en: 'A payment of yours', id: 'Pembayaran Anda' }, params: aPayment }],
    chain: { takes: { payment: 'payment' } },
  },
  authenticatePayment: {
    method: 'POST',
    path: '/v1/payments/{payment}/authenticate',
    summary: { en: 'Answer 3-D Secure', id: 'Jawab 3-D Secure' },
    description: {
      en: 'Plays the buyer in front of the bank\'s page: passes 3-D Secure or fails it. Passed, the bank decides: the payment succeeds (or is authorized, where capture is manual) and the order is confirmed, or it is declined with 402. Failed, it answers 402 `authentication_failed`. The order stays pending after a 402 and can be paid again until it expires.',
      id: 'Memerankan pembeli di halaman bank: lulus 3-D Secure atau gagal. Bila lulus, bank memutuskan: pembayaran berhasil (atau diotorisasi, bila penagihannya manual) dan pesanan dikonfirmasi, atau ditolak dengan 402. Bila gagal, jawabannya 402 `authentication_failed`. Setelah 402 pesanan tetap pending dan dapat dibayar lagi sampai kedaluwarsa.',
    },
    auth: 'cart',
    idempotencyKey: true,
    params: ofPayment,
    body: about(
      z.strictObject({ result: about(z.enum(['succeed', 'fail']), { en: 'What the buyer manages.', id: 'Hasil dari pembeli.' }) }),
      { en: 'How 3-D Secure ends.', id: 'Hasil akhir 3-D Secure.' },
      'Authentication',
    ),
    success: { status: 200, schema: Payment },
    errors: ['not_found', 'invalid_transition', 'authentication_failed', 'card_declined'],
    examples: [
      { name: { en: 'The buyer passes', id: 'Pembeli lulus' }, params: aPayment, body: { result: 'succeed' } },
      { name: { en: 'The buyer fails', id: 'Pembeli gagal' }, params: aPayment, body: { result: 'fail' } },
    ],
    chain: { takes: { payment: 'payment' } },
  },
  capturePayment: {
    method: 'POST',
    path: '/v1/payments/{payment}/capture',
    summary: { en: 'Capture a payment', id: 'Tagih pembayaran' },
    description: {
      en: 'Takes the amount that a manual payment holds, or a part of it. It happens once: what is not taken is released, and cannot be taken later.',
      id: 'Menagih jumlah yang ditahan oleh pembayaran manual, atau sebagian darinya. Penagihan terjadi satu kali: yang tidak ditagih dilepas dan tidak dapat ditagih lagi.',
    },
    auth: 'admin',
    idempotencyKey: true,
    params: ofPayment,
    body: about(
      z.strictObject({ amount: about(Amount.optional(), { en: 'Everything that is held where it is missing.', id: 'Seluruh yang ditahan bila dikosongkan.' }) }),
      { en: 'How much to capture.', id: 'Berapa yang ditagih.' },
      'Capture',
    ).default({}),
    success: { status: 200, schema: Payment },
    errors: ['not_found', 'invalid_transition'],
    examples: [{ name: { en: 'All of it', id: 'Seluruhnya' }, params: aPayment, body: {} }],
    chain: { takes: { payment: 'payment' } },
  },
  createRefund: {
    method: 'POST',
    path: '/v1/payments/{payment}/refunds',
    summary: { en: 'Refund a payment', id: 'Kembalikan dana' },
    description: {
      en: 'Gives back what was captured, all of it or a part, as often as something is left. Never more than was captured, also when two refunds come at once. `restock` puts pieces back on the shelf: pieces that were not sent yet are taken out of the order, and what comes after them had been sent and came back. When nothing is left to send, and something was sent, the order is shipped.',
      id: 'Mengembalikan yang sudah ditagih, seluruhnya atau sebagian, selama masih ada sisanya. Tidak pernah melebihi yang ditagih, juga bila dua permintaan datang bersamaan. `restock` mengembalikan barang ke rak: barang yang belum dikirim dikeluarkan dari pesanan, selebihnya adalah barang yang sudah dikirim dan kembali. Bila tidak ada lagi yang perlu dikirim padahal sudah ada yang dikirim, pesanan menjadi shipped.',
    },
    auth: 'admin',
    idempotencyKey: true,
    params: ofPayment,
    body: NewRefund.default({ restock: [] }),
    success: { status: 201, schema: Refund },
    errors: ['not_found', 'invalid_transition', 'amount_exceeds_captured'],
    examples: [
      { name: { en: 'Rp 10.000 for a dented tin', id: 'Rp 10.000 untuk kaleng yang penyok' }, params: aPayment, body: { amount: { amount: 1_000_000, currency: 'IDR' }, reason: 'Dented tin' } },
      { name: { en: 'All that is left', id: 'Seluruh sisanya' }, params: aPayment, body: {} },
      {
        name: { en: 'Rp 25.000 for a piece that came back', id: 'Rp 25.000 untuk satu barang yang kembali' },
        params: aPayment,
        body: { amount: { amount: 2_500_000, currency: 'IDR' }, restock: [{ line: 'line_4mZqRsTuVwXyZ0123456ab', quantity: 1 }] },
      },
    ],
    chain: { takes: { payment: 'payment', 'restock.0.line': 'line' }, gives: { refund: 'id' } },
  },
});

export type Payment = z.infer<typeof Payment>;
export type Refund = z.infer<typeof Refund>;
export type LinePieces = z.infer<typeof LinePieces>;
export type NewPayment = z.infer<typeof NewPayment>;
export type NewRefund = z.infer<typeof NewRefund>;
