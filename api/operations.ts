// Every operation of the shop in one table. Pages, console, OpenAPI, Postman and both hosts are projections of it.
import { accounts } from './accounts/accounts.contract.ts';
import { carts } from './carts/carts.contract.ts';
import { catalog } from './catalog/catalog.contract.ts';
import { classicContract } from './classic/classic.contract.ts';
import { inventory } from './inventory/inventory.contract.ts';
import type { AnyOperation } from './operation.ts';
import { orders } from './orders/orders.contract.ts';
import { payments } from './payments/payments.contract.ts';
import { promotions } from './promotions/promotions.contract.ts';
import { sandbox } from './sandbox/sandbox.contract.ts';
import { system } from './system/system.contract.ts';
import { webhooks } from './webhooks/webhooks.contract.ts';

export const contracts = [catalog, inventory, accounts, carts, promotions, orders, payments, webhooks, sandbox, classicContract, system] as const;

export const operations: readonly AnyOperation[] = contracts.flatMap((contract) => Object.values<AnyOperation>(contract));
