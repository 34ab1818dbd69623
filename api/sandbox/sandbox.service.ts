import type { AnyOperation } from '../operation.ts';
import type { Shop } from '../shop.ts';

/** The shop's time as UTC text with milliseconds. */
export async function readClock(_shop: Shop): Promise<string> {
  return new Date().toISOString();
}

export async function disturb(_shop: Shop, _operation: AnyOperation): Promise<void> {}

export async function keepDemoAccounts(_shop: Shop): Promise<void> {}
