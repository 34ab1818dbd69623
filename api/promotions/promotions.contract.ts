import { defineContract } from '../operation.ts';

export const promotions = defineContract('promotions', {});
