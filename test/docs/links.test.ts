// Every address that the built pages name leads somewhere, and none of them loads anything from elsewhere.
import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { endpoints } from '../../api/endpoints.ts';
import { createRouter } from '../../api/router.ts';
import { siteFolder } from '../../api/site.ts';
import { hasFile, pageAt, pages, readBuilt, type Page } from '../helpers/site.ts';

/** Where the site says it is; its own absolute addresses begin so. */
const origin = 'http://localhost:8080';

/** Who the pages may send a reader to: those who made the thing that is told about. */
const primary = /^((docs\.)?aws\.amazon\.com|go\.dev|jdih\.kemenkeu\.go\.id|pkg\.go\.dev|github\.com|www\.pmi\.org|www\.rfc-editor\.org|datatracker\.ietf\.org|docs\.haproxy\.org|nodejs\.org|docs\.stripe\.com|mswjs\.io|dev\.mysql\.com|mariadb\.(com|org)|(www\.)?sqlite\.org)$/;

interface Link {
  readonly page: Page;
  readonly tag: string;
  readonly url: URL;
}

const links = pages.flatMap((page) => page.tags.flatMap(({ name, attributes }) => addressesIn(attributes).map((address): Link => ({ page, tag: name, url: new URL(address, origin + page.address) }))));
const own = links.filter(({ url }) => url.origin === origin);
const foreign = links.filter(({ url }) => url.origin !== origin && url.protocol !== 'data:');

function addressesIn({ href, src, srcset, poster, action }: Page['tags'][number]['attributes']): string[] {
  const ofSet = srcset?.split(',').map((candidate) => candidate.trim().split(/\s+/)[0]!) ?? [];
  return [href, src, poster, action, ...ofSet].filter((address) => address !== undefined);
}

const serves = createRouter(endpoints);

function isOperation(path: string): boolean {
  return serves(path)?.route.endpoints.has('GET') ?? false;
}

function named(found: readonly Link[]): string[] {
  return [...new Set(found.map(({ page, tag, url }) => `${page.address} <${tag}> ${url.href.replace(origin, '')}`))];
}

describe('a link of the site', () => {
  test('leads to a page, a file or an operation', () => {
    expect(own.length).toBeGreaterThan(1000);
    expect(named(own.filter(({ url }) => !hasFile(url.pathname) && !isOperation(url.pathname)))).toEqual([]);
  });

  test('names an anchor that the page has', () => {
    const anchors = new Map(pages.map(({ address, tags }) => [address, new Set(tags.map(({ attributes }) => attributes.id))]));
    // A plan in the address is none.
    const aimed = own.filter(({ url }) => url.hash.length > 1 && !url.hash.startsWith('#plan='));
    expect(aimed.length).toBeGreaterThan(100);
    expect(named(aimed.filter(({ url }) => !anchors.get(url.pathname)?.has(decodeURIComponent(url.hash.slice(1)))))).toEqual([]);
  });

  test('stays within its language, but for the language switch', () => {
    const crossing = pages.flatMap(({ address, language, tags }) => {
      const ordinary = tags.filter(({ name, attributes }) => name === 'a' && attributes.href?.startsWith('/') && !attributes.hreflang);
      const targets = ordinary.map(({ attributes }) => pages.find((page) => page.address === attributes.href!.replace(/#.*/, '')));
      return targets.filter((target) => target && target.language !== language).map((target) => `${address} to ${target!.address}`);
    });
    expect(crossing).toEqual([]);
  });

  test('to another host is an https link to a primary source', () => {
    const unknown = foreign.filter(({ tag, url }) => tag !== 'a' || url.protocol !== 'https:' || url.username !== '' || !primary.test(url.hostname));
    expect(named(unknown)).toEqual([]);
  });
});

describe('what a page loads', () => {
  test('comes from this host', () => {
    expect(named(foreign.filter(({ tag }) => tag !== 'a'))).toEqual([]);
  });

  test('comes from this host where styles name it', () => {
    const styles = [...globSync('**/*.css', { cwd: siteFolder }).map(readBuilt), ...pages.flatMap(({ html }) => html.match(/<style\b[^]*?<\/style>/g) ?? [])].join('\n');
    const named = [...styles.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map(([, url, sheet]) => url ?? sheet!);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((address) => !address.startsWith('data:') && !hasFile(address))).toEqual([]);
  });
});

test('the sitemap names every page but the lost ones, and its own addresses alone', () => {
  const named = [...readBuilt('sitemap-0.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address!.replace(origin, ''));
  expect(named.sort()).toEqual(pages.map(({ address }) => address).filter((address) => !address.includes('404')).sort());
});

test('llms.txt names every page of its language', () => {
  for (const language of ['en', 'id'] as const) {
    const named = [...readBuilt(language === 'id' ? 'id/llms.txt' : 'llms.txt').matchAll(/\]\((\/[^)]*\/)\)/g)].map(([, address]) => address!);
    const expected = pages.filter((page) => page.language === language && !/404|^\/(id\/)?$/.test(page.address)).map(({ address }) => address);
    expect(named.sort(), language).toEqual(expected.sort());
    for (const address of named) expect(pageAt(address).language).toBe(language);
  }
});
