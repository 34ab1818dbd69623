// What has to be there before an operation can succeed: a cart with something in it, an order that waits for money, a card that asks
// for 3-D Secure. Everything is made through the API, by the people who would make it.
import { expect } from 'vitest';
import type { AnyOperation } from '../../api/operation.ts';
import { fillRequest, type FilledRequest, type Variables } from '../../api/projections/run-story.ts';
import { toRequest } from '../../api/projections/story-requests.ts';
import { send, type Answer } from './client.ts';
import { loginAs } from './logins.ts';

export type Person = 'guest' | 'customer' | 'admin' | 'other';

const address = { recipient: 'Ayu Lestari', phone: '+62 812 3456 7890', street: 'Jalan Braga 12', city: 'Bandung', province: 'Jawa Barat', postal_code: '40111' };
const cards = { good: '4242424242424242', secure: '4000002760003184', secureDeclined: '4000008400001629' } as const;

type Tokens = Readonly<Record<Exclude<Person, 'guest'>, string>>;

export class Situations {
  readonly origin: string;
  readonly #tokens: Tokens;
  /** Whose carts, orders and payments are made. */
  readonly #buyer: 'customer' | 'guest';
  /** A product at Rp 100.000 with 100,000 pieces on the shelf. */
  product = 0;

  static async open(origin: string, buyer: 'customer' | 'guest' = 'customer'): Promise<Situations> {
    const tokenOf = async (person: 'customer' | 'admin' | 'other') => (await loginAs(origin, person)).authorization.replace('Bearer ', '');
    const situations = new Situations(origin, { customer: await tokenOf('customer'), admin: await tokenOf('admin'), other: await tokenOf('other') }, buyer);
    situations.product = await situations.newProduct(100_000);
    return situations;
  }

  private constructor(origin: string, tokens: Tokens, buyer: 'customer' | 'guest') {
    this.origin = origin;
    this.#tokens = tokens;
    this.#buyer = buyer;
  }

  /** Sends a request as somebody, under a key of its own and for any state; it has to succeed. */
  async make(person: Person, request: string, json?: unknown): Promise<any> {
    const answer = await this.ask(person, request, json);
    expect(answer.status, `${request}: ${answer.text}`).toBeLessThan(300);
    return answer.json;
  }

  ask(person: Person, request: string, json?: unknown): Promise<Answer> {
    const headers = { ...(person !== 'guest' && { authorization: `Bearer ${this.#tokens[person]}` }), 'idempotency-key': crypto.randomUUID(), 'if-match': '*' };
    return send(this.origin, request, { headers, ...(json !== undefined && { json }) });
  }

  async newProduct(stock: number): Promise<number> {
    const { id } = await this.make('admin', 'POST /v1/products', { name: 'Kopi uji', slug: `uji-${crypto.randomUUID()}`, price: { amount: 10_000_000, currency: 'IDR' }, stock });
    return id;
  }

  /** A cart that can be checked out. */
  async cart(product = this.product, quantity = 2, buyer = this.#buyer): Promise<{ cart: string; item: string }> {
    const { id: cart } = await this.make(buyer, 'POST /v1/carts', {});
    await this.make(buyer, `PATCH /v1/carts/${cart}`, { email: 'ayu@etalase.example', shipping_address: address, shipping_option: 'regular' });
    const { items } = await this.make(buyer, `POST /v1/carts/${cart}/items`, { product, quantity });
    return { cart, item: items[0].id };
  }

  async guestCart(): Promise<string> {
    const { json } = await send(this.origin, 'POST /v1/carts');
    await send(this.origin, `POST /v1/carts/${json.id}/items`, { json: { product: this.product, quantity: 1 } });
    return json.id;
  }

