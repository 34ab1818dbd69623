import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../api/database/database.ts';
import { createDatabase } from '../../helpers/databases.ts';

let database: Database;
beforeAll(async () => void (database = await createDatabase('embedded SQLite')));
afterAll(() => database.close());

const brands = () => database.queries.selectFrom('brands').select('brand_id').execute();

test('a transaction that asks for the database in place of itself fails, and leaves the database free', async () => {
  const failed = await database.queries.transaction().execute(brands).catch((error: unknown) => error);
  expect(database.failureOf(failed)).toBe('unavailable');
  expect((await brands()).length).toBeGreaterThan(0);
});

test('what is asked for at once gets its turn one after another', async () => {
  const seen: number[] = [];
  const work = (index: number) =>
    database.queries.transaction().execute(async (trx) => {
      seen.push(index);
      await trx.selectFrom('brands').selectAll().execute();
      seen.push(index);
    });
  await Promise.all([1, 2, 3].map(work));
  expect(seen).toEqual([1, 1, 2, 2, 3, 3]);
});

test('nothing that is read meanwhile sees half a transaction', async () => {
  const query = database.queries.selectFrom('brands').select('brand_id').where('brand_name', '=', 'Merek uji').compile();
  const trying = database.queries.transaction().execute(async (trx) => {
    await trx.insertInto('brands').values({ brand_name: 'Merek uji' }).execute();
    await new Promise((resume) => setTimeout(resume, 50));
    throw new Error('undone');
  });
  await new Promise((resume) => setTimeout(resume, 20));
  const [{ rows }] = await Promise.all([database.send(query), trying.catch(() => undefined)]);
  expect(rows).toEqual([]);
});
