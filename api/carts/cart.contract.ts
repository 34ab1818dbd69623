// What a cart looks like, and what may be sent to change one.
import { z } from 'zod';
import { about, Address, Email, idText, maxInteger, Money } from '../conventions.contract.ts';
import { PromotionCode } from '../promotions/promotions.contract.ts';

export const shippingIds = ['pickup', 'regular', 'express'] as const;

/** The most pieces of one product, lines and promotions that a cart holds. */
export const most = { pieces: 999, lines: 100, promotions: 10 } as const;

const shippingId = about(z.enum(shippingIds), { en: 'One of `listShippingOptions`.', id: 'Salah satu dari `listShippingOptions`.' });

export const ShippingOption = about(
  z.object({
    id: shippingId,
    name: about(z.object({ en: z.string(), id: z.string() }), { en: 'The name in both languages.', id: 'Nama dalam kedua bahasa.' }),
    price: about(Money, { en: 'What it costs for this cart. Shipping is not taxed.', id: 'Ongkos untuk keranjang ini. Ongkos kirim tidak dikenai pajak.' }),
  }),
  { en: 'A way to send a parcel.', id: 'Satu cara mengirim paket.' },
  'ShippingOption',
);

const CartProduct = about(
  z.object({ id: z.int(), name: z.string().nullable(), slug: z.string().nullable() }),
  { en: 'The product; name and slug are null when it is no longer sold.', id: 'Produknya; name dan slug bernilai null bila tidak dijual lagi.' },
);

export const CartItem = about(
  z.object({
    id: z.string(),
    product: CartProduct,
    unit_price: about(Money.nullable(), { en: 'The price at this moment, which may change until checkout; null when the product is no longer sold.', id: 'Harga saat ini, yang masih dapat berubah sampai checkout; null bila produk tidak dijual lagi.' }),
    quantity: z.int(),
    subtotal: about(Money, { en: '`unit_price` times `quantity`.', id: '`unit_price` kali `quantity`.' }),
    discount: about(Money, { en: 'The part of all promotions that falls on this item.', id: 'Bagian dari semua promosi yang jatuh pada barang ini.' }),
    tax: about(Money, { en: 'Tax on subtotal less discount, rounded half up for this item.', id: 'Pajak atas subtotal dikurangi potongan, dibulatkan (setengah ke atas) per barang.' }),
    total: about(Money, { en: '`subtotal` less `discount`, plus `tax`.', id: '`subtotal` dikurangi `discount`, ditambah `tax`.' }),
    available: about(z.boolean(), { en: 'Whether that many pieces could be sold at this moment. Nothing is reserved before checkout.', id: 'Apakah barang sebanyak itu dapat dijual saat ini. Stok baru dicadangkan saat checkout.' }),
  }),
  { en: 'A product in a cart.', id: 'Satu produk di keranjang.' },
  'CartItem',
);

const CartTotals = about(
  z.object({
    subtotal: about(Money, { en: 'The sum of the items before discounts and tax.', id: 'Jumlah semua barang sebelum potongan dan pajak.' }),
    discount: about(Money, { en: 'What all promotions take off.', id: 'Potongan dari semua promosi.' }),
    shipping: about(Money, { en: 'The price of the shipping option; 0 until one is chosen.', id: 'Ongkos pilihan pengiriman; 0 sebelum ada yang dipilih.' }),
    tax: about(Money, { en: 'The sum of the items\' tax.', id: 'Jumlah pajak semua barang.' }),
    total: about(Money, { en: '`subtotal` less `discount`, plus `shipping` and `tax`.', id: '`subtotal` dikurangi `discount`, ditambah `shipping` dan `tax`.' }),
  }),
  { en: 'What the cart costs at this moment; exact sums of what the items say.', id: 'Harga keranjang saat ini; persis jumlah dari yang tertulis pada barang-barangnya.' },
  'CartTotals',
);

const CartPromotion = about(
  z.object({ code: z.string(), amount: about(Money, { en: '0 while it does not apply.', id: '0 selama promosi tidak berlaku.' }) }),
  { en: 'A promotion and what it takes off.', id: 'Promosi dan besar potongannya.' },
);

