// npm run build. With --if-stale (npm start, npm test) only when the site is missing or older than what it is made of.
// This file is plain JavaScript, so that a Node that can't run the rest still says what is wrong.
import process from 'node:process';

const [major] = process.versions.node.split('.').map(Number);
if (major < 26) {
  console.error(`Etalase needs Node 26, this is ${process.version}. The project brings its own: run "npm install" (without --ignore-scripts), then start it through npm.`);
  process.exit(1);
}
const { buildSite, isFresh } = await import('./site.ts');
if (!process.argv.includes('--if-stale') || !(await isFresh())) await buildSite();
