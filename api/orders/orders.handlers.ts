import type { Handlers } from '../operation.ts';
import type { orders } from './orders.contract.ts';

export const ordersHandlers: Handlers<typeof orders> = {};
