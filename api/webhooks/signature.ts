// Signatures of https://www.standardwebhooks.com: what a receiver needs to know that a message is ours and fresh.
import { Webhook } from 'standardwebhooks';

/** A new secret: `whsec_` and 32 random bytes in base64. */
export function newSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}

/** The headers of a message: the id stays the same over all attempts, the time and thus the signature are those of this one. */
export function sign(secret: string, id: string, body: string, at = new Date()): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Etalase-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
