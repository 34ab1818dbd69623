// Makes a shop of its parts: what every host does before it serves.
import { findCaller } from './accounts/accounts.service.ts';
import type { Database } from './database/database.ts';
import { disturb, keepDemoAccounts, readClock } from './sandbox/sandbox.service.ts';
import type { Ports, Settings, Shop } from './shop.ts';

/** Opens the shop: demo accounts are there with the sandbox, and only then. */
export async function openShop(database: Database, settings: Settings, ports: Ports): Promise<Shop> {
  const shop: Shop = {
    ...ports,
    database,
    settings,
    now: () => readClock(shop),
    identify: (accessToken) => findCaller(database, accessToken),
    disturb: (operation) => disturb(shop, operation),
    isStopping: false,
  };
  await keepDemoAccounts(shop);
  return shop;
}
