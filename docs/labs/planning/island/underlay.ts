// The lines under the text field: they number the text and underline what is wrong with it. Also drawn at build time, where they are the text.
import type { PlacedProblem } from '../parse.ts';

type Piece = { readonly text: string; readonly isMarked: boolean };

/** Each line in pieces, those with a problem marked. Columns count from 1. */
export function markLines(text: string, problems: readonly PlacedProblem[]): Piece[][] {
  return text.split('\n').map((line, index) => {
    const marks = problems.filter((problem) => problem.line === index + 1).sort((one, other) => one.column - other.column);
    const pieces: Piece[] = [];
    let at = 0;
    for (const { column, length } of marks) {
      const from = Math.max(at, Math.min(column - 1, line.length));
      const to = Math.max(from, column - 1 + length);
      pieces.push({ text: line.slice(at, from), isMarked: false }, { text: line.slice(from, to) || ' ', isMarked: true });
      at = to;
    }
    pieces.push({ text: line.slice(at), isMarked: false });
    return pieces.filter((piece) => piece.text);
  });
}

/** How far into the text a line and column are. */
export function offsetOf(text: string, { line, column }: Pick<PlacedProblem, 'line' | 'column'>): number {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return before + Math.min(column - 1, lines[line - 1]?.length ?? 0);
}
