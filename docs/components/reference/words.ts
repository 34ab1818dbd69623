// What the reference pages say around the contract's own words.
import type { AnyOperation } from '../../../api/operation.ts';
import type { Language, Text } from '../../../api/text.ts';

const table = {
  required: { en: 'required', id: 'wajib' },
  default: { en: 'default {value}', id: 'bawaan {value}' },
  integer: { en: 'integer', id: 'bilangan bulat' },
  number: { en: 'number', id: 'bilangan' },
  string: { en: 'text', id: 'teks' },
  boolean: { en: 'true or false', id: 'true atau false' },
  null: { en: 'null', id: 'null' },
  object: { en: 'object', id: 'objek' },
  anything: { en: 'any JSON', id: 'JSON apa saja' },
  listOf: { en: 'list of {inner}', id: 'larik {inner}' },
  orNull: { en: '{inner} or null', id: '{inner} atau null' },
  oneOf: { en: 'one of', id: 'salah satu dari' },
  between: { en: '{from} to {to}', id: '{from} sampai {to}' },
  atLeast: { en: '{from} or more', id: '{from} atau lebih' },
  atMost: { en: 'up to {to}', id: 'sampai {to}' },
  characters: { en: '{range} characters', id: '{range} karakter' },
  form: { en: 'form', id: 'bentuk' },
  fieldsOf: { en: 'Fields of {name}', id: 'Isi {name}' },
  exampleAnswer: { en: 'An answer of the shop', id: 'Salah satu jawaban toko' },
  cut: { en: '… {count} lines in all', id: '… seluruhnya {count} baris' },
  console: { en: 'Console', id: 'Konsol' },
  fillIn: { en: 'Fill in:', id: 'Isikan:' },
  clear: { en: 'Clear', id: 'Kosongkan' },
  notSet: { en: 'not set', id: 'tidak diisi' },
  noFields: { en: 'Nothing to fill in.', id: 'Tidak ada yang perlu diisi.' },
  sendKeys: { en: 'Ctrl Enter', id: 'Ctrl Enter' },
  needsScript: { en: 'Sending from the page needs JavaScript. The samples below do the same without it.', id: 'Mengirim dari halaman memerlukan JavaScript. Contoh kode di bawah melakukan hal yang sama tanpanya.' },
  copy: { en: 'Copy', id: 'Salin' },
  sampleLabel: { en: 'The request in {language}', id: 'Permintaan dalam {language}' },
  onlySandbox: { en: 'Served while SANDBOX is on.', id: 'Dilayani selama SANDBOX menyala.' },
  onlyClassic: { en: 'Served while CLASSIC_API is on.', id: 'Dilayani selama CLASSIC_API menyala.' },
  account: { en: 'Who sends it', id: 'Siapa pengirimnya' },
  logIn: { en: 'Log in', id: 'Login' },
  asDemoCustomer: { en: 'as demo customer', id: 'sebagai pelanggan demo' },
  asDemoAdmin: { en: 'as demo admin', id: 'sebagai admin demo' },
  asYourself: { en: 'with an e-mail address', id: 'dengan alamat e-mail' },
  email: { en: 'E-mail', id: 'E-mail' },
  password: { en: 'Password', id: 'Kata sandi' },
  enter: { en: 'Log in', id: 'Login' },
  logOut: { en: 'Log out', id: 'Logout' },
  lockedFor: { en: 'Locked', id: 'Terkunci' },
  open: { en: 'Open', id: 'Terbuka' },
  forEverybody: { en: 'to everybody; no login is asked for.', id: 'bagi semua; tidak perlu login.' },
  forCustomers: { en: 'for whoever is logged in; customers see what is theirs.', id: 'bagi siapa pun yang sudah login; pelanggan melihat miliknya sendiri.' },
  forAdmins: { en: 'for admins.', id: 'khusus admin.' },
  forOwners: { en: 'for its owner and for admins; what a guest made is open to whoever holds its id. Everybody else is told that it does not exist.', id: 'bagi pemiliknya dan admin; yang dibuat tamu terbuka bagi siapa pun yang memegang id-nya. Selain itu, jawabannya: tidak ada.' },
  operationId: { en: 'Name of the operation:', id: 'Nama operasi:' },
  optional: { en: 'optional', id: 'opsional' },
  accessToken: { en: 'and an access token', id: 'dan access token' },
  noBody: { en: 'no body', id: 'tanpa isi' },
  answerHeaders: { en: 'Headers of the answer', id: 'Header jawaban' },
  problem: { en: 'Problem document', id: 'Dokumen masalah' },
} as const satisfies Record<string, Text>;

/** The features of the table, as headings, in the order of the sidebar. */
export const features: Readonly<Record<string, Text>> = {
  catalog: { en: 'Catalogue', id: 'Katalog' },
  carts: { en: 'Carts', id: 'Keranjang' },
  orders: { en: 'Orders', id: 'Pesanan' },
  payments: { en: 'Payments', id: 'Pembayaran' },
  accounts: { en: 'Accounts', id: 'Akun' },
  promotions: { en: 'Promotions', id: 'Promosi' },
  inventory: { en: 'Inventory', id: 'Stok' },
  webhooks: { en: 'Webhooks', id: 'Webhook' },
  sandbox: { en: 'Sandbox', id: 'Sandbox' },
  classic: { en: 'Classic API', id: 'API klasik' },
  system: { en: 'System', id: 'Sistem' },
};

export type Words = Readonly<Record<keyof typeof table, string>>;

export function wordsIn(language: Language): Words {
  return Object.fromEntries(Object.entries(table).map(([key, text]) => [key, text[language]])) as Words;
}

/** Who may call an operation, in a sentence that begins with whether it is locked. */
export function accessOf({ auth }: AnyOperation, words: Words): { readonly isLocked: boolean; readonly text: string } {
  if (!auth) return { isLocked: false, text: words.forEverybody };
  return { isLocked: true, text: { customer: words.forCustomers, admin: words.forAdmins, cart: words.forOwners }[auth] };
}
