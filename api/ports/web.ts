// What every JavaScript platform lends the shop, for hosts without Node.
import { sha256 } from '../ids.ts';
import type { Passwords, Ports } from '../shop.ts';
import { webCourier } from './web-courier.ts';

/** `rounds` of PBKDF2; the default is OWASP's figure for SHA-256. */
export function openWebPorts({ rounds = 600_000 } = {}): Ports {
  return {
    sha256,
    passwords: webPasswords(rounds),
    courier: webCourier,
    metrics: async () => '# A shop inside a page is no process of its own, so it keeps no figures.\n',
  };
}

/** PBKDF2 with SHA-256: the best that WebCrypto has. */
function webPasswords(rounds: number): Passwords {
  async function derive(password: string, salt: Uint8Array, iterations: number): Promise<string> {
    const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password.normalize('NFC')), 'PBKDF2', false, ['deriveBits']);
    const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: salt as BufferSource, iterations }, key, 256);
    return `$pbkdf2-sha256$i=${iterations}$${toBase64(salt)}$${toBase64(new Uint8Array(bits))}`;
  }
  return {
    hash: (password, salt = crypto.getRandomValues(new Uint8Array(16))) => derive(password, salt, rounds),
    async verify(password, hash) {
      const [, iterations, salt] = /^\$pbkdf2-sha256\$i=(\d+)\$([\w+/]+)\$/.exec(hash ?? '') ?? [];
      const derived = await derive(password, salt ? fromBase64(salt) : new Uint8Array(16), Number(iterations ?? rounds));
      return iterations !== undefined && areEqual(derived, hash!);
    },
  };
}

/** Compares every character, so that the time taken tells nothing. */
function areEqual(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('=', '');
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
