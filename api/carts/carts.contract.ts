import { defineContract } from '../operation.ts';

export const carts = defineContract('carts', {});
