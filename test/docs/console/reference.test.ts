import { describe, expect, test } from 'vitest';
import { plain, inlinePieces } from '../../../docs/components/reference/inline.ts';
import { describe as describeSchema } from '../../../docs/components/reference/types.ts';

describe('a schema in words', () => {
  const components = { Brand: { type: 'object', properties: { id: { type: 'integer' } } } } as const;
  const inEnglish = (schema: Parameters<typeof describeSchema>[0]) => describeSchema(schema, components, 'en').type;

  test('names type and bounds', () => {
    expect(inEnglish({ type: 'integer', minimum: 1, maximum: 2_147_483_647 })).toBe('integer, 1 to 2,147,483,647');
    expect(describeSchema({ type: 'integer', minimum: 1, maximum: 20_000 }, {}, 'id').type).toBe('bilangan bulat, 1 sampai 20.000');
    expect(inEnglish({ type: 'integer', minimum: 2000, maximum: 2999 }), 'years need no separator').toBe('integer, 2000 to 2999');
    expect(inEnglish({ type: 'string', minLength: 1, maxLength: 200 })).toBe('text, 1 to 200 characters');
    expect(inEnglish({ type: 'number', minimum: 0 })).toBe('number, 0 or more');
    expect(inEnglish({ const: 'IDR' })).toBe('"IDR"');
  });

  test('names schemas, lists and what may be null', () => {
    expect(describeSchema({ anyOf: [{ $ref: '#/components/schemas/Brand' }, { type: 'null' }] }, components, 'en')).toMatchObject({ type: 'Brand or null', name: 'Brand', object: components.Brand });
    expect(inEnglish({ type: 'array', items: { $ref: '#/components/schemas/Brand' } })).toBe('list of Brand');
    expect(inEnglish({ type: ['string', 'null'] })).toBe('text or null');
    expect(describeSchema({ type: 'string', enum: ['id', '-id'] }, {}, 'en')).toEqual({ type: 'one of', options: ['id', '-id'] });
  });
});

describe('the Markdown of the contract', () => {
  test('is code and emphasis, and nothing else', () => {
    expect(inlinePieces('Joined by *and*; see `errors`, 2*3*4, */*.')).toEqual([
      { element: undefined, text: 'Joined by ' }, { element: 'em', text: 'and' }, { element: undefined, text: '; see ' }, { element: 'code', text: 'errors' }, { element: undefined, text: ', 2*3*4, */*.' },
    ]);
    expect(plain('Joined by *and*; `errors`.')).toBe('Joined by and; errors.');
  });
});
