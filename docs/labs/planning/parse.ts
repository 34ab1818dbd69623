// Reads a plan from text made for git: one fact a line, in any order.
//
//   plan Wedding stall                      the name
//   start 2026-01-05                        the only line that must be there
//   week Mon-Fri                            or single days: Mon, Tue, Sat; without this line Mon-Fri
//   holidays 2026-01-01, 2026-03-19 to 2026-03-24
//   currency IDR                            any unit: hours, lines
//   benefit 90_000_000                      what the finished project is worth
//   funding 60000000                        all the money there is
//
//   design: Design the stall, 5 days        a task: its id, a colon, its name, then clauses in any order
//   open: Open the stall, milestone         a point in time: 0 days unless the line says how many
//
// Clauses of a task:
//   5 days                                  working days, here and in every other place
//   in Preparation                          its group
//   after design and wood + 2 days          finish to start; each task may have its own lag
//   starts with design - 1 day              start to start
//   finishes with design                    finish to finish
//   finishes when guard starts + 1 day      start to finish
//   not before 2026-01-20                   deadline 2026-02-01
//   costs 500000 at start                   costs 300000 evenly, costs 20000 at end; as many as there are
//   estimate 1/2/5 days                     optimistic, most likely, pessimistic
//   not a milestone, no costs, no progress  said only to keep what the JSON says
//
// What happened, and what was agreed:
//   status 2026-01-09: design 40%, spent 1200000      until the end of that day; all that was spent until then
//   actual design: started 2026-01-07, finished 2026-01-13
//   baseline design: 2026-01-07 to 2026-01-13, cost 800000
//   no baseline                                       an empty one
//
// `#` after a space, or at the start of a line, begins a comment. A text with a comma, a quote or a line break, an id that is
// more than letters, digits, `_`, `.` and `-`, and a name that begins like a clause are written as a JSON string: "Paint, twice".
import { checkPlan, type PlanFault } from './check.ts';
import type { Path } from './faults.ts';
import type { Language, Plan } from './plan.ts';
import { readLine, startDraft, toPlan } from './statements.ts';
import type { Misreading, Place } from './words.ts';

export { printLines, printPlan, printRelations, type PlanLine } from './print.ts';
export { readRelations } from './statements.ts';

export interface Problem {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  readonly message: string;
}

/** A problem with the length of the words at fault, for an editor to underline; 0: something is missing there. */
export interface PlacedProblem extends Problem {
  readonly length: number;
}

export interface Reading {
  /** Present when there are no problems. */
  readonly plan?: Plan;
  /** In the order of the text. */
  readonly problems: readonly PlacedProblem[];
  /** Where each part of the plan stands, by its path: `placeOf(['tasks', 3])`. Parts that the text does not say have the place of what they belong to. */
  placeOf(path: Path): Place;
}

/** The plan that a text says, or every problem of the text with its line and column. Never throws. */
export function parsePlan(text: string, language: Language = 'en'): { plan?: Plan; problems: Problem[] } {
  const { plan, problems } = readPlan(text, language);
  return { ...(plan ? { plan } : {}), problems: problems.map(({ line, column, message }) => ({ line, column, message })) };
}

/** parsePlan for an editor, which also asks where things stand. */
export function readPlan(text: string, language: Language = 'en'): Reading {
  const draft = startDraft();
  text.split(/\r\n|\n|\r/).forEach((source, index) => readLine(source, index + 1, draft));
  const plan = toPlan(draft);
  const misreadings = draft.misreadings.map(({ place, text: said }: Misreading) => ({ ...place, message: said[language] }));
  const broken = new Set(misreadings.map(({ line }) => line));
  const isNews = ({ code, path }: PlanFault) => code !== 'missing' || !broken.has(draft.placeOf(path).line);
  const faults = checkPlan(plan).filter(isNews).map(({ path, message }) => ({ ...draft.placeOf(path), message: message[language] }));
  const problems = [...misreadings, ...faults].sort((a, b) => a.line - b.line || a.column - b.column);
  return { ...(problems.length === 0 ? { plan } : {}), problems, placeOf: draft.placeOf };
}
