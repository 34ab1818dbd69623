import type { StateTable } from '../states.ts';
import type { OrderStatus } from './orders.contract.ts';

export type OrderAction = 'pay' | 'cancel' | 'expire' | 'ship' | 'deliver';

/** How long a new order waits for its payment. */
export const minutesToPay = 30;

/** The life of an order. Every change of its status goes through this table. */
export const orderStates: StateTable<OrderStatus, OrderAction> = {
  noun: { en: 'order', id: 'pesanan' },
  start: 'pending',
  statuses: {
    pending: {
      en: 'Placed and waiting for its payment. Its pieces are reserved and cannot be sold to anybody else.',
      id: 'Sudah dibuat dan menunggu pembayaran. Barangnya dicadangkan dan tidak dapat dijual kepada orang lain.',
    },
    confirmed: {
      en: 'Paid, or the amount is held on the card. It can be sent, in one parcel or in several.',
      id: 'Sudah dibayar, atau jumlahnya sudah ditahan di kartu. Pesanan dapat dikirim, dalam satu paket atau beberapa.',
    },
    shipped: { en: 'Nothing is left to send; at least one parcel is on its way.', id: 'Tidak ada lagi yang perlu dikirim; sedikitnya satu paket masih di jalan.' },
    delivered: { en: 'Every parcel has arrived.', id: 'Semua paket sudah sampai.' },
    canceled: { en: 'Called off. The pieces are back on the shelf, and the money with its owner.', id: 'Dibatalkan. Barang kembali ke rak, dan uang kembali ke pemiliknya.' },
    expired: { en: 'Not paid in time. The pieces are back on the shelf.', id: 'Tidak dibayar tepat waktu. Barang kembali ke rak.' },
  },
  actions: {
    pay: { en: 'A card is charged.', id: 'Kartu ditagih.' },
    cancel: { en: 'The customer or an admin calls it off.', id: 'Pelanggan atau admin membatalkannya.' },
    expire: { en: 'The time to pay runs out.', id: 'Waktu untuk membayar habis.' },
    ship: { en: 'A parcel leaves the shop.', id: 'Paket keluar dari toko.' },
    deliver: { en: 'A parcel arrives.', id: 'Paket sampai di tujuan.' },
  },
  transitions: [
    {
      from: 'pending', action: 'pay', to: 'confirmed',
      text: {
        en: 'A payment is captured or authorized. One that is declined, or waits for 3-D Secure, leaves the order pending.',
        id: 'Pembayaran ditagih atau diotorisasi. Pembayaran yang ditolak atau masih menunggu 3-D Secure tidak mengubah pesanan.',
      },
    },
    {
      from: 'pending', action: 'cancel', to: 'canceled',
      text: { en: 'Stock and promotions go back; a payment that waits for 3-D Secure is canceled.', id: 'Stok dan promosi dikembalikan; pembayaran yang menunggu 3-D Secure dibatalkan.' },
    },
    {
      from: 'pending', action: 'expire', to: 'expired',
      text: { en: `By itself, ${minutesToPay} minutes after it was placed. All goes back as when it is canceled.`, id: `Dengan sendirinya, ${minutesToPay} menit setelah dibuat. Semuanya dikembalikan seperti saat dibatalkan.` },
    },
    {
      from: 'confirmed', action: 'cancel', to: 'canceled',
      text: {
        en: 'Only while no piece has been sent. An authorization is released, and what was captured is refunded in full.',
        id: 'Hanya selama belum ada barang yang dikirim. Otorisasi dilepas, dan yang sudah ditagih dikembalikan seluruhnya.',
      },
    },
    {
      from: 'confirmed', action: 'ship', to: 'shipped',
      text: { en: 'With the parcel after which nothing is left to send. Earlier parcels leave the order confirmed.', id: 'Pada paket yang menghabiskan barang yang perlu dikirim. Paket sebelumnya tidak mengubah pesanan.' },
    },
    {
      from: 'confirmed', action: 'deliver', to: 'confirmed',
      text: { en: 'A parcel that left ahead of the rest arrives.', id: 'Paket yang dikirim mendahului sisanya sampai.' },
    },
    {
      from: 'shipped', action: 'deliver', to: 'delivered',
      text: { en: 'With the last parcel to arrive. Earlier ones leave the order shipped.', id: 'Pada paket terakhir yang sampai. Paket sebelumnya tidak mengubah pesanan.' },
    },
  ],
};