export const Cart = about(
  z.object({
    id: about(z.string(), { en: 'Whoever holds the id of a guest\'s cart may use it: keep it like a password.', id: 'Siapa pun yang memegang id keranjang tamu dapat memakainya: simpanlah seperti kata sandi.' }),
    status: about(z.enum(['open', 'completed', 'merged', 'expired']), {
      en: '`open`: can be changed. `completed`: has become an order. `merged`: went into another cart. `expired`: was left alone for too long.',
      id: '`open`: dapat diubah. `completed`: sudah menjadi pesanan. `merged`: sudah digabung ke keranjang lain. `expired`: terlalu lama tidak disentuh.',
    }),
    email: z.string().nullable(),
    shipping_address: Address.nullable(),
    billing_address: about(Address.nullable(), { en: 'Null: the shipping address counts.', id: 'Null: alamat pengiriman yang dipakai.' }),
    shipping_option: ShippingOption.nullable(),
    items: z.array(CartItem),
    promotions: about(z.array(CartPromotion), { en: 'In the order in which they were applied; each takes its part of what the ones before it left.', id: 'Sesuai urutan pemakaian; masing-masing memotong dari sisa potongan sebelumnya.' }),
    totals: CartTotals,
    order: about(z.string().nullable(), { en: 'The id of the order that it became.', id: 'Id pesanan yang lahir dari keranjang ini.' }),
    expires_at: about(z.string(), { en: 'Seven days after the last change, by the shop\'s clock.', id: 'Tujuh hari setelah perubahan terakhir, menurut jam toko.' }),
    created_at: z.string(),
  }),
  { en: 'What somebody is about to buy.', id: 'Apa yang hendak dibeli seseorang.' },
  'Cart',
);

const quantity = about(z.int().min(1).max(most.pieces), { en: 'Pieces.', id: 'Banyaknya barang.' });

export const NewCart = about(
  z.strictObject({ email: about(Email.nullable().default(null), { en: 'Where news about the order goes; can be given later.', id: 'Tujuan kabar tentang pesanan; dapat diisi belakangan.' }) }),
  { en: 'A cart to begin with.', id: 'Keranjang yang akan dimulai.' },
  'NewCart',
).default({ email: null });

export const CartChange = about(
  z.strictObject({
    email: Email.nullable().optional(),
    shipping_address: Address.nullable().optional(),
    billing_address: about(Address.nullable().optional(), { en: 'Null: the shipping address counts.', id: 'Null: alamat pengiriman yang dipakai.' }),
    shipping_option: shippingId.nullable().optional(),
  }),
  { en: 'What is left out stays as it is; null clears; an address is replaced as a whole.', id: 'Yang tidak disebut tetap seperti semula; null mengosongkan; alamat diganti seluruhnya.' },
  'CartChange',
);

export const NewCartItem = about(
  z.strictObject({
    product: about(z.int().min(1).max(maxInteger), { en: 'The id of a product.', id: 'Id produk.' }),
    quantity: about(quantity.default(1), { en: 'Pieces to add.', id: 'Banyaknya barang yang ditambahkan.' }),
  }),
  { en: 'A product to put into the cart. Prices come from the shop: none is taken from here.', id: 'Produk yang dimasukkan ke keranjang. Harga ditentukan toko: harga dari sini tidak diterima.' },
  'NewCartItem',
);

export const CartItemChange = about(z.strictObject({ quantity }), { en: 'How many pieces it shall be.', id: 'Menjadi berapa banyak barangnya.' }, 'CartItemChange');

export const CodeToApply = about(z.strictObject({ code: PromotionCode }), { en: 'A promotion\'s code.', id: 'Kode promosi.' }, 'CodeToApply');

export const CartToMerge = about(z.strictObject({ from: about(idText, { en: 'The id of a guest\'s cart.', id: 'Id keranjang tamu.' }) }), { en: 'The cart to be emptied into this one.', id: 'Keranjang yang isinya dipindahkan ke sini.' }, 'CartToMerge');

export type Cart = z.infer<typeof Cart>;
export type CartItem = z.infer<typeof CartItem>;
export type ShippingOption = z.infer<typeof ShippingOption>;
export type CartChange = z.infer<typeof CartChange>;
