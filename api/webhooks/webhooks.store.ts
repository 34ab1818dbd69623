import { sql, type Selectable } from 'kysely';
import type { Position, Slice } from '../cursor.ts';
import { compileWithin, type Queries, type Tables, type Trx } from '../database/database.ts';
import { readSlice } from '../database/keyset.ts';
import type { WebhookDelivery, WebhookEndpoint } from './webhooks.contract.ts';

type EndpointRow = Selectable<Tables['webhook_endpoints']>;

export async function insertEndpoint(trx: Trx, endpoint: WebhookEndpoint, secret: string): Promise<void> {
  const { id, url, event_types, created_at } = endpoint;
  await trx.insertInto('webhook_endpoints').values({ endpoint_id: id, url, secret, event_types: JSON.stringify(event_types), created_at }).execute();
}

export async function listEndpoints(db: Queries, limit: number, from: Position | undefined): Promise<Slice<WebhookEndpoint>> {
  const { total } = await db.selectFrom('webhook_endpoints').select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const order = { sort: 'created_at', key: sql.ref<string>('created_at'), id: sql.ref<string>('endpoint_id'), isDescending: false, limit, from };
  const slice = await readSlice(db.selectFrom('webhook_endpoints').selectAll(), order, total);
  return { ...slice, rows: slice.rows.map(toEndpoint) };
}

function toEndpoint({ endpoint_id, url, event_types, created_at }: EndpointRow): WebhookEndpoint {
  return { id: endpoint_id, url, event_types: JSON.parse(event_types), created_at };
}

/** Locks the row, so that nothing is written for an endpoint that is about to go. */
export async function deleteEndpoint(trx: Trx, id: string): Promise<number> {
  return Number((await trx.deleteFrom('webhook_endpoints').where('endpoint_id', '=', id).executeTakeFirst()).numDeletedRows);
}

export async function hasEndpoint(db: Queries, id: string): Promise<boolean> {
  return (await db.selectFrom('webhook_endpoints').select('endpoint_id').where('endpoint_id', '=', id).executeTakeFirst()) !== undefined;
}

// These two are part of every checkout and payment, so they are compiled once.
const lockingEndpoints = compileWithin((db) => db.selectFrom('webhook_endpoints').select(['endpoint_id', 'event_types']).modifyEnd(sql`/*! LOCK IN SHARE MODE */`));
const insertingEvent = compileWithin((db) => db.insertInto('events').values({ event_id: '', type: '', payload: '', created_at: '' }));

/** Every endpoint, kept from being deleted until the transaction ends. */
export async function lockEndpoints(trx: Trx): Promise<Pick<EndpointRow, 'endpoint_id' | 'event_types'>[]> {
  return (await lockingEndpoints(trx, [])).rows;
}

export async function insertEvent(trx: Trx, { event_id, type, payload, created_at }: Selectable<Tables['events']>): Promise<void> {
  await insertingEvent(trx, [event_id, type, payload, created_at]);
}

/** Writes deliveries that are due from `next_attempt_at` on. */
export async function insertDeliveries(trx: Trx, deliveries: readonly Pick<Selectable<Tables['webhook_deliveries']>, 'delivery_id' | 'endpoint_id' | 'event_id' | 'next_attempt_at' | 'created_at'>[]): Promise<void> {
  await trx.insertInto('webhook_deliveries').values(deliveries.map((delivery) => ({ ...delivery, status: 'pending' }))).execute();
}

const selectDeliveries = (db: Queries) =>
  db
    .selectFrom('webhook_deliveries')
    .innerJoin('events', 'events.event_id', 'webhook_deliveries.event_id')
    .select(['delivery_id', 'endpoint_id', 'webhook_deliveries.event_id', 'events.type', 'status', 'attempts', 'next_attempt_at', 'last_status', 'last_error', 'webhook_deliveries.created_at']);

type DeliveryRow = Awaited<ReturnType<ReturnType<typeof selectDeliveries>['execute']>>[number];

function toDelivery({ delivery_id, endpoint_id, event_id, type, status, ...rest }: DeliveryRow): WebhookDelivery {
  const { attempts, next_attempt_at, last_status, last_error, created_at } = rest;
  const event = { id: event_id, type };
  return { id: delivery_id, endpoint: endpoint_id, event, status: status as WebhookDelivery['status'], attempts, next_attempt_at, last_status, last_error, created_at };
}

export async function findDelivery(db: Queries, id: string): Promise<WebhookDelivery | undefined> {
  const row = await selectDeliveries(db).where('delivery_id', '=', id).executeTakeFirst();
  return row && toDelivery(row);
}

export async function listDeliveries(db: Queries, filter: { endpoint: string; status?: WebhookDelivery['status'] | undefined; limit: number }, from: Position | undefined): Promise<Slice<WebhookDelivery>> {
  const { endpoint, status, limit } = filter;
  let [matching, counting] = [selectDeliveries(db).where('endpoint_id', '=', endpoint), db.selectFrom('webhook_deliveries').where('endpoint_id', '=', endpoint)];
  if (status) [matching, counting] = [matching.where('status', '=', status), counting.where('status', '=', status)];
  const { total } = await counting.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const order = { sort: '-created_at', key: sql.ref<string>('webhook_deliveries.created_at'), id: sql.ref<string>('delivery_id'), isDescending: true, limit, from };
  const slice = await readSlice(matching, order, total);
  return { ...slice, rows: slice.rows.map(toDelivery) };
}

/** Makes a delivery due, as if nothing had been tried; returns how many have the id: 1 or 0. */
export async function renewDelivery(db: Queries, id: string, at: string): Promise<number> {
  const anew = { status: 'pending', attempts: 0, next_attempt_at: at, finished_at: null };
  return Number((await db.updateTable('webhook_deliveries').set(anew).where('delivery_id', '=', id).executeTakeFirst()).numUpdatedRows);
}
