import type { StateTable } from '../states.ts';
import type { PaymentStatus } from './payment.contract.ts';

export type PaymentAction = 'challenge' | 'authenticate' | 'authorize' | 'charge' | 'decline' | 'capture' | 'refund' | 'cancel';

/** The life of a payment. Every change of its status goes through this table. */
export const paymentStates: StateTable<PaymentStatus, PaymentAction> = {
  noun: { en: 'payment', id: 'pembayaran' },
  start: 'processing',
  statuses: {
    processing: {
      en: 'The bank of the card is being asked. The simulated one answers within the request, so nobody ever reads this status here.',
      id: 'Bank penerbit kartu sedang ditanya. Bank simulasi menjawab dalam permintaan yang sama, jadi status ini tidak pernah terbaca di sini.',
    },
    requires_action: { en: 'The buyer has to pass 3-D Secure.', id: 'Pembeli harus melewati 3-D Secure.' },
    requires_capture: { en: 'The amount is held on the card and waits to be captured.', id: 'Jumlahnya ditahan di kartu dan menunggu ditagih.' },
    succeeded: { en: 'The money was captured. What was refunded of it stands beside.', id: 'Uang sudah ditagih. Yang sudah dikembalikan tercatat di sebelahnya.' },
    requires_payment_method: { en: 'Declined. The order can be paid by a new payment, with this card or another.', id: 'Ditolak. Pesanan dapat dibayar dengan pembayaran baru, memakai kartu ini atau kartu lain.' },
    canceled: { en: 'Called off with its order before any money moved.', id: 'Dibatalkan bersama pesanannya sebelum ada uang yang berpindah.' },
  },
  actions: {
    challenge: { en: 'The bank asks for 3-D Secure.', id: 'Bank meminta 3-D Secure.' },
    authenticate: { en: 'The buyer answers 3-D Secure.', id: 'Pembeli menjawab 3-D Secure.' },
    authorize: { en: 'The bank holds the amount, to be captured later.', id: 'Bank menahan jumlahnya untuk ditagih kemudian.' },
    charge: { en: 'The bank holds the amount and it is captured at once.', id: 'Bank menahan jumlahnya dan langsung ditagih.' },
    decline: { en: 'The bank says no.', id: 'Bank menolak.' },
    capture: { en: 'An admin takes the amount that is held.', id: 'Admin menagih jumlah yang ditahan.' },
    refund: { en: 'An admin gives money back.', id: 'Admin mengembalikan uang.' },
    cancel: { en: 'Its order is canceled or expires.', id: 'Pesanannya dibatalkan atau kedaluwarsa.' },
  },
  transitions: [
    { from: 'processing', action: 'challenge', to: 'requires_action', text: { en: 'With a card that asks for 3-D Secure.', id: 'Dengan kartu yang meminta 3-D Secure.' } },
    { from: 'processing', action: 'authorize', to: 'requires_capture', text: { en: 'Where `capture` is manual. The order is confirmed.', id: 'Bila `capture` bernilai manual. Pesanan dikonfirmasi.' } },
    { from: 'processing', action: 'charge', to: 'succeeded', text: { en: 'Where `capture` is automatic. The order is confirmed.', id: 'Bila `capture` bernilai automatic. Pesanan dikonfirmasi.' } },
    { from: 'processing', action: 'decline', to: 'requires_payment_method', text: { en: 'With a card that is refused, or when 3-D Secure was failed. The order stays pending.', id: 'Dengan kartu yang ditolak, atau bila 3-D Secure gagal. Pesanan tetap pending.' } },
    { from: 'requires_action', action: 'authenticate', to: 'processing', text: { en: 'Passed or failed, the bank decides at once.', id: 'Lulus ataupun gagal, bank langsung memutuskan.' } },
    { from: 'requires_action', action: 'cancel', to: 'canceled', text: { en: 'The order was canceled, or expired before the buyer answered.', id: 'Pesanan dibatalkan, atau kedaluwarsa sebelum pembeli menjawab.' } },
    { from: 'requires_capture', action: 'capture', to: 'succeeded', text: { en: 'Once, in full or in part. What is not taken is released.', id: 'Satu kali, seluruhnya atau sebagian. Yang tidak ditagih dilepas.' } },
    { from: 'requires_capture', action: 'cancel', to: 'canceled', text: { en: 'The order was canceled. The amount is no longer held.', id: 'Pesanan dibatalkan. Jumlahnya tidak lagi ditahan.' } },
    { from: 'succeeded', action: 'refund', to: 'succeeded', text: { en: 'In parts or at once, never more than was captured.', id: 'Bertahap atau sekaligus, tidak pernah melebihi yang ditagih.' } },
  ],
};
