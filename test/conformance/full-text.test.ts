import { beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

const extras = ['Crème BRÛLÉE', 'Kue 🎂 ulang tahun', 'ΟΔΟΣ Ελλάδος', 'İstanbul lokumu', 'STRAẞE', 'Teh 茶 hijau', 'ТАБЛИЦА умножения', 'Diskon 100% kain_flanel'];

/** A query, and what it finds: the ids of seeded products, and the names of those above. */
const table: [what: string, q: string, found: (number | string)[]][] = [
  ['a word', 'kopi', [1, 15, 32, 34]],
  ['capitals', 'KOPI gAYO', [1]],
  ['words in another order', '250 gayo', [1]],
  ['words that no product has together', 'gayo batik', []],
  ['the beginning of a word', 'kop', [1, 15, 32, 34]],
  ['the end of a word', 'opi', []],
  ['two letters', 'te hijau', [25, 'Teh 茶 hijau']],
  ['two letters that are a word', 'es', [7, 25, 32, 53]],
  ['a number', '250', [1, 13, 31, 34, 52]],
  ['a stopword of Indonesian', 'untuk kopi', [32]],
  ['a stopword of English', 'the kopi', [1, 15, 32, 34]],
  ['di-', 'digiling', [1, 17, 21]],
  ['its root', 'giling', [1, 17, 21]],
  ['meng-', 'menggiling', [1, 17, 21]],
  ['pe- and -an', 'penggilingan', [1, 17, 21]],
  ['-an', 'anyaman', [3, 20]],
  ['me- that swallows a sound', 'menjemurnya', [21, 47, 52, 55]],
  ['-nya', 'batiknya', [2, 23, 51, 58]],
  ['a word that only looks like an affix and a root', 'kemeja', [2]],
  ['the root that it does not have', 'meja', [5]],
  ['a hyphen', 'wet-hulled', [1]],
  ['a hyphen in place of a space', 'kopi-gayo', [1]],
  ['an asterisk', 'kopi*', [1, 15, 32, 34]],
  ['quotes', '"kopi gayo"', [1]],
  ['an apostrophe', "al-qur'an", [28]],
  ['no apostrophe', 'quran', [28]],
  ['operators of other searches', '+gayo -kopi ~', [1]],
  ['a percent sign', '100% kain', ['Diskon 100% kain_flanel']],
  ['an underscore', 'kain_f', ['Diskon 100% kain_flanel']],
  ['a query that would break out of SQL, by its words', "' OR '1'='1' --", [7, 25, 43]],
  ['punctuation alone', '*?!', []],
  ['a backslash', '\\', []],
  ['accents, composed', 'Wédhatama', [35]],
  ['accents, decomposed', 'We\u0301dhatama', [35]],
  ['no accents', 'creme brulee', ['Crème BRÛLÉE']],
  ['an emoji', '🎂', ['Kue 🎂 ulang tahun']],
  ['another emoji', '🎁', []],
  ['a final sigma', 'οδος', ['ΟΔΟΣ Ελλάδος']],
  ['a sigma that is not final', 'ΕΛΛΑΔΟΣ', ['ΟΔΟΣ Ελλάδος']],
  ['a dotted capital I', 'istanbul', ['İstanbul lokumu']],
  ['a capital ẞ', 'straße', ['STRAẞE']],
  ['ss for ß', 'strasse', ['STRAẞE']],
  ['another script', '茶', ['Teh 茶 hijau']],
  ['Cyrillic capitals', 'таблица УМНОЖ', ['ТАБЛИЦА умножения']],
];

describe.each(hosts)('GET /v1/products?q= on $name', (host) => {
  const { ask, current } = running(host);
  let admin: Login;
  beforeAll(async () => {
    admin = await loginAs(ask, 'admin');
    for (const name of extras) await create(name);
  });

  async function create(name: string): Promise<number> {
    const { status, json } = await ask('POST /v1/products', { headers: admin, json: { name, price: { amount: 100, currency: 'IDR' }, stock: 1 } });
    expect(status).toBe(201);
    return json.id;
  }

  async function found(q: string): Promise<any[]> {
    const { json } = await ask(`GET /v1/products?limit=100&q=${encodeURIComponent(q)}`);
    expect(json.page.total).toBe(json.data.length);
    return json.data;
  }

  test.each(table)('finds by %s: %s', async (_, q, expected) => {
    expect((await found(q)).map(({ id, name }) => (id <= 60 ? id : name))).toEqual(expected);
  });

  test('finds what is in a description of either language', async () => {
    expect((await found('chocolate wet')).map(({ id }) => id)).toEqual([1]);
    expect((await found('cokelat basah')).map(({ id }) => id)).toEqual([1]);
  });

  test('finds what is sold by another name than before', async () => {
    const id = await create('Kelapa parut');
    expect(await found('kelapa parut')).toHaveLength(1);
    await ask(`PUT /products?product_id=${id}&product_name=Santan+bubuk&price=1`);
    expect([(await found('kelapa parut')).length, (await found('santan bubuk')).length]).toEqual([0, 1]);
  });

  test('finds rows that were written beside us', async () => {
    const { queries } = current().shop.database;
    const rows = Array.from({ length: 450 }, (_, index) => ({ product_name: `Borongan${index}`, price: '1.00', qty: 1, brand_id: null }));
    await queries.insertInto('products').values(rows as never).execute();
    const { json } = await ask('GET /v1/products?limit=1&q=borongan');
    expect(json.page.total).toBe(450);
    expect(await found('borongan449')).toHaveLength(1);
    await queries.updateTable('products').set({ product_name: 'Eceran449' }).where('product_name', '=', 'Borongan449').execute();
    expect([(await found('borongan449')).length, (await found('eceran449')).length]).toEqual([0, 1]);
  });

  test('is found once by many who search first at once', async () => {
    await create('Serempak');
    const all = await Promise.all(Array.from({ length: 16 }, () => found('serempak')));
    expect(all.map((rows) => rows.length)).toEqual(Array(16).fill(1));
  });
});
