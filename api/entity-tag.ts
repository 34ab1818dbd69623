// RFC 9110, 8.8.3 and 13.1: tags made from the bytes of an answer. Rows that the original server changes beside us have no version to count.
import { ApiError } from './errors.ts';
import type { Sha256 } from './shop.ts';

export async function entityTag(text: string, sha256: Sha256): Promise<string> {
  return `"${(await sha256(text)).slice(0, 32)}"`;
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
