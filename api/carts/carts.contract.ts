import { z } from 'zod';
import { about, idText } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';
import { Order } from '../orders/orders.contract.ts';
import { PromotionCode } from '../promotions/promotions.contract.ts';
import { Cart, CartChange, CartItemChange, CartToMerge, CodeToApply, NewCart, NewCartItem, ShippingOption } from './cart.contract.ts';

const cart = about(idText, { en: 'The id of the cart.', id: 'Id keranjang.' });
const item = about(idText, { en: 'The id of the item.', id: 'Id barang di keranjang.' });

const someCart = 'cart_4mZqRsTuVwXyZ0123456ab';
const someItem = 'item_4mZqRsTuVwXyZ0123456ab';
const address = { recipient: 'Ayu Lestari', phone: '+62 812 3456 7890', street: 'Jalan Braga 12', city: 'Bandung', province: 'Jawa Barat', postal_code: '40111' };

const success = { status: 200, schema: Cart } as const;
const changing = ['not_found', 'cart_closed', 'total_too_large'] as const;

export const carts = defineContract('carts', {
  createCart: {
    method: 'POST',
    path: '/v1/carts',
    summary: { en: 'Create a cart', id: 'Buat keranjang' },
    description: {
      en: 'Begins an empty cart. With a login it belongs to the customer and is nobody else\'s to see, admins apart. Without one it is a guest\'s, and its id, which nobody can guess, is the key to it. A cart that nobody changes for seven days expires, and is deleted a month later. The body may be left out.',
      id: 'Memulai keranjang kosong. Bila Anda login, keranjang itu milik Anda, dan hanya Anda dan admin yang dapat melihatnya. Tanpa login, keranjang itu milik tamu, dan id-nya, yang tidak dapat ditebak, menjadi kuncinya. Keranjang yang tidak diubah selama tujuh hari kedaluwarsa, lalu dihapus sebulan kemudian. Isi permintaan boleh dikosongkan.',
    },
    body: NewCart,
    success: { status: 201, schema: Cart },
    auth: 'cart',
    examples: [
      { name: { en: 'An empty cart', id: 'Keranjang kosong' } },
      { name: { en: 'With an e-mail address', id: 'Dengan alamat e-mail' }, body: { email: 'ayu@etalase.example' } },
    ],
    chain: { gives: { cart: 'id' } },
  },
  getCart: {
    method: 'GET',
    path: '/v1/carts/{cart}',
    summary: { en: 'Read a cart', id: 'Baca keranjang' },
    description: {
      en: 'The cart at today\'s prices: items, promotions, shipping and tax are worked out anew each time. Until checkout nothing is promised, neither price nor stock; after it the order tells what was agreed.',
      id: 'Keranjang dengan harga hari ini: barang, promosi, ongkos kirim, dan pajak dihitung ulang setiap kali. Sebelum checkout belum ada yang dijanjikan, baik harga maupun stok; sesudahnya, pesananlah yang mencatat kesepakatan.',
    },
    params: z.strictObject({ cart }),
    success,
    auth: 'cart',
    etag: true,
    errors: ['not_found', 'total_too_large'],
    examples: [{ name: { en: 'A cart', id: 'Satu keranjang' }, params: { cart: someCart } }],
    chain: { takes: { cart: 'cart' } },
  },
  updateCart: {
    method: 'PATCH',
    path: '/v1/carts/{cart}',
    summary: { en: 'Set the delivery details', id: 'Isi data pengiriman' },
    description: {
      en: 'Sets e-mail, addresses and shipping option. Only what is sent changes; null clears. Prices and totals are the shop\'s business: a body that names them is refused.',
      id: 'Mengisi e-mail, alamat, dan pilihan pengiriman. Hanya yang dikirim yang berubah; null mengosongkan. Harga dan total urusan toko: isi permintaan yang menyebutnya ditolak.',
    },
    params: z.strictObject({ cart }),
    body: CartChange,
    success,
    auth: 'cart',
    errors: changing,
    examples: [
      {
        name: { en: 'Everything that an order needs', id: 'Semua yang diperlukan pesanan' },
        params: { cart: someCart },
        body: { email: 'ayu@etalase.example', shipping_address: address, shipping_option: 'regular' },
      },
    ],
    chain: { takes: { cart: 'cart' } },
  },
  addCartItem: {
    method: 'POST',
    path: '/v1/carts/{cart}/items',
    summary: { en: 'Put a product into a cart', id: 'Masukkan produk ke keranjang' },
    description: {
      en: 'Adds pieces of a product. What is in the cart already grows, also when two requests come at the same moment. A cart holds 100 products and 999 pieces of each. Stock is not looked at before checkout; `available` tells how it stands.',
      id: 'Menambahkan sejumlah barang dari satu produk. Yang sudah ada di keranjang bertambah, juga bila dua permintaan datang bersamaan. Satu keranjang memuat 100 produk dan 999 barang untuk tiap produk. Stok baru diperiksa saat checkout; `available` memberi tahu keadaannya.',
    },
    params: z.strictObject({ cart }),
    body: NewCartItem,
    success,
    auth: 'cart',
    errors: changing,
    examples: [{ name: { en: 'Two pieces', id: 'Dua buah' }, params: { cart: someCart }, body: { product: 1, quantity: 2 } }],
    chain: { takes: { cart: 'cart' }, gives: { item: 'items.0.id' } },
  },
  updateCartItem: {
    method: 'PATCH',
    path: '/v1/carts/{cart}/items/{item}',
    summary: { en: 'Change a quantity', id: 'Ubah jumlah barang' },
    description: {
      en: 'Sets how many pieces of an item are in the cart. To take it out, delete it: there is no quantity 0.',
      id: 'Menetapkan banyaknya barang di keranjang. Untuk mengeluarkannya, hapuslah: tidak ada jumlah 0.',
    },
    params: z.strictObject({ cart, item }),
    body: CartItemChange,
    success,
    auth: 'cart',
    errors: changing,
    examples: [{ name: { en: 'Three pieces', id: 'Tiga buah' }, params: { cart: someCart, item: someItem }, body: { quantity: 3 } }],
    chain: { takes: { cart: 'cart', item: 'item' } },
  },
  removeCartItem: {
    method: 'DELETE',
    path: '/v1/carts/{cart}/items/{item}',
    summary: { en: 'Take an item out', id: 'Keluarkan barang' },
    description: {
      en: 'Takes an item out of the cart and answers with what is left.',
      id: 'Mengeluarkan satu barang dari keranjang dan menjawab dengan sisanya.',
    },
    params: z.strictObject({ cart, item }),
    success,
    auth: 'cart',
    errors: changing,
    examples: [{ name: { en: 'An item', id: 'Satu barang' }, params: { cart: someCart, item: someItem } }],
    chain: { takes: { cart: 'cart', item: 'item' } },
  },
  applyPromotion: {
    method: 'POST',
    path: '/v1/carts/{cart}/promotions',
    summary: { en: 'Apply a promotion', id: 'Pakai promosi' },
    description: {
      en: 'Applies a code to the cart; one that is applied already stays as it is. Up to ten codes go together, each taking its part of what those before it left. The use is counted at checkout, where the code has to apply still.',
      id: 'Memakai sebuah kode pada keranjang; kode yang sudah dipakai tetap seperti semula. Hingga sepuluh kode dapat dipakai bersama, masing-masing memotong dari sisa potongan sebelumnya. Jatah pemakaian dihitung saat checkout, dan saat itu kodenya masih harus berlaku.',
    },
    params: z.strictObject({ cart }),
    body: CodeToApply,
    success,
    auth: 'cart',
    errors: [...changing, 'promotion_not_applicable'],
    examples: [{ name: { en: 'Ten per cent off', id: 'Potongan sepuluh persen' }, params: { cart: someCart }, body: { code: 'HEMAT10' } }],
    chain: { takes: { cart: 'cart' } },
  },
  removePromotion: {
    method: 'DELETE',
    path: '/v1/carts/{cart}/promotions/{code}',
    summary: { en: 'Remove a promotion', id: 'Lepas promosi' },
    description: {
      en: 'Takes a code off the cart and answers with the cart at its new price.',
      id: 'Melepas sebuah kode dari keranjang dan menjawab dengan keranjang berharga baru.',
    },
    params: z.strictObject({ cart, code: PromotionCode }),
    success,
    auth: 'cart',
    errors: changing,
    examples: [{ name: { en: 'The ten per cent', id: 'Yang sepuluh persen' }, params: { cart: someCart, code: 'HEMAT10' } }],
    chain: { takes: { cart: 'cart' } },
  },
  listShippingOptions: {
    method: 'GET',
    path: '/v1/carts/{cart}/shipping-options',
    summary: { en: 'List shipping options', id: 'Daftar pilihan pengiriman' },
    description: {
      en: 'The ways to send this cart, at the price for it. Regular shipping is free from a subtotal of Rp 500.000 on, before discounts. There are few, so they come without pages.',
      id: 'Cara-cara mengirim keranjang ini beserta ongkosnya. Pengiriman reguler gratis mulai subtotal Rp 500.000 sebelum potongan. Karena sedikit, daftar ini tidak berhalaman.',
    },
    params: z.strictObject({ cart }),
    success: { status: 200, schema: z.object({ data: z.array(ShippingOption) }).meta({ id: 'ShippingOptions' }) },
    auth: 'cart',
    errors: ['not_found', 'total_too_large'],
    examples: [{ name: { en: 'For a cart', id: 'Untuk satu keranjang' }, params: { cart: someCart } }],
    chain: { takes: { cart: 'cart' } },
  },
  mergeCart: {
    method: 'POST',
    path: '/v1/carts/{cart}/merge',
    summary: { en: 'Merge a guest\'s cart', id: 'Gabungkan keranjang tamu' },
    description: {
      en: 'For the moment of logging in: what was collected as a guest moves into the customer\'s cart. Quantities of the same product are added; promotions follow the customer\'s own; e-mail, addresses and shipping option are taken over where the customer\'s cart has none. The guest\'s cart becomes `merged`. Where the sum is more than a cart holds, nothing moves.',
      id: 'Untuk saat login: yang dikumpulkan sebagai tamu pindah ke keranjang pelanggan. Jumlah produk yang sama ditambahkan; promosi menyusul di belakang milik pelanggan; e-mail, alamat, dan pilihan pengiriman diambil bila keranjang pelanggan belum punya. Keranjang tamu menjadi `merged`. Bila gabungannya melebihi daya muat keranjang, tidak ada yang dipindahkan.',
    },
    params: z.strictObject({ cart }),
    body: CartToMerge,
    success,
    auth: 'customer',
    errors: changing,
    examples: [{ name: { en: 'What a guest collected', id: 'Yang dikumpulkan tamu' }, params: { cart: someCart }, body: { from: 'cart_9yXwVuTsRqPoNmLkJiHgFe' } }],
    chain: { takes: { cart: 'cart', from: 'guest_cart' } },
  },
  checkout: {
    method: 'POST',
    path: '/v1/carts/{cart}/checkout',
    summary: { en: 'Check out', id: 'Checkout' },
    description: {
      en: 'Makes an order of the cart: reserves the stock, takes the prices and promotions of this moment, counts the use of each promotion and closes the cart, all in one transaction or not at all. The order waits 30 minutes for its payment, then its stock goes back on the shelf. There is nothing to send but the key: totals are worked out by the shop.',
      id: 'Menjadikan keranjang sebuah pesanan: stok dicadangkan, harga dan promosi diambil seperti adanya saat ini, jatah tiap promosi dihitung, dan keranjang ditutup, semuanya dalam satu transaksi atau tidak sama sekali. Pesanan menunggu pembayaran selama 30 menit; sesudah itu stoknya kembali ke rak. Tidak ada yang perlu dikirim selain kuncinya: total dihitung oleh toko.',
    },
    params: z.strictObject({ cart }),
    body: about(z.strictObject({}), { en: 'Nothing: may be left out.', id: 'Kosong: boleh tidak dikirim.' }).default({}),
    success: { status: 201, schema: Order },
    auth: 'cart',
    idempotencyKey: true,
    errors: [...changing, 'cart_incomplete', 'product_unavailable', 'promotion_not_applicable', 'out_of_stock'],
    examples: [{ name: { en: 'Order it', id: 'Pesan' }, params: { cart: someCart } }],
    chain: { takes: { cart: 'cart' }, gives: { order: 'id', line: 'lines.0.id' } },
  },
});
