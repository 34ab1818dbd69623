// Every (state, action) pair of both tables: what a table has is possible, what it doesn't have is refused and changes nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderStates, type OrderAction } from '../../api/orders/order.states.ts';
import type { OrderStatus } from '../../api/orders/orders.contract.ts';
import { expireDue } from '../../api/orders/orders.service.ts';
import { paymentStates, type PaymentAction } from '../../api/payments/payment.states.ts';
import type { PaymentStatus } from '../../api/payments/payment.contract.ts';
import type { StateTable } from '../../api/states.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { card, cards, later, pay, placeOrder, post, read, step, stockOf } from '../helpers/orders.ts';

const namesOf = <Name extends string>(record: Readonly<Record<Name, unknown>>) => Object.keys(record) as Name[];

function pairsOf<Status extends string, Action extends string, From extends Status, By extends Action>(table: StateTable<Status, Action>, statuses: readonly From[], actions: readonly By[]) {
  const targetOf = (status: From, action: By) => table.transitions.find((transition) => transition.from === status && transition.action === action)?.to;
  return statuses.flatMap((status) => actions.map((action) => ({ status, action, to: targetOf(status, action) })));
}

describe.each(hosts)('state tables on $name', (host) => {
  const { ask, current } = running(host);
  const shop = () => current().shop;
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));
  afterAll(() => expectSound(shop().database.queries));

  const sweepLater = () => expireDue(later(shop(), 31));

  /** The order, the shelf and the outbox. */
  async function snapshot(order: { id: string }) {
    const events = await shop().database.queries.selectFrom('events').select('event_id').execute();
    return { order: await read(ask, order), stock: await stockOf(shop().database, 1), events: events.length };
  }

  const place = () => placeOrder(ask, { items: [{ product: 1, quantity: 1 }] });

  async function paid() {
    const order = await place();
    await pay(ask, order);
    return order;
  }

  async function shipped() {
    const order = await paid();
    await step(ask, `/v1/orders/${order.id}/fulfillments`, admin);
    return order;
  }

  /** A new order in each state. */
  const orderIn: Record<OrderStatus, () => Promise<any>> = {
    pending: place,
    confirmed: paid,
    shipped,
    async delivered() {
      const order = await shipped();
      await act.deliver(order);
      return order;
    },
    async canceled() {
      const order = await place();
      await step(ask, `/v1/orders/${order.id}/cancel`);
      return order;
    },
    async expired() {
      const order = await place();
      expect(await sweepLater()).toBeGreaterThan(0);
      return order;
    },
  };

  /** The request behind each action; `expire` is no request and answers how many it was done to. */
  const act = {
    pay: (order: any) => post(ask, `/v1/orders/${order.id}/payments`, { json: { card: card() } }),
    cancel: (order: any) => post(ask, `/v1/orders/${order.id}/cancel`, { as: admin }),
    ship: (order: any) => post(ask, `/v1/orders/${order.id}/fulfillments`, { as: admin, json: {} }),
    async deliver(order: any) {
      const { fulfillments } = await read(ask, order);
      return post(ask, `/v1/fulfillments/${fulfillments[0].id}/deliver`, { as: admin });
    },
  } satisfies Partial<Record<OrderAction, unknown>>;

  // A parcel exists only once an order was confirmed; of one that never was, none can be delivered.
  const hasParcel = (status: OrderStatus) => ['confirmed', 'shipped', 'delivered'].includes(status);
  const orderPairs = pairsOf(orderStates, namesOf(orderStates.statuses), namesOf(act)).filter(({ status, action }) => action !== 'deliver' || hasParcel(status));

  async function orderFor(status: OrderStatus, action: string) {
    if (status !== 'confirmed' || action !== 'deliver') return orderIn[status]();
    const order = await placeOrder(ask, { items: [{ product: 1, quantity: 2 }] });
    await pay(ask, order);
    await step(ask, `/v1/orders/${order.id}/fulfillments`, admin, { lines: [{ line: order.lines[0].id, quantity: 1 }] });
    return order;
  }

  test.each(orderPairs.filter(({ to }) => to))('$action leads an order from $status to $to', async ({ status, action, to }) => {
    const order = await orderFor(status, action);
    expect(await read(ask, order)).toMatchObject({ status });
    expect((await act[action](order)).status).toBeLessThan(300);
    expect(await read(ask, order)).toMatchObject({ status: to });
  });

  test.each(orderPairs.filter(({ to }) => !to))('$action is refused for an order that is $status, and changes nothing', async ({ status, action }) => {
    const order = await orderFor(status, action);
    const before = await snapshot(order);
    expect(before.order).toMatchObject({ status });
    expect((await act[action](order)).json).toMatchObject({ status: 409, code: 'invalid_transition', detail: expect.stringContaining(status) });
    expect(await snapshot(order)).toEqual(before);
  });

  test.each(pairsOf(orderStates, namesOf(orderStates.statuses), ['expire']))('time makes of an order that is $status: $to', async ({ status, to }) => {
    const order = await orderIn[status]();
    await cancelOthers(order);
    const before = await snapshot(order);
    await sweepLater();
    if (to) expect(await read(ask, order)).toMatchObject({ status: to });
    else expect(await snapshot(order)).toEqual(before);
  });

  /** Cancels what other tests have left pending, so that the next sweep is about this order alone. */
  async function cancelOthers({ id }: { id: string }) {
    const { queries } = shop().database;
    const pending = await queries.selectFrom('orders').select('order_id').where('status', '=', 'pending').where('order_id', '!=', id).execute();
    for (const { order_id } of pending) await step(ask, `/v1/orders/${order_id}/cancel`, admin);
  }

  /** A new order whose only payment is in each state that can be read; `processing` ends within a request. */
  const paymentIn: Record<Exclude<PaymentStatus, 'processing'>, () => Promise<any>> = {
    requires_action: () => orderPaidBy({ number: cards.secure, capture: 'manual' }),
    requires_capture: () => orderPaidBy({ capture: 'manual' }),
    succeeded: () => orderPaidBy({}),
    async requires_payment_method() {
      const order = await place();
      await post(ask, `/v1/orders/${order.id}/payments`, { json: { card: card(cards.declined) } });
      return order;
    },
    async canceled() {
      const order = await orderPaidBy({ capture: 'manual' });
      await step(ask, `/v1/orders/${order.id}/cancel`, admin);
      return order;
    },
  };

  async function orderPaidBy(how: { number?: string; capture?: 'manual' }) {
    const order = await place();
    await pay(ask, order, how);
    return order;
  }

  const actOnPayment = {
    authenticate: (payment: any) => post(ask, `/v1/payments/${payment.id}/authenticate`, { json: { result: 'succeed' } }),
    capture: (payment: any) => post(ask, `/v1/payments/${payment.id}/capture`, { as: admin, json: {} }),
    refund: (payment: any) => post(ask, `/v1/payments/${payment.id}/refunds`, { as: admin, json: {} }),
  } satisfies Partial<Record<PaymentAction, unknown>>;

  const paymentPairs = pairsOf(paymentStates, namesOf(paymentIn), namesOf(actOnPayment));

  test.each(paymentPairs.filter(({ to }) => to))('$action leads a payment from $status to $to', async ({ status, action, to }) => {
    const [payment] = (await read(ask, await paymentIn[status]())).payments;
    expect(payment.status).toBe(status);
    expect((await actOnPayment[action](payment)).status).toBeLessThan(300);
    // 3-D Secure leads to 'processing', and from there, within the same request, to where the bank decides.
    const after = (await ask(`GET /v1/payments/${payment.id}`)).json.status;
    if (to === 'processing') expect(paymentStates.transitions.filter(({ from }) => from === to).map((transition) => transition.to)).toContain(after);
    else expect(after).toBe(to);
  });

  test.each(paymentPairs.filter(({ to }) => !to))('$action is refused for a payment that is $status, and changes nothing', async ({ status, action }) => {
    const order = await paymentIn[status]();
    const before = await snapshot(order);
    expect(before.order.payments).toMatchObject([{ status }]);
    expect((await actOnPayment[action](before.order.payments[0])).json).toMatchObject({ status: 409, code: 'invalid_transition', detail: expect.stringContaining(status) });
    expect(await snapshot(order)).toEqual(before);
  });

  test.each(pairsOf(paymentStates, namesOf(paymentIn), ['cancel']))('the cancellation of its order makes of a payment that is $status: $to', async ({ status, to }) => {
    const order = await paymentIn[status]();
    await act.cancel(order);
    expect((await read(ask, order)).payments).toMatchObject([{ status: to ?? status }]);
  });
});
