// How full-text search sees words, on every engine alike: prepared here, so that the database only compares bytes.
import { stems } from './stems.ts';

/** The words of a text, each once: runs of letters and digits, and pictographs one by one. An apostrophe does not part a word: Qur'an is quran. */
function wordsOf(text: string): string[] {
  const plain = bare(bare(text).toLowerCase().toUpperCase().toLowerCase()).replaceAll('ς', 'σ');
  return [...new Set(plain.replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '').match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu))];
}

/** Without accents and other dress. By way of both cases ẞ, ß and ss become one; a second pass takes off what they put on. */
function bare(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** What a product is found by: its words, and then the roots they may have, marked by '=': ' kopi digiling =giling '. */
export function searchTextOf(texts: readonly (string | null)[]): string {
  const words = wordsOf(texts.filter((text) => text !== null).join(' '));
  const roots = new Set(words.flatMap(stems));
  return ` ${[...words, ...[...roots].map((root) => `=${root}`)].join(' ')} `;
}

/**
 * What to look for in a search text: for each word of the query some pieces, one of which must stand there. A word is the beginning of
 * one there, or has a root in common with it.
 */
export function piecesOf(query: string): string[][] {
  return wordsOf(query).map((word) => [` ${word}`, ` =${word} `, ...stems(word).flatMap((root) => [` ${root} `, ` =${root} `])]);
}
