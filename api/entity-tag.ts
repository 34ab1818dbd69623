// RFC 9110, 8.8.3 and 13.1: tags made from the bytes of an answer. Rows that the original server changes beside us have no version to count.
import { ApiError } from './errors.ts';

export async function entityTag(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `"${btoa(String.fromCharCode(...new Uint8Array(digest, 0, 15)))}"`;
}

/** If-None-Match: a list of tags, weak or strong, or an asterisk. */
export function isKnown(etag: string, condition: string | undefined): boolean {
  if (condition === undefined) return false;
  return condition.trim() === '*' || tagsIn(condition).some((tag) => tag.replace(/^W\//, '') === etag);
}

/** If-Match compares strongly: a weak tag matches nothing. Throws `precondition_failed`. */
export function requireMatch(etag: string, condition: string): void {
  if (condition.trim() === '*' || tagsIn(condition).includes(etag)) return;
  throw new ApiError('precondition_failed', { headers: { etag } });
}

function tagsIn(condition: string): string[] {
  return condition.split(',').map((tag) => tag.trim());
}
