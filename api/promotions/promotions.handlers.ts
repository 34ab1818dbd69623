import { readCursor, replyWithPage } from '../cursor.ts';
import type { Handlers } from '../operation.ts';
import type { promotions } from './promotions.contract.ts';
import * as service from './promotions.service.ts';

export const promotionsHandlers: Handlers<typeof promotions> = {
  async listPromotions({ query, ...address }, { database }) {
    const slice = await service.listPromotions(database, query.limit, readCursor(query.cursor, 'code'));
    return replyWithPage(slice, query.limit, address);
  },

  createPromotion: ({ body, now }, { database }) => service.createPromotion(database, body, now),
};
