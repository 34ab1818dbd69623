import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../api/database/database.ts';
import type { Shop } from '../../api/shop.ts';
import { deliverDue, forgetEvents } from '../../api/webhooks/dispatch.service.ts';
import { eventTypes, type EventType } from '../../api/webhooks/webhooks.contract.ts';
import { emit } from '../../api/webhooks/webhooks.service.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { openReceiver, verified, type Receiver } from '../helpers/receiver.ts';

/** When events of these tests happen by the shop's clock: after the first event of every endpoint. */
const at = '2040-01-05T08:30:00.000Z';

/** What is due from here on is due. */
const longAgo = '2020-01-01T00:00:00.000Z';

describe.each(hosts)('webhooks on $name', (host) => {
  const { ask, current } = running(host);
  let headers: Login;
  let receiver: Receiver;
  const opened: string[] = [];
  beforeAll(async () => void (headers = await loginAs(ask, 'admin')));
  beforeEach(async () => void (receiver = await openReceiver()));
  afterEach(async () => {
    for (const id of opened.splice(0)) await ask(`DELETE /v1/webhook-endpoints/${id}`, { headers });
    await receiver.close();
  });

  /** Opens an endpoint at the receiver, and lets its first event arrive unless told otherwise. */
  async function open(event_types?: readonly EventType[], path = '/hooks'): Promise<{ id: string; secret: string }> {
    const { status, json } = await ask('POST /v1/webhook-endpoints', { headers, json: { url: receiver.origin + path, ...(event_types && { event_types }) } });
    expect(status).toBe(201);
    opened.push(json.id);
    return json;
  }

  async function openAndGreet(event_types?: readonly EventType[], path?: string): Promise<{ id: string; secret: string }> {
    const endpoint = await open(event_types, path);
    await deliverDue(current().shop);
    receiver.received.length = 0;
    return endpoint;
  }

  const tell = (type: EventType, data: object = { id: 'ord_1' }) => inTransaction(current().shop.database, (trx) => emit(trx, type, data, at));

  const deliveries = async (id: string, query = '') => (await ask(`GET /v1/webhook-endpoints/${id}/deliveries${query}`, { headers })).json.data;

  /** Lets the next attempt be due: nobody waits for a day in a test. */
  async function makeDue(endpoint: string): Promise<void> {
    const { queries } = current().shop.database;
    await queries.updateTable('webhook_deliveries').set({ next_attempt_at: longAgo }).where('endpoint_id', '=', endpoint).where('status', '=', 'pending').execute();
  }

  describe('POST /v1/webhook-endpoints', () => {
    test('answers with a secret, which is never shown again', async () => {
      const { json } = await ask('POST /v1/webhook-endpoints', { headers, json: { url: `${receiver.origin}/a` } });
      opened.push(json.id);
      expect(json).toMatchObject({ id: expect.stringMatching(/^whe_\w{22}$/), url: `${receiver.origin}/a`, event_types: [...eventTypes], secret: expect.stringMatching(/^whsec_[\w+/]{43}=$/) });
      const list = await ask('GET /v1/webhook-endpoints?limit=100', { headers });
      expect(list.json.data.map(({ id }: any) => id)).toContain(json.id);
      expect(list.text).not.toContain('whsec_');
    });

    test('sends a first event, whatever was asked for', async () => {
      const { id, secret } = await open(['refund.created']);
      await deliverDue(current().shop);
      expect(verified(secret, receiver.received[0]!)).toMatchObject({ type: 'webhook_endpoint.created', data: { id, event_types: ['refund.created'] } });
      expect(receiver.received[0]!.body).not.toContain('whsec_');
    });

    test('opens twenty and no more, also when they are asked for at once', async () => {
      const { queries } = current().shop.database;
      await queries.deleteFrom('webhook_endpoints').execute();
      const answers = [];
      for (let round = 0; round < 3; round++) answers.push(...(await Promise.all(Array.from({ length: 9 }, () => ask('POST /v1/webhook-endpoints', { headers, json: { url: receiver.origin } })))));
      const codes = answers.map(({ json }) => json.code ?? 'opened');
      expect([codes.filter((code) => code === 'opened').length, codes.filter((code) => code === 'too_many_webhook_endpoints').length]).toEqual([20, 7]);
      await queries.deleteFrom('webhook_endpoints').execute();
    });

    test.each([
      ['no address', { url: 'shop' }, '/url', 'malformed_url'],
      ['another scheme', { url: 'ftp://shop.example/' }, '/url', 'malformed_url'],
      ['a scheme that hides another', { url: 'http:shop' }, '/url', 'malformed_url'],
      ['a password', { url: 'https://ayu:rahasia@shop.example/' }, '/url', 'refused_address'],
      ['an address that is too long', { url: `https://shop.example/${'a'.repeat(2000)}` }, '/url', 'too_big'],
      ['an unknown event', { url: 'https://shop.example/', event_types: ['order.lost'] }, '/event_types/0', 'invalid_value'],
      ['no event at all', { url: 'https://shop.example/', event_types: [] }, '/event_types', 'too_small'],
      ['an event twice', { url: 'https://shop.example/', event_types: ['order.created', 'order.created'] }, '/event_types', 'repeated'],
    ])('refuses %s', async (_, json, pointer, code) => {
      const answer = await ask('POST /v1/webhook-endpoints', { headers, json });
      expect([answer.status, answer.json.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
    });
  });

  describe('an event', () => {
    test('arrives signed, with the id, type, time and data that it was written with', async () => {
      const { secret } = await openAndGreet(['order.created']);
      await tell('order.created', { id: 'ord_7', note: 'kopi ☕' });
      expect(await deliverDue(current().shop)).toBe(1);
      const [message] = receiver.received;
      expect(verified(secret, message!)).toEqual({ type: 'order.created', timestamp: at, data: { id: 'ord_7', note: 'kopi ☕' } });
      expect(message!.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': expect.stringMatching(/^evt_\w{22}$/) });
      expect(() => verified('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', message!)).toThrow();
      expect(() => verified(secret, { ...message!, body: message!.body.replace('ord_7', 'ord_8') })).toThrow();
    });

    test('is sent to the endpoints that want its type, once to each', async () => {
      const [one, two, other] = [await openAndGreet(['order.created'], '/one'), await openAndGreet(undefined, '/two'), await openAndGreet(['refund.created'], '/other')];
      await tell('order.created');
      expect(await deliverDue(current().shop)).toBe(2);
      expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/one', '/two']);
      const [first, second] = receiver.received;
      expect(first!.headers['webhook-id']).toBe(second!.headers['webhook-id']);
      expect([await deliveries(one.id, '?status=succeeded'), await deliveries(two.id, '?status=pending'), await deliveries(other.id)].map((rows) => rows.length)).toEqual([2, 0, 1]);
    });

    test('is not written when what it tells of did not happen', async () => {
      const { id } = await openAndGreet();
      const { database } = current().shop;
      const count = async () => Number((await database.queries.selectFrom('events').select((of) => of.fn.countAll().as('rows')).executeTakeFirstOrThrow()).rows);
      const before = await count();
      await expect(inTransaction(database, async (trx) => {
        await emit(trx, 'order.created', {}, at);
        throw new Error('the stock is gone');
      })).rejects.toThrow('the stock is gone');
      expect([await count(), (await deliveries(id)).length]).toEqual([before, 1]);
      await tell('order.created');
      expect([await count(), (await deliveries(id)).length]).toEqual([before + 1, 2]);
    });

    test('is forgotten after 30 days of the shop\'s clock, but not before it was sent', async () => {
      const { id } = await openAndGreet(['order.created', 'order.expired']);
      const { shop } = current();
      const later = (days: number): Shop => ({ ...shop, now: async () => new Date(Date.parse(at) + days * 86_400_000).toISOString() });
      const told = async () => (await deliveries(id)).map(({ event }: any) => event.type).filter((type: string) => type.startsWith('order.'));
      await tell('order.created');
      await deliverDue(shop);
      await tell('order.expired');
      await forgetEvents(later(29));
      expect((await told()).sort()).toEqual(['order.created', 'order.expired']);
      await forgetEvents(later(31));
      expect(await told()).toEqual(['order.expired']);
    });
  });

  describe('a delivery that fails', () => {
    test.each([
      ['an error', 500, 500],
      ['a refusal', 404, 404],
      ['a redirect, which is not followed', 302, 302],
    ])('with %s is tried again, with the same id and body', async (_, status, shown) => {
      const { id, secret } = await openAndGreet(['order.created']);
      await tell('order.created');
      receiver.answer = () => ({ status, headers: { location: `${receiver.origin}/elsewhere` } });
      await deliverDue(current().shop);
      const [failed] = await deliveries(id);
      expect(failed).toMatchObject({ status: 'pending', attempts: 1, last_status: shown, last_error: null });
      receiver.answer = () => 200;
      expect(await deliverDue(current().shop)).toBe(0);
      await makeDue(id);
      expect(await deliverDue(current().shop)).toBe(1);
      const [first, second] = receiver.received;
      expect(receiver.received.map(({ path }) => path)).toEqual(['/hooks', '/hooks']);
      expect([second!.headers['webhook-id'], second!.body]).toEqual([first!.headers['webhook-id'], first!.body]);
      verified(secret, second!);
      expect((await deliveries(id))[0]).toMatchObject({ status: 'succeeded', attempts: 2, last_status: 200, next_attempt_at: null });
    });

    test('waits longer each time, and is given up after eight attempts', async () => {
      const { id } = await openAndGreet(['order.created']);
      await tell('order.created');
      receiver.answer = () => 503;
      const waits: number[] = [];
      for (let attempt = 1; attempt <= 8; attempt++) {
        await makeDue(id);
        const now = Date.now();
        await deliverDue(current().shop);
        const [{ attempts, status, next_attempt_at }] = await deliveries(id);
        expect([attempts, status]).toEqual([attempt, attempt < 8 ? 'pending' : 'failed']);
        if (next_attempt_at) waits.push((Date.parse(next_attempt_at) - now) / 1000);
      }
      expect(waits).toHaveLength(7);
      for (const [index, expected] of [5, 30, 120, 600, 3600, 21_600, 86_400].entries()) {
        expect(waits[index]).toBeGreaterThanOrEqual(expected * 0.8);
        expect(waits[index]).toBeLessThan(expected * 1.2 + 5);
      }
      await makeDue(id);
      expect(await deliverDue(current().shop)).toBe(0);
    });

    test('with 410 is given up at once', async () => {
      const { id } = await openAndGreet(['order.created']);
      await tell('order.created');
      receiver.answer = () => 410;
      await deliverDue(current().shop);
      expect((await deliveries(id, '?status=failed'))[0]).toMatchObject({ attempts: 1, last_status: 410, next_attempt_at: null });
    });

    test('for want of an answer tells why', async () => {
      const { id } = await openAndGreet(['order.created']);
      await tell('order.created');
      await receiver.close();
      await deliverDue(current().shop);
      expect((await deliveries(id))[0]).toMatchObject({ status: 'pending', last_status: null, last_error: expect.stringMatching(/./) });
    });

    test('holds up no other endpoint', { timeout: 30_000 }, async () => {
      const [silent, quick] = [await openAndGreet(['order.created'], '/silent'), await openAndGreet(['order.created'], '/quick')];
      receiver.answer = ({ path }) => (path === '/silent' ? undefined : 204);
      for (let event = 0; event < 25; event++) await tell('order.created');
      const round = deliverDue(current().shop);
      await expect.poll(async () => (await deliveries(quick.id, '?status=succeeded&limit=100')).length, { timeout: 4000 }).toBe(26);
      await round;
      const stuck = await deliveries(silent.id, '?limit=100');
      expect(stuck.filter(({ last_error }: any) => last_error !== null).length).toBeGreaterThanOrEqual(10);
    });
  });

  describe('several processes', () => {
    test('send each delivery once', async () => {
      const { id } = await openAndGreet(['order.created']);
      for (let event = 0; event < 40; event++) await tell('order.created');
      const { shop } = current();
      const counts = await Promise.all(Array.from({ length: 4 }, () => deliverDue({ ...shop })));
      expect(counts.reduce((sum, count) => sum + count)).toBe(40);
      expect(new Set(receiver.received.map(({ headers: of }) => of['webhook-id'])).size).toBe(40);
      expect(receiver.received).toHaveLength(40);
      expect(await deliveries(id, '?status=pending')).toEqual([]);
    });

    test('take over from one that died while sending, after half a minute', async () => {
      const { id } = await openAndGreet(['order.created']);
      await tell('order.created');
      const { shop } = current();
      const dying: Shop = { ...shop, courier: { ...shop.courier, post: () => new Promise(() => undefined) } };
      void deliverDue(dying);
      await expect.poll(async () => (await deliveries(id))[0].attempts).toBe(1);
      expect(await deliverDue(shop)).toBe(0);
      const claims = shop.database.queries.updateTable('webhook_deliveries').where('endpoint_id', '=', id).where('claimed_until', 'is not', null);
      const [{ claimed_until }] = await shop.database.queries.selectFrom('webhook_deliveries').select('claimed_until').where('endpoint_id', '=', id).where('claimed_until', 'is not', null).execute() as [{ claimed_until: string }];
      expect(Date.parse(claimed_until) - Date.now()).toBeGreaterThan(20_000);
      await claims.set({ claimed_until: longAgo }).execute();
      expect(await deliverDue(shop)).toBe(1);
      expect((await deliveries(id))[0]).toMatchObject({ status: 'succeeded', attempts: 2 });
    });

    test('leave alone what another has taken over since', async () => {
      const { id } = await openAndGreet(['order.created']);
      await tell('order.created');
      const { shop } = current();
      let answer!: (status: number) => void;
      const slow: Shop = { ...shop, courier: { ...shop.courier, post: () => new Promise<number>((resolve) => (answer = resolve)) } };
      const late = deliverDue(slow);
      await expect.poll(async () => (await deliveries(id))[0].attempts).toBe(1);
      await shop.database.queries.updateTable('webhook_deliveries').set({ claimed_until: longAgo }).where('endpoint_id', '=', id).where('claimed_until', 'is not', null).execute();
      await deliverDue(shop);
      answer(500);
      await late;
      expect((await deliveries(id))[0]).toMatchObject({ status: 'succeeded', last_status: 204 });
    });
  });

  describe('POST /v1/webhook-deliveries/{delivery}/retry', () => {
    test.each([['succeeded', 200], ['failed', 410]])('sends one again that %s', async (status, answered) => {
      const { id } = await openAndGreet(['order.created']);
      await tell('order.created');
      receiver.answer = () => answered;
      await deliverDue(current().shop);
      const [before] = await deliveries(id);
      expect(before.status).toBe(status);
      receiver.answer = () => 204;
      const { json } = await ask(`POST /v1/webhook-deliveries/${before.id}/retry`, { headers });
      expect(json).toMatchObject({ id: before.id, event: before.event, status: 'pending', attempts: 0 });
      expect(await deliverDue(current().shop)).toBe(1);
      expect(receiver.received.map(({ headers: of }) => of['webhook-id'])).toEqual([before.event.id, before.event.id]);
      expect((await deliveries(id))[0]).toMatchObject({ status: 'succeeded', attempts: 1 });
    });

    test('knows no other delivery', async () => {
      expect((await ask('POST /v1/webhook-deliveries/whd_0000000000000000000000/retry', { headers })).json.code).toBe('not_found');
    });
  });

  describe('DELETE /v1/webhook-endpoints/{endpoint}', () => {
    test('ends everything that was to be sent to it', async () => {
      const { id } = await openAndGreet(['order.created']);
      await tell('order.created');
      expect((await ask(`DELETE /v1/webhook-endpoints/${id}`, { headers })).status).toBe(204);
      expect(await deliverDue(current().shop)).toBe(0);
      for (const request of [`DELETE /v1/webhook-endpoints/${id}`, `GET /v1/webhook-endpoints/${id}/deliveries`]) expect((await ask(request, { headers })).json.code).toBe('not_found');
    });

    test('while events are written lets these go through', async () => {
      const ids = await Promise.all(Array.from({ length: 5 }, async () => (await open(['order.created'])).id));
      const deleting = ids.map((id) => ask(`DELETE /v1/webhook-endpoints/${id}`, { headers }));
      await Promise.all([...deleting, ...Array.from({ length: 10 }, () => tell('order.created'))]);
      const { queries } = current().shop.database;
      expect(await queries.selectFrom('webhook_deliveries').select('delivery_id').where('endpoint_id', 'in', ids).execute()).toEqual([]);
    });
  });

  test('walk in pages, the newest first', async () => {
    const { id } = await openAndGreet(['order.created']);
    for (let event = 0; event < 4; event++) await inTransaction(current().shop.database, (trx) => emit(trx, 'order.created', {}, `2050-01-0${event + 1}T00:00:00.000Z`));
    const seen: any[] = [];
    for (let next: string | null = `/v1/webhook-endpoints/${id}/deliveries?limit=2`; next; ) {
      const { json, headers: of }: any = await ask(`GET ${next}`, { headers });
      seen.push(...json.data);
      next = /<([^>]+)>; rel="next"/.exec(of.get('link') ?? '')?.[1] ?? null;
    }
    expect(seen.filter(({ event }) => event.type === 'order.created').map(({ created_at }) => created_at.slice(0, 10))).toEqual(['2050-01-04', '2050-01-03', '2050-01-02', '2050-01-01']);
    expect(new Set(seen.map((delivery) => delivery.id)).size).toBe(5);
  });
});
