// Serves the built site: precompressed files, pages under a policy that names each inline script by its hash.
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Express, Request, RequestHandler, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import helmet from 'helmet';

export interface Site {
  readonly folder: string;
  readonly hashes: ContentHashes;
  sendNotFound(request: Request, response: Response): void;
}

/** CSP hash sources (`'sha256-...'`) of what stands inline in the built pages. */
export interface ContentHashes {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** Where the build leaves the site, and in it the hashes; dotfiles are not served. */
export const siteFolder = fileURLToPath(new URL('../dist/', import.meta.url));
export const hashesFile = '.hashes.json';

/** Finds the built site; undefined where there is none. Throws when it was built without its hashes, as its scripts would not run. */
export function findSite(folder = siteFolder): Site | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined;
  const file = join(folder, hashesFile);
  if (!existsSync(file)) throw new Error(`The site in ${folder} was not finished: ${hashesFile} is missing. Run: npm run build`);
  const serve = serveFiles(folder);
  return {
    folder,
    hashes: JSON.parse(readFileSync(file, 'utf8')),
    sendNotFound(request, response) {
      for (const name of ['if-none-match', 'if-modified-since', 'range']) delete request.headers[name];
      request.url = request.path.startsWith('/id/') ? '/id/404/' : '/404.html';
      const isHead = request.method === 'HEAD';
      if (!isHead) request.method = 'GET';
      // The file server writes 200; the address was still not found.
      const { writeHead } = response;
      response.writeHead = ((_: number, ...rest: []) => writeHead.call(response, 404, ...rest)) as typeof writeHead;
      serve(request, response, () => response.end());
    },
  };
}

/** Mounts the site behind the API: GET and HEAD only, so that a POST to a page falls through to the problem document. */
export function mountSite(app: Express, site: Site): void {
  app.use(protect(site.hashes));
  const serve = serveFiles(site.folder);
  app.use((request, response, next) => (request.method === 'GET' || request.method === 'HEAD' ? serve(request, response, next) : next()));
}

function serveFiles(folder: string): RequestHandler {
  return expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    serveStatic: {
      setHeaders(response: ServerResponse, path: string) {
        const isHashed = path.includes('/_astro/');
        response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    },
  }) as RequestHandler;
}

function protect({ scripts, styles }: ContentHashes): RequestHandler {
  return helmet({
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", "'wasm-unsafe-eval'", ...scripts],
        'script-src-attr': ["'none'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'style-src-elem': ["'self'", ...styles],
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'worker-src': ["'self'"],
        'manifest-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
  });
}
