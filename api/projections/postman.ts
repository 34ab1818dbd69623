// The story as a Postman collection (https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html): a folder for each chapter.
import type { AnyOperation } from '../operation.ts';
import { checksOf } from './postman-checks.ts';
import { firstVariables, storyOf, type StoryRequest } from './story-requests.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

const description = [
  'The life of a shop in one run, from the first look to a refund: every operation at least once, each answer checked.',
  'Run it as a whole, as often as you like: ids, tokens and ETags travel from one request to the next in variables.',
  'In a shop without its sandbox, set `adminEmail` and `adminPassword` to an admin\'s login first.',
].join(' ');

/** Writes these operations as a collection that runs from top to bottom; the same operations give the same bytes. */
export function toPostman(operations: readonly AnyOperation[]) {
  const chapters = storyOf(operations);
  const [first] = chapters.flatMap(({ requests }) => requests);
  return {
    info: { name: 'Etalase', description, schema },
    variable: Object.entries({ baseUrl: 'http://localhost:8080', ...firstVariables(operations) }).map(([key, value]) => ({ key, value })),
    item: chapters.map(({ title, requests }) => ({ name: title.en, item: requests.map((request) => toItem(request, request === first)) })),
  };
}

function toItem(request: StoryRequest, isFirst: boolean) {
  const { name, operation, headers } = request;
  const prepare = preparationOf(request, isFirst);
  return {
    name: name.en,
    event: [
      { listen: 'test', script: { type: 'text/javascript', exec: checksOf(request) } },
      ...(prepare.length > 0 ? [{ listen: 'prerequest', script: { type: 'text/javascript', exec: prepare } }] : []),
    ],
    request: { method: operation.method, header: pairs(headers), ...bodyOf(request), url: urlOf(request), description: operation.description.en },
    response: [],
  };
}

/** What makes a run differ from the one before: e-mail addresses, slugs and codes that are new, a key for each intention. */
function preparationOf({ operation, isReplay }: StoryRequest, isFirst: boolean): string[] {
  return [
    ...(isFirst ? ["pm.collectionVariables.set('run', String(Date.now()));"] : []),
    ...(operation.idempotencyKey && !isReplay ? ["pm.collectionVariables.set('key', pm.variables.replaceIn('{{$guid}}'));"] : []),
  ];
}

function bodyOf({ body }: StoryRequest) {
  if (!body) return {};
  if (body.kind === 'json') return { body: { mode: 'raw', raw: body.text, options: { raw: { language: 'json' } } } };
  return { body: { mode: 'formdata', formdata: pairs(body.pairs).map((pair) => ({ ...pair, type: 'text' })) } };
}

function urlOf({ path, query }: StoryRequest) {
  const search = query.map(([key, value]) => `${key}=${value}`).join('&');
  return {
    raw: `{{baseUrl}}${path}${search && `?${search}`}`,
    host: ['{{baseUrl}}'],
    path: path.slice(1).split('/'),
    ...(query.length > 0 && { query: pairs(query) }),
  };
}

function pairs(list: readonly (readonly [string, string])[]): { key: string; value: string }[] {
  return list.map(([key, value]) => ({ key, value }));
}
