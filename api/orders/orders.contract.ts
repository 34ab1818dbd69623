import { defineContract } from '../operation.ts';

export const orders = defineContract('orders', {});
