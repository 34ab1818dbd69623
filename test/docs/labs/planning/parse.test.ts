// The text format: what it says, what is wrong with it and where, and that nothing of a plan is lost in it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePlan, printLines, printPlan, printRelations, readPlan, readRelations } from '../../../../docs/labs/planning/parse.ts';
import type { Relation } from '../../../../docs/labs/planning/plan.ts';
import { oddPlan } from './arbitraries.ts';
import { elevenActivities, newProduct, plan, task } from './plans.ts';

const stall = `
# A stall at a wedding fair.
plan Wedding stall
start 2026-01-05
week Mon-Fri             # Saturdays are for the family
holidays 2026-01-01, 2026-03-19 to 2026-03-21
currency IDR
benefit 90_000_000
funding 60000000

status 2026-01-09: design 40%, spent 1200000
actual design: started 2026-01-07, finished 2026-01-13
baseline design: 2026-01-07 to 2026-01-13, cost 800000

paint: "Paint, twice", 2 days, in Workshop, after design and wood + 2 days, not before 2026-01-20, deadline 2026-02-01, costs 500000 at start, costs 300000.5 evenly, estimate 1/2/5 days
design: Design in C#, 5 days
wood: Order wood, 3 days, starts with design - 1 day
open: Open, milestone, finishes with paint
guard: Guard, 1 day, finishes when open starts + 1 day
`;

