// What the reference pages say around the contract's own words.
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
  exampleAnswer: { en: 'Answer of a fresh shop', id: 'Jawaban toko baru' },
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
  problem: { en: 'Problem document', id: 'Dokumen masalah' },
} as const satisfies Record<string, Text>;

/** The features of the table, as headings. */
export const features: Readonly<Record<string, Text>> = {
  catalog: { en: 'Catalogue', id: 'Katalog' },
  classic: { en: 'Classic API', id: 'API klasik' },
  system: { en: 'System', id: 'Sistem' },
};

export type Words = Readonly<Record<keyof typeof table, string>>;

export function wordsIn(language: Language): Words {
  return Object.fromEntries(Object.entries(table).map(([key, text]) => [key, text[language]])) as Words;
}
