// What holds of every page: it exists in both languages, says what it is, and is well-formed.
import { describe, expect, test } from 'vitest';
import { pages, type Page, type Tag } from '../helpers/site.ts';

const origin = 'http://localhost:8080';
const [english, indonesian] = [pages.filter(({ language }) => language === 'en'), pages.filter(({ language }) => language === 'id')];
const found = pages.filter(({ address }) => !address.includes('404'));

/** The address of a page in the other language. */
function twinOf({ address, language }: Page): string {
  if (address === '/404.html') return '/id/404/';
  if (address === '/id/404/') return '/404.html';
  return language === 'id' ? address.replace(/^\/id\//, '/') : `/id${address}`;
}

function all(page: Page, name: string, attributes: Readonly<Record<string, string>> = {}): Tag[] {
  return page.tags.filter((tag) => tag.name === name && Object.entries(attributes).every(([key, value]) => tag.attributes[key] === value));
}

/** The pages of which something does not hold, by name. */
function without(holds: (page: Page) => boolean): string[] {
  return pages.filter((page) => !holds(page)).map(({ address }) => address);
}

describe('the two languages', () => {
  test('have the same pages', () => {
    expect(english.length).toBeGreaterThan(30);
    expect(indonesian.map(twinOf).sort()).toEqual(english.map(({ address }) => address).sort());
  });

  test.each(['en', 'id'] as const)('name each other as alternates (%s)', (language) => {
    for (const page of found) {
      const [alternate] = all(page, 'link', { rel: 'alternate', hreflang: language });
      expect(alternate?.attributes.href, page.address).toBe(origin + (page.language === language ? page.address : twinOf(page)));
    }
  });

  test('switch to the same page', () => {
    for (const page of found) {
      const switches = all(page, 'a', { class: page.tags.find(({ attributes }) => attributes.class?.split(' ')[0] === 'language')!.attributes.class! });
      expect(switches.map(({ attributes }) => attributes.href), page.address).toContain(twinOf(page));
    }
  });

  test('differ in every title and description', () => {
    const same = english.filter((page) => {
      const twin = indonesian.find(({ address }) => address === twinOf(page))!;
      return descriptionOf(page) === descriptionOf(twin) || (titleOf(page) === titleOf(twin) && !['/openapi.json', '/'].includes(page.address));
    });
    expect(same.map(({ address }) => address)).toEqual([]);
  });
});

function titleOf({ html }: Page): string {
  return /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
}

function descriptionOf(page: Page): string {
  return all(page, 'meta', { name: 'description' })[0]?.attributes.content ?? '';
}

describe('every page', () => {
  test('says its language', () => {
    expect(without((page) => all(page, 'html')[0]?.attributes.lang === page.language)).toEqual([]);
  });

  test('has a title of its own within its language', () => {
    for (const some of [english, indonesian]) {
      const titles = some.map(titleOf);
      expect(titles.filter((title, index) => title === '' || titles.indexOf(title) !== index)).toEqual([]);
    }
  });

  test('has a description', () => {
    expect(without((page) => descriptionOf(page).length > 10)).toEqual([]);
  });

  test('has one h1 and one main', () => {
    expect(without((page) => all(page, 'h1').length === 1 && all(page, 'main').length === 1)).toEqual([]);
  });

  test('skips no level of heading', () => {
    expect(without(({ tags }) => tags.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1])).every((level, index, levels) => level <= (levels[index - 1] ?? 0) + 1 || level === 2))).toEqual([]);
  });

  test('has no id twice', () => {
    const twice = pages.flatMap(({ address, tags }) => {
      const ids = tags.map(({ attributes }) => attributes.id).filter((id) => id !== undefined);
      return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${address}#${id}`);
    });
    expect(twice).toEqual([]);
  });

  test('is described for every picture it shows', () => {
    expect(without((page) => all(page, 'img').every(({ attributes }) => attributes.alt !== undefined))).toEqual([]);
  });
});
