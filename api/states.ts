// State tables as data: what can happen to a thing in which state. The services, the drawings of the docs and the tests of every
// (state, action) pair read the same tables.
import { ApiError } from './errors.ts';
import type { Text } from './text.ts';

export interface StateTable<Status extends string = string, Action extends string = string> {
  readonly noun: Text;
  /** Where its life begins. */
  readonly start: Status;
  /** What each state means. */
  readonly statuses: Readonly<Record<Status, Text>>;
  /** What each action is, wherever it is possible. */
  readonly actions: Readonly<Record<Action, Text>>;
  readonly transitions: readonly Transition<Status, Action>[];
}

export interface Transition<Status extends string = string, Action extends string = string> {
  readonly from: Status;
  readonly action: Action;
  readonly to: Status;
  /** When it happens and what it brings with it. */
  readonly text: Text;
}

/** The state that an action leads to; throws `invalid_transition` where the table has none. */
export function next<Status extends string, Action extends string>(table: StateTable<Status, Action>, status: Status, action: Action): Status {
  const transition = table.transitions.find(({ from, action: name }) => from === status && name === action);
  if (!transition) throw illegal(table, status, action);
  return transition.to;
}

/** What is thrown where an action is not possible; `reason` for what a table can't say, as a sentence. */
export function illegal<Status extends string, Action extends string>(table: StateTable<Status, Action>, status: Status, action: Action, reason?: string): ApiError {
  return new ApiError('invalid_transition', { detail: `The ${table.noun.en} is ${status}: ${action} is not possible. ${reason ?? ''}`.trim() });
}
