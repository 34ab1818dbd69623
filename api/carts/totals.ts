// What a cart costs: a pure function, exact to the minor unit, the same whatever the order of the lines.
import { maxAmount } from '../conventions.contract.ts';
import { ApiError } from '../errors.ts';
import type { TaxRule } from '../shop.ts';
import { shippingPrice, type ShippingOption } from './shipping.ts';

/** So many pieces of one product at one price. All amounts here are in minor units. */
export interface Line {
  readonly product: number;
  readonly unitPrice: number;
  readonly quantity: number;
}

/** `value` is per cent of what is left to pay for goods, or an amount. Below `minimum`, which the subtotal has to reach, it takes nothing. */
export interface Discount {
  readonly code: string;
  readonly kind: 'percentage' | 'amount';
  readonly value: number;
  readonly minimum: number;
}

/** `total` is subtotal - discount + tax. */
export interface LineTotals {
  readonly subtotal: number;
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
}

/** The sums of the lines, and what each promotion takes. `total` is subtotal - discount + shipping + tax. */
export interface Totals {
  readonly lines: readonly LineTotals[];
  readonly promotions: readonly { readonly code: string; readonly amount: number }[];
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
}

interface Basket {
  readonly lines: readonly Line[];
  /** In the order in which they were applied. */
  readonly discounts: readonly Discount[];
  readonly shipping: ShippingOption | undefined;
  readonly tax: TaxRule;
}

/** Works out a basket; `lines` of the answer are in the order of those given. Throws `total_too_large` beyond `maxAmount`. */
export function computeTotals({ lines, discounts, shipping, tax }: Basket): Totals {
  const subtotals = lines.map(subtotalOfLine);
  const subtotal = subtotalOf(lines);
  const promotions = discountsOn(subtotal, discounts);
  const discount = sum(promotions.map(({ amount }) => BigInt(amount)));
  const shares = split(discount, subtotals, lines);
  const taxed = subtotals.map((whole, index) => totalsOf(whole, shares[index]!, tax));
  const taxes = sum(taxed.map((line) => BigInt(line.tax)));
  const freight = shipping ? shippingPrice(shipping, subtotal) : 0;
  const total = exact(BigInt(subtotal) - discount + BigInt(freight) + taxes);
  return { lines: taxed, promotions, subtotal, discount: Number(discount), shipping: freight, tax: exact(taxes), total };
}

/** What goods cost before discounts and tax. Throws `total_too_large` beyond `maxAmount`. */
export function subtotalOf(lines: readonly Line[]): number {
  return exact(sum(lines.map(subtotalOfLine)));
}

function subtotalOfLine({ unitPrice, quantity }: Line): bigint {
  return BigInt(unitPrice) * BigInt(quantity);
}

function discountsOn(subtotal: number, discounts: readonly Discount[]) {
  let left = BigInt(subtotal);
  return discounts.map(({ code, kind, value, minimum }) => {
    const wanted = kind === 'percentage' ? divide(left * BigInt(value), 100n) : BigInt(value);
    const amount = subtotal < minimum ? 0n : wanted < left ? wanted : left;
    left -= amount;
    return { code, amount: Number(amount) };
  });
}

/**
 * Splits a discount over the lines in proportion to their subtotals: each gets its share rounded down, and the units left over go
 * one by one to the largest remainders. Ties are broken by what a line is, not by where it stands.
 */
function split(discount: bigint, subtotals: readonly bigint[], lines: readonly Line[]): bigint[] {
  const whole = sum(subtotals);
  if (whole === 0n) return subtotals.map(() => 0n);
  const shares = subtotals.map((subtotal) => (discount * subtotal) / whole);
  const remainder = (index: number) => (discount * subtotals[index]!) % whole;
  const ranked = [...lines.keys()].sort((a, b) => compare(remainder(b), remainder(a)) || compareLines(lines[a]!, lines[b]!));
  const left = Number(discount - sum(shares));
  for (const index of ranked.slice(0, left)) shares[index]! += 1n;
  return shares;
}

function compareLines(a: Line, b: Line): number {
  return a.product - b.product || a.quantity - b.quantity || a.unitPrice - b.unitPrice;
}

/** Tax is rounded on each line, on what is to be paid for it after discounts. */
function totalsOf(subtotal: bigint, discount: bigint, { rate, base }: TaxRule): LineTotals {
  const net = subtotal - discount;
  const tax = divide(net * BigInt(base[0] * rate[0]), BigInt(base[1] * rate[1]));
  return { subtotal: Number(subtotal), discount: Number(discount), tax: exact(tax), total: exact(net + tax) };
}

/** Rounds half up; for numbers that are not negative. */
function divide(above: bigint, below: bigint): bigint {
  return (2n * above + below) / (2n * below);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((whole, amount) => whole + amount, 0n);
}

function exact(amount: bigint): number {
  if (amount > BigInt(maxAmount)) throw new ApiError('total_too_large');
  return Number(amount);
}
