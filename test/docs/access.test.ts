// The table of who may call what, on the page about accounts, says what the matrix of the tests holds.
import { describe, expect, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { outcomeOf } from '../helpers/matrix.ts';
import { pageAt, textOf } from '../helpers/site.ts';

/** How the table writes what becomes of a request. */
const cells = { served: /^(yes|own|ya|sendiri)$/, unauthenticated: /^401$/, forbidden: /^403$/, not_found: /^404$/ };

describe.each(['/', '/id/'])('the table on %sguides/accounts/', (root) => {
  const [table = ''] = /<table class="access[^]*?<\/table>/.exec(pageAt(`${root}guides/accounts/`).html) ?? [];
  const rows = [...table.matchAll(/<tr[^>]*>\s*<th scope="row"[^>]*>([^]*?)<\/th>([^]*?)<\/tr>/g)].map(([, name = '', rest = '']) => {
    return { id: textOf(name), cells: [...rest.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell)) };
  });

  test('has a row for each operation', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  test.each(operations.map((operation) => [operation.id, operation] as const))('says of %s what is so', (id, operation) => {
    const said = rows.find((row) => row.id === id)?.cells ?? [];
    const expected = (['anonymous', 'other', 'owner', 'admin'] as const).map((caller) => cells[outcomeOf(operation, caller, 'customer')]);
    expect(said).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });
});
