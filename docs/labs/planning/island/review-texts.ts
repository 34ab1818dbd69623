// What the review says around its figures. Pages are built with all of it; the browser is handed `live` in its own language.
import type { Language } from '../format.ts';

const labels = {
  review: { en: 'Review', id: 'Tinjauan' },
  statusDate: { en: 'Status date', id: 'Tanggal status' },
  byWorkingDays: { en: 'Status date, day by day', id: 'Tanggal status, hari demi hari' },
  endOfDay: { en: 'The review looks at the end of this day.', id: 'Tinjauan melihat keadaan pada akhir hari ini.' },
  needsScript: {
    en: 'Moving the date, entering progress, changing the rules and running the simulation anew need JavaScript.',
    id: 'Menggeser tanggal, mengisi kemajuan, mengubah aturan, dan mengulang simulasi memerlukan JavaScript.',
  },
  decision: { en: 'Status and decision', id: 'Status dan keputusan' },
  reasons: { en: 'Reasons', id: 'Alasannya' },
  curve: { en: 'Planned, earned, spent', id: 'Rencana, hasil, biaya' },
  entry: { en: 'Enter progress', id: 'Isi kemajuan' },
  entryText: {
    en: 'What you enter holds from the status date on, and becomes a line of the plan’s text. Spent is the total since the task began, not since the last report.',
    id: 'Isian berlaku mulai tanggal status dan menjadi satu baris dalam teks rencana. Biaya terpakai dihitung sejak tugas dimulai, bukan sejak laporan terakhir.',
  },
  onlyOpen: { en: 'Only tasks that are due or under way', id: 'Hanya tugas yang jatuh waktu atau sedang berjalan' },
  figures: { en: 'The figures', id: 'Angka-angkanya' },
  figure: { en: 'Figure', id: 'Ukuran' },
  here: { en: 'Here', id: 'Di sini' },
  says: { en: 'What it says', id: 'Maknanya' },
  figuresNote: {
    en: 'AT is the number of working days from the start through the status date. ETC, VAC and the second TCPI rest on the EAC at the cost efficiency so far.',
    id: 'AT adalah banyaknya hari kerja dari awal sampai tanggal status. ETC, VAC, dan TCPI kedua memakai EAC menurut efisiensi biaya selama ini.',
  },
  tasks: { en: 'Task by task', id: 'Tugas demi tugas' },
  milestones: { en: 'Milestones', id: 'Milestone' },
  health: { en: 'Health of the schedule', id: 'Kesehatan jadwal' },
  end: { en: 'Planned against actual', id: 'Rencana dan kenyataan' },
  rules: { en: 'The rules', id: 'Aturannya' },
  rulesText: {
    en: 'Status and decision follow from these thresholds. Change one and the review is made anew. Money spent is gone either way: whether to stop depends only on what is still to come.',
    id: 'Status dan keputusan mengikuti ambang-ambang ini. Ubah satu, dan tinjauan dibuat ulang. Uang yang sudah keluar tidak kembali: keputusan berhenti hanya bergantung pada yang masih akan datang.',
  },
  reset: { en: 'Back to the standard thresholds', id: 'Kembali ke ambang baku' },
  below: { en: 'below', id: 'di bawah' },
  above: { en: 'above', id: 'di atas' },
  days: { en: 'days', id: 'hari' },
  leadsToAmber: { en: 'amber', id: 'kuning' },
  leadsToRed: { en: 'red, replan', id: 'merah, rencanakan ulang' },
  leadsToStop: { en: 'stop', id: 'hentikan' },
  leadsToCheck: { en: 'finding', id: 'temuan' },
  risk: { en: 'How sure is the finish?', id: 'Seberapa pasti tanggal selesainya?' },
  riskText: {
    en: 'Each run draws a duration for every task that has three estimates and schedules the whole plan. The same seed gives the same result.',
    id: 'Setiap putaran mengundi durasi tiap tugas yang memiliki tiga estimasi, lalu menjadwalkan seluruh rencana. Benih yang sama memberi hasil yang sama.',
  },
  mergeBias: {
    en: 'Where paths meet, the latest one counts. Three paths that are each on time in half of the cases are all on time in one case of eight: that is merge bias, and why the simulated finish is later than the sum along the critical path.',
    id: 'Di tempat jalur bertemu, yang paling lambat menentukan. Tiga jalur yang masing-masing tepat waktu pada separuh kejadian hanya sekali dari delapan tepat waktu bersama-sama: itulah merge bias, dan karena itu hasil simulasi lebih lambat daripada jumlah sepanjang jalur kritis.',
  },
  runs: { en: 'Runs', id: 'Putaran' },
  seed: { en: 'Seed', id: 'Benih' },
  run: { en: 'Run the simulation', id: 'Jalankan simulasi' },
  report: { en: 'The report', id: 'Laporannya' },
  reportText: { en: 'The whole review, as a page to print or as Markdown for minutes and tickets.', id: 'Seluruh tinjauan, sebagai halaman untuk dicetak atau sebagai Markdown untuk notulen dan tiket.' },
  copy: { en: 'Copy as Markdown', id: 'Salin sebagai Markdown' },
  print: { en: 'Print the report', id: 'Cetak laporan' },
  showMarkdown: { en: 'The report as Markdown', id: 'Laporan sebagai Markdown' },
} as const;

