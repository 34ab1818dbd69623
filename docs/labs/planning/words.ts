// A line of plan text as words, each with its place, and a reader that walks over them.
import type { Bilingual } from './plan.ts';

/** Lines and columns count from 1, columns in UTF-16 code units as a text field's selection does. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** What could not be read, and where; caught by whoever reads the next clause or line. */
export class Misreading extends Error {
  readonly place: Place;
  readonly text: Bilingual;

  constructor(place: Place, text: Bilingual) {
    super(text.en);
    this.place = place;
    this.text = text;
  }
}

export interface Word extends Place {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** A JSON string; a comment, which needs a space before it; a mark; or anything up to the next space or mark. Signs stand alone only in front. */
const pattern = /"(?:[^"\\]|\\.)*"|(?<!\S)#[^]*|[,:/+-]|[^\s,:/]+/g;
const mark = /^[,:/+-]$/;

/** Words of one line, without its comment. A text in quotes that is none is reported and stands as it is. */
export function splitWords(source: string, line: number, report: (problem: Misreading) => void): Word[] {
  const words: Word[] = [];
  for (const { 0: raw, index } of source.matchAll(pattern)) {
    if (raw.startsWith('#') && !/\S/.test(source[index - 1] ?? '')) break;
    const place = { line, column: index + 1, length: raw.length };
    const isQuoted = raw.startsWith('"');
    const text = isQuoted ? unquote(raw) : raw;
    if (text === undefined) report(new Misreading(place, wrong.quotes));
    words.push({ ...place, text: text ?? raw, isQuoted });
  }
  return words;
}

function unquote(raw: string): string | undefined {
  try {
    return String(JSON.parse(raw));
  } catch {
    return undefined;
  }
}

