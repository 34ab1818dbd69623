import { describe, expect, test } from 'vitest';
import { operations } from '../../../api/operations.ts';
import type { AnyOperation } from '../../../api/operation.ts';
import { fieldsOf, formOf, type Field } from '../../../docs/console/fields.ts';
import { buildRequest, bodyText } from '../../../docs/console/request.ts';
import { textsIn } from '../../../docs/console/texts.ts';
import { faultOf, findFaults } from '../../../docs/console/validate.ts';
import { firstValues, toJson, valuesOf } from '../../../docs/console/values.ts';

const texts = textsIn('en');
const origin = 'http://localhost:8080';

function operation(id: string): AnyOperation {
  return operations.find((candidate) => candidate.id === id)!;
}

function fields(id: string): Field[] {
  return fieldsOf(formOf(operation(id), 'en'));
}

function field(id: string, key: string): Field {
  return fields(id).find((candidate) => candidate.key === key)!;
}

describe('the fields of a form', () => {
  test('are typed as what their text is read as', () => {
    expect(field('listProducts', 'query.limit')).toMatchObject({ kind: 'integer', minimum: 1, maximum: 100, default: '20', isRequired: false });
    expect(field('listProducts', 'query.in_stock')).toMatchObject({ kind: 'choice', options: [true, false] });
    expect(field('listProducts', 'query.sort')).toMatchObject({ kind: 'choice', default: 'id' });
    expect(field('getBrand', 'params.brand')).toMatchObject({ kind: 'integer', isRequired: true });
    expect(field('classicCreateProduct', 'fields.price')).toMatchObject({ kind: 'number', minimum: 0 });
  });

  test('reach into the objects of a body', () => {
    expect(fields('createProduct').map(({ label }) => label)).toEqual(['name', 'price.amount', 'price.currency', 'stock', 'brand', 'category', 'description.en', 'description.id', 'slug']);
    expect(field('createProduct', 'body.price.currency')).toMatchObject({ kind: 'choice', options: ['IDR'], isRequired: true });
    expect(field('createProduct', 'body.description.en')).toMatchObject({ group: 'body.description', isRequired: true });
  });

  test('end with the headers that the operation asks for', () => {
    expect(fields('updateBrand').at(-1)).toMatchObject({ key: 'headers.if-match', place: 'headers', isRequired: true });
    expect(fields('checkout').at(-1)).toMatchObject({ key: 'headers.idempotency-key', isRequired: true, maxLength: 255 });
    const { headers } = buildRequest(operation('checkout'), fields('checkout'), { 'params.cart': 'cart_1', 'headers.idempotency-key': 'k-1' }, origin);
    expect(headers).toMatchObject({ 'idempotency-key': 'k-1' });
  });

  test('hold no token: it is the login that goes with the request', () => {
    expect(fields('getMe')).toEqual([]);
    expect(buildRequest(operation('getMe'), [], {}, origin, 'abc').headers).toEqual({ authorization: 'Bearer abc' });
    expect(buildRequest(operation('getMe'), [], {}, origin).headers).toEqual({});
  });

  test('accept every example of every operation, and send it as the contract has it', () => {
    for (const candidate of operations) {
      const own = fieldsOf(formOf(candidate, 'en'));
      for (const example of candidate.examples) {
        const values = valuesOf(example, own);
        expect([...findFaults(own, values, texts)], candidate.id).toEqual([]);
        const { body } = buildRequest(candidate, own, values, origin);
        if (example.body) expect(body).toEqual({ kind: 'json', value: example.body });
      }
    }
  });
});

describe('an untouched form', () => {
  test('sends nothing that is optional', () => {
    const untouched = firstValues(operation('listProducts'), fields('listProducts'));
    expect(buildRequest(operation('listProducts'), fields('listProducts'), untouched, origin)).toEqual({ method: 'GET', url: `${origin}/v1/products`, headers: {}, body: undefined });
  });

  test('holds what is required, from the first example, so that it can be sent at once', () => {
    for (const candidate of operations) {
      const own = fieldsOf(formOf(candidate, 'en'));
      expect([...findFaults(own, firstValues(candidate, own), texts)], candidate.id).toEqual([]);
    }
    const own = fields('createProduct');
    expect(Object.keys(firstValues(operation('createProduct'), own))).toEqual(['body.name', 'body.price.amount', 'body.price.currency', 'body.stock']);
  });

  test('holds all of a patch, of which nothing is required: an empty one would change nothing', () => {
    for (const candidate of operations.filter(({ method }) => method === 'PATCH')) {
      const own = fieldsOf(formOf(candidate, 'en'));
      const { body } = buildRequest(candidate, own, firstValues(candidate, own), origin);
      expect(body, candidate.id).toEqual({ kind: 'json', value: candidate.examples[0]!.body });
    }
  });
});