  async order(): Promise<{ cart: string; item: string; order: string; line: string }> {
    const { cart, item } = await this.cart();
    const { id, lines } = await this.make(this.#buyer, `POST /v1/carts/${cart}/checkout`);
    return { cart, item, order: id, line: lines[0].id };
  }

  async payment(card: keyof typeof cards = 'good', capture: 'automatic' | 'manual' = 'automatic') {
    const made = await this.order();
    const { id } = await this.make(this.#buyer, `POST /v1/orders/${made.order}/payments`, { card: { number: cards[card], exp_month: 12, exp_year: 2040, cvc: '123' }, capture });
    return { ...made, payment: id as string };
  }

  async fulfillment() {
    const made = await this.payment();
    const { id } = await this.make('admin', `POST /v1/orders/${made.order}/fulfillments`, {});
    return { ...made, fulfillment: id as string };
  }

  async delivery(): Promise<{ webhook_endpoint: string; delivery: string }> {
    await this.closeEndpoints();
    const { id: webhook_endpoint } = await this.make('admin', 'POST /v1/webhook-endpoints', { url: 'https://accounting.example/etalase' });
    await this.payment();
    const { data } = await this.make('admin', `GET /v1/webhook-endpoints/${webhook_endpoint}/deliveries`);
    return { webhook_endpoint, delivery: data[0].id };
  }

  /** A shop has only so many webhook endpoints. */
  async closeEndpoints(): Promise<void> {
    const { data } = await this.make('admin', 'GET /v1/webhook-endpoints');
    for (const { id } of data) await this.make('admin', `DELETE /v1/webhook-endpoints/${id}`);
  }

  /** The request of an operation's example, in a situation in which it succeeds. */
  async ready(operation: AnyOperation, example = 0): Promise<FilledRequest> {
    const variables = { ...(await this.#variablesFor(operation)), ...(await this.#tokensFor(operation)), key: crypto.randomUUID(), etag: '*' };
    const request = toRequest({ operation: operation.id, example }, operation);
    return fillRequest(request, operation.ifMatch ? { ...variables, etag: await this.#etagFor(fillRequest(request, variables).path) } : variables);
  }

  /** A request that ends a login or spends its refresh token gets one of its own. */
  async #tokensFor({ id }: AnyOperation): Promise<Variables> {
    if (id !== 'logout' && id !== 'refresh') return { customer_token: this.#tokens.customer, admin_token: this.#tokens.admin };
    const { json } = await send(this.origin, 'POST /v1/auth/login', { json: { email: 'ayu@etalase.example', password: 'pasar-malam-lampu-kuning' } });
    return { customer_token: json.access_token, refresh_token: json.refresh_token };
  }

  async #etagFor(path: string): Promise<string> {
    return (await this.ask('admin', `GET ${path}`)).headers.get('etag')!;
  }

  async #variablesFor({ id, chain }: AnyOperation): Promise<Variables> {
    const taken = Object.values(chain?.takes ?? {});
    const made: Record<string, string | number> = { product: this.product, brand: 1, category: 1 };
    const isMerged = taken.includes('guest_cart');
    if (taken.includes('cart')) Object.assign(made, await this.cart(this.product, 2, isMerged ? 'customer' : this.#buyer));
    if (isMerged) made.guest_cart = await this.guestCart();
    if (id === 'removePromotion') await this.make(this.#buyer, `POST /v1/carts/${made.cart}/promotions`, { code: 'HEMAT10' });
    if (taken.includes('order')) Object.assign(made, id === 'createFulfillment' ? await this.payment() : await this.order());
    if (taken.includes('payment')) Object.assign(made, id === 'authenticatePayment' ? await this.payment('secure') : await this.payment('good', id === 'capturePayment' ? 'manual' : 'automatic'));
    if (taken.includes('fulfillment')) Object.assign(made, await this.fulfillment());
    if (taken.includes('webhook_endpoint') || taken.includes('delivery')) Object.assign(made, await this.delivery());
    if (taken.includes('address')) made.address = (await this.make('customer', 'POST /v1/me/addresses', address)).id;
    if (taken.includes('new_product')) made.new_product = await this.newProduct(3);
    if (taken.includes('new_brand')) made.new_brand = (await this.make('admin', 'POST /v1/brands', { name: `Merek ${crypto.randomUUID()}` })).id;
    if (taken.includes('new_category')) made.new_category = (await this.make('admin', 'POST /v1/categories', { name: { en: 'Tests', id: 'Uji' }, slug: `uji-${crypto.randomUUID()}` })).id;
    return Object.fromEntries(Object.entries(made).map(([name, value]) => [name, String(value)]));
  }
}
