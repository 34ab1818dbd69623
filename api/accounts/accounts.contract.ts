import { defineContract } from '../operation.ts';

export const accounts = defineContract('accounts', {});
