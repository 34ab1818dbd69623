import { readCursor, replyWithPage } from '../cursor.ts';
import type { Handlers } from '../operation.ts';
import { createFulfillment, deliverFulfillment } from './fulfillments.service.ts';
import type { orders } from './orders.contract.ts';
import * as service from './orders.service.ts';

export const ordersHandlers: Handlers<typeof orders> = {
  async listOrders({ query, caller, ...address }, { database }) {
    const slice = await service.listOrders(database, caller, query, readCursor(query.cursor, '-created_at'));
    return replyWithPage(slice, query.limit, address);
  },

  getOrder: ({ params, caller }, { database }) => service.getOrder(database, caller, params.order),

  cancelOrder: ({ trx, caller, params, now }) => service.cancelOrder(trx, caller, params.order, now),

  createFulfillment: ({ trx, caller, params, body, now }) => createFulfillment(trx, caller, params.order, body, now),

  deliverFulfillment: ({ caller, params, now }, { database }) => deliverFulfillment(database, caller, params.fulfillment, now),
};
