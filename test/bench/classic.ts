import type { Request } from './requests.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Requests of the original server, as its Postman collection sends them. */
export const classicRequests: Readonly<Record<string, Request>> = {
  'POST /products-pagination': { method: 'POST', path: '/products-pagination', headers: form, body: 'page=7&size=20' },
  'POST /products': { method: 'POST', path: '/products', headers: form, body: 'product_name=Tes+barang&price=20000&qty=4&brand_id=2' },
};
