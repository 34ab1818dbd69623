import { describe, expect, test } from 'vitest';
import { idr, newCart, newProduct, put } from '../helpers/carts.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

describe.each(hosts)('shipping on $name', (host) => {
  const { ask } = running(host);
  const options = async (cart: string) => (await ask(`GET /v1/carts/${cart}/shipping-options`)).json.data;
  const prices = async (cart: string) => Object.fromEntries((await options(cart)).map(({ id, price }: any) => [id, price.amount]));
  const choose = async (cart: string, shipping_option: string) => (await ask(`PATCH /v1/carts/${cart}`, { json: { shipping_option } })).json;

  test('is offered with names in both languages', async () => {
    for (const { name } of await options(await newCart(ask))) expect([name.en.length > 0, name.id.length > 0, name.en !== name.id]).toEqual([true, true, true]);
  });

  test('is free by regular mail from a subtotal of Rp 500.000 on, before discounts', async () => {
    const [below, at] = [await newProduct(ask, { price: 49_999_999 }), await newProduct(ask, { price: 50_000_000 })];
    const [small, large] = [await newCart(ask), await newCart(ask)];
    await put(ask, small, below.id);
    await put(ask, large, at.id);
    await ask(`POST /v1/carts/${large}/promotions`, { json: { code: 'HEMAT10' } });
    expect(await prices(small)).toEqual({ pickup: 0, regular: 1_800_000, express: 4_500_000 });
    expect(await prices(large)).toEqual({ pickup: 0, regular: 0, express: 4_500_000 });
    expect((await choose(small, 'regular')).totals.shipping).toEqual(idr(1_800_000));
    expect((await choose(large, 'regular')).totals.shipping).toEqual(idr(0));
  });

  test('is part of the total and not taxed', async () => {
    const cart = await newCart(ask);
    const before = await put(ask, cart, (await newProduct(ask, { price: 10_000_000 })).id);
    const { totals, shipping_option } = await choose(cart, 'express');
    expect(shipping_option).toEqual((await options(cart)).find(({ id }: any) => id === 'express'));
    expect(totals).toEqual({ ...before.totals, shipping: idr(4_500_000), total: idr(before.totals.total.amount + 4_500_000) });
  });

  test('of nothing costs nothing', async () => {
    expect((await choose(await newCart(ask), 'express')).totals.shipping).toEqual(idr(0));
  });
});
