const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** What an id may stand for, by its prefix. */
export type Prefix = 'acc' | 'ses' | 'adr' | 'cart' | 'item' | 'ord' | 'line' | 'pay' | 'ref' | 'ful' | 'evt' | 'whe' | 'whd';

/** A new unguessable id, such as `cart_4mZ...`: the prefix and 22 letters and digits, 130 bits of chance. */
export function newId(prefix: Prefix): string {
  return `${prefix}_${randomText(22)}`;
}

/** `length` letters and digits, each of the 62 equally likely. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    // 248 is the largest multiple of 62 that a byte holds: what lies beyond would favour the first letters.
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) if (byte < 248 && text.length < length) text += letters[byte % 62];
  }
  return text;
}

/** SHA-256 of a text, in hex. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
