import { beforeAll, describe, expect, test } from 'vitest';
import { send } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs } from '../helpers/logins.ts';

const product = { name: 'Kopi Toraja 200 g', price: { amount: 9_200_000, currency: 'IDR' }, stock: 24, slug: 'kopi-toraja', brand: 1, category: 1 };

/** One after the other on a fresh shop: reads, writes and mistakes. */
const requests: [request: string, extras?: { headers?: Record<string, string>; json?: unknown; body?: BodyInit }][] = [
  ['GET /v1/products'],
  ['GET /v1/products?limit=100'],
  ['GET /v1/products?sort=-price&limit=7'],
  ['GET /v1/products?sort=name&limit=7&in_stock=true'],
  ['GET /v1/products?q=KOPI&price_max=10000000&sort=price'],
  ['GET /v1/products/1'],
  ['GET /v1/products/kopi-gayo-250-g'],
  ['GET /v1/products/no-such-product'],
  ['GET /v1/products/%ff'],
  ['GET /v1/products?limit=0&colour=red'],
  ['GET /v1/products?cursor=garbage'],
  ['GET /v1/brands?limit=5'],
  ['GET /v1/brands/abc'],
  ['GET /v1/categories'],
  ['GET /v1/nothing'],
  ['PUT /v1/products'],
  ['OPTIONS /v1/products'],
  ['HEAD /v1/products/1'],
  ['GET /v1/products', { headers: { accept: 'text/csv' } }],
  ['POST /v1/products', { json: product }],
  ['POST /v1/products', { json: { ...product, price: { amount: -1, currency: 'USD' }, colour: 'red' } }],
  ['POST /v1/products', { body: '{', headers: { 'content-type': 'application/json' } }],
  ['POST /v1/products', { body: 'kopi', headers: { 'content-type': 'text/plain' } }],
  ['POST /brand?brand_name=Merek', { headers: { origin: 'https://evil.example' } }],
  ['GET /v1/products?q=digiling+basah'],
  ['GET /v1/products?category=coffee-tea&brand=1&sort=-name'],
  ['GET /v1/inventory?low=5'],
  ['GET /v1/categories/3'],
  ['PATCH /v1/products/3', { json: { price: { amount: 100 }, description: null } }],
  ['PATCH /v1/products/3', { json: { stock: 1 }, headers: { 'if-match': '"stale"' } }],
  ['PATCH /v1/products/4', { json: {}, headers: { 'if-match': '"stale"' } }],
  ['PATCH /v1/categories/5', { json: { parent: 5 } }],
  ['PATCH /v1/categories/5', { json: { parent: 3 } }],
  ['DELETE /v1/products/5'],
  ['DELETE /v1/brands/1'],
  ['POST /v1/brands', { json: { name: 'Merek' } }],
  ['GET /v1/products/kopi-toraja'],
  ['GET /products'],
  ['POST /products-pagination?page=2&size=3'],
  ['POST /products?product_name=Tes+barang+3&price=20000.5&qty=4&brand_id=2'],
  // A slug that is taken costs MariaDB an id and SQLite none, so no product is made after this.
  ['POST /v1/products', { json: product }],
  ['PUT /products?product_id=2&product_name=barang+2&price=12000'],
  ['GET /v1/products/2'],
  ['POST /brand?brand_name=Merek'],
  ['DELETE /brand?brand_id=1'],
  ['DELETE /products?product_id=abc'],
  ['GET /health/ready'],
  ['GET /openapi.json'],
  ['GET /postman.json'],
];

const [first, ...others] = hosts;

describe.each(others)('$name answers byte for byte what the first host answers', (host) => {
  let expected: string[];
  let answers: string[];
  beforeAll(async () => void ([expected, answers] = [await transcript(first!), await transcript(host)]));

  test.each(requests.map(([request], index) => [request, index] as const))('%s', (_, index) => {
    expect(answers[index]).toBe(expected[index]);
  });
});

async function transcript(host: (typeof hosts)[number]): Promise<string[]> {
  const { origin, stop } = await host.start();
  try {
    const admin = await loginAs(origin, 'admin');
    const answers: string[] = [];
    for (const [request, { headers, ...extras } = {}] of requests) {
      const answer = await send(origin, request, { headers: { 'x-request-id': 'same', 'if-match': '*', ...admin, ...headers }, ...extras });
      const told = ['content-type', 'etag', 'link', 'location', 'allow', 'cache-control'].map((name) => `${name}: ${answer.headers.get(name)}`);
      answers.push([answer.status, ...told, answer.text].join('\n'));
    }
    return answers;
  } finally {
    await stop();
  }
}
