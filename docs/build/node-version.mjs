// Imported first by what npm runs. This file and those are plain JavaScript, so that a Node that can't run the rest still says what is wrong.
import process from 'node:process';

const [major] = process.versions.node.split('.').map(Number);
if (major < 26) {
  console.error(`Etalase needs Node 26, this is ${process.version}. The project brings its own: run "npm install" (without --ignore-scripts), then start it through npm.`);
  process.exit(1);
}
