// Tables of a Markdown report, and the figures of a review in one.
import { formatMoney, formatNumber, type Language } from '../format.ts';
import type { Review } from '../review.ts';

const heads = { en: ['Figure', 'Formula', 'Here'], id: ['Ukuran', 'Rumus', 'Di sini'] } as const;

/** The figures with their formulas; one without a value is a dash. */
export function listFigures(review: Review, currency: string | undefined, language: Language): string {
  const { eac, tcpi } = review;
  const money = (value: number | null) => (value === null ? '—' : formatMoney(value, currency, language));
  const number = (value: number | null, decimals = 3) => (value === null ? '—' : formatNumber(value, language, decimals));
  const weights = language === 'id' ? '0,8 CPI + 0,2 SPI' : '0.8 CPI + 0.2 SPI';
  return tableOf(heads[language], [
    ['BAC', '', money(review.bac)],
    ['PV', '', money(review.pv)],
    ['EV', '', money(review.ev)],
    ['AC', '', money(review.ac)],
    ['SV', 'EV − PV', money(review.sv)],
    ['CV', 'EV − AC', money(review.cv)],
    ['SPI', 'EV / PV', number(review.spi)],
    ['CPI', 'EV / AC', number(review.cpi)],
    ['AT', '', number(review.at, 1)],
    ['ES', 'PV(ES) = EV', number(review.es, 1)],
    ['SV(t)', 'ES − AT', number(review.svT, 1)],
    ['SPI(t)', 'ES / AT', number(review.spiT)],
    ['EAC', 'AC + (BAC − EV)', money(eac.plan)],
    ['EAC', 'BAC / CPI', money(eac.cpi)],
    ['EAC', 'AC + (BAC − EV) / (CPI × SPI)', money(eac.cpiSpi)],
    ['EAC', 'AC + (BAC − EV) / SPI', money(eac.spi)],
    ['EAC', `AC + (BAC − EV) / (${weights})`, money(eac.weighted)],
    ['ETC', 'BAC / CPI − AC', money(review.etc)],
    ['VAC', 'BAC − BAC / CPI', money(review.vac)],
    ['TCPI', '(BAC − EV) / (BAC − AC)', number(tcpi.bac)],
    ['TCPI (EAC)', '(BAC − EV) / ETC', number(tcpi.eac)],
  ]);
}

/** A GitHub table; cells are taken as they are. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Somebody's words as plain Markdown text: nothing in them is markup, and they stay in one line. */
export function text(words: string): string {
  return words.replace(/[\r\n\t ]+/g, ' ').trim().replace(/[\\`*_[\]<>|#&~]/g, '\\$&');
}
