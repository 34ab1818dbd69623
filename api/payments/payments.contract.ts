import { z } from 'zod';
import { about, idText } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';
import { Amount, NewPayment, NewRefund, ofOrder, Payment, Refund } from './payment.contract.ts';

const ofPayment = z.strictObject({ payment: about(idText, { en: 'The id of the payment.', id: 'Id pembayaran.' }) });

const anOrder = { order: 'ord_4mZqRsTuVwXyZ0123456ab' };
const aPayment = { payment: 'pay_4mZqRsTuVwXyZ0123456ab' };
const expiry = { exp_month: 12, exp_year: 2040, cvc: '123' };

export const payments = defineContract('payments', {
  createPayment: {
    method: 'POST',
    path: '/v1/orders/{order}/payments',
    summary: { en: 'Pay an order', id: 'Bayar pesanan' },
    description: {
      en: 'Charges a simulated card with the total of a pending order. When the bank agrees, the order is confirmed in the same step. With a card that asks for 3-D Secure the payment is `requires_action`; go on with authenticatePayment. A declined card is answered with 402: the attempt is kept with its reason, the order keeps its stock, and it can be paid again until it expires. An order has one payment at a time: while one waits for 3-D Secure, another is refused.',
      id: 'Menagih kartu simulasi sebesar total pesanan yang masih pending. Bila bank setuju, pesanan dikonfirmasi pada langkah yang sama. Dengan kartu yang meminta 3-D Secure, status pembayarannya `requires_action`; lanjutkan dengan authenticatePayment. Kartu yang ditolak dijawab dengan 402: upayanya tercatat beserta alasannya, stok pesanan tetap dicadangkan, dan pesanan dapat dibayar lagi sampai kedaluwarsa. Satu pesanan hanya punya satu pembayaran berjalan: selama satu menunggu 3-D Secure, yang lain ditolak.',
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
      en: 'Gives back what was captured, all of it or a part, again and again while something is left. Never more than was captured, also when two refunds come at once. `restock` puts pieces back on the shelf: pieces that were not sent yet are taken out of the order, and what comes after them had been sent and came back. When nothing is left to send, and something was sent, the order is shipped.',
      id: 'Mengembalikan yang sudah ditagih, seluruhnya atau sebagian, berkali-kali selama masih ada sisanya. Tidak pernah melebihi yang ditagih, juga bila dua permintaan datang bersamaan. `restock` mengembalikan barang ke rak: barang yang belum dikirim dikeluarkan dari pesanan, selebihnya adalah barang yang sudah dikirim dan kembali. Bila tidak ada lagi yang perlu dikirim padahal sudah ada yang dikirim, pesanan menjadi shipped.',
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
