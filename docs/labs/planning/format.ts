// Numbers, money and days as people write them, in both languages. Days are formatted in UTC: a day has no time zone to be shifted by.

export type Language = 'en' | 'id';

export interface Bilingual {
  readonly en: string;
  readonly id: string;
}

const locales = { en: 'en-GB', id: 'id' } as const;

// Making an Intl format costs more than a hundred uses of it.
const numbers = new Map<string, Intl.NumberFormat>();
const days = new Map<Language, Intl.DateTimeFormat>();

/** At most so many decimals, with a true minus sign: `−1,200.5`. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  const key = language + decimals;
  let format = numbers.get(key);
  if (!format) numbers.set(key, (format = new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals, signDisplay: 'negative' })));
  return format.format(value).replace('-', '−');
}

/** Rupiah are written `Rp 85.000` in both languages; another unit stands behind its number: `1,200 hours`. */
export function formatMoney(amount: number, currency: string | undefined, language: Language): string {
  if (currency === 'IDR') return `${amount <= -0.5 ? '−' : ''}Rp\u00a0${formatNumber(Math.abs(amount), 'id')}`;
  return [formatNumber(amount, language, Math.abs(amount) < 1000 ? 2 : 0), currency].filter(Boolean).join('\u00a0');
}

/** An ISO day as `5 Jan 2026`. */
export function formatDay(iso: string, language: Language): string {
  let format = days.get(language);
  if (!format) days.set(language, (format = new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })));
  return format.format(new Date(`${iso}T00:00:00Z`));
}

/** A number of working days: `1 working day`, `12 hari kerja`. */
export function formatDays(count: number, language: Language): string {
  const number = formatNumber(count, language, 1);
  return language === 'id' ? `${number} hari kerja` : `${number} working day${number === '1' ? '' : 's'}`;
}
