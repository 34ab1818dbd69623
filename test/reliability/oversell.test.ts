// No oversell: whatever the crowd, what was sold is what was there.
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atOnce, byWorkers, shuffled } from '../helpers/crowd.ts';
import { expectOrders, expectSound } from '../helpers/invariants.ts';
import { openProcesses, settings, type ShopProcesses } from '../helpers/shop-processes.ts';
import { tally } from '../helpers/shopper.ts';

describe.each(settings)('a crowd of buyers, $name', { timeout: 90_000 }, ({ engine, processes }) => {
  let shop: ShopProcesses;
  const acknowledged: string[] = [];

  beforeAll(async () => void (shop = await openProcesses(engine, processes)));
  afterAll(() => shop?.stop());

  test('200 at once, 10 pieces: 10 orders and 190 refusals', async () => {
    const product = await shop.stock(10);
    const carts = await byWorkers(40, Array(200).fill([{ product, quantity: 1 }]), shop.shopper.fillCart);
    const answers = await Promise.all(carts.map((cart) => shop.shopper.checkOut(cart)));
    expect(tally(answers)).toEqual({ '201': 10, '409 out_of_stock': 190 });
    acknowledged.push(...answers.filter(({ status }) => status === 201).map(({ json }) => json.id));
    expect(await shop.left(product)).toBe(0);
    expect([...shop.shopper.experience.answers.keys()].filter((name) => name.startsWith('5'))).toEqual([]);
  });

  // The embedded database waits for the disk at each COMMIT, one after another.
  const [buyers, pieces] = engine === 'MariaDB' ? [100, 90] : [25, 23];

  test(`20 products, ${buyers} buyers each: every piece once, and nobody is refused what is there`, async () => {
    const products = await atOnce(20, () => shop.stock(pieces));
    const wishes = shuffled(products.flatMap((product) => Array.from({ length: buyers }, () => ({ product, quantity: randomInt(1, 4) }))));
    const outcomes = await byWorkers(100, wishes, async (wish) => {
      const cart = await shop.shopper.fillCart([wish]);
      return { ...wish, answer: await shop.shopper.checkOut(cart) };
    });
    for (const product of products) {
      const own = outcomes.filter((outcome) => outcome.product === product);
      const sold = own.filter(({ answer }) => answer.status === 201);
      const left = await shop.left(product);
      expect(sold.reduce((sum, { quantity }) => sum + quantity, 0) + left).toBe(pieces);
      const refused = own.filter(({ answer }) => answer.status !== 201);
      expect(new Set(refused.map(({ answer }) => answer.json.code))).toEqual(new Set(['out_of_stock']));
      expect(refused.filter(({ quantity }) => quantity <= left)).toEqual([]);
      acknowledged.push(...sold.map(({ answer }) => answer.json.id));
    }
    console.info(`${engine}: ${JSON.stringify(tally(outcomes.map(({ answer }) => answer)))}`);
  });

  test('leave a shop whose books are right', async () => {
    await expectSound(shop.place.database.queries);
    await expectOrders(shop.place.database.queries, acknowledged);
  });
});
