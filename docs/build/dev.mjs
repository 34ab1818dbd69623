// npm run dev: site and API with reload on both, at one address. The API runs beside Astro; see dev-api.ts.
import process from 'node:process';

const [major] = process.versions.node.split('.').map(Number);
if (major < 26) {
  console.error(`Etalase needs Node 26, this is ${process.version}. Run "npm install" (without --ignore-scripts) and start it through npm.`);
  process.exit(1);
}
const { develop } = await import('./dev.ts');
await develop();
