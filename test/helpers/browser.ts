// Chromium and a served site for the tests of a file. Each test opens pages in contexts of its own, and fails when one of them complains.
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, vi } from 'vitest';
import type { RunningHost } from './hosts.ts';
import { serveSite } from './site.ts';

/** As in a test machine: nothing of Chromium's own goes to the network. */
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function hasChromium(): boolean {
  return inject('chromium') !== '';
}

export interface Browsing {
  readonly site: RunningHost;
  /** What the browser complained about since the last test; a test that means it to takes it out. */
  readonly complaints: string[];
  /** Opens a page of the site in a new context. */
  open(path: string, options?: BrowserContextOptions, prepare?: (context: BrowserContext) => Promise<unknown>): Promise<Page>;
}

/** Starts Chromium and the site before the tests of a file, and stops both after them. */
export function browsing(): Browsing {
  let browser: Browser;
  let site: RunningHost;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  // What is waited for is given up before the test is, so that the message names it.
  vi.setConfig({ testTimeout: 60_000 });

  beforeAll(async () => {
    [browser, site] = await Promise.all([chromium.launch({ executablePath: inject('chromium'), args: flags }), serveSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(complaints.splice(0), 'what the browser complained about').toEqual([]);
  });

  return {
    complaints,
    get site() {
      return site;
    },
    async open(path, options, prepare) {
      const context = await browser.newContext({ baseURL: site.origin, reducedMotion: 'reduce', viewport: { width: 1280, height: 900 }, ...options });
      contexts.push(context);
      context.setDefaultTimeout(15_000);
      await listen(context, (complaint) => complaints.push(complaint));
      await prepare?.(context);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
  };
}

/** Errors of scripts, whatever the console calls an error, and every violation of the policy. That a request fails is the test's own matter. */
async function listen(context: BrowserContext, complain: (text: string) => void): Promise<void> {
  context.on('weberror', (error) => complain(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complain(`${message.page()?.url()}: ${message.text()}`);
  });
  await context.exposeBinding('complain', (_, text: string) => complain(text));
  const content = "document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => complain(`policy: ${effectiveDirective} ${blockedURI}`))";
  await context.addInitScript({ content });
}

/** One page of each kind, without its language. */
export const kinds = {
  landing: '/',
  setup: '/setup/',
  essay: '/essays/load-balancing/',
  guide: '/guides/database/',
  overview: '/api/',
  'operation with a query': '/api/list-products/',
  'operation with a body': '/api/create-product/',
  'operation with form fields': '/api/classic-create-product/',
  errors: '/errors/',
  error: '/errors/validation-failed/',
  lost: '/no-such-page/',
} as const;

/** `/id/setup/` for `/setup/`, where the language asks for it. */
export function inLanguage(path: string, language: 'en' | 'id'): string {
  return language === 'id' ? `/id${path}` : path;
}
