import { ApiError } from '../errors.ts';
import { obstacleTo } from '../promotions/promotions.service.ts';
import type { Shop } from '../shop.ts';
import { most, type Cart } from './cart.contract.ts';
import * as store from './carts.store.ts';
import { changeCart, refusal, type Visit } from './change.service.ts';

/** Throws `validation_failed` for a code that does not exist, `promotion_not_applicable` for one that can't be had now. */
export function applyPromotion(shop: Shop, visit: Visit, code: string): Promise<Cart> {
  return changeCart(shop, visit, {
    async edit(trx, stored) {
      if (stored.codes.includes(code)) return stored;
      if (stored.codes.length >= most.promotions) throw refusal('code', 'too_many', `A cart takes at most ${most.promotions} promotions.`);
      const codes = [...stored.codes, code];
      await store.replaceCodes(trx, visit.cart, codes);
      return { ...stored, codes };
    },
    check({ terms, totals }) {
      const found = terms.find((each) => each.code === code);
      if (!found) throw refusal('code', 'unknown', `There is no promotion ${code}.`);
      const obstacle = obstacleTo(found, totals.subtotal, visit.now);
      if (obstacle) throw new ApiError('promotion_not_applicable', { detail: obstacle });
    },
  });
}

/** Throws `not_found` for a code that the cart does not have. */
export function removePromotion(shop: Shop, visit: Visit, code: string): Promise<Cart> {
  return changeCart(shop, visit, {
    async edit(trx, stored) {
      const codes = stored.codes.filter((each) => each !== code);
      if (codes.length === stored.codes.length) throw new ApiError('not_found', { detail: `The promotion ${code} is not on this cart.` });
      await store.replaceCodes(trx, visit.cart, codes);
      return { ...stored, codes };
    },
  });
}
