// While `astro dev` runs, the API runs beside it on a port of its own, restarted at each change, and Vite hands its paths over.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Connect, ViteDevServer } from 'vite';
import { operations } from '../../api/operations.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The first segments of the API's paths: `/v1`, `/products`, `/openapi.json` ... */
const firstSegments = [...new Set(operations.map(({ path }) => `/${path.split('/')[1]}`))];
const isApi = (url = '') => firstSegments.some((segment) => url === segment || url.startsWith(`${segment}/`) || url.startsWith(`${segment}?`));

export function devApi(): AstroIntegration {
  let child: ChildProcess | undefined;
  return {
    name: 'etalase-dev-api',
    hooks: {
      async 'astro:config:setup'({ command, updateConfig }) {
        if (command !== 'dev') return;
        const port = await freePort();
        child = startApi(port);
        const proxy = Object.fromEntries(firstSegments.map((segment) => [`^${segment.replaceAll('.', '\\.')}(/|\\?|$)`, { target: `http://127.0.0.1:${port}` }]));
        updateConfig({ vite: { server: { proxy }, plugins: [{ name: 'etalase-dev-api', configureServer: (server: ViteDevServer) => () => letThrough(server) }] } });
      },
      'astro:server:done': () => void child?.kill(),
    },
  };
}

function startApi(port: number): ChildProcess {
  const environment = { ...process.env, PORT: String(port), HOST: '127.0.0.1' };
  const child = spawn(process.execPath, ['--watch', '--watch-path=api', '--watch-path=sql', '--watch-preserve-output', 'api/server.ts', '--api-only'], { cwd: root, stdio: 'inherit', env: environment });
  process.once('exit', () => child.kill());
  return child;
}

/** With `trailingSlash: 'always'` Astro answers 404 to a path without a slash before any proxy sees it; the API's paths go past that layer. */
function letThrough({ middlewares }: ViteDevServer): void {
  for (const layer of middlewares.stack) {
    const handle = layer.handle as Connect.NextHandleFunction;
    if (handle.name !== 'devTrailingSlash') continue;
    layer.handle = ((request, response, next) => (isApi(request.url) ? next() : handle(request, response, next))) satisfies Connect.NextHandleFunction;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
