import { readCursor, replyWithPage } from '../cursor.ts';
import type { Handlers } from '../operation.ts';
import type { webhooks } from './webhooks.contract.ts';
import * as service from './webhooks.service.ts';

export const webhooksHandlers: Handlers<typeof webhooks> = {
  createWebhookEndpoint: ({ body, now }, shop) => service.createEndpoint(shop, body, now),

  async listWebhookEndpoints({ query, ...address }, { database }) {
    const slice = await service.listEndpoints(database, query.limit, readCursor(query.cursor, 'created_at'));
    return replyWithPage(slice, query.limit, address);
  },

  deleteWebhookEndpoint: ({ params }, { database }) => service.deleteEndpoint(database, params.endpoint),

  async listDeliveries({ params, query, ...address }, { database }) {
    const { status, limit, cursor } = query;
    const slice = await service.listDeliveries(database, { endpoint: params.endpoint, status, limit }, readCursor(cursor, '-created_at'));
    return replyWithPage(slice, limit, address);
  },

  retryDelivery: ({ params }, { database }) => service.retryDelivery(database, params.delivery),
};
