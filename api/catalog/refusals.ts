// What the catalogue finds wrong with a body only when it looks into the database.
import { ApiError } from '../errors.ts';

export function refuse(field: string | readonly string[], code: string, detail: string): ApiError {
  return new ApiError('validation_failed', { faults: [{ place: 'body', path: typeof field === 'string' ? [field] : field, code, detail }] });
}

export const unknown = (field: string, id: number) => refuse(field, 'unknown', `There is no ${field === 'parent' ? 'category' : field} with the id ${id}.`);

export const taken = (slug: string, kind: 'product' | 'category') => refuse('slug', 'taken', `The slug ${slug} belongs to another ${kind}.`);
