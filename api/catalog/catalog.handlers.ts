import { readCursor, replyWithPage } from '../cursor.ts';
import { reply, type Handlers } from '../operation.ts';
import type { catalog } from './catalog.contract.ts';
import * as service from './catalog.service.ts';

export const catalogHandlers: Handlers<typeof catalog> = {
  async listProducts({ query, ...address }, { database }) {
    const slice = await service.listProducts(database, query, readCursor(query.cursor, query.sort));
    return replyWithPage(slice, query.limit, address);
  },

  getProduct: ({ params }, { database }) => service.getProduct(database, params.product),

  async createProduct({ body }, { database }) {
    const id = await service.createProduct(database, body);
    return reply(await service.getProduct(database, String(id)), { location: `/v1/products/${id}` });
  },

  async listBrands({ query, ...address }, { database }) {
    const slice = await service.listBrands(database, query.limit, readCursor(query.cursor, 'id'));
    return replyWithPage(slice, query.limit, address);
  },

  getBrand: ({ params }, { database }) => service.getBrand(database, params.brand),

  async listCategories({ query, ...address }, { database }) {
    const slice = await service.listCategories(database, query.limit, readCursor(query.cursor, 'position'));
    return replyWithPage(slice, query.limit, address);
  },
};
