import { canBeDisturbed, type Handlers } from '../operation.ts';
import { operations } from '../operations.ts';
import type { Shop } from '../shop.ts';
import type { sandbox } from './sandbox.contract.ts';
import * as service from './sandbox.service.ts';

export const sandboxHandlers: Handlers<typeof sandbox> = {
  getSandbox: (_, shop) => service.getSandbox(shop),

  setFaults: ({ body }, shop) => service.setFaults(shop, body.faults, disturbable(shop)),

  advanceClock: ({ body }, shop) => service.advanceClock(shop, body.seconds),

  resetShop: (_, shop) => service.resetShop(shop),
};

/** The ids of the operations that this shop serves and that faults reach. */
function disturbable({ settings }: Shop): ReadonlySet<string> {
  return new Set(operations.filter((operation) => (!operation.only || settings[operation.only]) && canBeDisturbed(operation)).map(({ id }) => id));
}
