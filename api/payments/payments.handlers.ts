import type { Handlers } from '../operation.ts';
import type { payments } from './payments.contract.ts';

export const paymentsHandlers: Handlers<typeof payments> = {};
