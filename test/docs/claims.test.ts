// The essays answer the original's answers: each of its claims stands on its page, judged, corrected and with what that rests on.
import { describe, expect, test } from 'vitest';
import { pageAt, textOf } from '../helpers/site.ts';
import { answers, claims, type Essay } from './original.ts';

const languages = ['en', 'id'] as const;

const verdicts = {
  en: { right: 'Right', narrow: 'Right, but narrow', partly: 'Partly right', wrong: 'Wrong' },
  id: { right: 'Benar', narrow: 'Benar, tetapi sempit', partly: 'Sebagian benar', wrong: 'Keliru' },
};

const bases = {
  en: { source: 'source', measured: 'our measurement', common: 'commonly said' },
  id: { source: 'sumber', measured: 'pengukuran kami', common: 'lazim dikatakan' },
};

const primary = /^https:\/\/((docs\.)?aws\.amazon\.com|go\.dev|pkg\.go\.dev|github\.com\/golang|www\.pmi\.org|www\.rfc-editor\.org|datatracker\.ietf\.org)\//;

type Language = (typeof languages)[number];

function essayPage(essay: Essay, language: Language): string {
  return pageAt(`${language === 'id' ? '/id' : ''}/essays/${essay}/`).html;
}

/** One claim of a page, in its parts. */
function claimOn(essay: Essay, language: Language, number: string) {
  const article = new RegExp(`<article\\b[^>]*data-claim="${number}"[^]*?</article>`).exec(essayPage(essay, language))?.[0] ?? '';
  const part = (pattern: RegExp) => textOf(pattern.exec(article)?.[1] ?? '');
  const basisHtml = /<p class="basis\b[^>]*>([^]*?)<\/p>/.exec(article)?.[1] ?? '';
  return {
    label: part(/class="number\b[^>]*>([^]*?)<\/span>/),
    verdict: part(/<strong class="verdict\b[^>]*>([^]*?)<\/strong>/),
    quote: part(/<blockquote lang="id"[^>]*>([^]*?)<\/blockquote>/),
    translation: part(/<p class="translation\b[^>]*>([^]*?)<\/p>/),
    correction: part(/<div class="correction\b[^>]*>([^]*?)<\/div>/),
    basis: textOf(basisHtml).toLowerCase(),
    basisKind: /data-basis="(\w+)"/.exec(article)?.[1] as keyof (typeof bases)['en'],
    sources: [...basisHtml.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!),
  };
}

describe.each(languages)('the essays (%s)', (language) => {
  describe.each(claims)('claim $number', ({ number, essay, verdict, quote }) => {
    const claim = claimOn(essay, language, number);

    test('is quoted as it was given', () => {
      expect(claim.label).toMatch(new RegExp(` ${number}$`));
      expect(claim.quote).toBe(quote);
      expect(claim.translation !== '').toBe(language === 'en');
    });

    test(`is judged: ${verdict}`, () => {
      expect(claim.verdict).toBe(verdicts[language][verdict]);
    });

    test('is corrected or completed', () => {
      expect(claim.correction.split(' ').length).toBeGreaterThan(12);
    });

    test('says what that rests on', () => {
      expect(claim.basis).toMatch(new RegExp(`^${bases[language][claim.basisKind]}`));
      if (claim.basisKind === 'source') expect(claim.sources.length).toBeGreaterThan(0);
      for (const source of claim.sources) expect(source).toMatch(primary);
    });
  });

  test('have no claim that the original did not make', () => {
    const essays = [...new Set(claims.map(({ essay }) => essay))];
    const numbers = essays.flatMap((essay) => [...essayPage(essay, language).matchAll(/data-claim="([^"]+)"/g)].map(([, number]) => number));
    expect(numbers).toEqual(claims.map(({ number }) => number));
  });

  test.each(Object.entries(answers) as [Essay, string][])('quote the original answer whole: %s', (essay, answer) => {
    const quoted = /<figure class="answer[^]*?<blockquote lang="id"[^>]*>([^]*?)<\/blockquote>/.exec(essayPage(essay, language))?.[1] ?? '';
    expect(textOf(quoted)).toBe(answer);
    expect(/class="translation\b[^>]*lang="en"/.test(essayPage(essay, language))).toBe(language === 'en');
  });
});

test('the two languages judge alike and rest on the same sources', () => {
  for (const { number, essay } of claims) {
    const [english, indonesian] = languages.map((language) => claimOn(essay, language, number));
    expect(indonesian!.sources, number).toEqual(english!.sources);
    expect(indonesian!.basisKind, number).toBe(english!.basisKind);
    expect(indonesian!.correction, number).not.toBe(english!.correction);
  }
});
