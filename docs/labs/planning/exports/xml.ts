// Elements of XML as text, for files that have neither attributes nor mixed content.

/** What XML 1.0 cannot hold in any spelling: control characters and halves of surrogate pairs. */
const impossible = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
// Some readers take the last three for line ends, as XML 1.1 does with two of them.
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;', '\u0085': '&#133;', '\u2028': '&#8232;', '\u2029': '&#8233;' };

/** An element with text; nothing when there is none to hold. */
export function leaf(name: string, value: string | number | undefined): string {
  if (value === undefined) return '';
  const text = String(value).replace(impossible, '').replace(/[&<>\r\u0085\u2028\u2029]/g, (character) => entities[character] ?? '');
  return `<${name}>${text}</${name}>`;
}

export function branch(name: string, ...children: readonly string[]): string {
  return `<${name}>${children.join('')}</${name}>`;
}

/** Leaves in the order of the entries. */
export function leaves(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values).map(([name, value]) => leaf(name, value)).join('');
}
