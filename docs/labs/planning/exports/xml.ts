// Elements of XML as text, for files that have neither attributes nor mixed content.

/** What XML 1.0 cannot hold in any spelling: control characters and halves of surrogate pairs. */
const impossible = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** An element with text; nothing when there is none to hold. */
export function leaf(name: string, value: string | number | undefined): string {
  if (value === undefined) return '';
  const text = String(value).replace(impossible, '').replace(/[&<>\r]/g, (character) => entities[character] ?? '');
  return `<${name}>${text}</${name}>`;
}

export function branch(name: string, ...children: readonly string[]): string {
  return `<${name}>${children.join('')}</${name}>`;
}

/** Leaves in the order of the entries. */
export function leaves(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values).map(([name, value]) => leaf(name, value)).join('');
}
