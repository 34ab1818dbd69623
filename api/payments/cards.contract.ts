// The cards that the simulated bank knows: numbers that people know from Stripe. Any other number is refused, so that no real card is
// ever taken.
import type { Text } from '../text.ts';

/** Why a payment is declined; each is an error code too. */
export const paymentFailures = ['card_declined', 'insufficient_funds', 'expired_card', 'incorrect_cvc', 'processing_error', 'authentication_failed'] as const;

export type PaymentFailure = (typeof paymentFailures)[number];

export interface TestCard {
  readonly number: string;
  readonly brand: 'visa';
  /** Whether it asks for 3-D Secure first. */
  readonly isChallenged: boolean;
  /** What the bank says in the end; null: yes. */
  readonly failure: PaymentFailure | null;
  readonly text: Text;
}

export const testCards: readonly TestCard[] = [
  card('4242424242424242', null, { en: 'Succeeds.', id: 'Berhasil.' }),
  card('4000000000000002', 'card_declined', { en: 'Is declined.', id: 'Ditolak.' }),
  card('4000000000009995', 'insufficient_funds', { en: 'Has too little money.', id: 'Saldonya tidak cukup.' }),
  card('4000000000000069', 'expired_card', { en: 'Has expired, whatever date is sent.', id: 'Sudah kedaluwarsa, tanggal apa pun yang dikirim.' }),
  card('4000000000000127', 'incorrect_cvc', { en: 'Has another security code, whatever code is sent.', id: 'Kode keamanannya lain, kode apa pun yang dikirim.' }),
  card('4000000000000119', 'processing_error', { en: 'Meets a fault on the bank\'s side.', id: 'Mengalami gangguan di pihak bank.' }),
  card('4000002760003184', null, { en: 'Asks for 3-D Secure, then succeeds.', id: 'Meminta 3-D Secure, lalu berhasil.' }, true),
  card('4000008400001629', 'card_declined', { en: 'Asks for 3-D Secure, then is declined.', id: 'Meminta 3-D Secure, lalu ditolak.' }, true),
];

function card(number: string, failure: PaymentFailure | null, text: Text, isChallenged = false): TestCard {
  return { number, brand: 'visa', isChallenged, failure, text };
}
