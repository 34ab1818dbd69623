// How each error of the catalogue that belongs to the shop's business is brought about, for the operations that list it.
import type { ErrorCode } from '../../api/errors.ts';
import type { AnyOperation } from '../../api/operation.ts';
import { send, type Answer } from '../helpers/client.ts';
import type { RunningHost } from '../helpers/hosts.ts';
import { registerNew } from '../helpers/logins.ts';
import type { Situations } from '../helpers/situations.ts';

type Provocation = (situations: Situations, operation: AnyOperation, host: RunningHost) => Promise<Answer>;

const card = (number: string) => ({ card: { number, exp_month: 12, exp_year: 2040, cvc: '123' } });
const pay = (number: string): Provocation => async (shop) => shop.ask('customer', `POST /v1/orders/${(await shop.order()).order}/payments`, card(number));

/** Sends the operation about a cart, with a body of its example, as the customer. */
function aboutCart(shop: Situations, { method, path, examples }: AnyOperation, { cart, item }: { cart: string; item: string }, change: Record<string, unknown> = {}): Promise<Answer> {
  const [example] = examples;
  const address = path.replace('{cart}', cart).replace('{item}', item).replace('{code}', 'HEMAT10');
  return shop.ask('customer', `${method} ${address}`, example!.body && { ...(example!.body as object), ...change });
}

export const provocations: Partial<Record<ErrorCode, Provocation>> = {
  invalid_credentials: ({ origin }) => send(origin, 'POST /v1/auth/login', { json: { email: 'ayu@etalase.example', password: 'kopi' } }),
  invalid_refresh_token: ({ origin }) => send(origin, 'POST /v1/auth/refresh', { json: { refresh_token: 'never-given' } }),

  card_declined: async (shop, { id }) => {
    if (id !== 'authenticatePayment') return pay('4000000000000002')(shop, undefined!, undefined!);
    return shop.ask('customer', `POST /v1/payments/${(await shop.payment('secureDeclined')).payment}/authenticate`, { result: 'succeed' });
  },
  insufficient_funds: pay('4000000000009995'),
  expired_card: pay('4000000000000069'),
  incorrect_cvc: pay('4000000000000127'),
  processing_error: pay('4000000000000119'),
  authentication_failed: async (shop) => shop.ask('customer', `POST /v1/payments/${(await shop.payment('secure')).payment}/authenticate`, { result: 'fail' }),

  brand_in_use: (shop, { id, method, path }) => shop.ask('admin', `${method} ${id === 'deleteBrand' ? path.replace('{brand}', '1') : `${path}?brand_id=1`}`),

  cart_closed: async (shop, operation) => {
    const closed = await shop.order();
    return aboutCart(shop, operation, closed, operation.id === 'mergeCart' ? { from: await shop.guestCart() } : {});
  },
  cart_incomplete: async (shop) => shop.ask('customer', `POST /v1/carts/${(await shop.make('customer', 'POST /v1/carts', {})).id}/checkout`),
  product_unavailable: async (shop) => {
    const product = await shop.newProduct(5);
    const { cart } = await shop.cart(product);
    await shop.make('admin', `DELETE /v1/products/${product}`);
    return shop.ask('customer', `POST /v1/carts/${cart}/checkout`);
  },
  promotion_not_applicable: async (shop, { id }) => {
    const code = `HABIS-${Date.now()}`;
    await shop.make('admin', 'POST /v1/promotions', { code, kind: 'percentage', value: 5, usage_limit: 1 });
    const [first, second] = [await shop.cart(), await shop.cart()];
    const apply = (cart: string) => shop.make('customer', `POST /v1/carts/${cart}/promotions`, { code });
    await apply(first.cart);
    if (id === 'checkout') await apply(second.cart);
    await shop.make('customer', `POST /v1/carts/${first.cart}/checkout`);
    return id === 'checkout' ? shop.ask('customer', `POST /v1/carts/${second.cart}/checkout`) : shop.ask('customer', `POST /v1/carts/${second.cart}/promotions`, { code });
  },
  // What fits while it is put into the cart may no longer fit once prices have risen.
  total_too_large: async (shop, operation) => {
    const product = await shop.newProduct(5);
    const made = await shop.cart();
    if (operation.id === 'removePromotion') await shop.make('customer', `POST /v1/carts/${made.cart}/promotions`, { code: 'HEMAT10' });
    await shop.make('customer', `POST /v1/carts/${made.cart}/items`, { product, quantity: 3 });
    const change = operation.id === 'mergeCart' ? { from: await shop.guestCart() } : {};
    await shop.make('admin', `PATCH /v1/products/${product}`, { price: { amount: 999_999_999_999_999, currency: 'IDR' } });
    return aboutCart(shop, operation, made, change);
  },
  out_of_stock: async (shop, { id }) => {
    const product = await shop.newProduct(1);
    if (id === 'adjustInventory') return shop.ask('admin', `POST /v1/inventory/${product}/adjustments`, { delta: -2, reason: 'Counted anew' });
    return shop.ask('customer', `POST /v1/carts/${(await shop.cart(product, 2)).cart}/checkout`);
  },

  invalid_transition: (shop, { id }) => illegal[id]!(shop),
  amount_exceeds_captured: async (shop) => shop.ask('admin', `POST /v1/payments/${(await shop.payment()).payment}/refunds`, { amount: { amount: 900_000_000, currency: 'IDR' } }),

  email_taken: async ({ origin }, { id }) => {
    if (id === 'register') return send(origin, 'POST /v1/auth/register', { json: { email: 'ayu@etalase.example', password: 'hujan-sore-teh-hangat', name: 'Ayu' } });
    const { authorization, password } = await registerNew(origin);
    return send(origin, 'PATCH /v1/me', { headers: { authorization }, json: { email: 'ayu@etalase.example', current_password: password } });
  },
  too_many_webhook_endpoints: async (shop) => {
    const open = () => shop.ask('admin', 'POST /v1/webhook-endpoints', { url: 'https://accounting.example/etalase' });
    let answer = await open();
    for (let tries = 0; tries < 100 && answer.status === 201; tries++) answer = await open();
    await shop.closeEndpoints();
    return answer;
  },
  demo_account: (shop) => shop.ask('customer', 'PATCH /v1/me', { password: 'hujan-sore-teh-hangat', current_password: 'pasar-malam-lampu-kuning' }),
  not_resettable: async (shop, _, host) => {
    const { queries } = host.shop.database;
    await queries.updateTable('shop_state').set({ value: '0' }).where('name', '=', 'seeded').execute();
    const answer = await shop.ask('admin', 'POST /v1/sandbox/reset');
    await queries.updateTable('shop_state').set({ value: '1' }).where('name', '=', 'seeded').execute();
    return answer;
  },
};

