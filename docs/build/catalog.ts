// The shop as the build sees it: answers in the pages come from the real pipeline on a fresh, seeded shop in memory.
import { endpoints } from '../../api/endpoints.ts';
import { readSqlFiles } from '../../api/database/files.ts';
import { openSqlite } from '../../api/database/sqlite.ts';
import { standardTax } from '../../api/config.ts';
import { createApi } from '../../api/execute.ts';
import { openShop } from '../../api/open-shop.ts';
import { operations } from '../../api/operations.ts';
import { openWebPorts } from '../../api/ports/web.ts';
import { runStory } from '../../api/projections/run-story.ts';

export interface BuildRequest {
  readonly method: string;
  /** With its query: `/v1/products?limit=4`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface BuildAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Ask = (request: BuildRequest) => Promise<BuildAnswer>;

/** Sends one request to a fresh shop, freshly seeded, and returns the answer as it would go over the wire. */
export function askShop(request: BuildRequest): Promise<BuildAnswer> {
  return withShop((ask) => ask(request));
}

/** Calls `use` with a fresh shop, to which it may send any number of requests. */
export async function withShop<T>(use: (ask: Ask) => Promise<T>): Promise<T> {
  const database = await openSqlite(':memory:', readSqlFiles());
  try {
    const shop = await openShop(database, { sandbox: true, classic: true, hosts: [], tax: standardTax, loginLimit: 0 }, openWebPorts({ rounds: 1 }));
    const api = createApi(endpoints, shop, (error) => console.error(error));
    return await use(async ({ method, path, headers = {}, body = '' }) => {
      const url = new URL(path, 'http://shop');
      const match = api.match(url.pathname);
      if (!match) throw new Error(`No operation is served at ${path}.`);
      const bytes = new TextEncoder().encode(body);
      const reply = await api.execute(match, { method, path: url.pathname, search: url.search, headers, requestId: 'example', body: async () => bytes });
      return { status: reply.status, headers: reply.headers, body: reply.body ?? '' };
    });
  } finally {
    await database.close();
  }
}

/** An operation's first good answer in the story, and the request that it answers: `GET /v1/products/61`. */
export interface ToldAnswer {
  readonly request: string;
  readonly text: string;
}

interface Told {
  readonly answers: ReadonlyMap<string, ToldAnswer>;
  /** By the code of the problem. */
  readonly failures: ReadonlyMap<string, ToldAnswer>;
}

let told: Promise<Told> | undefined;

/** What the shop answers to an operation in the course of the story, which is told once for all pages. */
export async function tellAnswer(id: string): Promise<ToldAnswer> {
  const answer = (await (told ??= tellStory())).answers.get(id);
  if (!answer) throw new Error(`The story does not come to ${id}: add a step to api/projections/story.ts.`);
  return answer;
}

/** A failure with this code that the story comes to, on purpose. */
export async function tellFailure(code: string): Promise<ToldAnswer | undefined> {
  return (await (told ??= tellStory())).failures.get(code);
}

async function tellStory(): Promise<Told> {
  const [answers, failures] = [new Map<string, ToldAnswer>(), new Map<string, ToldAnswer>()];
  await withShop((ask) =>
    runStory(operations, {
      async send(request) {
        const { status, headers, body } = await ask(request);
        return { status, headers, text: body };
      },
      after({ step, request: { method, path, headers, body }, answer: { status, text } }) {
        const { id, success } = step.operation;
        if (status >= 400) failures.set(JSON.parse(text).code, { request: [`${method} ${path}`, ...(headers['if-match'] ? [`if-match: ${headers['if-match']}`] : []), ...(body ? [body] : [])].join('\n'), text });
        else if (status === success.status && !answers.has(id)) answers.set(id, { request: `${method} ${path}`, text: withoutTokens(text) });
      },
    }),
  );
  return { answers, failures };
}

/** Tokens of a shop that is gone open nothing, but whoever reads the page can't know that. */
function withoutTokens(text: string): string {
  return text.replaceAll(/("(?:access_token|refresh_token|secret)":")[^"]{8}[^"]*/g, (whole, name: string) => `${name}${whole.slice(name.length, name.length + 8)}…`);
}
