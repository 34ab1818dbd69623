import { defineContract } from '../operation.ts';

export const payments = defineContract('payments', {});
