import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { address, card, pay, placeOrder, step } from '../helpers/orders.ts';

// MariaDB takes 'a ' for 'a' when it compares texts, SQLite doesn't.
describe.each(hosts)('an id with a blank behind it, $name', (host) => {
  const { ask } = running(host);
  let admin: Login;
  let ids: Record<'order' | 'payment' | 'fulfillment' | 'address' | 'endpoint' | 'delivery', string>;

  beforeAll(async () => {
    admin = await loginAs(ask, 'admin');
    const order = await placeOrder(ask, { as: admin });
    const payment = await pay(ask, order, { as: admin });
    const fulfillment = await step(ask, `/v1/orders/${order.id}/fulfillments`, admin);
    const saved = await ask('POST /v1/me/addresses', { headers: admin, json: address });
    const endpoint = await ask('POST /v1/webhook-endpoints', { headers: admin, json: { url: 'http://127.0.0.1:9/' } });
    const deliveries = await ask(`GET /v1/webhook-endpoints/${endpoint.json.id}/deliveries`, { headers: admin });
    ids = { order: order.id, payment: payment.id, fulfillment: fulfillment.id, address: saved.json.id, endpoint: endpoint.json.id, delivery: deliveries.json.data[0].id };
  });

  test.each([
    ['getOrder', 'GET /v1/orders/{order}'],
    ['cancelOrder', 'POST /v1/orders/{order}/cancel'],
    ['createPayment', 'POST /v1/orders/{order}/payments', { card: card() }],
    ['createFulfillment', 'POST /v1/orders/{order}/fulfillments', {}],
    ['deliverFulfillment', 'POST /v1/fulfillments/{fulfillment}/deliver'],
    ['getPayment', 'GET /v1/payments/{payment}'],
    ['authenticatePayment', 'POST /v1/payments/{payment}/authenticate', { result: 'succeed' }],
    ['capturePayment', 'POST /v1/payments/{payment}/capture', {}],
    ['createRefund', 'POST /v1/payments/{payment}/refunds', {}],
    ['updateAddress', 'PATCH /v1/me/addresses/{address}', { city: 'Solo' }],
    ['deleteAddress', 'DELETE /v1/me/addresses/{address}'],
    ['listDeliveries', 'GET /v1/webhook-endpoints/{endpoint}/deliveries'],
    ['retryDelivery', 'POST /v1/webhook-deliveries/{delivery}/retry'],
    ['deleteWebhookEndpoint', 'DELETE /v1/webhook-endpoints/{endpoint}'],
  ])('is nobody\'s for %s', async (_, request, json?: object) => {
    const address = request.replace(/\{(\w+)\}/, (_, name: keyof typeof ids) => `${ids[name]}%20`);
    const answer = await ask(address, { headers: { ...admin, 'idempotency-key': randomUUID() }, ...(json && { json }) });
    expect(answer.json).toMatchObject({ status: 422, code: 'validation_failed' });
  });

  test('leaves a key under which an adjustment was made the same, however its address is written', async () => {
    const headers = { ...admin, 'idempotency-key': randomUUID() };
    const [plain, encoded, padded] = [await adjust('3'), await adjust('%33'), await adjust('03')];
    expect([encoded.text, padded.text]).toEqual([plain.text, plain.text]);
    expect(encoded.headers.get('idempotent-replayed')).toBe('true');
    expect((await adjust('4')).headers.has('idempotent-replayed')).toBe(false);

    function adjust(product: string) {
      return ask(`POST /v1/inventory/${product}/adjustments`, { headers, json: { delta: 1, reason: 'Found behind the shelf' } });
    }
  });
});
