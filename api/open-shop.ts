// Makes a shop of its parts: what every host does before it serves.
import { findCaller, keepFirstAdmin } from './accounts/accounts.service.ts';
import type { Database } from './database/database.ts';
import { disturb, keepDemoAccounts, readClock } from './sandbox/sandbox.service.ts';
import type { Ports, Settings, Shop } from './shop.ts';

/** Opens the shop: demo accounts are there with the sandbox, and only then; the first admin whom the settings name is there too. */
export async function openShop(database: Database, settings: Settings, ports: Ports): Promise<Shop> {
  const shop: Shop = {
    ...ports,
    database,
    settings,
    now: () => readClock(shop),
    identify: async (accessToken) => findCaller(database, await ports.sha256(accessToken)),
    disturb: settings.sandbox ? (operation) => disturb(shop, operation) : async () => undefined,
    isStopping: false,
  };
  await keepDemoAccounts(shop);
  await keepFirstAdmin(shop, await shop.now());
  return shop;
}
