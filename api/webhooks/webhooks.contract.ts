import { defineContract } from '../operation.ts';

export const webhooks = defineContract('webhooks', {});
