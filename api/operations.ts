// Every operation of the shop in one table. Pages, console, OpenAPI, Postman and both hosts are projections of it.
import { catalog } from './catalog/catalog.contract.ts';
import { classicContract } from './classic/classic.contract.ts';
import type { AnyOperation } from './operation.ts';
import { system } from './system/system.contract.ts';

export const contracts = [catalog, classicContract, system] as const;

export const operations: readonly AnyOperation[] = contracts.flatMap((contract) => Object.values<AnyOperation>(contract));
