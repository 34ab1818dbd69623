import { demoAccounts, insertDemoAccounts, keepFirstAdmin } from '../accounts/accounts.service.ts';
import { ApiError, type Fault } from '../errors.ts';
import { expireDue } from '../orders/orders.service.ts';
import type { Shop } from '../shop.ts';
import { readClock, resetClock, tellClock, turnClock } from './clock.service.ts';
import { faultsOf, replaceFaults } from './faults.ts';
import type { Clock, OperationFault, Sandbox } from './sandbox.contract.ts';
import { findState } from './shop-state.store.ts';

export { keepDemoAccounts } from '../accounts/accounts.service.ts';
export { readClock } from './clock.service.ts';
export { disturb } from './faults.ts';

export async function getSandbox(shop: Shop): Promise<Sandbox> {
  const accounts = demoAccounts.map(({ email, password, role }) => ({ email, password, role }));
  return { accounts, faults: faultsOf(shop), clock: await tellClock(shop) };
}

/** Makes the shop what it was on its first day, in one transaction. Throws `not_resettable` for one that the seed did not fill. */
export async function resetShop(shop: Shop): Promise<Sandbox> {
  if ((await findState(shop.database, 'seeded')) !== '1') throw new ApiError('not_resettable');
  await shop.database.reseed((trx) => insertDemoAccounts(trx, shop));
  resetClock(shop);
  replaceFaults(shop, []);
  await keepFirstAdmin(shop, await readClock(shop));
  return getSandbox(shop);
}

/** Sets the faults of this process. Throws `validation_failed` for an operation that is not in `known`, and for one that comes twice. */
export function setFaults(shop: Shop, wanted: readonly OperationFault[], known: ReadonlySet<string>): { faults: OperationFault[] } {
  const faults = wanted.flatMap(({ operation }, index): Fault[] => {
    const path = ['faults', index, 'operation'];
    if (operation !== '*' && !known.has(operation)) return [{ place: 'body', path, code: 'unknown', detail: `No operation that can be disturbed has the id ${operation}.` }];
    const isFirst = wanted.findIndex((other) => other.operation === operation) === index;
    return isFirst ? [] : [{ place: 'body', path, code: 'taken', detail: 'This operation stands in the list already.' }];
  });
  if (faults.length > 0) throw new ApiError('validation_failed', { faults });
  replaceFaults(shop, wanted);
  return { faults: faultsOf(shop) };
}

/** Turns the shop's clock forward and does what is due by then. */
export async function advanceClock(shop: Shop, seconds: number): Promise<Clock> {
  await turnClock(shop, seconds * 1000);
  await expireDue(shop);
  return tellClock(shop);
}
