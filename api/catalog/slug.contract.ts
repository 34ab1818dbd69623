import { z } from 'zod';

/** The part of an address that names a product or a category. */
export const slug = z.string().min(1).max(100).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Must be lower-case letters, digits and single hyphens.');
