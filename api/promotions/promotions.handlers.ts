import type { Handlers } from '../operation.ts';
import type { promotions } from './promotions.contract.ts';

export const promotionsHandlers: Handlers<typeof promotions> = {};
