import type { FoundPage } from './search-index.ts';

const sectionsShown = 3;

/** A found page as a list item: a link to the page and to the sections of it that matched. */
export function resultItem({ url, meta, excerpt, sub_results }: FoundPage): HTMLLIElement {
  const sections = sub_results.filter((section) => section.url !== url && !section.url.endsWith('#_top')).slice(0, sectionsShown);
  const item = document.createElement('li');
  // The same words under the page and under its first section are read once.
  const isRepeated = sections[0]?.excerpt === excerpt;
  item.append(link(url, meta.title, isRepeated ? '' : excerpt), ...sections.map((section) => link(section.url, section.title, section.excerpt, 'part')));
  return item;
}

function link(url: string, title: string, excerpt: string, className = ''): HTMLAnchorElement {
  const anchor = Object.assign(document.createElement('a'), { href: url, className });
  const name = document.createElement('b');
  name.textContent = title;
  anchor.append(name, ...marked(excerpt));
  return anchor;
}

/** Of the excerpt's HTML only text and <mark> are taken over, whatever else a page may hold. */
function marked(html: string): (Text | HTMLElement)[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) => {
    const text = document.createTextNode(node.textContent ?? '');
    if (node.nodeName !== 'MARK') return text;
    const mark = document.createElement('mark');
    mark.append(text);
    return mark;
  });
}
