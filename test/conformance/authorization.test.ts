// Every operation as everybody: who may call it follows from its `auth`, and who may not changes nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyOperation } from '../../api/operation.ts';
import { operations } from '../../api/operations.ts';
import type { ErrorCode } from '../../api/errors.ts';
import { address } from '../helpers/carts.ts';
import { dump } from '../helpers/dump.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';
import { aboutNothing, callers, Cast, isOwned, outcomeOf, readyRequest, sendFilled, type Buyer, type CallerName } from '../helpers/matrix.ts';
import { Situations } from '../helpers/situations.ts';

/** What disturbs or empties the shop comes last. */
const inOrder = operations.toSorted((one, other) => Number(one.feature === 'sandbox') - Number(other.feature === 'sandbox') || Number(one.id === 'resetShop') - Number(other.id === 'resetShop'));

const whose = (operation: AnyOperation): Buyer[] => (operation.auth === 'cart' && isOwned(operation) ? ['customer', 'guest'] : ['customer']);
const rows = inOrder.flatMap((operation) => whose(operation).map((buyer) => ({ operation, buyer, title: `${operation.id} (${operation.auth ?? 'everybody'})${isOwned(operation) ? `, what is a ${buyer}'s` : ''}` })));

describe.each(hosts)('who may do what on $name', (host) => {
  let running: RunningHost;
  let cast: Cast;
  let situations: Record<Buyer, Situations>;
  beforeAll(async () => {
    running = await host.start({ loginLimit: 0 });
    situations = { customer: await Situations.open(running.origin), guest: await Situations.open(running.origin, 'guest') };
    cast = await Cast.of(running);
  });
  afterAll(() => running?.stop());

  test('the table and the document have the same operations, all of them with a row here', async () => {
    const { paths } = await (await fetch(`${running.origin}/openapi.json`)).json();
    const documented = Object.values<Record<string, { operationId: string }>>(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
    expect(rows.map(({ operation }) => operation.id)).toEqual(expect.arrayContaining(documented));
    expect(documented).toEqual(expect.arrayContaining(operations.map(({ id }) => id)));
  });

  test.each(['getMe', 'listAddresses', 'listOrders'])('%s shows a customer nothing of another', async (id) => {
    const { order } = await situations.customer.payment();
    const saved = await situations.customer.make('customer', 'POST /v1/me/addresses', address);
    const secrets = [order, saved.id, '"ayu@etalase.example"'];
    const operation = operations.find((candidate) => candidate.id === id)!;
    const shownTo = async (caller: CallerName) => {
      const { text } = await sendFilled(running.origin, await cast.as(caller, await situations.customer.ready(operation), operation));
      return secrets.filter((secret) => text.includes(secret));
    };
    expect(await shownTo('owner')).not.toEqual([]);
    expect(await shownTo('other')).toEqual([]);
  });

  test.each(rows)('$title', async ({ operation, buyer }) => {
    const [served, refused] = [callers.filter(isServed), callers.filter((caller) => !isServed(caller))];
    function isServed(caller: CallerName): boolean {
      return outcomeOf(operation, caller, buyer) === 'served';
    }
    if (refused.length > 0) await expectRefused(operation, buyer, refused);
    for (const caller of served) {
      const request = await cast.as(caller, await readyRequest(situations[buyer], operation), operation);
      const { status, text } = await sendFilled(running.origin, request);
      expect(status, `${caller}: ${request.method} ${request.path}: ${text.slice(0, 500)}`).toBe(operation.success.status);
    }
  }, 60_000);

  /** One request that lacks nothing but the right to it; after everybody has tried, the shop is as it was. */
  async function expectRefused(operation: AnyOperation, buyer: Buyer, refused: readonly CallerName[]): Promise<void> {
    const request = await readyRequest(situations[buyer], operation);
    const before = await contents();
    for (const caller of refused) {
      const outcome = outcomeOf(operation, caller, buyer) as ErrorCode;
      const own = await cast.as(caller, request, operation);
      const { json, text } = await sendFilled(running.origin, own);
      expect(json?.code, `${caller}: ${request.method} ${request.path}: ${text.slice(0, 500)}`).toBe(outcome);
      // Whether somebody else's cart exists is nobody's business.
      if (outcome === 'not_found') expect(timeless(json), caller).toEqual(timeless((await sendFilled(running.origin, aboutNothing(own))).json));
    }
    expect(await contents(), `${operation.id} was refused`).toEqual(before);
  }

  /** All but the answers that are kept for being repeated: 'there is no such thing' is one of them. */
  async function contents() {
    const { idempotency_keys: _, ...rest } = await dump(running.shop.database);
    return rest;
  }
});

function timeless({ instance: _instance, request_id: _id, ...problem }: Record<string, unknown>) {
  return problem;
}
