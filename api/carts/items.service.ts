import type { Trx } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Shop } from '../shop.ts';
import { most, type Cart } from './cart.contract.ts';
import * as store from './carts.store.ts';
import { changeCart, refusal, type Visit } from './change.service.ts';
import type { StoredCart } from './pricing.service.ts';

/** Adds pieces of a product. Throws `validation_failed` for one that is not sold, and for more than a cart holds. */
export function addItem(shop: Shop, visit: Visit, { product, quantity }: { product: number; quantity: number }): Promise<Cart> {
  return changeCart(shop, visit, {
    async edit(trx, stored) {
      const items = await putInto(trx, stored, [{ product_id: product, quantity }], { pieces: 'quantity', lines: 'product' });
      return { ...stored, items };
    },
    check({ products }) {
      if (!products.has(product)) throw refusal('product', 'unknown', `No product for sale has the id ${product}.`);
    },
  });
}

type Addition = Pick<store.ItemRow, 'product_id' | 'quantity'>;

/** Adds to the items of a locked cart. `blame` names the fields that are at fault when there is too much. */
export async function putInto(trx: Trx, { cart, items }: StoredCart, additions: readonly Addition[], blame: { pieces: string; lines: string }): Promise<store.ItemRow[]> {
  const result = [...items];
  for (const { product_id, quantity } of additions) {
    const index = result.findIndex((item) => item.product_id === product_id);
    const known = result[index];
    const sum = quantity + (known?.quantity ?? 0);
    if (sum > most.pieces) throw refusal(blame.pieces, 'too_big', `A cart holds at most ${most.pieces} pieces of a product; of product ${product_id} it would be ${sum}.`);
    if (known) await store.setQuantity(trx, (result[index] = { ...known, quantity: sum }));
    else {
      if (result.length >= most.lines) throw refusal(blame.lines, 'too_many', `A cart holds at most ${most.lines} products.`);
      const item = { item_id: newId('item'), product_id, quantity, position: (result.at(-1)?.position ?? -1) + 1 };
      await store.insertItem(trx, cart.cart_id, item);
      result.push(item);
    }
  }
  return result;
}

/** Throws `not_found` for an item that is not in the cart. */
export function setQuantity(shop: Shop, visit: Visit, { item, quantity }: { item: string; quantity: number }): Promise<Cart> {
  return changeCart(shop, visit, {
    async edit(trx, stored) {
      const changed = { ...findItem(stored, item), quantity };
      await store.setQuantity(trx, changed);
      return { ...stored, items: stored.items.map((each) => (each.item_id === item ? changed : each)) };
    },
  });
}

/** Throws `not_found` for an item that is not in the cart. */
export function removeItem(shop: Shop, visit: Visit, item: string): Promise<Cart> {
  return changeCart(shop, visit, {
    async edit(trx, stored) {
      await store.deleteItem(trx, findItem(stored, item).item_id);
      return { ...stored, items: stored.items.filter(({ item_id }) => item_id !== item) };
    },
  });
}

function findItem({ items }: StoredCart, id: string): store.ItemRow {
  const found = items.find(({ item_id }) => item_id === id);
  if (!found) throw new ApiError('not_found', { detail: 'The cart has no item with this id.' });
  return found;
}
