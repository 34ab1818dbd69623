// The setup page keeps the original's nine steps, and what it shows of this server is what this server prints.
import { describe, expect, test } from 'vitest';
import { pageAt, textOf } from '../helpers/site.ts';
import { runServer } from '../helpers/process.ts';
import { steps } from './original.ts';

describe.each(['/setup/', '/id/setup/'])('%s', (address) => {
  const { html } = pageAt(address);

  test('has the nine steps of the original in their order, each under a heading with its number', () => {
    const found = [...html.matchAll(/<h3\b[^>]*>([^]*?)<\/h3>|<blockquote\b[^>]*>([^]*?)<\/blockquote>/g)].map(([, heading, quote]) => textOf(heading ?? quote!));
    expect(found.filter((_, index) => index % 2 === 1)).toEqual(steps);
    expect(found.filter((_, index) => index % 2 === 0).map((heading) => heading.split(' ')[0])).toEqual(steps.map((step) => step.split(' ')[0]));
  });

  test('begins with the two commands, before any step', () => {
    const command = html.search(/data-code="npm install &amp;&amp; npm start"/);
    expect(command).toBeGreaterThan(0);
    expect(command).toBeLessThan(html.indexOf('<h3'));
  });

  test('says of Windows and macOS that they were not run', () => {
    const text = textOf(html);
    const mark = address.startsWith('/id') ? 'tidak dijalankan di sini' : 'not run here';
    expect(text.split(mark).length).toBeGreaterThan(6);
  });

  test('names every setting', () => {
    const settings = ['PORT', 'HOST', 'DATABASE_URL', 'SANDBOX', 'CLASSIC_API', 'RATE_LIMIT', 'LOGIN_LIMIT', 'ADMIN_EMAIL', 'ADMIN_PASSWORD', 'TAX_RATE', 'TAX_BASE', 'SERVER_NAME', 'LOG_LEVEL'];
    const rows = [...html.matchAll(/<tr>\s*<td[^>]*><code[^>]*>([A-Z_]+)<\/code>/g)].map(([, name]) => name);
    expect(rows).toEqual(settings);
  });

  test('shows what the server prints when it starts', async () => {
    const server = await runServer();
    await server.stop();
    const lines = server.output.out.trimEnd().split('\n').filter((line) => !/Site|Database/.test(line));
    const shown = textOf(html);
    for (const line of lines) expect(shown).toContain(line.replaceAll(server.origin.replace('127.0.0.1', 'localhost'), 'http://localhost:8080').replace(/\s+/g, ' ').trim());
  });
});
