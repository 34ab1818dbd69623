import { beforeEach, describe, expect, test, vi } from 'vitest';
import { operations } from '../../../api/operations.ts';
import { knownEtag, knownFor, learn, withKnown } from '../../../docs/console/chain.ts';
import { pageOf } from '../../../docs/console/page.ts';
import type { Answer } from '../../../docs/console/send.ts';

const page = (id: string) => pageOf(operations.find((operation) => operation.id === id)!, 'en');
const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({ status, reason: '', headers: Object.entries(headers), text: JSON.stringify(body), bytes: 0, milliseconds: 1 });
const url = (path: string) => `http://localhost:8080${path}`;

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) });
});

describe('what one answer hands to the next request', () => {
  test('is filled in where it is taken, and only there', () => {
    learn(page('createCart'), url('/v1/carts'), answer(201, { id: 'cart_new' }));
    const filled = withKnown({ 'params.cart': 'cart_example', 'body.product': '1', 'body.quantity': '2' }, page('addCartItem'));
    expect(filled).toMatchObject({ 'params.cart': 'cart_new', 'body.quantity': '2' });
    expect(knownFor({ key: 'params.cart' }, page('addCartItem'))).toEqual({ value: 'cart_new', from: 'createCart' });
  });

  test('leaves empty what the reader has emptied', () => {
    learn(page('createCart'), url('/v1/carts'), answer(201, { id: 'cart_new' }));
    expect(withKnown({}, page('getCart'))).toEqual({});
  });

  test('is a guest\'s where nobody was signed in', () => {
    learn(page('createCart'), url('/v1/carts'), answer(201, { id: 'cart_guest' }));
    sessionStorage.setItem('etalase:login', JSON.stringify({ email: 'ayu@etalase.example', role: 'customer', access: 'a', refresh: 'r' }));
    learn(page('createCart'), url('/v1/carts'), answer(201, { id: 'cart_own' }));
    expect(withKnown({ 'params.cart': 'x', 'body.from': 'y' }, page('mergeCart'))).toEqual({ 'params.cart': 'cart_own', 'body.from': 'cart_guest' });
  });

  test('is not taken from a refusal', () => {
    learn(page('createCart'), url('/v1/carts'), answer(422, { id: 'cart_wrong' }));
    expect(knownFor({ key: 'params.cart' }, page('getCart'))).toBeUndefined();
  });

  test('holds no access token', () => {
    expect(page('login').gives).toEqual({ refresh_token: 'refresh_token' });
  });

  test('names the operations that give it', () => {
    expect(page('getOrder').givers.order).toEqual([{ id: 'checkout', title: 'Check out', href: '/api/checkout/' }]);
  });

  test('has a giver for every value that a form takes', () => {
    for (const { id } of operations) for (const [name, links] of Object.entries(page(id).givers)) expect(links.length, `${id} takes ${name}`).toBeGreaterThan(0);
  });
});

describe('an ETag', () => {
  test('is known by the address that answered with it', () => {
    learn(page('getBrand'), url('/v1/brands/3'), answer(200, { id: 3 }, { etag: '"a"' }));
    expect(knownEtag(url('/v1/brands/3'))).toEqual({ value: '"a"', from: 'getBrand' });
    expect(knownEtag(url('/v1/brands/4'))).toBeUndefined();
  });

  test('of what was made is known by the address that the answer names', () => {
    learn(page('createBrand'), url('/v1/brands'), answer(201, { id: 9 }, { etag: '"b"', location: '/v1/brands/9' }));
    expect(knownEtag(url('/v1/brands/9'))?.value).toBe('"b"');
  });

  test('can be read wherever one is wanted', () => {
    for (const { id, ifMatch } of operations) if (ifMatch) expect(page(id).readers.length, id).toBeGreaterThan(0);
  });
});
