// What the console says. A page carries the texts of its own language alone.
import type { AnyOperation } from '../../api/operation.ts';
import type { Language, Text } from '../../api/text.ts';

const account = {
  guest: { en: 'Not logged in.', id: 'Belum login.' },
  signedIn: { en: 'Logged in as {email} ({role}).', id: 'Login sebagai {email} ({role}).' },
  customer: { en: 'customer', id: 'pelanggan' },
  admin: { en: 'admin', id: 'admin' },
  wrongRole: { en: 'This one is for admins.', id: 'Operasi ini hanya untuk admin.' },
  signingIn: { en: 'Logging in…', id: 'Sedang login…' },
  signedOut: { en: 'Logged out.', id: 'Sudah logout.' },
  ended: { en: 'The login has ended. Log in again.', id: 'Masa login sudah berakhir. Silakan login lagi.' },
  renewed: { en: 'The login had expired and was renewed.', id: 'Login tadi kedaluwarsa dan sudah diperbarui.' },
  noSandbox: { en: 'This shop has no demo accounts: its sandbox is off. Log in with an account of your own.', id: 'Toko ini tidak punya akun demo karena sandbox-nya mati. Login-lah dengan akun Anda sendiri.' },
  notSignedIn: { en: 'The login was refused.', id: 'Login ditolak.' },
} as const satisfies Record<string, Text>;

const key = {
  newKey: { en: 'New key', id: 'Kunci baru' },
  keyFresh: { en: 'New for each intention, the same for each retry.', id: 'Baru untuk setiap maksud, sama untuk setiap percobaan ulang.' },
  keyUsed: { en: 'Sent once. Send the same request again and the answer is replayed; nothing is done twice.', id: 'Sudah dikirim. Kirim lagi permintaan yang sama: jawaban pertama diberikan ulang, tidak ada yang dikerjakan dua kali.' },
  replayed: { en: 'Replayed: this is the first answer again. Nothing was done a second time.', id: 'Jawaban ulang: ini jawaban pertama tadi. Tidak ada yang dikerjakan untuk kedua kalinya.' },
} as const satisfies Record<string, Text>;

const table = {
  required: { en: 'Required.', id: 'Wajib diisi.' },
  choice: { en: 'Not one of the choices.', id: 'Bukan salah satu pilihan.' },
  json: { en: 'This is not JSON.', id: 'Ini bukan JSON.' },
  integer: { en: 'Must be a whole number.', id: 'Harus bilangan bulat.' },
  number: { en: 'Must be a number, with a point before the decimals.', id: 'Harus bilangan, dengan titik sebelum desimal.' },
  minimum: { en: '{limit} at least.', id: 'Paling kecil {limit}.' },
  maximum: { en: '{limit} at most.', id: 'Paling besar {limit}.' },
  minLength: { en: '{limit} characters at least.', id: 'Paling sedikit {limit} karakter.' },
  maxLength: { en: '{limit} characters at most; these are {count}.', id: 'Paling banyak {limit} karakter; ini {count}.' },
  pattern: { en: 'Must have the form {pattern}', id: 'Harus berbentuk {pattern}' },
  faultsOne: { en: 'One value will be refused.', id: 'Satu nilai akan ditolak.' },
  faultsMany: { en: '{count} values will be refused.', id: '{count} nilai akan ditolak.' },
  sendAnyway: { en: 'Send anyway', id: 'Tetap kirim' },
  send: { en: 'Send', id: 'Kirim' },
  sending: { en: 'Sending…', id: 'Mengirim…' },
  cancel: { en: 'Cancel', id: 'Batalkan' },
  canceled: { en: 'Canceled. The server may have done it all the same.', id: 'Dibatalkan. Server mungkin tetap mengerjakannya.' },
  late: { en: 'No answer within 10 seconds.', id: 'Tidak ada jawaban dalam 10 detik.' },
  silent: { en: 'No shop answers at {origin}. Start it in the project folder:', id: 'Tidak ada toko yang menjawab di {origin}. Jalankan di folder proyek:' },
  open: { en: 'Then open this page at http://localhost:8080.', id: 'Lalu buka halaman ini di http://localhost:8080.' },
  milliseconds: { en: '{count} ms', id: '{count} ms' },
  bytes: { en: '{count} B', id: '{count} B' },
  rowsOne: { en: '1 entry', id: '1 entri' },
  rows: { en: '{count} entries', id: '{count} entri' },
  rowsOf: { en: '{count} of {total} entries', id: '{count} dari {total} entri' },
  empty: { en: 'No body.', id: 'Tanpa isi.' },
  headers: { en: 'Headers {count}', id: 'Header {count}' },
  body: { en: 'Body of the answer', id: 'Isi jawaban' },
  showAll: { en: 'Show all {count} lines', id: 'Tampilkan semua {count} baris' },
  explain: { en: 'What {code} means', id: 'Arti {code}' },
  from: { en: 'From your last', id: 'Dari permintaan terakhir Anda:' },
  given: { en: 'Given by', id: 'Diberikan oleh' },
  copied: { en: 'Copied.', id: 'Tersalin.' },
  notCopied: { en: 'The browser does not let this page copy. Select the text instead.', id: 'Browser tidak mengizinkan halaman ini menyalin. Pilih teksnya secara manual.' },
} as const satisfies Record<string, Text>;

type Table<T> = Readonly<Record<keyof T, string>>;

/** Those of the account panel are there where the operation asks for a login, those of the key where it asks for one. */
export type Texts = Table<typeof table> & Partial<Table<typeof account> & Table<typeof key>>;

export function textsIn(language: Language, { auth, idempotencyKey }: Pick<AnyOperation, 'auth' | 'idempotencyKey'> = {}): Texts {
  return { ...translate(table, language), ...(auth && translate(account, language)), ...(idempotencyKey && translate(key, language)) };
}

export function accountTexts(language: Language): Table<typeof account> {
  return translate(account, language);
}

function translate<T extends Readonly<Record<string, Text>>>(texts: T, language: Language): Table<T> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text[language]])) as Table<T>;
}
