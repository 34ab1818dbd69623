// What the shop window makes of an answer of the shop; the same at build time and in the browser.

/** The window's four goods, or undefined when this is not an answer of the shop. */
export function readAnswer(body: unknown): ShopAnswer | undefined {
  const answer = body as Partial<ShopAnswer> | null;
  return Array.isArray(answer?.data) && answer.data.length > 0 && answer.page ? (answer as ShopAnswer) : undefined;
}

/** `Rp 85.000` for 8500000, in either language. */
export function rupiah({ amount }: Price): string {
  return `Rp\u00a0${new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 }).format(amount / 100)}`;
}

/** The answer as JSON, cut to what the window has room for: the first product, the gist of the page. */
export function shortJson({ data: [first, ...rest], page }: ShopAnswer, more: string): string {
  const { id, name, price, stock } = first!;
  const product = JSON.stringify({ id, name, price, stock }, null, 2).replaceAll('\n', '\n  ');
  const tail = JSON.stringify({ has_more: page.has_more, total: page.total }, null, 2).replaceAll('\n', '\n  ');
  return `{\n  "data": [${product}, ${more.replace('{count}', String(rest.length))}],\n  "page": ${tail}\n}`;
}

/** The pieces of a JSON text, each with the kind that it is drawn as. */
export function jsonPieces(json: string): Piece[] {
  const pattern = /(?<key>"(?:\\.|[^"\\])*")(?=\s*:)|(?<text>"(?:\\.|[^"\\])*")|(?<value>-?\d[\d.eE+-]*|true|false|null)|(?<cut>…[^\]]*)/g;
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of json.matchAll(pattern)) {
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)![0];
    pieces.push({ kind: '', text: json.slice(end, match.index) }, { kind, text: match[0] });
    end = match.index + match[0].length;
  }
  return [...pieces, { kind: '', text: json.slice(end) }].filter((piece) => piece.text);
}

export interface ShopAnswer {
  data: Product[];
  page: { has_more: boolean; total: number };
}

export interface Product {
  id: number;
  name: string;
  price: Price;
  stock: number;
  category: { slug: string } | null;
}

interface Price {
  /** in minor units, hundredths of a rupiah */
  amount: number;
  currency: string;
}

interface Piece {
  /** key, text, value, cut; empty between them */
  kind: string;
  text: string;
}