/** An action that the state does not allow, for each operation that acts on an order or a payment. */
const illegal: Readonly<Record<string, (shop: Situations) => Promise<Answer>>> = {
  cancelOrder: async (shop) => {
    const { order } = await shop.order();
    await shop.make('customer', `POST /v1/orders/${order}/cancel`);
    return shop.ask('customer', `POST /v1/orders/${order}/cancel`);
  },
  createFulfillment: async (shop) => shop.ask('admin', `POST /v1/orders/${(await shop.order()).order}/fulfillments`, {}),
  deliverFulfillment: async (shop) => {
    const { fulfillment } = await shop.fulfillment();
    await shop.make('admin', `POST /v1/fulfillments/${fulfillment}/deliver`);
    return shop.ask('admin', `POST /v1/fulfillments/${fulfillment}/deliver`);
  },
  createPayment: async (shop) => shop.ask('customer', `POST /v1/orders/${(await shop.payment()).order}/payments`, card('4242424242424242')),
  authenticatePayment: async (shop) => shop.ask('customer', `POST /v1/payments/${(await shop.payment()).payment}/authenticate`, { result: 'succeed' }),
  capturePayment: async (shop) => shop.ask('admin', `POST /v1/payments/${(await shop.payment()).payment}/capture`, {}),
  createRefund: async (shop) => shop.ask('admin', `POST /v1/payments/${(await shop.payment('good', 'manual')).payment}/refunds`, {}),
};
