import type { Handlers } from '../operation.ts';
import type { carts } from './carts.contract.ts';

export const cartsHandlers: Handlers<typeof carts> = {};
