import { defineContract } from '../operation.ts';

export const sandbox = defineContract('sandbox', {});