/** What was looked for; keywords of the format are the same in both languages. */
export const wanted = {
  line: { en: 'a task like "design: Design, 5 days", or plan, start, week, holidays, currency, benefit, funding, status, actual or baseline', id: 'tugas seperti "design: Desain, 5 days", atau plan, start, week, holidays, currency, benefit, funding, status, actual, atau baseline' },
  clause: {
    en: 'a clause like 5 days, milestone, in …, after …, starts with …, finishes with …, finishes when … starts, not before …, deadline …, costs … or estimate …',
    id: 'bagian seperti 5 days, milestone, in …, after …, starts with …, finishes with …, finishes when … starts, not before …, deadline …, costs …, atau estimate …',
  },
  task: { en: "a task's id", id: 'id tugas' },
  name: { en: 'a name (in quotes, if it begins like a clause)', id: 'nama (dalam tanda kutip, jika awalnya seperti bagian lain)' },
  date: { en: 'a day like 2026-01-31', id: 'tanggal seperti 2026-01-31' },
  number: { en: 'a number like 1200000', id: 'bilangan seperti 1200000' },
  weekday: { en: 'Mon, Tue, Wed, Thu, Fri, Sat, Sun or a range like Mon-Fri', id: 'Mon, Tue, Wed, Thu, Fri, Sat, Sun, atau rentang seperti Mon-Fri' },
  accrual: { en: 'at start, evenly or at end', id: 'at start, evenly, atau at end' },
  estimate: { en: 'three numbers like 1/2/5', id: 'tiga bilangan seperti 1/2/5' },
  end: { en: 'a comma or the end of the line', id: 'koma atau akhir baris' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What is wrong with words that can be read. */
export const wrong = {
  twice: { en: 'This is said twice.', id: 'Ini disebutkan dua kali.' },
  weeks: { en: 'Say it in days: a week can mean five working days or seven days.', id: 'Sebutkan dalam days: satu minggu bisa berarti lima hari kerja atau tujuh hari.' },
  holidays: { en: 'Holidays go from one day to a later one, within a year.', id: 'Libur berlangsung dari satu hari sampai hari sesudahnya, paling lama setahun.' },
  quotes: {
    en: 'A text in quotes ends with " on its line; inside, a quote is written \\" and a backslash \\\\.',
    id: 'Teks dalam tanda kutip ditutup " di baris yang sama; di dalamnya tanda kutip ditulis \\" dan garis miring terbalik \\\\.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Walks over the words of one clause. Each `take…` returns what it found or throws a Misreading. */
export class Reader {
  readonly #source: string;
  readonly #words: readonly Word[];
  /** Where a missing word would stand. */
  readonly #end: Place;
  #next = 0;

  constructor(source: string, words: readonly Word[], end: Place) {
    this.#source = source;
    this.#words = words;
    this.#end = end;
  }

  get place(): Place {
    const { line, column, length } = this.#words[this.#next] ?? this.#end;
    return { line, column, length };
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#words.length;
  }

  /** The next word as it stands; empty for a quoted one, which is never a keyword, and at the end. */
  get keyword(): string {
    const word = this.#words[this.#next];
    return word && !word.isQuoted ? word.text : '';
  }

  fail({ en, id }: Bilingual): never {
    const { column, length } = this.place;
    const found = this.isAtEnd ? undefined : this.#source.slice(column - 1, column - 1 + length);
    throw new Misreading(this.place, {
      en: found === undefined ? `Missing here: ${en}.` : `Expected here: ${en}; found: ${found}`,
      id: found === undefined ? `Di sini belum ada: ${id}.` : `Di sini seharusnya: ${id}; tertulis: ${found}`,
    });
  }

  /** All that is left, as it was typed. */
  get rest(): string {
    const last = this.#words.at(-1);
    return this.isAtEnd || !last ? '' : this.#source.slice(this.place.column - 1, last.column - 1 + last.length);
  }

  /** Goes past the keyword if it comes next. */
  skip(...keywords: readonly string[]): boolean {
    const isNext = keywords.includes(this.keyword);
    if (isNext) this.#next++;
    return isNext;
  }

  take(...keywords: readonly string[]): void {
    const [en = '', id = en] = [keywords[0]];
    if (!this.skip(...keywords)) this.fail({ en, id });
  }

  takeWord(what: Bilingual): string {
    const word = this.#words[this.#next];
    if (!word || (!word.isQuoted && mark.test(word.text))) this.fail(what);
    this.#next++;
    return word.text;
  }

  /** `1_200_000.5`, with a minus if need be; a unit such as % must follow at once or after a space. */
  takeNumber(unit = ''): number {
    const start = this.#next;
    const sign = this.skip('-') ? -1 : 1;
    const word = this.keyword;
    const digits = unit && word.endsWith(unit) ? word.slice(0, -unit.length) : word;
    if (!/^\d[\d_]*(\.\d+)?(e[+-]?\d+)?$/i.test(digits)) {
      this.#next = start;
      this.fail(wanted.number);
    }
    this.#next++;
    if (unit && digits === word) this.take(unit);
    return sign * Number(digits.replaceAll('_', ''));
  }

  takeDays(): number {
    const days = this.takeNumber();
    this.take('days', 'day');
    return days;
  }

  /** All that is left: as it was typed, or one quoted text. */
  takeRest(what: Bilingual): string {
    const word = this.#words[this.#next];
    if (!word) this.fail(what);
    const typed = this.rest;
    this.#next = word.isQuoted ? this.#next + 1 : this.#words.length;
    this.takeEnd();
    return word.isQuoted ? word.text : typed;
  }

  takeEnd(): void {
    if (!this.isAtEnd) this.fail(wanted.end);
  }

  /** What is left, cut at commas: one reader for each clause. */
  splitClauses(): Reader[] {
    const clauses: Reader[] = [];
    let words: Word[] = [];
    for (const word of this.#words.slice(this.#next)) {
      if (word.isQuoted || word.text !== ',') words.push(word);
      else {
        clauses.push(new Reader(this.#source, words, word));
        words = [];
      }
    }
    return [...clauses, new Reader(this.#source, words, this.#end)];
  }
}
