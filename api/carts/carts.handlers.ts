import { reply, type Handlers } from '../operation.ts';
import * as promotions from './cart-promotions.service.ts';
import type { carts } from './carts.contract.ts';
import * as service from './carts.service.ts';
import type { Visit } from './change.service.ts';
import { checkout } from './checkout.service.ts';
import * as items from './items.service.ts';
import { mergeCart } from './merge.service.ts';

const visitOf = ({ params, caller, now }: { params: { cart: string } } & Omit<Visit, 'cart'>): Visit => ({ cart: params.cart, caller, now });

export const cartsHandlers: Handlers<typeof carts> = {
  async createCart({ body, caller, now }, shop) {
    const cart = await service.createCart(shop, { caller, now }, body.email);
    return reply(cart, { location: `/v1/carts/${cart.id}` });
  },

  getCart: (input, shop) => service.getCart(shop, visitOf(input)),

  updateCart: (input, shop) => service.updateCart(shop, visitOf(input), input.body),

  addCartItem: (input, shop) => items.addItem(shop, visitOf(input), input.body),

  updateCartItem: (input, shop) => items.setQuantity(shop, visitOf(input), { item: input.params.item, quantity: input.body.quantity }),

  removeCartItem: (input, shop) => items.removeItem(shop, visitOf(input), input.params.item),

  applyPromotion: (input, shop) => promotions.applyPromotion(shop, visitOf(input), input.body.code),

  removePromotion: (input, shop) => promotions.removePromotion(shop, visitOf(input), input.params.code),

  listShippingOptions: async (input, shop) => ({ data: await service.listShippingOptions(shop, visitOf(input)) }),

  mergeCart: (input, shop) => mergeCart(shop, visitOf(input), input.body.from),

  async checkout({ trx, ...input }, { settings }) {
    const order = await checkout(trx, visitOf(input), settings.tax);
    return reply(order, { location: `/v1/orders/${order.id}` });
  },
};
