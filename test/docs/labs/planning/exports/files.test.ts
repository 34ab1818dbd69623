import { describe, expect, test } from 'vitest';
import { exportFiles, fileNameOf } from '../../../../../docs/labs/planning/exports/files.ts';
import { schedule } from '../../../../../docs/labs/planning/schedule.ts';
import { stall } from './sample.ts';

describe('the files that a plan is taken away in', () => {
  test.each(exportFiles.map((file) => [file.id, file] as const))('%s is loaded when asked for, in both languages', async (_, file) => {
    const write = await file.load();
    for (const language of ['en', 'id'] as const) {
      expect(write(stall, schedule(stall), language)).toContain('Agree with the couple');
      expect(file.label[language]).not.toBe('');
    }
  });

  test('say the same in every time zone', async () => {
    const zone = process.env.TZ;
    const written = new Set<string>();
    const offsets = new Set<number>();
    for (const other of ['UTC', 'Asia/Jakarta', 'Australia/Sydney', 'America/New_York']) {
      process.env.TZ = other;
      offsets.add(new Date(2026, 0, 5).getTimezoneOffset());
      const texts = await Promise.all(exportFiles.map(async (file) => (await file.load())(stall, schedule(stall), 'en')));
      written.add(texts.join('').replace(/DTSTAMP:.*/g, ''));
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect([offsets.size, written.size]).toEqual([4, 1]);
  });

  test.each([['A stall, "R&D" <2026>', 'a-stall-r-d-2026.csv'], ['../Été', 'ete.csv'], ['計画', '計画.csv'], ['...', 'plan.csv']])('%s is saved as %s', (name, file) => {
    expect(fileNameOf({ name }, { extension: 'csv' })).toBe(file);
  });
});
