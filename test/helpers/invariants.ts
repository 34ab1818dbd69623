// What holds in a shop whenever nobody is in the middle of something, asked of the tables themselves and not of the code under test.
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Queries } from '../../api/database/database.ts';

/** Each query finds the rows that break a rule. One text for all engines. */
const rules: Readonly<Record<string, string>> = {
  'the ledger adds up to what is on hand and what is reserved': `
    SELECT p.product_id, p.qty, p.reserved, m.on_hand, m.promised FROM products p
    LEFT JOIN (SELECT product_id, SUM(on_hand_delta) AS on_hand, SUM(reserved_delta) AS promised FROM stock_movements GROUP BY product_id) m ON m.product_id = p.product_id
    WHERE (p.counted IS NOT NULL OR p.reserved <> 0 OR m.product_id IS NOT NULL)
      AND (m.product_id IS NULL OR m.on_hand <> p.qty + p.reserved OR m.promised <> p.reserved OR p.counted IS NULL OR p.counted <> p.qty)`,
  'on hand >= reserved >= 0': 'SELECT product_id, qty, reserved FROM products WHERE reserved < 0 OR qty < 0',
  'what is reserved is what open orders wait for': `
    SELECT p.product_id, p.reserved, l.awaited FROM products p
    LEFT JOIN (SELECT product_id, SUM(quantity - fulfilled - released) AS awaited FROM order_lines GROUP BY product_id) l ON l.product_id = p.product_id
    WHERE p.reserved <> COALESCE(l.awaited, 0)`,
  'orders that are over wait for nothing': `
    SELECT o.order_id, o.status, l.line_id FROM orders o JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.status NOT IN ('pending', 'confirmed') AND l.quantity <> l.fulfilled + l.released`,
  'each order reserved what it holds, once': `
    SELECT l.order_id, l.product_id, l.pieces, m.promised FROM (SELECT order_id, product_id, SUM(quantity) AS pieces FROM order_lines GROUP BY order_id, product_id) l
    LEFT JOIN (SELECT reference, product_id, SUM(reserved_delta) AS promised FROM stock_movements WHERE reason = 'reserve' GROUP BY reference, product_id) m
      ON m.reference = l.order_id AND m.product_id = l.product_id
    WHERE m.promised IS NULL OR m.promised <> l.pieces`,
  'nothing is reserved for an order that is not there': `
    SELECT m.reference, m.product_id FROM stock_movements m LEFT JOIN orders o ON o.order_id = m.reference WHERE m.reason = 'reserve' AND o.order_id IS NULL`,
  'each order adds up': `
    SELECT o.order_id FROM orders o JOIN (
      SELECT order_id, SUM(unit_price * quantity) AS subtotal, SUM(discount) AS discount, SUM(tax) AS tax, SUM(total) AS total FROM order_lines GROUP BY order_id
    ) l ON l.order_id = o.order_id
    WHERE o.subtotal <> l.subtotal OR o.discount <> l.discount OR o.tax <> l.tax OR o.total <> l.total + o.shipping OR o.total <> o.subtotal - o.discount + o.shipping + o.tax`,
  'each order has lines': 'SELECT o.order_id FROM orders o LEFT JOIN order_lines l ON l.order_id = o.order_id WHERE l.line_id IS NULL',
  'a discount is the sum of its promotions': `
    SELECT o.order_id FROM orders o LEFT JOIN (SELECT order_id, SUM(amount) AS amount FROM order_promotions GROUP BY order_id) p ON p.order_id = o.order_id
    WHERE o.discount <> COALESCE(p.amount, 0)`,
  'refunded <= captured <= amount': 'SELECT payment_id FROM payments WHERE captured > amount OR refunded > captured OR refunded < 0',
  'what was refunded is the sum of the refunds': `
    SELECT p.payment_id FROM payments p LEFT JOIN (SELECT payment_id, SUM(amount) AS amount FROM refunds GROUP BY payment_id) r ON r.payment_id = p.payment_id
    WHERE p.refunded <> COALESCE(r.amount, 0)`,
  'money that was captured belongs to a confirmed order, or went back': `
    SELECT p.payment_id, o.status FROM payments p JOIN orders o ON o.order_id = p.order_id
    WHERE p.captured > p.refunded AND o.status NOT IN ('confirmed', 'shipped', 'delivered')`,
  'an order is paid once': `
    SELECT order_id FROM payments WHERE status IN ('requires_action', 'requires_capture', 'succeeded') GROUP BY order_id HAVING COUNT(*) > 1`,
  'a cart is completed exactly when it has its one order': `
    SELECT c.cart_id, c.status, o.order_id FROM carts c LEFT JOIN orders o ON o.cart_id = c.cart_id
    WHERE (c.status = 'completed' AND o.order_id IS NULL) OR (c.status <> 'completed' AND o.order_id IS NOT NULL)`,
  'the use of a promotion is counted by the orders that have it': `
    SELECT p.code, p.used, u.orders FROM promotions p
    LEFT JOIN (SELECT s.code, COUNT(*) AS orders FROM order_promotions s JOIN orders o ON o.order_id = s.order_id WHERE o.status NOT IN ('canceled', 'expired') GROUP BY s.code) u ON u.code = p.code
    WHERE p.used <> COALESCE(u.orders, 0)`,
  'a key has an answer': 'SELECT scope FROM idempotency_keys WHERE status IS NULL',
};

/** Fails when a quiet shop breaks a rule, naming the rule and the rows. */
export async function expectSound(db: Queries): Promise<void> {
  const broken = await Promise.all(Object.entries(rules).map(async ([rule, query]) => [rule, (await sql.raw(query).execute(db)).rows] as const));
  expect(Object.fromEntries(broken.filter(([, rows]) => rows.length > 0))).toEqual({});
  expect(await untold(db), 'orders that the outbox does not tell about exactly once').toEqual([]);
}

/** Orders whose creation is not in the outbox, or is there twice. */
async function untold(db: Queries): Promise<string[]> {
  const [orders, events] = [await db.selectFrom('orders').select('order_id').execute(), await db.selectFrom('events').select('payload').where('type', '=', 'order.created').execute()];
  const told = new Map<string, number>(orders.map(({ order_id }) => [order_id, 0]));
  for (const { payload } of events) {
    const { id } = JSON.parse(payload).data;
    told.set(id, (told.get(id) ?? 0) + 1);
  }
  return [...told].filter(([, times]) => times !== 1).map(([id]) => id);
}

/** Fails unless these orders, and no others, are there: what was acknowledged was not lost, and nothing was done twice. */
export async function expectOrders(db: Queries, acknowledged: readonly string[]): Promise<void> {
  const rows = await db.selectFrom('orders').select('order_id').execute();
  expect(rows.map(({ order_id }) => order_id).sort()).toEqual([...acknowledged].sort());
}
