import { readCursor, replyWithPage } from '../cursor.ts';
import { reply, type Handlers } from '../operation.ts';
import * as brands from './brands.service.ts';
import type { catalog } from './catalog.contract.ts';
import * as products from './catalog.service.ts';
import * as categories from './categories.service.ts';

export const catalogHandlers: Handlers<typeof catalog> = {
  async listProducts({ query, ...address }, { database }) {
    const { slice, facets } = await products.listProducts(database, query, readCursor(query.cursor, query.sort));
    const { body, headers } = replyWithPage(slice, query.limit, address);
    return reply({ ...body, facets }, headers);
  },

  getProduct: ({ params }, { database }) => products.getProduct(database, params.product),

  async createProduct({ body, now }, { database }) {
    const id = await products.createProduct(database, body, now);
    return reply(await products.getProduct(database, String(id)), { location: `/v1/products/${id}` });
  },

  updateProduct: ({ params, body, precondition }, { database }) => products.updateProduct(database, params.product, body, precondition),

  archiveProduct: ({ params, precondition, now }, { database }) => products.archiveProduct(database, params.product, precondition, now),

  async listBrands({ query, ...address }, { database }) {
    const slice = await brands.listBrands(database, query.limit, readCursor(query.cursor, 'id'));
    return replyWithPage(slice, query.limit, address);
  },

  getBrand: ({ params }, { database }) => brands.getBrand(database, params.brand),

  async createBrand({ body }, { database }) {
    const id = await brands.createBrand(database, body.name);
    return reply({ id, name: body.name }, { location: `/v1/brands/${id}` });
  },

  updateBrand: ({ params, body, precondition }, { database }) => brands.updateBrand(database, params.brand, body, precondition),

  deleteBrand: ({ params, precondition }, { database }) => brands.deleteBrand(database, params.brand, precondition),

  async listCategories({ query, ...address }, { database }) {
    const slice = await categories.listCategories(database, query.limit, readCursor(query.cursor, 'position'));
    return replyWithPage(slice, query.limit, address);
  },

  getCategory: ({ params }, { database }) => categories.getCategory(database, params.category),

  async createCategory({ body }, { database }) {
    const id = await categories.createCategory(database, body);
    return reply(await categories.getCategory(database, id), { location: `/v1/categories/${id}` });
  },

  updateCategory: ({ params, body, precondition }, { database }) => categories.updateCategory(database, params.category, body, precondition),
};