const live = {
  green: { en: 'Green', id: 'Hijau' },
  amber: { en: 'Amber', id: 'Kuning' },
  red: { en: 'Red', id: 'Merah' },
  continue: { en: 'Continue', id: 'Lanjut' },
  replan: { en: 'Replan', id: 'Rencanakan ulang' },
  stop: { en: 'Stop', id: 'Hentikan' },
  status: { en: 'Status: {status}. Decision: {decision}.', id: 'Status: {status}. Keputusan: {decision}.' },
  headline: { en: 'The finish is expected on {finish}, {slip}.', id: 'Proyek diperkirakan selesai {finish}, {slip}.' },
  ended: { en: 'The project finished on {finish}, {slip}.', id: 'Proyek selesai {finish}, {slip}.' },
  onTime: { en: 'as planned', id: 'sesuai rencana' },
  late: { en: '{days} later than planned', id: 'terlambat {days}' },
  early: { en: '{days} earlier than planned', id: 'lebih cepat {days}' },
  costs: { en: 'It will cost {eac}, {variance}.', id: 'Biaya akhirnya {eac}, {variance}.' },
  costed: { en: 'It cost {eac}, {variance}.', id: 'Biayanya {eac}, {variance}.' },
  over: { en: '{amount} over the budget', id: '{amount} di atas anggaran' },
  under: { en: '{amount} under the budget', id: '{amount} di bawah anggaran' },
  onBudget: { en: 'as budgeted', id: 'sesuai anggaran' },
  task: { en: 'Task', id: 'Tugas' },
  milestone: { en: 'Milestone', id: 'Milestone' },
  percent: { en: 'Done, %', id: 'Selesai, %' },
  planned: { en: 'Planned finish', id: 'Rencana selesai' },
  expected: { en: 'Expected finish', id: 'Perkiraan selesai' },
  slip: { en: 'Days late', id: 'Hari terlambat' },
  floatLeft: { en: 'Float left', id: 'Sisa float' },
  spent: { en: 'Spent', id: 'Terpakai' },
  started: { en: 'Started on', id: 'Mulai pada' },
  finished: { en: 'Finished on', id: 'Selesai pada' },
  field: { en: '{task}: {column}', id: '{task}: {column}' },
  noMilestones: { en: 'No milestone has slipped.', id: 'Tidak ada milestone yang bergeser.' },
  noHealth: { en: 'No check found a fault.', id: 'Tidak ada pemeriksaan yang menemukan kekurangan.' },
  noOpen: { en: 'No task is due or under way at this date.', id: 'Pada tanggal ini tidak ada tugas yang jatuh waktu atau sedang berjalan.' },
  noCosts: { en: 'the plan has no costs', id: 'rencana tidak memuat biaya' },
  noPlanned: { en: 'nothing was due yet', id: 'belum ada yang jatuh waktu' },
  noActual: { en: 'nothing was spent yet', id: 'belum ada biaya' },
  noEarned: { en: 'nothing was earned yet', id: 'belum ada hasil' },
  noTime: { en: 'no working day has passed yet', id: 'belum ada hari kerja yang lewat' },
  noBudgetLeft: { en: 'no budget is left', id: 'anggaran sudah habis' },
  noRest: { en: 'nothing is left to do', id: 'tidak ada lagi yang tersisa' },
  end: { en: 'In the end', id: 'Pada akhirnya' },
  plan: { en: 'Planned', id: 'Rencana' },
  actual: { en: 'Actual', id: 'Kenyataan' },
  finish: { en: 'Finish', id: 'Selesai' },
  cost: { en: 'Cost', id: 'Biaya' },
  lessons: { en: 'Lessons', id: 'Pelajaran' },
  refused: { en: 'Not changed: {fault}', id: 'Tidak diubah: {fault}' },
  copied: { en: 'The report is on the clipboard.', id: 'Laporan ada di papan klip.' },
  notCopied: { en: 'The browser does not allow copying: select the Markdown below.', id: 'Peramban tidak mengizinkan penyalinan: pilih Markdown di bawah.' },
  noEstimates: { en: 'No task has three estimates: with “estimate 2/4/9” in its line a task takes part.', id: 'Tidak ada tugas dengan tiga estimasi: dengan “estimate 2/4/9” di barisnya, sebuah tugas ikut diundi.' },
  optimistic: { en: 'Optimistic', id: 'Optimistis' },
  likely: { en: 'Most likely', id: 'Paling mungkin' },
  pessimistic: { en: 'Pessimistic', id: 'Pesimistis' },
  mean: { en: 'Expected, PERT', id: 'Harapan, PERT' },
  deviation: { en: 'Deviation', id: 'Simpangan' },
  criticality: { en: 'Critical in', id: 'Kritis pada' },
  running: { en: 'Running …', id: 'Berjalan …' },
  outcome: {
    en: 'In half of {runs} runs the project finished by {p50}, in eight of ten by {p80}. The plan says {plan}: that held in {share} of them.',
    id: 'Pada separuh dari {runs} putaran proyek selesai paling lambat {p50}, pada delapan dari sepuluh paling lambat {p80}. Rencana menyebut {plan}: itu tercapai pada {share} putaran.',
  },
  histogram: { en: 'Runs by the day on which they finished', id: 'Putaran menurut hari selesainya' },
  simulated: { en: 'Done.', id: 'Selesai.' },
  changed: { en: 'The plan has changed: run the simulation anew.', id: 'Rencana sudah berubah: jalankan simulasi lagi.' },
  byPert: {
    en: 'By PERT, the critical path alone takes {mean} with a deviation of {deviation}, and keeps the plan’s finish in {chance} of all cases; with every path counted it was {share}.',
    id: 'Menurut PERT, jalur kritis saja memakan {mean} dengan simpangan {deviation}, dan memenuhi tanggal rencana pada {chance} kejadian; dengan semua jalur dihitung, {share}.',
  },
  failed: { en: 'The simulation did not run in this browser.', id: 'Simulasi tidak berjalan di peramban ini.' },
} as const;

