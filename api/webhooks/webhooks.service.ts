import type { Position, Slice } from '../cursor.ts';
import { inTransaction, type Database, type Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Shop } from '../shop.ts';
import { newSecret } from './signature.ts';
import type { EventType, NewWebhookEndpoint, WebhookDelivery, WebhookEndpoint } from './webhooks.contract.ts';
import * as store from './webhooks.store.ts';

/** Writes an event into the outbox, in the transaction in which it happens. `data` is what the API shows of the thing it is about. */
export async function emit(trx: Trx, type: EventType, data: object, now: string): Promise<void> {
  const event = await writeEvent(trx, type, data, now);
  const wanting = (await store.lockEndpoints(trx)).filter(({ event_types }) => (JSON.parse(event_types) as string[]).includes(type));
  if (wanting.length > 0) await address(trx, event, wanting.map(({ endpoint_id }) => endpoint_id), now);
}

/** The body is fixed here, so that every attempt sends the same bytes. */
async function writeEvent(trx: Trx, type: string, data: object, now: string): Promise<string> {
  const id = newId('evt');
  await store.insertEvent(trx, { event_id: id, type, payload: JSON.stringify({ type, timestamp: now, data }), created_at: now });
  return id;
}

async function address(trx: Trx, event: string, endpoints: readonly string[], now: string): Promise<void> {
  const common = { event_id: event, next_attempt_at: new Date().toISOString(), created_at: now };
  await store.insertDeliveries(trx, endpoints.map((endpoint_id) => ({ ...common, delivery_id: newId('whd'), endpoint_id })));
}

/** Every event is written down once for each of them, and an open sandbox must not be a way to flood others. */
const mostEndpoints = 20;

/**
 * Opens an endpoint and sends it a first event. Throws `validation_failed` for an address that webhooks don't go to, and
 * `too_many_webhook_endpoints`.
 */
export async function createEndpoint({ database, courier }: Shop, { url, event_types }: NewWebhookEndpoint, now: string): Promise<WebhookEndpoint & { secret: string }> {
  const refusal = await database.outsideDeadline(() => courier.refuse(new URL(url)));
  if (refusal) throw new ApiError('validation_failed', { faults: [{ place: 'body', path: ['url'], code: 'refused_address', detail: refusal }] });
  const endpoint = { id: newId('whe'), url, event_types, created_at: now };
  const secret = newSecret();
  await inTransaction(database, async (trx) => {
    await store.insertEndpoint(trx, endpoint, secret);
    // Of two that come at once, each waits for the other's row: one gives way, and sees it when it tries again.
    if ((await store.lockEndpoints(trx)).length > mostEndpoints) throw new ApiError('too_many_webhook_endpoints');
    await address(trx, await writeEvent(trx, 'webhook_endpoint.created', endpoint, now), [endpoint.id], now);
  });
  return { ...endpoint, secret };
}

export function listEndpoints({ queries }: Database, limit: number, from: Position | undefined): Promise<Slice<WebhookEndpoint>> {
  return store.listEndpoints(queries, limit, from);
}

/** Throws `not_found`. */
export async function deleteEndpoint(database: Database, id: string): Promise<void> {
  const deleted = await inTransaction(database, (trx) => store.deleteEndpoint(trx, id));
  if (deleted === 0) throw noEndpoint();
}

/** The deliveries to an endpoint, the newest first. Throws `not_found`. */
export async function listDeliveries({ queries }: Database, filter: Parameters<typeof store.listDeliveries>[1], from: Position | undefined): Promise<Slice<WebhookDelivery>> {
  if (!(await store.hasEndpoint(queries, filter.endpoint))) throw noEndpoint();
  return store.listDeliveries(queries, filter, from);
}

/** Makes a delivery due at once. Throws `not_found`. */
export async function retryDelivery({ queries }: Database, id: string): Promise<WebhookDelivery> {
  const renewed = await store.renewDelivery(queries, id, new Date().toISOString());
  const delivery = renewed > 0 ? await store.findDelivery(queries, id) : undefined;
  if (!delivery) throw new ApiError('not_found', { detail: 'No delivery has this id.' });
  return delivery;
}

function noEndpoint(): ApiError {
  return new ApiError('not_found', { detail: 'No webhook endpoint has this id.' });
}
