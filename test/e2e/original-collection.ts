// The seven requests of the original server's Postman collection, with the values it carries, as Postman exports them.

const form = (fields: Readonly<Record<string, string>>) => ({ mode: 'formdata', formdata: Object.entries(fields).map(([key, value]) => ({ key, value, type: 'default' })) });

function request(name: string, method: string, path: string, more: object = {}) {
  const [pathname = '', search] = path.split('?');
  const query = search?.split('&').map((pair) => ({ key: pair.split('=')[0], value: pair.split('=')[1] }));
  return { name, request: { method, header: [], url: { raw: `http://localhost:8080/${path}`, protocol: 'http', host: ['localhost'], port: '8080', path: [pathname], ...(query && { query }) }, ...more }, response: [] };
}

/** The collection, on the port that it is run against. */
export function originalCollection(port: number) {
  const collection = {
    info: { name: 'The original seven', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      request('GetAllProducts', 'GET', 'products'),
      request('Add New Product', 'POST', 'products', { body: form({ product_name: 'Tes barang 3', price: '20000', qty: '4', brand_id: '2' }) }),
      request('Update Product by ID', 'PUT', 'products?product_id=2&product_name=barang 2&price=12000'),
      request('Delete Product by ID', 'DELETE', 'products', { body: form({ product_id: '2' }) }),
      request('Get Products by Pagination', 'POST', 'products-pagination', { body: form({ page: '2', size: '3' }) }),
      request('Add New Brand', 'POST', 'brand', { body: form({ brand_name: 'Brand 1' }) }),
      request('Delete Brand', 'DELETE', 'brand'),
    ],
  };
  return JSON.parse(JSON.stringify(collection).replaceAll('8080', String(port)));
}
