// A chart in sentences, for who reads them in its place: nothing that an editor needs, so it is loaded with none.
import { formatDay, formatDays, type Language } from '../format.ts';
import type { Plan } from '../plan.ts';
import type { Schedule } from '../schedule.ts';
import { dayText, speaker } from './words.ts';

const say = speaker({
  extent: { en: '{count} tasks, {days}, {start} to {finish}.', id: '{count} tugas, {days}, {start} sampai {finish}.' },
  one: { en: '1 task, {days}, {start} to {finish}.', id: '1 tugas, {days}, {start} sampai {finish}.' },
  path: { en: 'Critical: {names}.', id: 'Kritis: {names}.' },
  more: { en: '{names} and {count} more', id: '{names}, dan {count} lainnya' },
  statusAt: { en: 'Status of {date}.', id: 'Status per {date}.' },
});

/** How many names a description counts up before it says how many more there are. */
const namesTold = 12;

/** What the chart shows, in sentences: extent, critical path, status date. */
export function describeGantt({ tasks }: Plan, schedule: Schedule, { language, status }: { language: Language; status?: number | undefined }): string {
  const start = tasks.reduce((first, { id }) => (schedule.tasks[id]!.start < first ? schedule.tasks[id]!.start : first), schedule.finish);
  const names = new Map(tasks.map(({ id, name }) => [id, name]));
  const told = schedule.criticalPath.slice(0, namesTold).map((id) => names.get(id)).join(', ');
  const rest = schedule.criticalPath.length - namesTold;
  return [
    say(tasks.length === 1 ? 'one' : 'extent', language, { count: tasks.length, days: formatDays(schedule.duration, language), start: formatDay(start, language), finish: formatDay(schedule.finish, language) }),
    told && say('path', language, { names: rest > 0 ? say('more', language, { names: told, count: rest }) : told }),
    status !== undefined && say('statusAt', language, { date: dayText(status, language, { day: 'numeric', month: 'long', year: 'numeric' }) }),
  ].filter(Boolean).join(' ');
}
