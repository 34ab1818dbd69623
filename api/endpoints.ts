// Every operation joined with its handler. Hosts serve this; pages and projections need only `operations.ts`.
import { accounts } from './accounts/accounts.contract.ts';
import { accountsHandlers } from './accounts/accounts.handlers.ts';
import { carts } from './carts/carts.contract.ts';
import { cartsHandlers } from './carts/carts.handlers.ts';
import { catalog } from './catalog/catalog.contract.ts';
import { catalogHandlers } from './catalog/catalog.handlers.ts';
import { classicContract } from './classic/classic.contract.ts';
import { classicHandlers } from './classic/classic.handlers.ts';
import { inventory } from './inventory/inventory.contract.ts';
import { inventoryHandlers } from './inventory/inventory.handlers.ts';
import { serve, type Endpoint } from './operation.ts';
import { orders } from './orders/orders.contract.ts';
import { ordersHandlers } from './orders/orders.handlers.ts';
import { payments } from './payments/payments.contract.ts';
import { paymentsHandlers } from './payments/payments.handlers.ts';
import { promotions } from './promotions/promotions.contract.ts';
import { promotionsHandlers } from './promotions/promotions.handlers.ts';
import { sandbox } from './sandbox/sandbox.contract.ts';
import { sandboxHandlers } from './sandbox/sandbox.handlers.ts';
import { system } from './system/system.contract.ts';
import { systemHandlers } from './system/system.handlers.ts';
import { webhooks } from './webhooks/webhooks.contract.ts';
import { webhooksHandlers } from './webhooks/webhooks.handlers.ts';

export const endpoints: readonly Endpoint[] = [
  ...serve(catalog, catalogHandlers),
  ...serve(inventory, inventoryHandlers),
  ...serve(accounts, accountsHandlers),
  ...serve(carts, cartsHandlers),
  ...serve(promotions, promotionsHandlers),
  ...serve(orders, ordersHandlers),
  ...serve(payments, paymentsHandlers),
  ...serve(webhooks, webhooksHandlers),
  ...serve(sandbox, sandboxHandlers),
  ...serve(classicContract, classicHandlers),
  ...serve(system, systemHandlers),
];
