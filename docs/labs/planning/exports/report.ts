// A review as a Markdown page: for minutes, tickets and print.
import { formatDay, formatDays, formatMoney, formatNumber, type Bilingual, type Language } from '../format.ts';
import type { Plan } from '../plan.ts';
import type { Review, TaskReview } from '../review.ts';
import type { Schedule } from '../schedule.ts';
import { listFigures, tableOf, text } from './report-parts.ts';

const words = {
  title: { en: 'Project review', id: 'Tinjauan proyek' },
  date: { en: 'Status date', id: 'Tanggal status' },
  green: { en: 'green', id: 'hijau' },
  amber: { en: 'amber', id: 'kuning' },
  red: { en: 'red', id: 'merah' },
  continue: { en: 'continue', id: 'lanjut' },
  replan: { en: 'replan', id: 'rencanakan ulang' },
  stop: { en: 'stop', id: 'hentikan' },
  status: { en: 'Status', id: 'Status' },
  decision: { en: 'Decision', id: 'Keputusan' },
  expected: { en: 'The finish is expected on', id: 'Proyek diperkirakan selesai' },
  finished: { en: 'The project finished on', id: 'Proyek selesai' },
  onTime: { en: 'as planned', id: 'sesuai rencana' },
  late: { en: 'later than planned', id: 'lebih lambat dari rencana' },
  early: { en: 'earlier than planned', id: 'lebih cepat dari rencana' },
  reasons: { en: 'Reasons', id: 'Alasan' },
  figures: { en: 'Figures', id: 'Angka' },
  milestones: { en: 'Milestones that slipped', id: 'Milestone yang bergeser' },
  tasks: { en: 'Tasks off plan', id: 'Tugas yang menyimpang dari rencana' },
  tasksNote: { en: 'Of those that are under way, finished or due.', id: 'Dari yang sedang berjalan, selesai, atau jatuh waktu.' },
  task: { en: 'Task', id: 'Tugas' },
  milestone: { en: 'Milestone', id: 'Milestone' },
  done: { en: 'Done', id: 'Selesai' },
  planned: { en: 'Planned finish', id: 'Rencana selesai' },
  now: { en: 'Expected or actual', id: 'Perkiraan atau kenyataan' },
  days: { en: 'Days late', id: 'Hari terlambat' },
  cv: { en: 'Cost variance', id: 'Selisih biaya' },
  critical: { en: '(critical)', id: '(kritis)' },
  health: { en: 'Health of the schedule', id: 'Kesehatan jadwal' },
  end: { en: 'Planned against actual', id: 'Rencana dan kenyataan' },
  finish: { en: 'Finish', id: 'Selesai' },
  duration: { en: 'Duration', id: 'Durasi' },
  cost: { en: 'Cost', id: 'Biaya' },
  actual: { en: 'Actual', id: 'Kenyataan' },
  plan: { en: 'Planned', id: 'Rencana' },
  lessons: { en: 'Lessons', id: 'Pelajaran' },
} as const satisfies Record<string, Bilingual>;

interface Reported {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly review: Review;
  readonly language: Language;
  readonly word: (key: keyof typeof words) => string;
}

/** The review in Markdown (tables as on GitHub): headline, reasons, figures, milestones, tasks off plan, health and, in the end, lessons. */
export function writeReport(plan: Plan, schedule: Schedule, review: Review, language: Language): string {
  const word = (key: keyof typeof words) => words[key][language];
  const reported = { plan, schedule, review, language, word };
  const sections = [
    `# ${word('title')}: ${text(plan.name)}`,
    `${word('date')}: ${formatDay(review.date, language)}`,
    `**${word('status')}: ${word(review.status)}. ${word('decision')}: ${word(review.decision)}.** ${sayFinish(reported)}`,
    section(word('reasons'), list(review.reasons.map((reason) => reason.text[language]))),
    review.bac > 0 && section(word('figures'), listFigures(review, plan.currency, language)),
    review.milestones.length > 0 && section(word('milestones'), writeMilestones(reported)),
    writeTasks(reported),
    review.health.length > 0 && section(word('health'), list(review.health.map((finding) => finding.text[language]))),
    ...writeEnd(reported),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function sayFinish({ review, language, word }: Reported): string {
  const { slip } = review;
  const compared = slip === 0 ? word('onTime') : `${formatDays(Math.abs(slip), language)} ${word(slip > 0 ? 'late' : 'early')}`;
  return `${word(review.end ? 'finished' : 'expected')} ${formatDay(review.expectedFinish, language)}, ${compared}.`;
}

function writeMilestones({ plan, review, language, word }: Reported): string {
  const names = new Map(plan.tasks.map(({ id, name }) => [id, name]));
  const rows = review.milestones.map(({ id, planned, expected, slip }) => [text(names.get(id) ?? id), formatDay(planned, language), formatDay(expected, language), formatNumber(slip, language)]);
  return tableOf([word('milestone'), word('planned'), word('now'), word('days')], rows);
}

function writeTasks({ plan, schedule, review, language, word }: Reported): string {
  const isOff = ({ started, planned, finishVariance, cv }: TaskReview) => (started || planned.finish <= review.date) && (finishVariance !== 0 || cv !== 0);
  const rows = review.tasks.flatMap((task, index) => {
    if (!isOff(task)) return [];
    const name = text(plan.tasks[index]?.name ?? task.id) + (schedule.tasks[task.id]?.critical ? ` ${word('critical')}` : '');
    return [[name, `${formatNumber(task.percent, language)}%`, formatDay(task.planned.finish, language), formatDay(task.expected.finish, language), formatNumber(task.finishVariance, language), review.bac > 0 ? formatMoney(task.cv, plan.currency, language) : '—']];
  });
  if (rows.length === 0) return '';
  return section(word('tasks'), `${word('tasksNote')}\n\n${tableOf([word('task'), word('done'), word('planned'), word('now'), word('days'), word('cv')], rows)}`);
}

function writeEnd({ plan, review, language, word }: Reported): string[] {
  const { end } = review;
  if (!end) return [];
  const rows = [
    [word('finish'), formatDay(end.plannedFinish, language), formatDay(end.actualFinish, language)],
    [word('duration'), formatDays(end.plannedDays, language), formatDays(end.actualDays, language)],
  ];
  if (review.bac > 0) rows.push([word('cost'), formatMoney(end.plannedCost, plan.currency, language), formatMoney(end.actualCost, plan.currency, language)]);
  return [section(word('end'), tableOf(['', word('plan'), word('actual')], rows)), section(word('lessons'), list(end.lessons.map((lesson) => lesson[language])))];
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${text(line)}`).join('\n');
}