describe('a request', () => {
  test('encodes what it puts into the address', () => {
    const { url } = buildRequest(operation('getProduct'), fields('getProduct'), { 'params.product': 'a/b?c=ü 🪟' }, origin);
    expect(url).toBe(`${origin}/v1/products/a%2Fb%3Fc%3D%C3%BC%20%F0%9F%AA%9F`);
    const half = buildRequest(operation('listProducts'), fields('listProducts'), { 'query.q': '\ud83e & kopi' }, origin);
    expect(half.url).toBe(`${origin}/v1/products?q=%EF%BF%BD%20%26%20kopi`);
  });

  test('carries a form in the body, and with DELETE in the query', () => {
    const put = buildRequest(operation('classicUpdateProduct'), fields('classicUpdateProduct'), { 'fields.product_id': '2', 'fields.product_name': 'a&b', 'fields.price': '1.50' }, origin);
    expect(put.headers).toEqual({ 'content-type': 'application/x-www-form-urlencoded' });
    expect(bodyText(put.body!)).toBe('product_id=2&product_name=a%26b&price=1.50');
    const remove = buildRequest(operation('classicDeleteBrand'), fields('classicDeleteBrand'), { 'fields.brand_id': '9' }, origin);
    expect(remove).toMatchObject({ url: `${origin}/brand?brand_id=9`, headers: {}, body: undefined });
  });

  test('sends a value of the wrong kind as text, for the server to refuse', () => {
    const stock = field('createProduct', 'body.stock');
    expect(toJson(stock, '12')).toBe(12);
    expect(toJson(stock, '1e400x')).toBe('1e400x');
    expect(toJson(field('createProduct', 'body.name'), '12')).toBe('12');
    expect(toJson({ ...stock, kind: 'json' }, '[1, "a"]')).toEqual([1, 'a']);
    expect(toJson({ ...stock, kind: 'choice', options: [1, true, null] }, 'true')).toBe(true);
  });
});

describe('validation', () => {
  const check = (id: string, key: string, text: string) => faultOf(field(id, key), text, true, texts);

  test('asks for what is required, and within an optional group only once the group has begun', () => {
    expect(check('getBrand', 'params.brand', '')).toBe('Required.');
    const own = fields('createProduct');
    const values = firstValues(operation('createProduct'), own);
    expect([...findFaults(own, values, texts)]).toEqual([]);
    expect([...findFaults(own, { ...values, 'body.description.en': 'Roasted.' }, texts)]).toEqual([['body.description.id', 'Required.']]);
  });

  test('knows integers, numbers and their bounds', () => {
    expect(check('listProducts', 'query.limit', '1.5')).toBe('Must be a whole number.');
    expect(check('listProducts', 'query.limit', ' 5')).toBe('Must be a whole number.');
    expect(check('listProducts', 'query.limit', '0')).toBe('1 at least.');
    expect(check('listProducts', 'query.limit', '101')).toBe('100 at most.');
    expect(check('listProducts', 'query.limit', '100')).toBeUndefined();
    expect(check('classicCreateProduct', 'fields.price', '12,5')).toBe('Must be a number, with a point before the decimals.');
    expect(check('classicCreateProduct', 'fields.price', '12.345')).toContain('Must have the form');
    expect(check('classicCreateProduct', 'fields.price', '12.34')).toBeUndefined();
    expect(check('classicCreateProduct', 'fields.price', '007')).toBeUndefined();
    expect(check('createProduct', 'body.stock', '007')).toBe('Must be a whole number.');
  });

  test('counts characters as JSON Schema does', () => {
    expect(check('listProducts', 'query.q', '🪟'.repeat(100))).toBeUndefined();
    expect(check('listProducts', 'query.q', '🪟'.repeat(101))).toBe('100 characters at most; these are 101.');
  });

  test('knows patterns, choices and JSON', () => {
    expect(check('listProducts', 'query.category', 'Kopi Enak')).toContain('Must have the form');
    expect(check('listProducts', 'query.sort', 'colour')).toBe('Not one of the choices.');
    expect(faultOf({ ...field('getBrand', 'params.brand'), kind: 'json' }, '{', true, texts)).toBe('This is not JSON.');
  });

  test('speaks the language of the page', () => {
    expect(faultOf(field('listProducts', 'query.limit'), '101', false, textsIn('id'))).toBe('Paling besar 100.');
  });
});
