// The files that a plan can be taken away in. An exporter is loaded when its file is asked for.
import type { Bilingual, Language } from '../format.ts';
import type { Plan } from '../plan.ts';
import type { Schedule } from '../schedule.ts';

/** The whole file as text, UTF-8. */
export type Exporter = (plan: Plan, schedule: Schedule, language: Language) => string;

export interface ExportFile {
  readonly id: string;
  /** What its name ends in, without the point. */
  readonly extension: string;
  readonly mediaType: string;
  readonly label: Bilingual;
  load(): Promise<Exporter>;
}

export const exportFiles: readonly ExportFile[] = [
  {
    id: 'svg', extension: 'svg', mediaType: 'image/svg+xml;charset=utf-8',
    label: { en: 'Picture (SVG)', id: 'Gambar (SVG)' },
    load: async () => (await import('./svg.ts')).toSvg,
  },
  {
    id: 'csv', extension: 'csv', mediaType: 'text/csv;charset=utf-8',
    label: { en: 'Table for spreadsheets (CSV)', id: 'Tabel untuk lembar kerja (CSV)' },
    load: async () => (await import('./csv.ts')).toCsv,
  },
  {
    id: 'ics', extension: 'ics', mediaType: 'text/calendar;charset=utf-8',
    label: { en: 'Calendar (ICS)', id: 'Kalender (ICS)' },
    load: async () => {
      const { toIcs } = await import('./ics.ts');
      return (plan, schedule, language) => toIcs(plan, schedule, { language, stamp: new Date() });
    },
  },
  {
    id: 'mermaid', extension: 'mmd', mediaType: 'text/plain;charset=utf-8',
    label: { en: 'Chart for Markdown (Mermaid)', id: 'Bagan untuk Markdown (Mermaid)' },
    load: async () => (await import('./mermaid.ts')).toMermaid,
  },
  {
    id: 'ms-project', extension: 'xml', mediaType: 'application/xml;charset=utf-8',
    label: { en: 'Microsoft Project (XML)', id: 'Microsoft Project (XML)' },
    load: async () => (await import('./ms-project.ts')).toMsProject,
  },
];

/** A name that every file system takes: the plan's, in small letters and hyphens. */
export function fileNameOf(plan: Pick<Plan, 'name'>, { extension }: Pick<ExportFile, 'extension'>): string {
  const name = plan.name.toWellFormed().normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, '-');
  return `${[...name].slice(0, 60).join('').replace(/^-+|-+$/g, '') || 'plan'}.${extension}`;
}
