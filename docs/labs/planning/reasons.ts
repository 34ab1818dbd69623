// What a review says for its decision: sentences to be filled with numbers.
import type { Bilingual } from './format.ts';

/** Keyed by a rule's measure, or by what is noted beside the rules. `{name}` is a number of the reason. */
export const reasonTexts = {
  cpi: {
    en: 'The cost efficiency, CPI, is {cpi}, below {threshold}: what cost {ac} was planned at {ev}.',
    id: 'Efisiensi biaya, CPI, {cpi}, di bawah {threshold}: yang menghabiskan {ac} direncanakan {ev}.',
  },
  spi: {
    en: 'SPI is {spi}, below {threshold}: work worth {ev} is done, {pv} was due.',
    id: 'SPI {spi}, di bawah {threshold}: pekerjaan senilai {ev} selesai, yang jatuh waktu {pv}.',
  },
  spiT: {
    en: 'SPI(t) is {spiT}, below {threshold}: the plan had reached today’s earned value after {es}; {at} have passed.',
    id: 'SPI(t) {spiT}, di bawah {threshold}: menurut rencana nilai hari ini tercapai setelah {es}; yang lewat {at}.',
  },
  tcpi: {
    en: 'To meet the budget, the rest needs an efficiency, TCPI, of {tcpi}, above {threshold}; so far it was {cpi}.',
    id: 'Agar anggaran cukup, sisa pekerjaan memerlukan efisiensi, TCPI, {tcpi}, di atas {threshold}; selama ini {cpi}.',
  },
  spent: {
    en: 'The budget of {bac} is used up ({ac} spent) while work worth {rest} remains: no efficiency can meet it.',
    id: 'Anggaran {bac} sudah habis ({ac} terpakai), sedangkan pekerjaan senilai {rest} masih tersisa: efisiensi setinggi apa pun tidak cukup.',
  },
  slip: {
    en: 'The finish is expected on {finish}, {days} later than planned ({planned}): {slip} of the planned duration, above {threshold}.',
    id: 'Proyek diperkirakan selesai {finish}, terlambat {days} dari rencana ({planned}): {slip} dari durasi rencana, di atas {threshold}.',
  },
  ended: {
    en: 'It finished on {finish}, {days} later than planned ({planned}): {slip} of the planned duration, above {threshold}.',
    id: 'Proyek selesai {finish}, terlambat {days} dari rencana ({planned}): {slip} dari durasi rencana, di atas {threshold}.',
  },
  deadline: {
    en: '“{task}” is expected on {finish}, {days} after its deadline ({planned}).',
    id: '“{task}” diperkirakan selesai {finish}, {days} melewati tenggatnya ({planned}).',
  },
  milestone: {
    en: 'Milestones later than planned: {count}. The worst, “{task}”: {finish} instead of {planned}, {days} late.',
    id: 'Milestone yang terlambat: {count}. Yang terparah, “{task}”: {finish}, bukan {planned}, terlambat {days}.',
  },
  float: {
    en: 'The tasks that are not finished have used {float} of their float, above {threshold}.',
    id: 'Tugas yang belum selesai sudah memakai {float} float-nya, di atas {threshold}.',
  },
  benefit: {
    en: 'Still to be spent: {toCome}, but the finished project is worth {benefit}; {share} of that, above {threshold}. What was spent ({ac}) is gone either way.',
    id: 'Masih akan keluar {toCome}, padahal proyek yang selesai bernilai {benefit}; {share} dari nilai itu, di atas {threshold}. Yang sudah keluar ({ac}) tidak kembali, apa pun keputusannya.',
  },
  worth: {
    en: 'Still to be spent: {toCome}, for a benefit of {benefit}: going on gains {gain}. What was spent ({ac}) is gone either way.',
    id: 'Masih akan keluar {toCome}, untuk manfaat {benefit}: melanjutkan memberi untung {gain}. Yang sudah keluar ({ac}) tidak kembali, apa pun keputusannya.',
  },
  funding: {
    en: 'Still to be spent: {toCome}, but of the funding of {funding} only {left} remains; {share} of that, above {threshold}.',
    id: 'Masih akan keluar {toCome}, padahal dari dana {funding} hanya tersisa {left}; {share} dari sisa itu, di atas {threshold}.',
  },
  unfunded: {
    en: 'Still to be spent: {toCome}, but the funding of {funding} is used up ({ac} spent).',
    id: 'Masih akan keluar {toCome}, padahal dana {funding} sudah habis ({ac} terpakai).',
  },
  noBenefit: {
    en: '“Stop” is not offered: the plan does not say what the finished project is worth.',
    id: '“Hentikan” tidak ditawarkan: rencana tidak menyebut nilai proyek yang selesai.',
  },
  noCosts: {
    en: 'The plan has no costs: the money figures say nothing, and status and decision follow from dates alone.',
    id: 'Rencana tidak memuat biaya: angka uang tidak bermakna, dan status serta keputusan mengikuti tanggal saja.',
  },
  atPlan: {
    en: 'No cost efficiency is known yet: the cost to come is taken from the plan, {toCome}.',
    id: 'Efisiensi biaya belum diketahui: biaya yang akan datang diambil dari rencana, {toCome}.',
  },
  within: {
    en: 'No rule is broken: the figures are within what was agreed.',
    id: 'Tidak ada aturan yang terlanggar: semua angka masih dalam batas yang disepakati.',
  },
  done: {
    en: 'All tasks are finished: nothing is left to continue, replan or stop. This is the end review.',
    id: 'Semua tugas selesai: tidak ada lagi yang perlu dilanjutkan, direncanakan ulang, atau dihentikan. Ini tinjauan akhir.',
  },
} as const satisfies Record<string, Bilingual>;

export type ReasonKey = keyof typeof reasonTexts;
