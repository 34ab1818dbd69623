// Sentences in both languages, made from numbers.
import { formatDay, formatDays, formatMoney, formatNumber, type Bilingual, type Language } from './format.ts';

export type Numbers = Readonly<Record<string, number | string | null>>;

export type Kind = 'index' | 'times' | 'money' | 'percent' | 'days' | 'day';

/** What each number is; one of none of these is written as it is. */
const kinds: Readonly<Record<string, Kind>> = {
  cpi: 'index', spi: 'index', spiT: 'index', tcpi: 'index', times: 'times',
  pv: 'money', ev: 'money', ac: 'money', bac: 'money', rest: 'money', toCome: 'money', benefit: 'money', gain: 'money', funding: 'money', left: 'money',
  slip: 'percent', float: 'percent', share: 'percent',
  es: 'days', at: 'days', days: 'days', plannedDays: 'days',
  finish: 'day', planned: 'day',
};

export interface Units {
  /** That of amounts. */
  readonly currency?: string;
  /** That of the number named `threshold`. */
  readonly threshold?: Kind;
}

/** Puts numbers in the place of their `{name}`; one that has no value becomes a dash. */
export function writeSentence(template: Bilingual, numbers: Numbers, units: Units = {}): Bilingual {
  const write = (language: Language) => template[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = numbers[name] ?? null;
    const kind = name === 'threshold' ? units.threshold : kinds[name];
    if (value === null) return '—';
    if (typeof value === 'string') return kind === 'day' ? formatDay(value, language) : value;
    if (kind === 'money') return formatMoney(value, units.currency, language);
    if (kind === 'percent') return `${formatNumber(value, language, 1)}%`;
    return kind === 'days' ? formatDays(value, language) : formatNumber(value, language, kind === 'times' ? 2 : 3);
  });
  return { en: write('en'), id: write('id') };
}