export type FigureKey = 'bac' | 'pv' | 'ev' | 'ac' | 'sv' | 'cv' | 'spi' | 'cpi' | 'es' | 'svT' | 'spiT' | 'tcpi.bac' | 'tcpi.eac' | 'eac.plan' | 'eac.cpi' | 'eac.cpiSpi' | 'eac.spi' | 'eac.weighted' | 'etc' | 'vac';

interface Figure {
  readonly key: FigureKey;
  readonly formula: Readonly<Record<Language, string>>;
  readonly name: Readonly<Record<Language, string>>;
  readonly meaning: Readonly<Record<Language, string>>;
}

const alike = (formula: string) => ({ en: formula, id: formula });

const figures = {
  standing: [
    { key: 'bac', formula: { en: 'sum of the budgets', id: 'jumlah anggaran' }, name: { en: 'Budget at completion, BAC', id: 'Anggaran keseluruhan, BAC' }, meaning: { en: 'what the whole was planned to cost', id: 'rencana biaya seluruh proyek' } },
    { key: 'pv', formula: { en: 'budgets due by now', id: 'anggaran yang jatuh waktu' }, name: { en: 'Planned value, PV', id: 'Planned value, PV' }, meaning: { en: 'the budget of the work that should be done by now', id: 'anggaran pekerjaan yang seharusnya sudah selesai' } },
    { key: 'ev', formula: { en: 'percent done × budget', id: 'persen selesai × anggaran' }, name: { en: 'Earned value, EV', id: 'Earned value, EV' }, meaning: { en: 'the budget of the work that is done by now', id: 'anggaran pekerjaan yang memang sudah selesai' } },
    { key: 'ac', formula: { en: 'sum of what was spent', id: 'jumlah yang terpakai' }, name: { en: 'Actual cost, AC', id: 'Actual cost, AC' }, meaning: { en: 'what that work has cost', id: 'biaya nyata pekerjaan itu' } },
  ],
  indices: [
    { key: 'sv', formula: alike('EV − PV'), name: { en: 'Schedule variance, SV', id: 'Schedule variance, SV' }, meaning: { en: 'below 0: less is done than planned', id: 'di bawah 0: yang selesai kurang dari rencana' } },
    { key: 'cv', formula: alike('EV − AC'), name: { en: 'Cost variance, CV', id: 'Cost variance, CV' }, meaning: { en: 'below 0: the work cost more than it is worth', id: 'di bawah 0: pekerjaan lebih mahal daripada nilainya' } },
    { key: 'spi', formula: alike('EV / PV'), name: { en: 'Schedule performance index, SPI', id: 'Schedule performance index, SPI' }, meaning: { en: 'how much of the planned work is done; 1 in the end, however late', id: 'bagian pekerjaan terencana yang selesai; pada akhirnya selalu 1, betapa pun terlambatnya' } },
    { key: 'cpi', formula: alike('EV / AC'), name: { en: 'Cost performance index, CPI', id: 'Cost performance index, CPI' }, meaning: { en: 'what each 1.00 spent has produced', id: 'hasil dari setiap 1,00 yang dikeluarkan' } },
    { key: 'es', formula: { en: 'when PV = EV', id: 'ketika PV = EV' }, name: { en: 'Earned schedule, ES', id: 'Earned schedule, ES' }, meaning: { en: 'the working day by which the plan had reached today’s EV', id: 'hari kerja ketika menurut rencana EV hari ini tercapai' } },
    { key: 'svT', formula: alike('ES − AT'), name: { en: 'Schedule variance in time, SV(t)', id: 'Schedule variance dalam waktu, SV(t)' }, meaning: { en: 'working days ahead; below 0: behind', id: 'hari kerja lebih maju; di bawah 0: tertinggal' } },
    { key: 'spiT', formula: alike('ES / AT'), name: { en: 'Schedule performance in time, SPI(t)', id: 'Schedule performance dalam waktu, SPI(t)' }, meaning: { en: 'the pace; stays below 1 when the end was late', id: 'lajunya; tetap di bawah 1 bila akhirnya terlambat' } },
    { key: 'tcpi.bac', formula: alike('(BAC − EV) / (BAC − AC)'), name: { en: 'To-complete index, TCPI', id: 'To-complete index, TCPI' }, meaning: { en: 'the efficiency needed from now on to meet the budget', id: 'efisiensi yang diperlukan mulai sekarang agar anggaran cukup' } },
    { key: 'tcpi.eac', formula: alike('(BAC − EV) / (EAC − AC)'), name: { en: 'TCPI for the estimate', id: 'TCPI untuk prakiraan' }, meaning: { en: 'the efficiency needed to meet the estimate', id: 'efisiensi yang diperlukan agar prakiraan tercapai' } },
  ],
  forecasts: [
    { key: 'eac.plan', formula: alike('AC + (BAC − EV)'), name: { en: 'EAC, as planned', id: 'EAC, sesuai rencana' }, meaning: { en: 'what was lost or won so far was a one-off', id: 'rugi atau untung selama ini hanya sekali' } },
    { key: 'eac.cpi', formula: alike('BAC / CPI'), name: { en: 'EAC, cost efficiency', id: 'EAC, efisiensi biaya' }, meaning: { en: 'the rest costs as the work so far did', id: 'sisanya berbiaya seperti pekerjaan selama ini' } },
    { key: 'eac.cpiSpi', formula: alike('AC + (BAC − EV) / (CPI × SPI)'), name: { en: 'EAC, cost and schedule', id: 'EAC, biaya dan jadwal' }, meaning: { en: 'a fixed date forces overtime', id: 'tanggal yang terkunci memaksa lembur' } },
    { key: 'eac.spi', formula: alike('AC + (BAC − EV) / SPI'), name: { en: 'EAC, schedule efficiency', id: 'EAC, efisiensi jadwal' }, meaning: { en: 'cost follows time', id: 'biaya mengikuti waktu' } },
    { key: 'eac.weighted', formula: { en: 'AC + (BAC − EV) / (0.8 CPI + 0.2 SPI)', id: 'AC + (BAC − EV) / (0,8 CPI + 0,2 SPI)' }, name: { en: 'EAC, weighted', id: 'EAC, berbobot' }, meaning: { en: 'cost counts four fifths, schedule one', id: 'biaya berbobot empat perlima, jadwal seperlima' } },
    { key: 'etc', formula: alike('EAC − AC'), name: { en: 'Estimate to complete, ETC', id: 'Estimate to complete, ETC' }, meaning: { en: 'still to be spent: what the decision looks at', id: 'masih akan keluar: yang dilihat oleh keputusan' } },
    { key: 'vac', formula: alike('BAC − EAC'), name: { en: 'Variance at completion, VAC', id: 'Variance at completion, VAC' }, meaning: { en: 'below 0: over budget in the end', id: 'di bawah 0: pada akhirnya melebihi anggaran' } },
  ],
} as const satisfies Record<string, readonly Figure[]>;

/** Each table of figures, under the title that it bears. */
export const figureTables: readonly { title: Readonly<Record<Language, string>>; figures: readonly Figure[] }[] = [
  { title: { en: 'Where the project stands', id: 'Posisi proyek' }, figures: figures.standing },
  { title: { en: 'Indices', id: 'Indeks' }, figures: figures.indices },
  { title: { en: 'Forecasts, by what you believe about the rest', id: 'Prakiraan, menurut keyakinan tentang sisanya' }, figures: figures.forecasts },
];

type InLanguage<Table> = { readonly [Key in keyof Table]: string };
export type Labels = InLanguage<typeof labels>;
export type LiveTexts = InLanguage<typeof live>;

export function labelsIn(language: Language): Labels {
  return pick(labels, language);
}

export function liveTextsIn(language: Language): LiveTexts {
  return pick(live, language);
}

function pick<Key extends string>(table: Readonly<Record<Key, Readonly<Record<Language, string>>>>, language: Language): Record<Key, string> {
  return Object.fromEntries(Object.entries<Readonly<Record<Language, string>>>(table).map(([key, text]) => [key, text[language]])) as Record<Key, string>;
}
