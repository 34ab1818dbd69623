// Cursors and the `page` object of lists: where a page begins is told by the last row's sort key and id, so that rows which come
// or go meanwhile neither repeat nor hide the others.
import { z } from 'zod';
import type { Page } from './conventions.contract.ts';
import { ApiError } from './errors.ts';
import { reply, type Reply } from './operation.ts';

/** A place between two rows of a sorted list. */
export interface Position {
  readonly sort: string;
  readonly key: string | number;
  readonly id: string | number;
  /** True: the rows before it are meant, else those after it. */
  readonly back: boolean;
  /** True: and so is the row at this very place, if there is one. */
  readonly isIncluded: boolean;
}

const Wire = z.tuple([z.string(), z.union([z.string(), z.number()]), z.union([z.string(), z.int()]), z.boolean(), z.boolean().optional()]);

/** Reads a cursor; throws `validation_failed` when it isn't one of ours or belongs to another sort. */
export function readCursor(cursor: string | undefined, sort: string): Position | undefined {
  if (cursor === undefined) return undefined;
  const parsed = Wire.safeParse(parseBase64(cursor));
  if (!parsed.success || parsed.data[0] !== sort) {
    throw new ApiError('validation_failed', { faults: [{ place: 'query', path: ['cursor'], code: 'invalid', detail: 'This is not a cursor of this list in this order.' }] });
  }
  const [, key, id, back, isIncluded = false] = parsed.data;
  return { sort, key, id, back, isIncluded };
}

function writeCursor({ sort, key, id, back, isIncluded }: Position): string {
  const bytes = new TextEncoder().encode(JSON.stringify(isIncluded ? [sort, key, id, back, true] : [sort, key, id, back]));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function parseBase64(cursor: string): unknown {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0))));
  } catch {
    return undefined;
  }
}

/** A slice of a sorted list: its rows, and the positions from which its neighbours are read; undefined: there are none. */
export interface Slice<Row> {
  readonly rows: readonly Row[];
  readonly next: Position | undefined;
  readonly previous: Position | undefined;
  readonly total: number;
}

/** Answers a slice as `{ data, page }` with a Link header (RFC 8288). */
export function replyWithPage<Row>(slice: Slice<Row>, limit: number, address: { path: string; search: string }): Reply<{ data: Row[]; page: Page }> {
  const next_cursor = slice.next ? writeCursor(slice.next) : null;
  const prev_cursor = slice.previous ? writeCursor(slice.previous) : null;
  const links = [link(address, next_cursor, 'next'), link(address, prev_cursor, 'prev')].filter(Boolean).join(', ');
  const page = { limit, next_cursor, prev_cursor, has_more: next_cursor !== null, total: slice.total };
  return reply({ data: [...slice.rows], page }, links ? { link: links } : {});
}

function link({ path, search }: { path: string; search: string }, cursor: string | null, relation: string): string | null {
  if (cursor === null) return null;
  const parameters = new URLSearchParams(search);
  parameters.set('cursor', cursor);
  return `<${path}?${parameters}>; rel="${relation}"`;
}
