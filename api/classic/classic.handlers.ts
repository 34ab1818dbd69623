import * as brands from '../catalog/brands.service.ts';
import * as products from '../catalog/stored-products.service.ts';
import { ApiError } from '../errors.ts';
import type { Handlers } from '../operation.ts';
import type { classicContract } from './classic.contract.ts';

export const classicHandlers: Handlers<typeof classicContract> = {
  async classicListProducts(_, { database }) {
    return success(orNull(await products.listStoredProducts(database)));
  },

  async classicCreateProduct({ fields }, { database }) {
    const { product_name: name, price: amount, qty: stock, brand_id: brand } = fields;
    const id = await products.createPlainProduct(database, { name, amount, stock, brand }).catch(inOriginalsWords);
    return success({ 'Id yang terakhir dimasukan adalah': id });
  },

  async classicUpdateProduct({ fields }, { database }) {
    const { product_id, product_name: name, price: amount } = fields;
    return success({ 'Data terupdate sebanyak': await products.renameAndReprice(database, product_id, { name, amount }) });
  },

  async classicDeleteProduct({ fields, now }, { database }) {
    return deleted(await products.deleteProduct(database, fields.product_id, now));
  },

  async classicPageProducts({ fields }, { database }) {
    return orNull(await products.listStoredProductsPage(database, fields.page, fields.size));
  },

  async classicCreateBrand({ fields }, { database }) {
    return success({ 'Id yang terakhir dimasukan adalah': await brands.createBrand(database, fields.brand_name) });
  },

  async classicDeleteBrand({ fields }, { database }) {
    return deleted(await brands.deleteBrandIfThere(database, fields.brand_id));
  },
};

function success<Data>(data: Data) {
  return { status: 200, message: 'Success', data } as const;
}

function deleted(count: number) {
  return { status: 200, message: 'Data berhasil dihapus', data: { 'Data terhapus sebanyak': count } } as const;
}

/** The original shows no rows as null. Its price is a JSON number: exact here up to 2^53 minor units. */
function orNull(rows: products.StoredProduct[]) {
  return rows.length === 0 ? null : rows.map((row) => ({ ...row, price: Number(row.price) }));
}

/** The service knows a brand; the original's clients sent a brand_id. */
function inOriginalsWords(error: unknown): never {
  if (!(error instanceof ApiError)) throw error;
  const faults = error.options.faults?.map((fault) => ({ ...fault, place: 'fields' as const, path: fault.path.map((step) => (step === 'brand' ? 'brand_id' : step)) }));
  throw new ApiError(error.code, { ...error.options, faults });
}
