import type { Handlers } from '../operation.ts';
import type { sandbox } from './sandbox.contract.ts';

export const sandboxHandlers: Handlers<typeof sandbox> = {};
