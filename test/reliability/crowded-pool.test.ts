// More requests than the pool has connections, on a server that has run for a while: those that wait are served like the others.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { atOnce } from '../helpers/crowd.ts';
import { openProcesses, type ShopProcesses } from '../helpers/shop-processes.ts';
import { tally } from '../helpers/shopper.ts';

describe.skipIf(!inject('mysql'))('a pool of ten connections', { timeout: 60_000 }, () => {
  let shop: ShopProcesses;

  beforeAll(async () => void (shop = await openProcesses('MariaDB')));
  afterAll(() => shop?.stop());

  // The requests that the connections were made for had to end within 2.5 s; nobody after them has to end by then.
  test('serves 60 reads at once when it is new, and when it is older than a request may take', async () => {
    for (const age of [0, 3000]) {
      await wait(age);
      const answers = await atOnce(60, (index) => shop.shopper.tryOnce(`GET /v1/products/${index + 1}`));
      expect(tally(answers.map((answer) => answer!))).toEqual({ '200': 60 });
    }
  });
});
