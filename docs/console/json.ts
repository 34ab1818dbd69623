// JSON for reading: laid out anew, in pieces that are drawn each in its colour. Numbers stay as the server wrote them.

/** Throws a SyntaxError when the text is not JSON. */
export function jsonPieces(text: string): Piece[] {
  JSON.parse(text);
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s,:[\]{}"]+/g)].map(([token]) => token);
  return print(readNode(tokens), 0);
}

/** Text that is not JSON: a piece for each line, as it stands. */
export function textPieces(text: string): Piece[] {
  return text.trimEnd().split('\n').map((line, index) => plain(index === 0 ? line : `\n${line}`));
}

/** The pieces of the first lines, and how many lines there are in all. */
export function firstLines(pieces: readonly Piece[], limit: number): { pieces: Piece[]; lines: number } {
  let lines = 1;
  const kept = pieces.filter(({ text }) => {
    if (text.includes('\n')) lines += 1;
    return lines <= limit;
  });
  return { pieces: kept, lines };
}

type Node = { readonly token: string } | { readonly open: '[' | '{'; readonly entries: readonly { readonly key?: string; readonly value: Node }[] };

function readNode(tokens: string[]): Node {
  const stack: { open: '[' | '{'; entries: { key?: string; value: Node }[]; key?: string }[] = [];
  for (const token of tokens) {
    if (token === '[' || token === '{') {
      stack.push({ open: token, entries: [] });
      continue;
    }
    const isEnd = token === ']' || token === '}';
    const value: Node = isEnd ? stack.pop()! : { token };
    const parent = stack.at(-1);
    if (!parent) return value;
    if (parent.open === '{' && parent.key === undefined && !isEnd) parent.key = token;
    else {
      parent.entries.push({ key: parent.key, value });
      parent.key = undefined;
    }
  }
  throw new SyntaxError('JSON ended early.');
}

function print(node: Node, depth: number): Piece[] {
  if ('token' in node) return [{ kind: node.token.startsWith('"') ? 'text' : 'value', text: node.token }];
  const { open, entries } = node;
  const close = open === '[' ? ']' : '}';
  const isFlat = entries.every(({ value }) => 'token' in value) && width(entries) + 2 * depth <= 52;
  const pad = isFlat ? (entries.length > 0 && open === '{' ? ' ' : '') : `\n${'  '.repeat(depth + 1)}`;
  const end = isFlat ? pad : `\n${'  '.repeat(depth)}`;
  const inner = entries.flatMap(({ key, value }, index) => [
    plain(index === 0 ? pad : isFlat ? ', ' : `,${pad}`),
    ...(key === undefined ? [] : [{ kind: 'key', text: key } as const, plain(': ')]),
    ...print(value, depth + 1),
  ]);
  return [plain(open), ...inner, plain(end + close)].filter(({ text }) => text !== '');
}

function width(entries: readonly { key?: string; value: Node }[]): number {
  return entries.reduce((sum, { key = '', value }) => sum + key.length + 4 + ('token' in value ? value.token.length : 0), 2);
}

function plain(text: string): Piece {
  return { kind: '', text };
}

export interface Piece {
  /** Empty: punctuation and space between. */
  readonly kind: 'key' | 'text' | 'value' | '';
  readonly text: string;
}
