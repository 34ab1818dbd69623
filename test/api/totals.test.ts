import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippingOptions } from '../../api/carts/shipping.ts';
import { computeTotals, type Discount, type Line, type Totals } from '../../api/carts/totals.ts';
import { standardTax } from '../../api/config.ts';
import { maxAmount } from '../../api/conventions.contract.ts';
import { ApiError } from '../../api/errors.ts';
import type { TaxRule } from '../../api/shop.ts';

const untaxed: TaxRule = { rate: [0, 1], base: [1, 1] };
const regular = shippingOptions.find(({ id }) => id === 'regular')!;
const rupiah = (amount: number) => amount * 100;
const line = (product: number, unitPrice: number, quantity = 1): Line => ({ product, unitPrice, quantity });
const off = (value: number, minimum = 0): Discount => ({ code: `MINUS-${value}`, kind: 'amount', value, minimum });
const percent = (value: number, minimum = 0): Discount => ({ code: `PERCENT-${value}`, kind: 'percentage', value, minimum });
const add = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

function totalsOf(lines: readonly Line[], discounts: readonly Discount[] = [], tax = untaxed, shipping?: typeof regular): Totals {
  return computeTotals({ lines, discounts, shipping, tax });
}

// Many of one price, so that remainders are often equal.
const anyPrice = fc.oneof(fc.constant(100), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 9_000_000_000 }));
const anyLines = fc.uniqueArray(
  fc.record({ product: fc.integer({ min: 1, max: 1000 }), unitPrice: anyPrice, quantity: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 999 })) }),
  { selector: ({ product }) => product, maxLength: 20 },
);
const anyDiscount: fc.Arbitrary<Discount> = fc.oneof(
  fc.record({ code: fc.constant('P'), kind: fc.constant('percentage' as const), value: fc.integer({ min: 1, max: 100 }), minimum: fc.integer({ min: 0, max: 1_000_000 }) }),
  fc.record({ code: fc.constant('A'), kind: fc.constant('amount' as const), value: fc.integer({ min: 1, max: 10_000_000_000 }), minimum: fc.integer({ min: 0, max: 1_000_000 }) }),
);
const anyFraction = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1000, max: 999_999 }));
const anyBasket = fc.record({
  lines: anyLines,
  discounts: fc.array(anyDiscount, { maxLength: 5 }),
  shipping: fc.constantFrom(undefined, ...shippingOptions),
  tax: fc.oneof(fc.constant(standardTax), fc.record({ rate: anyFraction, base: anyFraction })),
});

/** A fraction as exact as it gets: compared by cross-multiplying, so that no rounding is involved. */
const product = (...factors: number[]) => factors.reduce((result, factor) => result * BigInt(factor), 1n);

