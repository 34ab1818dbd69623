import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; of repeated headers the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes as they stand, for what `fetch` would not send, and reads the answer until the server closes. */
export function sendRaw(origin: string, text: string | Uint8Array): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
    socket.on('end', () => resolve(parse(Buffer.concat(chunks).toString())));
  });
}

/** A request without a body, written out; the server closes after it. */
export function head(line: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = { host: 'localhost', connection: 'close', ...headers };
  return [`${line} HTTP/1.1`, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
}

function parse(text: string): RawAnswer {
  const [top = '', ...rest] = text.split('\r\n\r\n');
  const [line = '', ...lines] = top.split('\r\n');
  const headers = lines.map((header) => [header.slice(0, header.indexOf(':')).toLowerCase(), header.slice(header.indexOf(':') + 2)]);
  return { status: Number(line.split(' ')[1]), headers: Object.fromEntries(headers), body: rest.join('\r\n\r\n') };
}
