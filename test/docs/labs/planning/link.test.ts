import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromFragment, toFragment } from '../../../../docs/labs/planning/island/link.ts';

describe('a plan in an address', () => {
  test('comes back as it was, whatever it says', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await fromFragment(await toFragment(text))).toBe(text);
      }),
      { numRuns: 60 },
    ));

  test('is written in letters that an address may hold', async () => {
    expect(await toFragment('plan "Warung ☕"\n'.repeat(40))).toMatch(/^#plan=[\w-]+$/);
  });

  test('is short: two hundred tasks fit into 6,000 characters', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => `task${index}: Open shop ${index % 10}, step ${index}, ${(index % 9) + 1} days, after task${index - 1}`);
    expect((await toFragment(lines.join('\n'))).length).toBeLessThan(6_000);
  });

  test('is not there in other addresses', async () => {
    expect(await fromFragment('')).toBeUndefined();
    expect(await fromFragment('#the-text')).toBeUndefined();
  });

  test.each(['#plan=***', '#plan=AAAA', '#plan='])('is refused when it is damaged: %s', async (fragment) => {
    await expect(fromFragment(fragment)).rejects.toThrow();
  });

  test('is refused when it would be far too long once unpacked', async () => {
    const bomb = await toFragment('x'.repeat(3_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    await expect(fromFragment(bomb)).rejects.toThrow(RangeError);
  });
});
