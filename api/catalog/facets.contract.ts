import { z } from 'zod';
import { about, Money } from '../conventions.contract.ts';
import { CategoryReference } from './categories.contract.ts';

const count = about(z.int(), { en: 'Products that this value would find, the other filters kept.', id: 'Banyaknya produk yang akan ditemukan nilai ini, penyaring lain tetap berlaku.' });

export const Facets = about(
  z.object({
    brands: about(z.array(z.object({ id: z.int(), name: z.string(), count })), { en: 'The hundred brands with the most products, the largest first.', id: 'Seratus merek dengan produk terbanyak, yang terbesar lebih dulu.' }),
    categories: about(z.array(CategoryReference.extend({ count })), {
      en: 'Categories in the order of the shop; each counts what is below it too.',
      id: 'Kategori dalam urutan toko; masing-masing ikut menghitung yang ada di bawahnya.',
    }),
    price: about(z.object({ min: Money, max: Money }).nullable(), { en: 'The lowest and the highest price; null where nothing is found.', id: 'Harga terendah dan tertinggi; null bila tidak ada yang ditemukan.' }),
    in_stock: about(z.object({ true: z.int(), false: z.int() }), { en: 'How many can be sold, and how many are sold out.', id: 'Berapa yang dapat dijual, dan berapa yang habis.' }),
  }),
  {
    en: 'What the filters would find. Each facet is counted with all filters applied but its own, so that it shows the ways to go on.',
    id: 'Apa yang akan ditemukan penyaring. Setiap faset dihitung dengan semua penyaring kecuali penyaringnya sendiri, sehingga menunjukkan pilihan berikutnya.',
  },
  'Facets',
);

export type Facets = z.infer<typeof Facets>;
