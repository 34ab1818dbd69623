// What a field of a plan may hold, and what is said when it does not.
import { toDay } from './calendar.ts';
import { relationTypes } from './network.ts';
import type { Accrual, Bilingual } from './plan.ts';

/** Where in the plan's JSON: `['tasks', 3, 'after', 0, 'lag']`. */
export type Path = readonly (string | number)[];

export interface PlanFault {
  /** The id of the task it is about, if it is about one. */
  readonly task?: string;
  readonly code: Kind | Rule;
  readonly path: Path;
  readonly message: Bilingual;
}

export const accruals: readonly Accrual[] = ['start', 'uniform', 'end'];

/** What a value must be. */
export const kinds = {
  text: (value: unknown) => typeof value === 'string',
  id: (value: unknown) => typeof value === 'string' && value !== '',
  date: (value: unknown) => typeof value === 'string' && toDay(value) !== undefined,
  amount: (value: unknown) => Number.isFinite(value),
  duration: (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0,
  lag: (value: unknown) => Number.isSafeInteger(value),
  percent: (value: unknown) => Number.isFinite(value) && Number(value) >= 0 && Number(value) <= 100,
  weekday: (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 7,
  flag: (value: unknown) => typeof value === 'boolean',
  relation: (value: unknown) => relationTypes.some((type) => type === value),
  accrual: (value: unknown) => accruals.some((accrual) => accrual === value),
  estimate: (value: unknown) => Array.isArray(value) && value.length === 3 && value.every((days, index) => Number.isFinite(days) && days >= (value[index - 1] ?? 0)),
  list: (value: unknown) => Array.isArray(value),
  record: (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

export type Kind = keyof typeof kinds;
type Rule = 'missing' | 'noWorkday' | 'finishBeforeStart' | 'duplicate' | 'unknown' | 'cycle' | 'tooFar';

/** `*` stands for the field, `%` for the value. */
const messages: Readonly<Record<Kind | Rule, readonly [en: string, id: string]>> = {
  text: ['* must be text, not %.', '* harus berupa teks, bukan %.'],
  id: ['* must be a text that is not empty, not %.', '* harus berupa teks yang tidak kosong, bukan %.'],
  date: ['* must be a day that exists, written like 2026-01-31, not %.', '* harus berupa tanggal yang ada, ditulis seperti 2026-01-31, bukan %.'],
  amount: ['* must be a number, not %.', '* harus berupa bilangan, bukan %.'],
  duration: ['* must be a whole number of working days, 0 or more, not %.', '* harus berupa jumlah hari kerja yang bulat, 0 atau lebih, bukan %.'],
  lag: ['* must be a whole number of working days, not %.', '* harus berupa jumlah hari kerja yang bulat, bukan %.'],
  percent: ['* must be from 0 to 100, not %.', '* harus dari 0 sampai 100, bukan %.'],
  weekday: ['A weekday must be from 1 (Monday) to 7 (Sunday), not %.', 'Hari kerja harus dari 1 (Senin) sampai 7 (Minggu), bukan %.'],
  flag: ['* must be true or false, not %.', '* harus true atau false, bukan %.'],
  relation: ['* must be FS, SS, FF or SF, not %.', '* harus FS, SS, FF, atau SF, bukan %.'],
  accrual: ['* must be start, uniform or end, not %.', '* harus start, uniform, atau end, bukan %.'],
  estimate: ['* must be three numbers of days, from optimistic to pessimistic, not %.', '* harus berupa tiga jumlah hari, dari optimistis sampai pesimistis, bukan %.'],
  list: ['* must be a list, not %.', '* harus berupa daftar, bukan %.'],
  record: ['* must be an object, not %.', '* harus berupa objek, bukan %.'],
  missing: ['* missing.', '* belum ada.'],
  noWorkday: ['A week needs a working day.', 'Satu minggu harus punya hari kerja.'],
  finishBeforeStart: ['* % is before the start.', '* % mendahului tanggal mulainya.'],
  duplicate: ['There is another task with this id.', 'Ada tugas lain dengan id ini.'],
  unknown: ['There is no task %.', 'Tidak ada tugas %.'],
  cycle: ['These tasks wait for each other: %.', 'Tugas-tugas ini saling menunggu: %.'],
  tooFar: ['It would finish after the year 9999.', 'Selesainya melewati tahun 9999.'],
};

/** In Indonesian; in English a field is called by its key. */
const labels: Readonly<Record<string, string>> = {
  name: 'nama', start: 'mulai', workweek: 'minggu kerja', holidays: 'hari libur', currency: 'mata uang', benefit: 'manfaat', funding: 'dana', tasks: 'tugas',
  duration: 'durasi', group: 'kelompok', after: 'pendahulu', milestone: 'tonggak', notBefore: 'tidak sebelum', deadline: 'tenggat', costs: 'biaya', estimate: 'perkiraan', progress: 'kemajuan',
  actualStart: 'mulai nyata', actualFinish: 'selesai nyata', type: 'hubungan', lag: 'jeda', amount: 'jumlah', accrue: 'saat biaya', date: 'tanggal', percent: 'persen', cost: 'biaya', finish: 'selesai',
};

export function fault(code: Kind | Rule, path: Path, { task, value }: { task?: string | undefined; value?: unknown } = {}): PlanFault {
  const field = String(path.findLast((step) => typeof step === 'string') ?? 'plan');
  const [en, id] = messages[code];
  const inWords = (text: string, label: string) => capitalize(text.replace('*', () => label).replace('%', () => show(code, value)));
  const isItem = typeof path.at(-1) === 'number';
  const english = (isItem ? field.replace(/s$/, '') : field).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const where = (word: string) => (task === undefined ? '' : `${word} ${JSON.stringify(task)}: `);
  const message = { en: where('Task') + inWords(en, english), id: where('Tugas') + inWords(id, labels[field] ?? field) };
  return { ...(task === undefined ? {} : { task }), code, path, message };
}

function show(code: string, value: unknown): string {
  if (code === 'cycle') return String(value);
  const shown = typeof value === 'object' && value !== null ? (Array.isArray(value) ? value.map((item) => show('', item)).join('/') : '{}') : typeof value === 'string' ? JSON.stringify(value) : String(value);
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
