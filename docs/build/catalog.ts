// The shop as the build sees it: answers in the pages come from the real pipeline on a fresh, seeded shop in memory.
import { endpoints } from '../../api/endpoints.ts';
import { readSqlFiles } from '../../api/database/files.ts';
import { openSqlite } from '../../api/database/sqlite.ts';
import { standardTax } from '../../api/config.ts';
import { createApi } from '../../api/execute.ts';
import { openShop } from '../../api/open-shop.ts';
import { openWebPorts } from '../../api/ports/web.ts';

export interface BuildRequest {
  readonly method: string;
  /** With its query: `/v1/products?limit=4`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends one request to a fresh shop, freshly seeded, and returns the answer as it would go over the wire. */
export async function askShop({ method, path, headers = {}, body = '' }: BuildRequest) {
  const database = await openSqlite(':memory:', readSqlFiles());
  try {
    const shop = await openShop(database, { sandbox: true, classic: true, hosts: [], tax: standardTax }, openWebPorts({ rounds: 1 }));
    const api = createApi(endpoints, shop, (error) => console.error(error));
    const url = new URL(path, 'http://shop');
    const match = api.match(url.pathname);
    if (!match) throw new Error(`No operation is served at ${path}.`);
    const bytes = new TextEncoder().encode(body);
    const reply = await api.execute(match, { method, path: url.pathname, search: url.search, headers, requestId: 'example', body: async () => bytes });
    return { status: reply.status, headers: reply.headers, body: reply.body ?? '' };
  } finally {
    await database.close();
  }
}
