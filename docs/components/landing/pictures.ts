// One drawing per category, inlined so that it takes the colours of the page.
const files = import.meta.glob<string>('../../public/pictures/*.svg', { query: '?raw', import: 'default', eager: true });

/** Category slug -> SVG. */
export const pictures = new Map(Object.entries(files).map(([path, svg]) => [path.replace(/.*\/|\.svg$/g, ''), svg]));
