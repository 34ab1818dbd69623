// Every operation joined with its handler. Hosts serve this; pages and projections need only `operations.ts`.
import { catalog } from './catalog/catalog.contract.ts';
import { catalogHandlers } from './catalog/catalog.handlers.ts';
import { classicContract } from './classic/classic.contract.ts';
import { classicHandlers } from './classic/classic.handlers.ts';
import { serve, type Endpoint } from './operation.ts';
import { system } from './system/system.contract.ts';
import { systemHandlers } from './system/system.handlers.ts';

export const endpoints: readonly Endpoint[] = [
  ...serve(catalog, catalogHandlers),
  ...serve(classicContract, classicHandlers),
  ...serve(system, systemHandlers),
];
