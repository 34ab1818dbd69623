// The addresses that a customer keeps; they join the other operations of accounts.
import { z } from 'zod';
import { about, Address, cursor, idText, limit, list } from '../conventions.contract.ts';
import type { OperationShape } from '../operation.ts';

export const SavedAddress = about(z.object({ id: z.string(), ...Address.shape }), { en: 'An address in a customer\'s book.', id: 'Alamat dalam buku alamat pelanggan.' }, 'SavedAddress');

const AddressChange = about(
  z.strictObject(Address.shape).partial(),
  { en: 'The lines that are to be different; the others stay.', id: 'Baris yang hendak diubah; yang lain tetap seperti semula.' },
  'AddressChange',
);

const params = z.strictObject({ address: about(idText, { en: 'The id of the address.', id: 'Id alamat.' }) });
const example = { address: 'adr_4mZqRsTuVwXyZ0123456ab' };
const takesAddress = { takes: { address: 'address' } } as const;

export const addressOperations = {
  listAddresses: {
    method: 'GET',
    path: '/v1/me/addresses',
    summary: { en: 'List my addresses', id: 'Daftar alamat saya' },
    description: { en: 'The addresses in your book, the oldest first. Other customers\' are never among them.', id: 'Alamat dalam buku alamat Anda, yang paling lama lebih dahulu. Milik pelanggan lain tidak pernah ikut tercantum.' },
    auth: 'customer',
    query: z.strictObject({ limit, cursor }),
    success: { status: 200, schema: list(SavedAddress, 'AddressList') },
    etag: true,
    examples: [{ name: { en: 'My addresses', id: 'Alamat saya' } }],
  },
  createAddress: {
    method: 'POST',
    path: '/v1/me/addresses',
    summary: { en: 'Keep an address', id: 'Simpan alamat' },
    description: {
      en: 'Puts an address into your book. Carts and orders hold copies of their own: changing or deleting it here changes nothing there.',
      id: 'Menyimpan alamat di buku alamat Anda. Keranjang dan pesanan memegang salinannya sendiri: mengubah atau menghapusnya di sini tidak mengubah apa pun di sana.',
    },
    auth: 'customer',
    body: Address,
    success: { status: 201, schema: SavedAddress },
    examples: [
      {
        name: { en: 'A house in Bandung', id: 'Rumah di Bandung' },
        body: { recipient: 'Ayu Lestari', phone: '+62 812 3456 7890', street: 'Jalan Braga 12', city: 'Bandung', province: 'Jawa Barat', postal_code: '40111' },
      },
    ],
    chain: { gives: { address: 'id' } },
  },
  updateAddress: {
    method: 'PATCH',
    path: '/v1/me/addresses/{address}',
    summary: { en: 'Change an address', id: 'Ubah alamat' },
    description: { en: 'Changes the lines that are sent and keeps the others. The address of another customer is not found.', id: 'Mengubah baris yang dikirim dan mempertahankan yang lain. Alamat pelanggan lain dijawab tidak ada.' },
    auth: 'customer',
    params,
    body: AddressChange,
    success: { status: 200, schema: SavedAddress },
    errors: ['not_found'],
    examples: [{ name: { en: 'Another telephone number', id: 'Nomor telepon lain' }, params: example, body: { phone: '+62 811 2233 4455' } }],
    chain: takesAddress,
  },
  deleteAddress: {
    method: 'DELETE',
    path: '/v1/me/addresses/{address}',
    summary: { en: 'Delete an address', id: 'Hapus alamat' },
    description: { en: 'Takes an address out of your book. Orders that were sent there keep it. The address of another customer is not found.', id: 'Menghapus alamat dari buku alamat Anda. Pesanan yang dikirim ke sana tetap menyimpannya. Alamat pelanggan lain dijawab tidak ada.' },
    auth: 'customer',
    params,
    success: { status: 204 },
    errors: ['not_found'],
    examples: [{ name: { en: 'Delete it', id: 'Hapus' }, params: example }],
    chain: takesAddress,
  },
} as const satisfies Readonly<Record<string, OperationShape>>;

export type SavedAddress = z.infer<typeof SavedAddress>;
export type AddressChange = z.infer<typeof AddressChange>;
