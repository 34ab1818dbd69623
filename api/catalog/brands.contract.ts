import { z } from 'zod';
import { about, cursor, integer, limit, list, maxInteger, text } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';

export const Brand = about(
  z.object({
    id: z.int(),
    name: about(z.string(), { en: 'May be empty in a shop that was taken over from the original server.', id: 'Dapat kosong di toko yang diambil alih dari server asli.' }),
  }),
  { en: 'Who makes a product.', id: 'Pembuat suatu produk.' },
  'Brand',
);

const name = about(text(100), { en: 'Need not be unique.', id: 'Tidak harus unik.' });
const NewBrand = about(z.strictObject({ name }), { en: 'A brand to be added.', id: 'Merek yang akan ditambahkan.' }, 'NewBrand');
export const BrandPatch = about(z.strictObject({ name: name.optional() }), { en: 'What is to change of a brand.', id: 'Yang diubah pada suatu merek.' }, 'BrandPatch');

const params = z.strictObject({ brand: about(integer(1, maxInteger), { en: 'The id of the brand.', id: 'Id merek.' }) });

export const brands = defineContract('catalog', {
  listBrands: {
    method: 'GET',
    path: '/v1/brands',
    summary: { en: 'List brands', id: 'Daftar merek' },
    description: { en: 'Brands in pages, by id.', id: 'Merek per halaman, menurut id.' },
    query: z.strictObject({ limit, cursor }),
    success: { status: 200, schema: list(Brand, 'BrandList') },
    etag: true,
    examples: [{ name: { en: 'The first five', id: 'Lima yang pertama' }, query: { limit: 5 } }],
    chain: { gives: { brand: 'data.0.id' } },
  },
  getBrand: {
    method: 'GET',
    path: '/v1/brands/{brand}',
    summary: { en: 'Read a brand', id: 'Baca satu merek' },
    description: { en: 'One brand by its id.', id: 'Satu merek menurut id-nya.' },
    params,
    success: { status: 200, schema: Brand },
    etag: true,
    errors: ['not_found'],
    examples: [{ name: { en: 'Brand 1', id: 'Merek 1' }, params: { brand: 1 } }],
    chain: { takes: { brand: 'brand' } },
  },
  createBrand: {
    method: 'POST',
    path: '/v1/brands',
    summary: { en: 'Create a brand', id: 'Buat merek' },
    description: {
      en: 'Adds a brand and answers with it, and with its address in Location.',
      id: 'Menambahkan merek lalu menjawab dengan merek itu, dan dengan alamatnya di Location.',
    },
    auth: 'admin',
    body: NewBrand,
    success: { status: 201, schema: Brand },
    examples: [{ name: { en: 'A new roaster', id: 'Penyangrai baru' }, body: { name: 'Kedai Tirtawangi' } }],
    chain: { gives: { new_brand: 'id' } },
  },
  updateBrand: {
    method: 'PATCH',
    path: '/v1/brands/{brand}',
    summary: { en: 'Change a brand', id: 'Ubah merek' },
    description: {
      en: 'Renames a brand. Takes a JSON merge patch (RFC 7396): what is left out stays as it is.',
      id: 'Mengganti nama merek. Menerima JSON merge patch (RFC 7396): yang tidak disebut tetap seperti semula.',
    },
    auth: 'admin',
    ifMatch: Brand,
    params,
    body: BrandPatch,
    success: { status: 200, schema: Brand },
    etag: true,
    errors: ['not_found'],
    examples: [{ name: { en: 'A new name', id: 'Nama baru' }, params: { brand: 1 }, body: { name: 'Wanakabut Gayo' } }],
    chain: { takes: { brand: 'new_brand' } },
  },
  deleteBrand: {
    method: 'DELETE',
    path: '/v1/brands/{brand}',
    summary: { en: 'Delete a brand', id: 'Hapus merek' },
    description: {
      en: 'Deletes a brand that no product carries. Products that were taken off the shelf do not count: they lose their brand.',
      id: 'Menghapus merek yang tidak dipakai produk mana pun. Produk yang sudah ditarik dari rak tidak dihitung: produk itu kehilangan mereknya.',
    },
    auth: 'admin',
    ifMatch: Brand,
    params,
    success: { status: 204 },
    errors: ['not_found', 'brand_in_use'],
    examples: [{ name: { en: 'Brand 13', id: 'Merek 13' }, params: { brand: 13 } }],
    chain: { takes: { brand: 'new_brand' } },
  },
});

export type Brand = z.infer<typeof Brand>;
export type BrandPatch = z.infer<typeof BrandPatch>;
