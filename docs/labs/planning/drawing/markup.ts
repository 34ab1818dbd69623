// SVG as text: the same at build time, in the browser and in a file of its own.

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text or an attribute's value; what XML cannot hold at all becomes the replacement character. */
export function escapeXml(text: string): string {
  return text.toWellFormed().replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '\ufffd').replace(/[&<>"']/g, (character) => entities[character]!);
}

/** Nothing for no data, so that a chart without baselines has no path for them. */
export function path(className: string, data: string): string {
  return data && `<path class="${className}" d="${data}"/>`;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'middle' | 'end' | undefined;
  readonly className?: string | undefined;
}

export function text(content: string, { x, y, anchor, className }: Label): string {
  return `<text${className ? ` class="${className}"` : ''} x="${x}" y="${y}"${anchor ? ` text-anchor="${anchor}"` : ''}>${escapeXml(content)}</text>`;
}

/** About how many pixels a text takes: there is nothing to measure it with at build time. */
export function widthOf(content: string, { size = 12, isBold = false } = {}): number {
  return Math.ceil(content.length * size * (isBold ? 0.62 : 0.57));
}

/** The text as far as it goes into so many pixels, with an ellipsis for the rest. */
export function cut(content: string, width: number, isBold: boolean): string {
  const room = Math.floor(width / widthOf('n', { size: 12, isBold }));
  return content.length <= room ? content : `${content.slice(0, Math.max(1, room - 1)).trimEnd()}…`;
}

/** The end of an opening tag, with the elements that name it. */
export function named(id: string, title: string, description: string): string {
  const isDescribed = description !== '';
  const labels = `role="img" aria-labelledby="${id}-title"${isDescribed ? ` aria-describedby="${id}-description"` : ''}`;
  return `${labels}><title id="${id}-title">${escapeXml(title)}</title>${isDescribed ? `<desc id="${id}-description">${escapeXml(description)}</desc>` : ''}`;
}
