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
    const byte = nextByte();
    // 248 is the largest multiple of 62 that a byte holds: what lies beyond would favour the first letters.
    if (byte < 248) text += letters[byte % 62];
  }
  return text;
}

const chance = new Uint8Array(1024);
let spent = chance.length;

/** A byte of chance; each is given out once. Asking for a thousand costs hardly more than asking for one. */
function nextByte(): number {
  if (spent === chance.length) {
    crypto.getRandomValues(chance);
    spent = 0;
  }
  return chance[spent++]!;
}

/** SHA-256 of a text, in hex. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
