import type { Handlers } from '../operation.ts';
import type { webhooks } from './webhooks.contract.ts';

export const webhooksHandlers: Handlers<typeof webhooks> = {};
