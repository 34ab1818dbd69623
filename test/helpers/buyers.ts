// A crowd that buys without a pause, for tests that take something away meanwhile.
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { atOnce, shuffled } from './crowd.ts';
import type { Shopper } from './shopper.ts';

const patience = 30_000;

export interface Crowd {
  /** Resolves when so many more orders were acknowledged; rejects after half a minute, or when a shopper met what it should not. */
  sell(more: number): Promise<void>;
  /** Lets everybody finish, and resolves with the ids of all orders that were acknowledged. */
  stop(): Promise<string[]>;
}

/** Lets so many shoppers buy two of the products over and over. */
export function keepBuying(shopper: Shopper, clients: number, products: readonly number[]): Crowd {
  const orders: string[] = [];
  let isOpen = true;
  async function buy(): Promise<void> {
    while (isOpen) {
      const items = shuffled(products).slice(0, 2).map((product) => ({ product, quantity: 1 }));
      const { status, json, text } = await shopper.checkOut(await shopper.fillCart(items));
      expect(status, text).toBe(201);
      orders.push(json.id);
    }
  }
  const everyone = atOnce(clients, buy);
  // Told by the two below; nobody may be listening yet.
  everyone.catch(() => undefined);
  return {
    async sell(more) {
      const [wanted, end] = [orders.length + more, performance.now() + patience];
      while (orders.length < wanted) {
        if (performance.now() > end) throw new Error(`Only ${orders.length} of ${wanted} orders were made within ${patience} ms.`);
        await Promise.race([wait(20), everyone]);
      }
    },
    async stop() {
      isOpen = false;
      await everyone;
      return orders;
    },
  };
}
