// When a review turns amber or red, and when it says stop: data, shown on the page and changeable there.
import type { Bilingual } from './format.ts';

/** What a rule looks at; `Review` and its reasons say how each is counted. */
export type Measure = 'cpi' | 'spi' | 'spiT' | 'tcpi' | 'slip' | 'deadline' | 'milestone' | 'float' | 'benefit' | 'funding' | 'long' | 'loose' | 'dates';

export interface Rule {
  readonly id: string;
  readonly measure: Measure;
  /** On which side of the threshold the rule speaks. */
  readonly when: 'below' | 'above';
  readonly threshold: number;
  readonly unit: 'index' | 'percent' | 'days';
  /** What it leads to: a red status is one to replan; a check is only a finding about the schedule's health. */
  readonly leads: 'amber' | 'red' | 'stop' | 'check';
  readonly name: Bilingual;
  readonly why: Bilingual;
  readonly source: Bilingual;
}

export type Rules = readonly Rule[];

const thumb = { en: 'Rule of thumb of the trade, not part of any standard', id: 'Kebiasaan di lapangan, bukan bagian dari standar mana pun' };
const ours = { en: 'Ours: agree on your own before the project starts', id: 'Pilihan kami: sepakati sendiri sebelum proyek dimulai' };
const dcma = { en: 'DCMA 14-point schedule assessment', id: 'Penilaian jadwal 14 butir DCMA' };
const sunk = { en: 'Money spent is sunk: only what is still to come counts', id: 'Uang yang sudah keluar adalah sunk cost: yang dihitung hanya yang akan datang' };

const costEfficiency = { en: 'Cost efficiency, CPI', id: 'Efisiensi biaya, CPI' };
const timeEfficiency = { en: 'Efficiency in time, SPI(t)', id: 'Efisiensi waktu, SPI(t)' };
const lateFinish = { en: 'Expected finish, later than planned by this share of the planned duration', id: 'Perkiraan selesai, terlambat sekian bagian dari durasi rencana' };

