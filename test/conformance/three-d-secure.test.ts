import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { expectSound } from '../helpers/invariants.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { card, cards, makeDue, pay, placeOrder, post, read, rupiah } from '../helpers/orders.ts';

describe.each(hosts)('3-D Secure on $name', (host) => {
  const { ask, current } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));
  afterAll(() => expectSound(current().shop.database.queries));

  async function challenged({ number = cards.secure as string, capture }: { number?: string; capture?: 'manual' } = {}) {
    const order = await placeOrder(ask);
    const payment = await pay(ask, order, { number, ...(capture && { capture }) });
    expect(payment).toMatchObject({ status: 'requires_action', next_action: { type: 'three_d_secure' } });
    return { order, payment };
  }

  const answer = (payment: { id: string }, result: string) => post(ask, `/v1/payments/${payment.id}/authenticate`, { json: { result } });

  test('is passed: the payment succeeds and the order is confirmed', async () => {
    const { order, payment } = await challenged();
    expect((await answer(payment, 'succeed')).json).toMatchObject({ status: 'succeeded', captured: order.totals.total, next_action: null });
    expect(await read(ask, order)).toMatchObject({ status: 'confirmed', payment_status: 'captured' });
  });

  test('is passed with manual capture: the amount is held', async () => {
    const { order, payment } = await challenged({ capture: 'manual' });
    expect((await answer(payment, 'succeed')).json).toMatchObject({ status: 'requires_capture', captured: rupiah(0) });
    expect(await read(ask, order)).toMatchObject({ status: 'confirmed', payment_status: 'authorized' });
  });

  test('is failed: the payment is declined and the order can be paid again', async () => {
    const { order, payment } = await challenged();
    expect((await answer(payment, 'fail')).json).toMatchObject({ status: 402, code: 'authentication_failed' });
    expect(await read(ask, order)).toMatchObject({ status: 'pending', payment_status: 'failed', payments: [{ status: 'requires_payment_method', failure: 'authentication_failed', next_action: null }] });
    await pay(ask, order);
    expect(await read(ask, order)).toMatchObject({ status: 'confirmed' });
  });

  test('is passed by a card that the bank then declines', async () => {
    const { order, payment } = await challenged({ number: cards.secureDeclined });
    expect((await answer(payment, 'succeed')).json).toMatchObject({ status: 402, code: 'card_declined' });
    expect(await read(ask, order)).toMatchObject({ status: 'pending', payment_status: 'failed', payments: [{ failure: 'card_declined' }] });
  });

  test('takes no answer but succeed and fail', async () => {
    const { payment } = await challenged();
    expect((await answer(payment, 'maybe')).json.code).toBe('validation_failed');
  });

  test('comes before any capture', async () => {
    const { order, payment } = await challenged({ capture: 'manual' });
    expect((await post(ask, `/v1/payments/${payment.id}/capture`, { as: admin, json: {} })).json).toMatchObject({ status: 409, code: 'invalid_transition' });
    expect(await read(ask, order)).toMatchObject({ status: 'pending', payment_status: 'requires_action', payments: [{ status: 'requires_action', captured: rupiah(0) }] });
  });

  test('keeps another payment away while it is open', async () => {
    const { order } = await challenged();
    expect((await post(ask, `/v1/orders/${order.id}/payments`, { json: { card: card() } })).json).toMatchObject({ code: 'invalid_transition', detail: expect.stringContaining('3-D Secure') });
  });

  test('is answered once, however many answer at the same time', async () => {
    const { order, payment } = await challenged();
    const answers = await Promise.all(['succeed', 'fail', 'succeed', 'fail'].map((result) => answer(payment, result)));
    const statuses = answers.map(({ status }) => status).sort();
    expect([[200, 409, 409, 409], [402, 409, 409, 409]]).toContainEqual(statuses);
    expect(await read(ask, order)).toMatchObject(statuses[0] === 200 ? { status: 'confirmed' } : { status: 'pending', payment_status: 'failed' });
  });

  test('cannot be passed any more once the order\'s time is over', async () => {
    const { order, payment } = await challenged();
    await makeDue(current().shop.database, order);
    expect((await answer(payment, 'succeed')).json).toMatchObject({ status: 409, code: 'invalid_transition', detail: expect.stringContaining('expired') });
    expect(await read(ask, order)).toMatchObject({ payments: [{ status: 'requires_action', captured: rupiah(0) }] });
  });
});
