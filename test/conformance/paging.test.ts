import { beforeAll, describe, expect, test } from 'vitest';
import { sorts } from '../../api/catalog/products.contract.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

describe.each(hosts)('pages of a list on $name', (host) => {
  const { ask } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));

  /** Follows the cursors from the first page to the last, calling `between` after each page. */
  async function walk(query: string, between: (page: number, seen: readonly number[]) => Promise<unknown> = async () => undefined): Promise<number[]> {
    const seen: number[] = [];
    let cursor = '';
    for (let page = 1; ; page++) {
      const { json } = await ask(`GET /v1/products?${query}${cursor}`);
      seen.push(...json.data.map(({ id }: any) => id));
      expect(json.page.has_more).toBe(json.page.next_cursor !== null);
      if (!json.page.has_more) return seen;
      cursor = `&cursor=${json.page.next_cursor}`;
      await between(page, seen);
    }
  }

  async function create(name: string, amount: number): Promise<void> {
    const { status } = await ask('POST /v1/products', { headers: admin, json: { name, price: { amount, currency: 'IDR' }, stock: 1 } });
    expect(status).toBe(201);
  }

  async function remove(id: number): Promise<void> {
    const { json } = await ask(`DELETE /products?product_id=${id}`);
    expect(json.data).toEqual({ 'Data terhapus sebanyak': 1 });
  }

  test.each([['emoji', '-name', '🏮'.repeat(200)], ['characters that JSON escapes', 'name', '\u{1}'.repeat(200)]])('go on behind the longest name there can be, of %s', async (_, sort, name) => {
    await create(name, 100);
    await create(name, 100);
    const first = await ask(`GET /v1/products?sort=${sort}&limit=1`);
    const second = await ask(`GET /v1/products?sort=${sort}&limit=1&cursor=${first.json.page.next_cursor}`);
    expect([first.json.data[0].name, second.json.data?.[0].name]).toEqual([name, name]);
  });

  describe.each(sorts)('sorted by %s', (sort) => {
    test('show each row exactly once, forward', async () => {
      const [total, seen] = [(await ask('GET /v1/products?limit=1')).json.page.total, await walk(`sort=${sort}&limit=7`)];
      expect(seen).toHaveLength(total);
      expect(new Set(seen).size).toBe(total);
    });

    test('show the same rows backward', async () => {
      const pages: number[][] = [];
      let { json } = await ask(`GET /v1/products?sort=${sort}&limit=7`);
      for (; json.page.next_cursor; { json } = await ask(`GET /v1/products?sort=${sort}&limit=7&cursor=${json.page.next_cursor}`)) pages.push(ids(json));
      while (json.page.prev_cursor) {
        ({ json } = await ask(`GET /v1/products?sort=${sort}&limit=7&cursor=${json.page.prev_cursor}`));
        expect(ids(json)).toEqual(pages.pop());
      }
      expect(pages).toEqual([]);
    });

    test('show each surviving row exactly once while others come and go', async () => {
      const before = await walk(`sort=${sort}&limit=100`);
      const deleted: number[] = [];
      const seen = await walk(`sort=${sort}&limit=7`, async (page, seen) => {
        const ahead = before.filter((id) => !seen.includes(id) && !deleted.includes(id));
        for (const id of new Set([seen.at(-1)!, ahead[0] ?? seen.at(-1)!])) {
          if (deleted.includes(id)) continue;
          deleted.push(id);
          await remove(id);
        }
        await create(`Kopi ${sort} ${page}`, 1);
        await create(`Zaitun ${sort} ${page}`, 99_999_999_900);
      });
      expect(new Set(seen).size, 'no row twice').toBe(seen.length);
      expect(before.filter((id) => !deleted.includes(id) && !seen.includes(id)), 'rows left out').toEqual([]);
    });
  });

  test('break ties by id', async () => {
    for (let twin = 1; twin <= 5; twin++) await create('Satu nama', 12_345);
    const forward = await walk('sort=name&limit=2&q=satu+nama');
    expect(forward).toEqual([...forward].sort((a, b) => a - b));
    expect(await walk('sort=-price&limit=2&q=satu+nama')).toEqual(forward.toReversed());
  });

  test('stay where they were when the row they began after is deleted', async () => {
    const first = await ask('GET /v1/products?sort=price&limit=3');
    const second = await ask(`GET /v1/products?sort=price&limit=3&cursor=${first.json.page.next_cursor}`);
    await remove(ids(first.json).at(-1)!);
    const again = await ask(`GET /v1/products?sort=price&limit=3&cursor=${first.json.page.next_cursor}`);
    expect(ids(again.json)).toEqual(ids(second.json));
  });

  test('may end empty, with a way back', async () => {
    const first = await ask('GET /v1/products?sort=-id&limit=1&q=satu+nama');
    const last = await ask('GET /v1/products?sort=id&limit=4&q=satu+nama');
    await remove(ids(first.json)[0]!);
    const { json } = await ask(`GET /v1/products?sort=id&limit=4&q=satu+nama&cursor=${last.json.page.next_cursor}`);
    expect(json).toMatchObject({ data: [], page: { next_cursor: null, has_more: false, total: 4 } });
    const back = await ask(`GET /v1/products?sort=id&limit=4&q=satu+nama&cursor=${json.page.prev_cursor}`);
    expect(back.json.data).toEqual(last.json.data);
  });
});

function ids(json: { data: { id: number }[] }): number[] {
  return json.data.map(({ id }) => id);
}
