// The rules under which one SQL text runs on MySQL, MariaDB and SQLite.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { splitStatements } from '../../../api/database/migrate.ts';

const folder = new URL('../../../sql/', import.meta.url);
const names = readdirSync(folder).sort();
const numbered = names.filter((name) => /^\d/.test(name));

test('sql/ holds numbered files without a gap, the seed, and all in one', () => {
  expect(names.filter((name) => !numbered.includes(name))).toEqual(['ecommerce.sql', 'seed.sql']);
  for (const [index, name] of numbered.entries()) expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(3, '0')}_[a-z0-9_]+\\.sql$`));
});

describe.each([...numbered, 'seed.sql'])('sql/%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
  const lines = text.split('\n');
  /** Without comment lines, and with strings emptied. */
  const code = lines.filter((line) => !line.startsWith('--')).join('\n').replace(/'(?:[^']|'')*'/g, "''");
  const statements = splitStatements(text);

  test('ends every statement at the end of a line, and only there', () => {
    expect(text.trimEnd()).toMatch(/;$/);
    for (const line of code.split('\n')) expect(line).toMatch(/^[^;]*;?$/);
    // A semicolon inside a string would show here as a statement more.
    expect(statements).toHaveLength(code.split(';').length - 1);
    for (const statement of statements) expect(statement).toMatch(/^(CREATE (TABLE|(UNIQUE )?INDEX)|ALTER TABLE|DROP (TABLE|INDEX)|INSERT INTO|UPDATE|DELETE FROM) /);
  });

  test('has comments on lines of their own', () => {
    expect(code).not.toContain('--');
    expect(code).not.toContain('#');
    expect(code.replaceAll(/\/\*(!|M!)/g, '')).not.toContain('/*');
  });

  test('has no backslash, no double quotes and no backticks', () => {
    expect(text.split('\n').filter((line) => !line.startsWith('--')).join('\n')).not.toMatch(/\\/);
    expect(code).not.toMatch(/["`]/);
  });

  test('uses nothing that one of the engines lacks', () => {
    expect(code).not.toMatch(/\bRETURNING\b|\bSKIP LOCKED\b|\|\||\bAUTOINCREMENT\b|\bON CONFLICT\b|\bON DUPLICATE KEY\b|\bREPLACE INTO\b|INDEX IF NOT EXISTS|COLUMN IF NOT EXISTS/i);
  });

  test('names the engine and the character set of every table', () => {
    const tables = statements.filter((statement) => statement.startsWith('CREATE TABLE'));
    for (const table of tables) expect(table).toMatch(/\/\*! ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_\w+ \*\/$/);
  });

  test('makes ids that SQLite counts too', () => {
    const tables = statements.filter((statement) => statement.startsWith('CREATE TABLE'));
    for (const table of tables) {
      expect(table).not.toMatch(/\b(INT|BIGINT|SMALLINT)\b[^,\n]*PRIMARY KEY/i);
      for (const line of table.split('\n').filter((line) => line.includes('AUTO_INCREMENT'))) expect(line).toMatch(/^ {2}\w+ INTEGER NOT NULL PRIMARY KEY \/\*! AUTO_INCREMENT \*\/,?$/);
      expect(table).not.toMatch(/\bREFERENCES\b(?<!FOREIGN KEY \(\w+\) REFERENCES)/);
    }
  });
});
