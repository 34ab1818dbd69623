// What the console says. A page carries the texts of its own language alone.
import type { Language, Text } from '../../api/text.ts';

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
  copied: { en: 'Copied.', id: 'Tersalin.' },
  notCopied: { en: 'The browser does not let this page copy. Select the text instead.', id: 'Browser tidak mengizinkan halaman ini menyalin. Pilih teksnya secara manual.' },
} as const satisfies Record<string, Text>;

export type Texts = Readonly<Record<keyof typeof table, string>>;

export function textsIn(language: Language): Texts {
  return Object.fromEntries(Object.entries(table).map(([key, text]) => [key, text[language]])) as Texts;
}
