// npm run dev: site and API with reload on both, at one address. The API runs beside Astro; see dev-api.ts.
import './node-version.mjs';

const { develop } = await import('./dev.ts');
await develop();
