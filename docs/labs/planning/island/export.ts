// Hands a plan over as a file. Loaded when the first one is asked for.
import { exportFiles, fileNameOf } from '../exports/files.ts';
import type { PlannerState } from './store.ts';

/** Returns the name of the file that the browser was given. `text` is the plan as the reader wrote it. */
export async function exportPlan(id: string, { text, plan, schedule, language }: PlannerState): Promise<string> {
  const file = exportFiles.find((candidate) => candidate.id === id);
  const content = file ? (await file.load())(plan, schedule, language) : text;
  const { extension, mediaType } = file ?? { extension: 'plan', mediaType: 'text/plain;charset=utf-8' };
  const name = fileNameOf(plan, { extension });
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser may begin to read after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}
