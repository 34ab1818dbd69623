// The little Markdown that the contract's texts use: `code` and *emphasis*. A price stays on one line.

export interface InlinePiece {
  readonly element: 'code' | 'em' | undefined;
  readonly text: string;
}

export function inlinePieces(text: string): InlinePiece[] {
  const pieces = text.replaceAll(/Rp (?=\d)/g, 'Rp\u00a0').split(/(`[^`]+`|\*\w[^*]*\w\*)/).filter(Boolean);
  return pieces.map((piece) => {
    const element = { '`': 'code', '*': 'em' }[piece[0]!] as InlinePiece['element'];
    const isMarked = element !== undefined && piece.length > 2 && piece.at(-1) === piece[0];
    return isMarked ? { element, text: piece.slice(1, -1) } : { element: undefined, text: piece };
  });
}

/** The text without its marks, for places that hold plain text. */
export function plain(text: string): string {
  return inlinePieces(text).map((piece) => piece.text).join('');
}
