import type { Handlers } from '../operation.ts';
import type { inventory } from './inventory.contract.ts';

export const inventoryHandlers: Handlers<typeof inventory> = {};
