// Sends a request and tells what came of it.
import { bodyText, type ConsoleRequest } from './request.ts';

/** Longer than any answer of the shop may take. */
const patience = 10_000;

/** Never rejects. `canceled` is the reader's wish to stop waiting; `type` is that of a good answer, where it isn't JSON. */
export async function send({ method, url, headers, body }: ConsoleRequest, canceled: AbortSignal, type?: string): Promise<Outcome> {
  const late = AbortSignal.timeout(patience);
  const started = performance.now();
  try {
    // Not from the browser's cache: the reader asked the server.
    const options = { method, headers, body: body && bodyText(body), signal: AbortSignal.any([canceled, late]), cache: 'no-store' } as const;
    const response = await fetch(url, options);
    const bytes = await response.arrayBuffer();
    const milliseconds = performance.now() - started;
    const answer = { status: response.status, reason: response.statusText, headers: [...response.headers], text: new TextDecoder().decode(bytes), bytes: bytes.byteLength, milliseconds };
    return isFromShop(answer, type) ? { kind: 'answer', answer } : { kind: 'silent' };
  } catch {
    if (canceled.aborted) return { kind: 'canceled' };
    return { kind: late.aborted ? 'late' : 'silent' };
  }
}

/**
 * A host that serves files alone answers too, with a page of its own. The shop answers in the type that it says or with no body at all,
 * and every failure of its is a problem document.
 */
export function isFromShop({ status, headers, text }: Answer, good = 'application/json'): boolean {
  const type = mediaType(headers);
  return status >= 400 ? type === 'application/problem+json' : text === '' || type === good;
}

export function mediaType(headers: Answer['headers']): string {
  const value = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  return value.split(';')[0]!.trim().toLowerCase();
}

export type Outcome = { readonly kind: 'answer'; readonly answer: Answer } | { readonly kind: 'silent' | 'late' | 'canceled' };

export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  /** of the body, unpacked */
  readonly bytes: number;
  readonly milliseconds: number;
}
