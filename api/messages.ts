// What is wrong with a value, as a sentence for the person who sent it. Schemas that know better say so themselves.
import { z } from 'zod';

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0];

const nouns: Readonly<Record<string, string>> = { string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', object: 'an object', array: 'a list', null: 'null' };

z.config({ customError: sentenceFor });

function sentenceFor(issue: Issue): string | undefined {
  if (issue.code === 'invalid_type') return `Must be ${nouns[issue.expected] ?? issue.expected}.`;
  if (issue.code === 'invalid_value') return `Must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`;
  if (issue.code === 'too_small') return issue.origin === 'string' ? `Must have at least ${characters(issue.minimum)}.` : `Must be at least ${issue.minimum}.`;
  if (issue.code === 'too_big') return issue.origin === 'string' ? `Must have at most ${characters(issue.maximum)}.` : `Must be at most ${issue.maximum}.`;
  if (issue.code === 'not_multiple_of') return `Must be a multiple of ${issue.divisor}.`;
  return undefined;
}

function characters(count: number | bigint): string {
  return `${count} ${Number(count) === 1 ? 'character' : 'characters'}`;
}
