// A plan within an address: `#plan=`, the text deflated and in base64url. The part behind # never leaves the browser.

const name = '#plan=';
/** Characters that a text may have once unpacked: a short address could hold a very long one. */
const limit = 2_000_000;

export async function toFragment(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  return name + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Undefined: there is no plan in the address. Rejects when there is one that can't be read. */
export async function fromFragment(fragment: string): Promise<string | undefined> {
  if (!fragment.startsWith(name)) return undefined;
  const binary = atob(fragment.slice(name.length).replaceAll('-', '+').replaceAll('_', '/'));
  const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).pipeThrough(new TextDecoderStream('utf-8', { fatal: true }));
  const reader = stream.getReader();
  let text = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    text += chunk.value;
    if (text.length > limit) throw new RangeError(`A plan has at most ${limit} characters.`);
  }
  return text;
}
