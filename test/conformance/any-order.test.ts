// Whatever is done to an order, in whatever sequence and at the same moment: money and goods add up.
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expireDue } from '../../api/orders/orders.service.ts';
import { running, type Answer } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { card, cards, later, placeOrder, post, read, restock, rupiah, stockOf } from '../helpers/orders.ts';

const seed = Number(process.env.SEED) || Date.now() % 1_000_000_000;
const lives = 25;

const part = fc.double({ min: 0.001, max: 1.1, noNaN: true });
const pieces = fc.constantFrom(1, 1, 2, 3);

type Action =
  | { do: 'pay'; number: string; capture: string }
  | { do: 'authenticate'; result: string }
  | { do: 'capture'; part: number | undefined }
  | { do: 'refund'; part: number | undefined; restocked: number | undefined }
  | { do: 'ship'; pieces: number | undefined }
  | { do: 'deliver'; which: number }
  | { do: 'cancel' | 'expire' };

/** What somebody may try; `part` is of the order's total, a little more than all of it included. */
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pay' as const), number: fc.constantFrom(cards.good, cards.good, cards.secure, cards.secureDeclined, cards.declined), capture: fc.constantFrom('automatic', 'manual') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('authenticate' as const), result: fc.constantFrom('succeed', 'succeed', 'fail') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('capture' as const), part: fc.option(part, { nil: undefined }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('refund' as const), part: fc.option(part, { nil: undefined }), restocked: fc.option(pieces, { nil: undefined }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ship' as const), pieces: fc.option(pieces, { nil: undefined }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deliver' as const), which: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'cancel' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'expire' as const }) },
);

/** One to three things at the same moment, again and again; half of the lives begin with a card that is good. */
const step = fc.array(action, { minLength: 1, maxLength: 3 });
const good: fc.Arbitrary<Action[]> = fc.constantFrom('automatic', 'manual').map((capture) => [{ do: 'pay', number: cards.good, capture }]);
const life = fc.tuple(fc.oneof(good, step), fc.array(step, { minLength: 2, maxLength: 8 })).map(([first, rest]) => [first, ...rest]);

describe.each(hosts)(`any life of an order on $name, SEED=${seed}`, (host) => {
  const { ask, current } = running(host);
  const shop = () => current().shop;
  let admin: Login;
  beforeAll(async () => {
    admin = await loginAs(ask, 'admin');
    for (const product of [1, 25]) await restock(ask, admin, { product });
  });
  afterEach(() => expectSound(shop().database.queries));

  /** Sends it about the latest payment, as an admin where it is one's to do; undefined: there is nothing to do it to. */
  function attempt(order: any, wish: Action): Promise<Answer | number> | undefined {
    const [payment, line] = [order.payments.at(-1), order.lines[0].id];
    const share = (of: number | undefined) => of !== undefined && { amount: rupiah(Math.max(1, Math.round(order.totals.total.amount * of))) };
    const toOrder = (path: string, json?: unknown) => post(ask, `/v1/orders/${order.id}/${path}`, { as: admin, json });
    const toPayment = (path: string, json: unknown) => payment && post(ask, `/v1/payments/${payment.id}/${path}`, { as: admin, json });
    switch (wish.do) {
      case 'pay': return toOrder('payments', { card: card(wish.number), capture: wish.capture });
      case 'authenticate': return toPayment('authenticate', { result: wish.result });
      case 'capture': return toPayment('capture', { ...share(wish.part) });
      case 'refund': return toPayment('refunds', { ...share(wish.part), ...(wish.restocked && { restock: [{ line, quantity: wish.restocked }] }) });
      case 'ship': return toOrder('fulfillments', wish.pieces ? { lines: [{ line, quantity: wish.pieces }] } : {});
      case 'deliver': return order.fulfillments[wish.which] && post(ask, `/v1/fulfillments/${order.fulfillments[wish.which].id}/deliver`, { as: admin });
      case 'cancel': return toOrder('cancel');
      case 'expire': return expireDue(later(shop(), 31));
    }
  }

  function expectMoneyToAddUp({ payments, totals, status, payment_status }: any): void {
    for (const { amount, captured, refunded, refunds } of payments) {
      expect(captured.amount).toBeLessThanOrEqual(amount.amount);
      expect(refunded.amount).toBeLessThanOrEqual(captured.amount);
      expect(refunds.reduce((sum: number, refund: any) => sum + refund.amount.amount, 0)).toBe(refunded.amount);
    }
    const taken = payments.filter(({ captured }: any) => captured.amount > 0);
    expect(taken.length).toBeLessThanOrEqual(1);
    for (const { amount, captured, refunded } of taken) {
      expect(amount).toEqual(totals.total);
      expect(payment_status).toBe(refunded.amount === 0 ? 'captured' : refunded.amount < captured.amount ? 'partially_refunded' : 'refunded');
    }
    if (['canceled', 'expired'].includes(status)) expect(payments.map(({ captured, refunded }: any) => captured.amount - refunded.amount).filter(Boolean)).toEqual([]);
  }

  /** What has become of the pieces of each line, against what the shelf had before the order. */
  async function expectGoodsToAddUp({ lines, status }: any, before: Map<number, { qty: number; reserved: number }>): Promise<void> {
    for (const { product, quantity, fulfilled, released, restocked } of lines) {
      const waiting = quantity - fulfilled - released;
      expect(Math.min(waiting, fulfilled - restocked)).toBeGreaterThanOrEqual(0);
      if (!['pending', 'confirmed'].includes(status)) expect(waiting).toBe(0);
      if (['canceled', 'expired'].includes(status)) expect(fulfilled).toBe(0);
      const { qty, reserved } = before.get(product.id)!;
      expect(await stockOf(shop().database, product.id)).toEqual({ qty: qty - waiting - fulfilled + restocked, reserved: reserved + waiting });
    }
  }

  test(`keeps the books right: ${lives} lives`, { timeout: 90_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(life, async (steps) => {
        // What earlier lives have left behind would expire in the midst of this one.
        await expireDue(later(shop(), 31));
        const before = new Map(await Promise.all([1, 25].map(async (id) => [id, await stockOf(shop().database, id)] as const)));
        let order = await placeOrder(ask, { items: [{ product: 1, quantity: 3 }, { product: 25, quantity: 1 }], promotions: ['HEMAT10'], shipping: 'regular' });
        for (const step of steps) {
          const answers = await Promise.all(step.map((wish) => attempt(order, wish)));
          for (const answer of answers) if (typeof answer === 'object') expect([200, 201, 402, 409, 422], answer.text).toContain(answer.status);
          order = await read(ask, order);
          expectMoneyToAddUp(order);
          await expectGoodsToAddUp(order, before);
        }
      }),
      { seed, numRuns: lives, endOnFailure: true },
    );
  });
});
