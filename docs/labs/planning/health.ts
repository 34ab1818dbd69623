// Faults in how a schedule is built: what keeps it from telling the truth when something moves.
import type { Bilingual } from './format.ts';
import type { Plan, RelationType, Task } from './plan.ts';
import type { TaskReview } from './review.ts';
import { breaks, type Measure, type Rules } from './rules.ts';
import type { Schedule, ScheduledTask } from './schedule.ts';
import { writeSentence } from './sentences.ts';

export type Check = 'openEnd' | 'openStart' | 'lead' | 'startToFinish' | 'dates' | 'loose' | 'long' | 'negative' | 'missed' | 'silent' | 'uncosted' | 'unagreed';

export interface HealthFinding {
  readonly check: Check;
  /** Ids of the tasks at fault, in the plan's order. */
  readonly tasks: readonly string[];
  readonly text: Bilingual;
}

/** After the DCMA 14-point assessment and GAO-16-89G, Schedule Assessment Guide; the last three are ours. */
const texts: Readonly<Record<Check, Bilingual>> = {
  openEnd: {
    en: 'No task waits for the finish of {tasks}, and it is not the end of the project: a delay there would move nothing.',
    id: 'Tidak ada tugas yang menunggu selesainya {tasks}, padahal bukan akhir proyek: keterlambatan di situ tidak menggeser apa pun.',
  },
  openStart: {
    en: 'The start of {tasks} waits for no other task, though it is not the start of the project.',
    id: 'Mulainya {tasks} tidak menunggu tugas lain, padahal bukan awal proyek.',
  },
  lead: {
    en: 'Negative lag on {tasks}: it starts or ends before the moment it waits for. Split the task before it instead.',
    id: 'Lag negatif pada {tasks}: mulai atau selesai sebelum saat yang ditunggunya. Lebih baik pecah tugas sebelumnya.',
  },
  startToFinish: {
    en: 'Start-to-finish relation on {tasks}: rarely meant, and easily read the wrong way round.',
    id: 'Hubungan mulai-ke-selesai pada {tasks}: jarang memang dimaksud, dan mudah terbaca terbalik.',
  },
  dates: {
    en: 'Held by a date of its own: {tasks}, {share} of all tasks, above {threshold}. A date does not move with the work before it.',
    id: 'Terikat tanggal sendiri: {tasks}, {share} dari semua tugas, di atas {threshold}. Tanggal tidak ikut bergeser bersama pekerjaan sebelumnya.',
  },
  loose: {
    en: 'Float above {threshold} on {tasks}: usually a relation is missing.',
    id: 'Float di atas {threshold} pada {tasks}: biasanya ada hubungan yang belum ditulis.',
  },
  long: {
    en: 'Longer than {threshold}: {tasks}. Split it, so that progress can be seen.',
    id: 'Lebih lama dari {threshold}: {tasks}. Pecahlah agar kemajuannya terlihat.',
  },
  negative: {
    en: 'Negative float on {tasks}: the plan itself cannot meet a deadline.',
    id: 'Float negatif pada {tasks}: rencana itu sendiri tidak bisa memenuhi tenggat.',
  },
  missed: {
    en: 'Should be finished by now and is not: {tasks}.',
    id: 'Seharusnya sudah selesai tetapi belum: {tasks}.',
  },
  silent: {
    en: 'Should have started by now, without any report: {tasks}.',
    id: 'Seharusnya sudah mulai, tanpa laporan apa pun: {tasks}.',
  },
  uncosted: {
    en: 'Without a cost while others have one: {tasks}. Earned value does not see it.',
    id: 'Tanpa biaya padahal yang lain memilikinya: {tasks}. Earned value tidak melihatnya.',
  },
  unagreed: {
    en: 'Not in the baseline: {tasks}. It is compared with the schedule of today.',
    id: 'Tidak ada dalam baseline: {tasks}. Pembandingnya jadwal hari ini.',
  },
};

interface Examined {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly rules: Rules;
  /** As reviewed at the date, in the plan's order. */
  readonly tasks: readonly TaskReview[];
  /** ISO day. */
  readonly date: string;
}

/** The faults found, one finding for each kind. Thresholds are those of the rules that lead to a check. */
export function checkHealth(examined: Examined): HealthFinding[] {
  const { plan, rules, tasks } = examined;
  const tests = testsFor(examined);
  return (Object.keys(texts) as Check[]).flatMap((check) => {
    const found = plan.tasks.filter((task, index) => tasks[index] && tests[check](task, tasks[index]));
    const share = (found.length / plan.tasks.length) * 100;
    const rule = rules.find(({ measure }) => measure === check);
    if (found.length === 0 || (check === 'dates' && !(rule && breaks(rule, share)))) return [];
    const numbers = { tasks: nameSome(found), share, threshold: rule?.threshold ?? null };
    return [{ check, tasks: found.map(({ id }) => id), text: writeSentence(texts[check], numbers, { threshold: rule?.unit }) }];
  });
}

type Test = (task: Task, reviewed: TaskReview) => boolean;

function testsFor({ plan, schedule, rules, tasks, date }: Examined): Readonly<Record<Check, Test>> {
  // Those for whose finish another one waits.
  const followed = new Set(plan.tasks.flatMap(({ after = [] }) => after.filter(({ type }) => type[0] === 'F').map(({ id }) => id)));
  const hasCosts = tasks.some(({ bac }) => bac > 0);
  const place = ({ id }: Task): Partial<ScheduledTask> => schedule.tasks[id] ?? {};
  const isBound = ({ after = [] }: Task, types: readonly RelationType[]) => after.some(({ type }) => types.includes(type));
  const isOver = (measure: Measure, value: number) => rules.some((rule) => rule.measure === measure && breaks(rule, value));
  return {
    openEnd: (task) => !followed.has(task.id) && (place(task).ef ?? 0) < schedule.duration,
    openStart: (task) => !isBound(task, ['FS', 'SS']) && (place(task).es ?? 0) > 0,
    lead: ({ after = [] }) => after.some(({ lag }) => lag < 0),
    startToFinish: (task) => isBound(task, ['SF']),
    dates: ({ notBefore }) => notBefore !== undefined,
    loose: (task) => isOver('loose', place(task).totalFloat ?? 0),
    long: ({ duration }) => isOver('long', duration),
    negative: (task) => (place(task).totalFloat ?? 0) < 0,
    missed: (_, { done, planned }) => !done && planned.finish <= date,
    silent: ({ progress = [] }, { started, planned }) => !started && planned.start <= date && planned.finish > date && !progress.some((report) => report.date <= date),
    uncosted: ({ duration }, { bac }) => hasCosts && duration > 0 && bac === 0,
    unagreed: ({ id }) => plan.baseline !== undefined && !plan.baseline[id],
  };
}

/** `“Design”, “Wood”, “Paint” (+4)` */
function nameSome(tasks: readonly Task[]): string {
  const names = tasks.slice(0, 3).map(({ name }) => `“${name}”`).join(', ');
  return tasks.length > 3 ? `${names} (+${tasks.length - 3})` : names;
}