describe('totals of any basket', () => {
  const hold = (property: (basket: typeof anyBasket extends fc.Arbitrary<infer B> ? B : never, totals: Totals) => void) =>
    fc.assert(fc.property(anyBasket, (basket) => void property(basket, computeTotals(basket))), { numRuns: 500 });

  test('add up: subtotal - discount + shipping + tax = total', () => {
    hold((_, { subtotal, discount, shipping, tax, total }) => expect(subtotal - discount + shipping + tax).toBe(total));
  });

  test('are the sums of the lines, to the last unit', () => {
    hold((basket, { lines, subtotal, discount, tax, shipping, total }) => {
      expect(lines.map((each) => each.subtotal)).toEqual(basket.lines.map(({ unitPrice, quantity }) => unitPrice * quantity));
      expect(add(lines.map((each) => each.subtotal))).toBe(subtotal);
      expect(add(lines.map((each) => each.discount))).toBe(discount);
      expect(add(lines.map((each) => each.tax))).toBe(tax);
      expect(add(lines.map((each) => each.total)) + shipping).toBe(total);
      for (const each of lines) expect(each.subtotal - each.discount + each.tax).toBe(each.total);
    });
  });

  test('are whole numbers and never negative', () => {
    hold((_, { lines, promotions, ...sums }) => {
      for (const amount of [...Object.values(sums), ...lines.flatMap((each) => Object.values(each)), ...promotions.map(({ amount }) => amount)]) {
        expect(Number.isSafeInteger(amount) && amount >= 0, String(amount)).toBe(true);
      }
    });
  });

  test('do not depend on the order of the lines', () => {
    const shuffled = anyBasket.chain((basket) => fc.shuffledSubarray([...basket.lines.keys()], { minLength: basket.lines.length }).map((order) => ({ basket, order })));
    fc.assert(
      fc.property(shuffled, ({ basket, order }) => {
        const { lines, ...sums } = computeTotals(basket);
        const other = computeTotals({ ...basket, lines: order.map((index) => basket.lines[index]!) });
        expect(other).toEqual({ ...sums, lines: order.map((index) => lines[index]) });
      }),
      { numRuns: 500 },
    );
  });

  test('give each line its share of the discount, less than one unit off', () => {
    hold((_, { lines, subtotal, discount }) => {
      for (const each of lines) {
        const off = product(each.discount, subtotal) - product(discount, each.subtotal);
        expect((off < 0n ? -off : off) < BigInt(Math.max(1, subtotal)), JSON.stringify(each)).toBe(true);
        expect(each.discount).toBeLessThanOrEqual(each.subtotal);
      }
    });
  });

  test('round the tax of each line half up', () => {
    hold(({ tax: { rate, base } }, { lines }) => {
      const below = product(rate[1], base[1]);
      for (const { subtotal, discount, tax } of lines) {
        const above = product(subtotal - discount, rate[0], base[0]);
        // tax - 1/2 <= exact < tax + 1/2
        expect((2n * BigInt(tax) - 1n) * below <= 2n * above && 2n * above < (2n * BigInt(tax) + 1n) * below).toBe(true);
      }
    });
  });

  test('list each promotion with what it takes, which is the whole discount', () => {
    hold(({ discounts }, { promotions, discount, subtotal }) => {
      expect(promotions.map(({ code }) => code)).toEqual(discounts.map(({ code }) => code));
      expect(add(promotions.map(({ amount }) => amount))).toBe(discount);
      expect(discount).toBeLessThanOrEqual(subtotal);
      for (const [index, { minimum, value, kind }] of discounts.entries()) {
        const { amount } = promotions[index]!;
        if (subtotal < minimum) expect(amount).toBe(0);
        if (kind === 'amount') expect(amount).toBeLessThanOrEqual(value);
      }
    });
  });

  test('are exact up to the largest amount, and refused beyond it', () => {
    const huge = fc.array(fc.record({ product: fc.integer({ min: 1, max: 99 }), unitPrice: fc.integer({ min: 1, max: maxAmount }), quantity: fc.integer({ min: 1, max: 999 }) }), { minLength: 1, maxLength: 4 });
    let [kept, refused] = [0, 0];
    fc.assert(
      fc.property(huge, (lines) => {
        const exact = lines.reduce((sum, { unitPrice, quantity }) => sum + product(unitPrice, quantity), 0n);
        try {
          expect(BigInt(totalsOf(lines, [percent(33)]).subtotal)).toBe(exact);
          kept++;
        } catch (error) {
          if (!(error instanceof ApiError)) throw error;
          expect([error.code, exact > BigInt(maxAmount)]).toEqual(['total_too_large', true]);
          refused++;
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(kept, refused), `${kept} kept, ${refused} refused`).toBeGreaterThan(0);
  });
});

describe('totals of baskets worked out by hand', () => {
  test('split Rp 100 over three lines of Rp 10.000 so that nothing is lost', () => {
    const { lines, discount } = totalsOf([line(3, rupiah(10_000)), line(1, rupiah(10_000)), line(2, rupiah(10_000))], [off(rupiah(100))]);
    expect(discount).toBe(10_000);
    expect(lines.map((each) => each.discount)).toEqual([3333, 3334, 3333]);
  });

  test('give the units left over to the largest remainders', () => {
    const { lines } = totalsOf([line(1, 100), line(2, 200), line(3, 400)], [off(10)]);
    // 1.43, 2.86 and 5.71 of 10
    expect(lines.map((each) => each.discount)).toEqual([1, 3, 6]);
  });

  test('charge 11 per cent in effect as 12 per cent of eleven twelfths', () => {
    const { tax, total } = totalsOf([line(1, rupiah(85_000))], [], standardTax, regular);
    expect([tax, total]).toEqual([rupiah(9_350), rupiah(85_000 + 9_350 + 18_000)]);
  });

  test('tax what is left after discounts, and not the shipping', () => {
    const { tax, shipping, total } = totalsOf([line(1, rupiah(100_000))], [percent(10)], standardTax, regular);
    expect([tax, shipping, total]).toEqual([rupiah(9_900), rupiah(18_000), rupiah(117_900)]);
  });

  test('round the tax on each line, not on the sum', () => {
    const tax: TaxRule = { rate: [1, 10], base: [1, 1] };
    expect(totalsOf([line(1, 5), line(2, 5)], [], tax).lines.map((each) => each.tax)).toEqual([1, 1]);
    expect(totalsOf([line(1, 4), line(2, 4)], [], tax).tax).toBe(0);
  });

  test('take promotions one after another, each on what is left', () => {
    const basket = [line(1, rupiah(200_000))];
    const amounts = (discounts: Discount[]) => totalsOf(basket, discounts).promotions.map(({ amount }) => amount);
    expect(amounts([percent(10), off(rupiah(25_000))])).toEqual([rupiah(20_000), rupiah(25_000)]);
    expect(amounts([off(rupiah(25_000)), percent(10)])).toEqual([rupiah(25_000), rupiah(17_500)]);
  });

  test('never go below zero', () => {
    const { promotions, discount, tax, total } = totalsOf([line(1, rupiah(10_000))], [off(rupiah(15_000)), percent(50)], standardTax);
    expect(promotions.map(({ amount }) => amount)).toEqual([rupiah(10_000), 0]);
    expect([discount, tax, total]).toEqual([rupiah(10_000), 0, 0]);
  });

  test('compare the minimum with the subtotal, which other promotions do not lower', () => {
    const [first, second] = [percent(50), off(rupiah(1_000), rupiah(10_000))];
    expect(totalsOf([line(1, rupiah(10_000))], [first, second]).promotions[1]!.amount).toBe(rupiah(1_000));
    expect(totalsOf([line(1, rupiah(10_000) - 1)], [first, second]).promotions[1]!.amount).toBe(0);
  });

  test('send for nothing from Rp 500.000 on', () => {
    expect(totalsOf([line(1, rupiah(500_000) - 1)], [], untaxed, regular).shipping).toBe(rupiah(18_000));
    expect(totalsOf([line(1, rupiah(500_000))], [percent(10)], untaxed, regular).shipping).toBe(0);
  });

  test('refuse a total that only tax or shipping carries over the limit', () => {
    expect(totalsOf([line(1, maxAmount)]).total).toBe(maxAmount);
    expect(() => totalsOf([line(1, maxAmount)], [], standardTax)).toThrow(ApiError);
    const express = shippingOptions.find(({ id }) => id === 'express')!;
    expect(() => totalsOf([line(1, maxAmount)], [], untaxed, express)).toThrow(ApiError);
  });

  test('are zero for nothing', () => {
    expect(totalsOf([], [percent(10)])).toEqual({ lines: [], promotions: [{ code: 'PERCENT-10', amount: 0 }], subtotal: 0, discount: 0, shipping: 0, tax: 0, total: 0 });
  });
});
