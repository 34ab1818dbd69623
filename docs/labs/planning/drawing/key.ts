// What the marks of a chart mean: those that it has.
import type { Language } from '../format.ts';
import { isGroup, type Layout, type TaskRow } from './layout.ts';
import { escapeXml, path } from './markup.ts';
import { say } from './words.ts';

const bar = 'M1 4h28v10h-28z';

/** A list in HTML, each mark as the chart draws it. */
export function drawKey({ rows, status, free }: Layout, language: Language): string {
  const tasks = rows.filter((row): row is TaskRow => !isGroup(row));
  const marks = [
    { key: 'keyCritical', shows: tasks.some(({ scheduled, isPoint }) => scheduled.critical && !isPoint), mark: `<g class="critical">${path('bar', bar)}</g>` },
    { key: 'keyTask', shows: tasks.some(({ scheduled, isPoint }) => !scheduled.critical && !isPoint), mark: path('bar', bar) },
    { key: 'keyFloat', shows: tasks.some(({ latest }) => latest !== undefined), mark: path('float', 'M1 9h27m0 -4v8') },
    { key: 'keyDone', shows: tasks.some(({ done, isPoint }) => done > 0 && !isPoint), mark: path('bar', bar) + path('done', 'M3 7h16v4h-16z') },
    { key: 'keyBaseline', shows: tasks.some(({ baseline }) => baseline), mark: path('baseline', 'M1 8h28v3h-28z') },
    { key: 'keyMilestone', shows: tasks.some(({ task, isPoint }) => isPoint || task.milestone), mark: path('bar', 'M8 9l7 -7 7 7 -7 7z') },
    { key: 'keyDeadline', shows: tasks.some(({ deadline }) => deadline?.isMissed === false), mark: path('deadline', 'M15 17v-8l-5 -8h10l-5 8') },
    { key: 'keyMissed', shows: tasks.some(({ deadline }) => deadline?.isMissed), mark: path('deadline missed', 'M15 17v-8l-5 -8h10l-5 8') },
    { key: 'keyStatus', shows: status !== undefined, mark: path('status', 'M15 0v18') },
    { key: 'keyFree', shows: free.length > 0, mark: path('free', 'M1 1h28v16h-28z') },
  ] as const;
  const items = marks.filter(({ shows }) => shows).map(({ key, mark }) => `<li><svg class="gantt" viewBox="0 0 30 18" aria-hidden="true">${mark}</svg>${escapeXml(say(key, language))}</li>`);
  return `<ul class="gantt-key">${items.join('')}</ul>`;
}
