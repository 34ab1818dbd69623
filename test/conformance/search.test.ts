import { beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

const names = [
  'Diskon 100% katun',
  'Diskon 100 persen',
  'kode_barang A',
  'kode barang A',
  "Roti 'bakar' \"manis\"",
  'Garis \\ miring',
  'Crème BRÛLÉE',
  'ТАБЛИЦА умножения',
  'ΟΔΟΣ Ελλάδος',
  'İstanbul lokumu',
  'STRAẞE',
  'Teh 茶 hijau',
  'Kue 🎂 ulang tahun',
];

describe.each(hosts)('GET /v1/products?q= on $name', (host) => {
  const { ask } = running(host);

  beforeAll(async () => {
    for (const name of names) {
      const { status } = await ask('POST /v1/products', { json: { name, price: { amount: 100, currency: 'IDR' }, stock: 1 } });
      expect(status).toBe(201);
    }
  });

  async function found(q: string): Promise<string[]> {
    const { json } = await ask(`GET /v1/products?limit=100&q=${encodeURIComponent(q)}`);
    return json.data.map(({ name }: any) => name);
  }

  test('finds a word in the name', async () => {
    expect(await found('Gayo')).toEqual(['Kopi Gayo 250 g']);
  });

  test('finds a word in the description of either language', async () => {
    expect(await found('wet-hulled')).toEqual(['Kopi Gayo 250 g']);
    expect(await found('giling basah')).toContain('Kopi Gayo 250 g');
  });

  test('makes no difference between upper and lower case', async () => {
    expect(await found('kOPI gAYO')).toEqual(['Kopi Gayo 250 g']);
  });

  test('wants every word, in any order', async () => {
    expect(await found('250 gayo')).toEqual(['Kopi Gayo 250 g']);
    expect(await found('gayo batik')).toEqual([]);
  });

  test.each([
    ['100%', ['Diskon 100% katun']],
    ['kode_b', ['kode_barang A']],
    ["'bakar'", ["Roti 'bakar' \"manis\""]],
    ['"manis"', ["Roti 'bakar' \"manis\""]],
    ['\\', ['Garis \\ miring']],
    ["' OR '1'='1", []],
    ['%%%', []],
  ])('takes the characters of %s literally', async (q, expected) => {
    expect(await found(q)).toEqual(expected);
  });

  test.each([
    ['crème brûlée', 'Crème BRÛLÉE'],
    ['CRÈME', 'Crème BRÛLÉE'],
    ['таблица', 'ТАБЛИЦА умножения'],
    ['УМНОЖЕНИЯ', 'ТАБЛИЦА умножения'],
    ['ΟΔΟΣ', 'ΟΔΟΣ Ελλάδος'],
    ['ελλάδος', 'ΟΔΟΣ Ελλάδος'],
    ['İstanbul', 'İstanbul lokumu'],
    ['STRAẞE', 'STRAẞE'],
    ['茶', 'Teh 茶 hijau'],
    ['🎂', 'Kue 🎂 ulang tahun'],
  ])('finds %s beyond ASCII', async (q, expected) => {
    expect(await found(q)).toEqual([expected]);
  });

  test('tells letters with and without an accent apart', async () => {
    expect(await found('creme')).toEqual([]);
  });
});
