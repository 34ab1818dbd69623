import type { Handlers } from '../operation.ts';
import type { accounts } from './accounts.contract.ts';

export const accountsHandlers: Handlers<typeof accounts> = {};
