// The three hosts that the conformance suite runs on, behind one shape.
import type { Server } from 'node:http';
import { setupServer } from 'msw/node';
import { pino, type Logger } from 'pino';
import { createApp } from '../../api/app.ts';
import { endpoints } from '../../api/endpoints.ts';
import { standardTax } from '../../api/config.ts';
import type { Database } from '../../api/database/database.ts';
import { createMswHandlers } from '../../api/hosts/browser.ts';
import { createListener } from '../../api/hosts/listener.ts';
import { openShop } from '../../api/open-shop.ts';
import { openPorts } from '../../api/ports/node.ts';
import { openWebPorts } from '../../api/ports/web.ts';
import type { Ports, Settings, Shop } from '../../api/shop.ts';
import type { Site } from '../../api/site.ts';
import { createDatabase, engines, type EngineName } from './databases.ts';

export interface RunningHost {
  readonly origin: string;
  readonly shop: Shop;
  stop(): Promise<void>;
}

export interface Host {
  readonly name: string;
  readonly engine: EngineName;
  /** Whether requests go over a socket: what Express adds (CORS, rate limits, raw bytes) is only there. */
  readonly isServer: boolean;
  /** Starts it on a fresh, seeded shop. */
  start(settings?: Partial<Settings>): Promise<RunningHost>;
}

const standard: Settings = { sandbox: true, classic: true, hosts: [], tax: standardTax };

/** A shop over a database, as tests want it: everything switched on, passwords hashed quickly. */
export function shopOn(database: Database, settings: Partial<Settings> = {}, ports: Ports = openPorts({ mayPostToPrivate: true, hashing: { memory: 256, passes: 1 } })): Promise<Shop> {
  return openShop(database, { ...standard, ...settings }, ports);
}

async function createShop(engine: EngineName, settings?: Partial<Settings>, ports?: Ports): Promise<Shop> {
  return shopOn(await createDatabase(engine), settings, ports);
}

function express(engine: EngineName): Host {
  return {
    name: `Express on ${engine}`,
    engine,
    isServer: true,
    start: async (settings) => listen(await createShop(engine, settings)),
  };
}

interface Parts {
  readonly rateLimit?: number;
  readonly log?: Logger;
  readonly site?: Site | undefined;
  readonly name?: string;
  readonly limits?: Parameters<typeof createListener>[1];
}

/** Serves a shop over HTTP on a free port, without a site unless one is given. */
export async function listen(shop: Shop, { rateLimit = 0, log = pino({ level: 'silent' }), site, name, limits }: Parts = {}): Promise<RunningHost & { server: Server }> {
  const server = createListener(createApp({ shop, log, rateLimit, site, name }), limits);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    origin: `http://127.0.0.1:${port}`,
    server,
    shop,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await shop.database.close();
    },
  };
}

const msw: Host = {
  name: 'MSW on embedded SQLite',
  engine: 'embedded SQLite',
  isServer: false,
  async start(settings) {
    const shop = await createShop('embedded SQLite', settings, openWebPorts({ rounds: 1 }));
    const origin = 'http://shop.test';
    const server = setupServer(...createMswHandlers({ endpoints, shop, origin, report: () => undefined }));
    // Webhooks go out to receivers of the tests; every other request that is not for the shop is a mistake.
    server.listen({ onUnhandledFrame: ({ frame, defaults }) => ((frame.data as { request?: Request }).request?.url.startsWith('http://127.0.0.1:') ? undefined : defaults.error()) });
    return {
      origin,
      shop,
      async stop() {
        server.close();
        await shop.database.close();
      },
    };
  },
};

/** Every host that this machine can run. */
export const hosts: readonly Host[] = [...engines().map(express), msw];