/** The plan of a text with a start; the text stands from line 2. */
const parse = (text: string) => parsePlan(`start 2026-01-05\n${text}`);
const tasksOf = (text: string) => parse(text).plan?.tasks;
const problemsOf = (text: string) => parse(text).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('a text', () => {
  test('says a plan, in lines of any order', () => {
    expect(parsePlan(stall)).toEqual({
      problems: [],
      plan: {
        name: 'Wedding stall', start: '2026-01-05', workweek: [1, 2, 3, 4, 5], holidays: ['2026-01-01', '2026-03-19', '2026-03-20', '2026-03-21'], currency: 'IDR', benefit: 90_000_000, funding: 60_000_000,
        tasks: [
          {
            id: 'paint', name: 'Paint, twice', duration: 2, group: 'Workshop', after: [{ id: 'design', type: 'FS', lag: 0 }, { id: 'wood', type: 'FS', lag: 2 }], notBefore: '2026-01-20', deadline: '2026-02-01',
            costs: [{ amount: 500_000, accrue: 'start' }, { amount: 300_000.5, accrue: 'uniform' }], estimate: [1, 2, 5],
          },
          { id: 'design', name: 'Design in C#', duration: 5, after: [], progress: [{ date: '2026-01-09', percent: 40, cost: 1_200_000 }], actualStart: '2026-01-07', actualFinish: '2026-01-13' },
          { id: 'wood', name: 'Order wood', duration: 3, after: [{ id: 'design', type: 'SS', lag: -1 }] },
          { id: 'open', name: 'Open', duration: 0, milestone: true, after: [{ id: 'paint', type: 'FF', lag: 0 }] },
          { id: 'guard', name: 'Guard', duration: 1, after: [{ id: 'open', type: 'SF', lag: 1 }] },
        ],
        baseline: { design: { start: '2026-01-07', finish: '2026-01-13', cost: 800_000 } },
      },
    });
  });

  test('needs nothing but a start', () => {
    expect(parsePlan('start 2026-01-05')).toEqual({ plan: { name: '', start: '2026-01-05', workweek: [1, 2, 3, 4, 5], holidays: [], tasks: [] }, problems: [] });
  });

  test.each([['Mon-Sat', [1, 2, 3, 4, 5, 6]], ['Sun-Thu', [7, 1, 2, 3, 4]], ['Mon, Wed-Thu, Sun', [1, 3, 4, 7]], ['Sat', [6]]])('has a week of %s', (week, workweek) => {
    expect(parse(`week ${week}`).plan?.workweek).toEqual(workweek);
  });

  test('may name tasks like its own words', () => {
    expect(tasksOf('plan: Plan, 1 day\nand: And, 1 day, after plan and status\nstatus: Status, 1 day\nstatus 2026-01-05: status 10%')).toMatchObject([
      { id: 'plan' }, { id: 'and', after: [{ id: 'plan' }, { id: 'status' }] }, { id: 'status', progress: [{ percent: 10 }] },
    ]);
  });

  test('may have Windows line ends, a byte order mark, tabs and no space after the colon', () => {
    expect(parsePlan('\ufeffstart 2026-01-05\r\na:A\t,\t1 day\r\nb: B, 1 day, after a\r\n').plan?.tasks.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  test('takes a milestone with a duration', () => {
    expect(tasksOf('a: A, milestone, 3 days')).toMatchObject([{ duration: 3, milestone: true }]);
  });
});

describe('a problem', () => {
  test.each([
    ['hello', '2:1 Expected here: a task like'],
    ['week Mon-Fry', '2:6 Expected here: Mon, Tue'],
    ['start 2026-01-06', '2:7 This is said twice.'],
    ['holidays 2026-01-01, 2026-02-30', '2:22 Holiday must be a day that exists'],
    ['holidays 2026-01-01 to 2027-01-02', '2:10 Holidays go from one day to a later one, within a year.'],
    ['a: A', '2:1 Task "a": Duration missing.'],
    ['a: A, 5 dayz', '2:9 Expected here: days; found: dayz'],
    ['a: A, 1 week', '2:9 Say it in days: a week can mean five working days or seven days.'],
    ['a: A, 2.5 days', '2:7 Task "a": Duration must be a whole number'],
    ['a: 5 days', '2:4 Expected here: a name'],
    ['a: after b, 5 days', '2:4 Expected here: a name'],
    ['a: A, 5 days, 6 days', '2:15 This is said twice.'],
    ['a: A, 5 days,', '2:14 Missing here: a clause'],
    ['a: A, 5 days,, in X', '2:14 Missing here: a clause'],
    ['a: A, 5 days, after', '2:20 Missing here: a task\'s id.'],
    ['a: A, 5 days, after b', '2:21 Task "a": There is no task "b".'],
    ['a: A, 5 days, after a', '2:21 Task "a": These tasks wait for each other: a → a.'],
    ['a: A, 5 days, starts at a', '2:22 Expected here: with; found: at'],
    ['a: A, 5 days, after a + 1.5 days and b', '2:23 Task "a": Lag must be a whole number'],
    ['a: A, 5 days, deadline 2026-02-30', '2:24 Task "a": Deadline must be a day that exists'],
    ['a: A, 5 days, costs 100', '2:24 Missing here: at start, evenly or at end.'],
    ['a: A, 5 days, costs 1.200.000 evenly', '2:21 Expected here: a number'],
    ['a: A, 5 days, estimate 3/2/1 days', '2:24 Task "a": Estimate must be three numbers'],
    ['a: "A, 5 days', '2:4 A text in quotes ends with "'],
    ['a: A, 5 days, in', '2:17 Missing here: a name'],
    ['a: A, 1 day\na: A, 1 day', '3:1 Task "a": There is another task with this id.'],
    ['status 2026-01-09: a 40%', '2:20 There is no task "a".'],
    ['a: A, 1 day\nstatus 2026-01-09: a 140%', '3:8 Task "a": Percent must be from 0 to 100, not 140.'],
    ['a: A, 1 day\nstatus 2026-01-09: a 40', '3:24 Missing here: %.'],
    ['a: A, 1 day\nactual a: finished 2026-01-05\nactual a: finished 2026-01-05', '4:20 This is said twice.'],
    ['a: A, 1 day\nactual a: started 2026-01-06, finished 2026-01-05', '3:40 Task "a": Actual finish "2026-01-05" is before the start.'],
    ['baseline a: 2026-01-05 to 2026-01-06', '2:10 There is no task "a".'],
  ])('of %j', (text, problem) => {
    expect(problemsOf(text)[0]).toContain(problem);
  });

  test('is said in the language asked for', () => {
    expect(parsePlan('', 'id').problems).toEqual([{ line: 1, column: 1, message: 'Mulai belum ada.' }]);
    expect(parsePlan('start 2026-01-05\na: A, 5 hari', 'id').problems).toEqual([{ line: 2, column: 9, message: 'Di sini seharusnya: days; tertulis: hari' }]);
  });

  test('does not hide others, on its line or elsewhere, nor make up more', () => {
    const problems = problemsOf('a: A, 5 dayz, deadline 2026-02-30, after nobody\nb: B, 5 days, after a\nhello\nc: C, one day, after b');
    expect(problems.map((problem) => problem.slice(0, problem.indexOf(' ')))).toEqual(['2:9', '2:24', '2:42', '4:1', '5:7']);
  });

  test('has a length to underline, for an editor', () => {
    expect(readPlan('start 2026-01-05\na: A, 5 days, after "no body"').problems).toMatchObject([{ line: 2, column: 21, length: 9 }]);
  });
});

describe('printing', () => {
  test.each([['eleven activities', elevenActivities], ['a new product', newProduct]])('%s and parsing gives the same', (_, valid) => {
    expect(parsePlan(printPlan(valid))).toEqual({ plan: valid, problems: [] });
  });

  test('writes a text that a person would', () => {
    const { plan: read } = parsePlan(stall);
    expect(printPlan(read!)).toBe(`plan Wedding stall
start 2026-01-05
week Mon-Fri
holidays 2026-01-01, 2026-03-19, 2026-03-20, 2026-03-21
currency IDR
benefit 90000000
funding 60000000

paint: "Paint, twice", 2 days, in Workshop, after design and wood + 2 days, not before 2026-01-20, deadline 2026-02-01, costs 500000 at start, costs 300000.5 evenly, estimate 1/2/5 days
design: Design in C#, 5 days
wood: Order wood, 3 days, starts with design - 1 day
open: Open, milestone, finishes with paint
guard: Guard, 1 day, finishes when open starts + 1 day

status 2026-01-09: design 40%, spent 1200000
actual design: started 2026-01-07, finished 2026-01-13

baseline design: 2026-01-07 to 2026-01-13, cost 800000
`);
  });

  test('keeps what is empty or said to be false', () => {
    const empty = plan([{ ...task('A', 0), milestone: false, costs: [], progress: [] }], { baseline: {} });
    expect(printPlan(empty)).toContain('A: A, 0 days, not a milestone, no costs, no progress\n\nno baseline\n');
    expect(parsePlan(printPlan(empty)).plan).toEqual(empty);
  });

  test('loses nothing of any plan', () => {
    fc.assert(fc.property(oddPlan, (odd) => {
      expect(parsePlan(printPlan(odd))).toEqual({ plan: odd, problems: [] });
    }), { numRuns: 1000 });
  });

  test('says each part of the plan on the line where it is found again', () => {
    fc.assert(fc.property(oddPlan, (odd) => {
      const text = printPlan(odd);
      const { placeOf } = readPlan(text);
      for (const line of printLines(odd)) expect(text.split('\n')[placeOf(line.path).line - 1]).toBe(line.text);
    }));
  });
});

describe('relations alone', () => {
  const relations: Relation[] = [{ id: 'a', type: 'FS', lag: 0 }, { id: 'b c', type: 'FS', lag: -1 }, { id: 'd', type: 'SF', lag: 2 }, { id: 'e', type: 'SS', lag: 0 }];

  test('are words that can be read again', () => {
    expect(printRelations(relations)).toBe('after a and "b c" - 1 day, finishes when d starts + 2 days, starts with e');
    expect(readRelations(printRelations(relations))).toEqual(relations);
    expect(readRelations(' ')).toEqual([]);
  });

  test('say what cannot be read, and where', () => {
    expect(() => readRelations('after a, before b')).toThrow('Expected here: a clause');
  });
});

describe('any text at all', () => {
  const isSound = (text: string) => {
    const { plan: read, problems } = parsePlan(text);
    expect(read === undefined).toBe(problems.length > 0);
    const lines = text.split(/\r\n|\n|\r/);
    for (const { line, column } of problems) {
      expect(line >= 1 && line <= lines.length).toBe(true);
      expect(column >= 1 && column <= (lines[line - 1] ?? '').length + 1).toBe(true);
    }
    if (read) expect(parsePlan(printPlan(read)).plan).toEqual(read);
  };

  test('is a plan or has problems that stand somewhere in it', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' })), isSound));
  });

  test('also when it is nearly a plan', () => {
    const parts = fc.constantFrom(...stall.split(/(\s|,|:)/), '"', '-', '+', '0', '99', '%', '#', 'to', 'no');
    fc.assert(fc.property(fc.array(parts, { maxLength: 40 }).map((words) => words.join('')), isSound), { numRuns: 500 });
    const slips = fc.tuple(fc.nat(stall.length), fc.nat(4), parts);
    fc.assert(fc.property(slips, ([at, less, more]) => isSound(stall.slice(0, at) + more + stall.slice(at + less))), { numRuns: 500 });
  });
});
