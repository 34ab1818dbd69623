import { defineContract } from '../operation.ts';

export const inventory = defineContract('inventory', {});
