// npm run build. With --if-stale (npm start, npm test) only when the site is missing or older than what it is made of.
import process from 'node:process';
import './node-version.mjs';

const { buildSite, isFresh } = await import('./site.ts');
if (!process.argv.includes('--if-stale') || !(await isFresh())) await buildSite();