export const standardRules: Rules = [
  {
    id: 'cpi-amber', measure: 'cpi', when: 'below', threshold: 0.9, unit: 'index', leads: 'amber', name: costEfficiency, source: thumb,
    why: { en: 'The work costs more than planned: look closer.', id: 'Pekerjaan lebih mahal daripada rencana: periksa lebih dekat.' },
  },
  {
    id: 'cpi-red', measure: 'cpi', when: 'below', threshold: 0.8, unit: 'index', leads: 'red', name: costEfficiency, source: ours,
    why: { en: 'So far below, the budget of the plan cannot be met.', id: 'Serendah ini, anggaran dalam rencana tidak akan cukup.' },
  },
  {
    id: 'spi-amber', measure: 'spi', when: 'below', threshold: 0.9, unit: 'index', leads: 'amber', source: thumb,
    name: { en: 'Planned work done, SPI', id: 'Pekerjaan terencana yang selesai, SPI' },
    why: { en: 'Less is done than was due. It heals by itself towards the end, so it only warns.', id: 'Yang selesai kurang dari yang jatuh waktu. Menjelang akhir angka ini pulih sendiri, jadi hanya memperingatkan.' },
  },
  {
    id: 'spiT-amber', measure: 'spiT', when: 'below', threshold: 0.9, unit: 'index', leads: 'amber', name: timeEfficiency, source: thumb,
    why: { en: 'The plan had reached this earned value long ago.', id: 'Menurut rencana nilai ini sudah lama tercapai.' },
  },
  {
    id: 'spiT-red', measure: 'spiT', when: 'below', threshold: 0.8, unit: 'index', leads: 'red', name: timeEfficiency, source: ours,
    why: { en: 'So far behind, the dates of the plan are no longer a plan.', id: 'Setertinggal ini, tanggal-tanggal rencana tidak berlaku lagi.' },
  },
  {
    id: 'tcpi-red', measure: 'tcpi', when: 'above', threshold: 1.2, unit: 'index', leads: 'red', source: thumb,
    name: { en: 'Efficiency needed to meet the budget, TCPI', id: 'Efisiensi yang diperlukan agar anggaran cukup, TCPI' },
    why: { en: 'A team that has worked below 1 rarely works above 1.2 from Monday on.', id: 'Tim yang selama ini bekerja di bawah 1 jarang tiba-tiba bekerja di atas 1,2.' },
  },
  {
    id: 'slip-amber', measure: 'slip', when: 'above', threshold: 0, unit: 'percent', leads: 'amber', name: lateFinish, source: ours,
    why: { en: 'Each day late is said on the day it is known.', id: 'Setiap hari keterlambatan disebut pada hari diketahui.' },
  },
  {
    id: 'slip-red', measure: 'slip', when: 'above', threshold: 10, unit: 'percent', leads: 'red', name: lateFinish, source: ours,
    why: { en: 'Work in hand rarely makes up for a tenth of the whole.', id: 'Sepersepuluh dari keseluruhan jarang bisa dikejar sambil jalan.' },
  },
  {
    id: 'deadline-red', measure: 'deadline', when: 'above', threshold: 0, unit: 'days', leads: 'red', source: ours,
    name: { en: 'A deadline, missed by', id: 'Tenggat, terlewati' },
    why: { en: 'A deadline is a promise to somebody outside the plan.', id: 'Tenggat adalah janji kepada pihak di luar rencana.' },
  },
  {
    id: 'milestone-amber', measure: 'milestone', when: 'above', threshold: 0, unit: 'days', leads: 'amber', source: ours,
    name: { en: 'A milestone, later than planned by', id: 'Milestone, terlambat' },
    why: { en: 'Milestones are what others wait for.', id: 'Milestone adalah yang ditunggu pihak lain.' },
  },
  {
    id: 'float-amber', measure: 'float', when: 'above', threshold: 50, unit: 'percent', leads: 'amber', source: ours,
    name: { en: 'Float used by the tasks that are not finished', id: 'Float yang terpakai oleh tugas yang belum selesai' },
    why: { en: 'What was room for delay is soon a second critical path.', id: 'Ruang untuk terlambat segera menjadi jalur kritis kedua.' },
  },
  {
    id: 'benefit', measure: 'benefit', when: 'above', threshold: 100, unit: 'percent', leads: 'stop', source: sunk,
    name: { en: 'Cost to come, as a share of the benefit', id: 'Biaya yang akan datang, dibanding manfaat' },
    why: { en: 'What is still to be spent is more than the finished project is worth.', id: 'Yang masih harus dikeluarkan melebihi nilai proyek yang selesai.' },
  },
  {
    id: 'funding', measure: 'funding', when: 'above', threshold: 100, unit: 'percent', leads: 'stop', source: sunk,
    name: { en: 'Cost to come, as a share of the funding that remains', id: 'Biaya yang akan datang, dibanding dana yang tersisa' },
    why: { en: 'The money that is left does not reach the end.', id: 'Dana yang tersisa tidak cukup sampai selesai.' },
  },
  {
    id: 'long', measure: 'long', when: 'above', threshold: 44, unit: 'days', leads: 'check', source: dcma,
    name: { en: 'Duration of one task', id: 'Durasi satu tugas' },
    why: { en: 'Progress of a task of more than two months cannot be judged.', id: 'Kemajuan tugas yang lebih dari dua bulan sulit dinilai.' },
  },
  {
    id: 'loose', measure: 'loose', when: 'above', threshold: 44, unit: 'days', leads: 'check', source: dcma,
    name: { en: 'Float of one task', id: 'Float satu tugas' },
    why: { en: 'So much float usually means that a relation is missing.', id: 'Float sebanyak ini biasanya berarti ada hubungan yang belum ditulis.' },
  },
  {
    id: 'dates', measure: 'dates', when: 'above', threshold: 5, unit: 'percent', leads: 'check', source: dcma,
    name: { en: 'Tasks held by a date of their own', id: 'Tugas yang terikat tanggal sendiri' },
    why: { en: 'A date does not move when the work before it does.', id: 'Tanggal tidak ikut bergeser ketika pekerjaan sebelumnya bergeser.' },
  },
];

/** Does a measure break a rule? Rounding of sums does not. */
export function breaks({ when, threshold }: Rule, value: number): boolean {
  return when === 'below' ? value < threshold - 1e-9 : value > threshold + 1e-9;
}
