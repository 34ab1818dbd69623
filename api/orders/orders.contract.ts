import { z } from 'zod';
import { about, Address, cursor, idText, limit, list, Money, text } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';
import { LinePieces, LinePiecesList, ofOrder, Payment } from '../payments/payment.contract.ts';

export const orderStatuses = ['pending', 'confirmed', 'shipped', 'delivered', 'canceled', 'expired'] as const;
const paymentStatusesOfOrders = ['not_paid', 'requires_action', 'authorized', 'captured', 'partially_refunded', 'refunded', 'failed'] as const;
const fulfillmentStatuses = ['not_fulfilled', 'partially_fulfilled', 'fulfilled'] as const;

export const Fulfillment = about(
  z.object({
    id: z.string(),
    order: about(z.string(), { en: 'The order that it belongs to.', id: 'Pesanan yang memilikinya.' }),
    status: about(z.enum(['shipped', 'delivered']), { en: 'On its way, or arrived.', id: 'Di jalan, atau sudah sampai.' }),
    tracking: about(z.string().nullable(), { en: 'The courier\'s number.', id: 'Nomor resi kurir.' }),
    lines: z.array(LinePieces),
    created_at: z.string(),
    delivered_at: about(z.string().nullable(), { en: 'Null until it has arrived.', id: 'Null sampai paketnya tiba.' }),
  }),
  { en: 'A parcel: pieces of an order that leave together.', id: 'Satu paket: barang pesanan yang dikirim bersama.' },
  'Fulfillment',
);

const OrderLine = about(
  z.object({
    id: z.string(),
    product: about(z.object({ id: z.int(), name: z.string(), slug: z.string() }), { en: 'The product as it was called then.', id: 'Produk dengan namanya pada saat itu.' }),
    unit_price: Money,
    quantity: z.int(),
    discount: about(Money, { en: 'This line\'s share of the promotions.', id: 'Bagian baris ini dari promosi.' }),
    tax: Money,
    total: about(Money, { en: '`unit_price` times `quantity`, less `discount`, plus `tax`.', id: '`unit_price` kali `quantity`, dikurangi `discount`, ditambah `tax`.' }),
    fulfilled: about(z.int(), { en: 'Pieces that were sent.', id: 'Barang yang sudah dikirim.' }),
    released: about(z.int(), { en: 'Pieces that will not be sent any more.', id: 'Barang yang batal dikirim.' }),
    restocked: about(z.int(), { en: 'Pieces that were sent and came back.', id: 'Barang yang sudah dikirim lalu kembali.' }),
  }),
  { en: 'One product of an order.', id: 'Satu produk dalam pesanan.' },
  'OrderLine',
);

export const Order = about(
  z.object({
    id: z.string(),
    cart: about(z.string(), { en: 'The cart that it was made of.', id: 'Keranjang asalnya.' }),
    customer: about(z.string().nullable(), { en: 'The account that it belongs to; null: a guest\'s.', id: 'Akun pemiliknya; null: milik tamu.' }),
    status: about(z.enum(orderStatuses), { en: 'Where it stands in the life of an order.', id: 'Tahapnya dalam perjalanan suatu pesanan.' }),
    payment_status: about(z.enum(paymentStatusesOfOrders), { en: 'Where its money is.', id: 'Keadaan uangnya.' }),
    fulfillment_status: about(z.enum(fulfillmentStatuses), { en: 'How much of it was sent.', id: 'Seberapa banyak yang sudah dikirim.' }),
    email: z.string(),
    shipping_address: Address,
    billing_address: Address,
    shipping_option: z.object({ id: z.string(), name: z.object({ en: z.string(), id: z.string() }) }),
    lines: z.array(OrderLine),
    promotions: z.array(z.object({ code: z.string(), amount: Money })),
    totals: about(
      z.object({ subtotal: Money, discount: Money, shipping: Money, tax: Money, total: Money }),
      { en: '`subtotal` less `discount`, plus `shipping` and `tax`, is `total`.', id: '`subtotal` dikurangi `discount`, ditambah `shipping` dan `tax`, sama dengan `total`.' },
      'OrderTotals',
    ),
    payments: about(z.array(Payment), { en: 'Every attempt to pay it, the oldest first.', id: 'Semua upaya pembayarannya, yang terlama dulu.' }),
    fulfillments: about(z.array(Fulfillment), { en: 'Its parcels, the oldest first.', id: 'Paket-paketnya, yang terlama dulu.' }),
    expires_at: about(z.string().nullable(), { en: 'When it expires unless it is paid; null once it is no longer pending.', id: 'Saat pesanan kedaluwarsa bila belum dibayar; null bila tidak lagi pending.' }),
    created_at: z.string(),
  }),
  {
    en: 'An order: a snapshot of a cart. Products, promotions and rates that change later don\'t change it.',
    id: 'Pesanan: potret suatu keranjang. Produk, promosi, dan tarif yang berubah kemudian tidak mengubahnya.',
  },
  'Order',
);

const NewFulfillment = about(
  z.strictObject({
    lines: about(LinePiecesList.min(1).optional(), { en: 'What is in the parcel; everything that is left where it is missing.', id: 'Isi paket; semua yang tersisa bila dikosongkan.' }),
    tracking: about(text(100).optional(), { en: 'The courier\'s number.', id: 'Nomor resi kurir.' }),
  }),
  { en: 'A parcel to send.', id: 'Paket yang akan dikirim.' },
  'NewFulfillment',
);

const OrderQuery = z.strictObject({
  status: about(z.enum(orderStatuses).optional(), { en: 'Only orders in this status.', id: 'Hanya pesanan dengan status ini.' }),
  limit,
  cursor,
});

const anOrder = { order: 'ord_4mZqRsTuVwXyZ0123456ab' };

export const orders = defineContract('orders', {
  listOrders: {
    method: 'GET',
    path: '/v1/orders',
    summary: { en: 'List orders', id: 'Daftar pesanan' },
    description: {
      en: 'Orders in pages, the newest first: your own, or everybody\'s for an admin. A guest\'s order is in no list but the admin\'s; keep its id.',
      id: 'Pesanan per halaman, yang terbaru dulu: milik Anda sendiri, atau milik semua orang bagi admin. Pesanan tamu hanya ada di daftar admin; simpanlah id-nya.',
    },
    auth: 'customer',
    query: OrderQuery,
    success: { status: 200, schema: list(Order, 'OrderList') },
    etag: true,
    examples: [
      { name: { en: 'Your orders', id: 'Pesanan Anda' } },
      { name: { en: 'Those that wait for payment', id: 'Yang menunggu pembayaran' }, query: { status: 'pending', limit: 5 } },
    ],
  },
  getOrder: {
    method: 'GET',
    path: '/v1/orders/{order}',
    summary: { en: 'Read an order', id: 'Baca satu pesanan' },
    description: {
      en: 'One order with its lines, payments and parcels, all of one moment.',
      id: 'Satu pesanan dengan baris, pembayaran, dan paketnya, semuanya dari saat yang sama.',
    },
    auth: 'cart',
    params: ofOrder,
    success: { status: 200, schema: Order },
    etag: true,
    errors: ['not_found'],
    examples: [{ name: { en: 'An order of yours', id: 'Pesanan Anda' }, params: anOrder }],
    chain: { takes: { order: 'order' }, gives: { line: 'lines.0.id' } },
  },
  cancelOrder: {
    method: 'POST',
    path: '/v1/orders/{order}/cancel',
    summary: { en: 'Cancel an order', id: 'Batalkan pesanan' },
    description: {
      en: 'Calls off an order that is pending, or confirmed with nothing sent yet. What it had reserved goes back to the shelf once, its promotions can be used again, a payment that only holds money is canceled, and what was captured is refunded in full.',
      id: 'Membatalkan pesanan yang masih pending, atau sudah confirmed tetapi belum ada yang dikirim. Barang yang dicadangkan kembali ke rak satu kali, promosinya dapat dipakai lagi, pembayaran yang baru menahan uang dibatalkan, dan yang sudah ditagih dikembalikan seluruhnya.',
    },
    auth: 'cart',
    idempotencyKey: true,
    params: ofOrder,
    success: { status: 200, schema: Order },
    errors: ['not_found', 'invalid_transition'],
    examples: [{ name: { en: 'Change of mind', id: 'Berubah pikiran' }, params: anOrder }],
    chain: { takes: { order: 'order' } },
  },
  createFulfillment: {
    method: 'POST',
    path: '/v1/orders/{order}/fulfillments',
    summary: { en: 'Send a parcel', id: 'Kirim paket' },
    description: {
      en: 'Sends all that is left of a confirmed order, or the pieces that are named. The money must have been captured first, and not all of it given back. With the parcel after which nothing is left to send, the order is shipped.',
      id: 'Mengirim semua yang tersisa dari pesanan yang confirmed, atau barang yang disebutkan. Uangnya harus sudah ditagih lebih dulu, dan belum dikembalikan seluruhnya. Pada paket yang menghabiskan barang yang perlu dikirim, pesanan menjadi shipped.',
    },
    auth: 'admin',
    idempotencyKey: true,
    params: ofOrder,
    body: NewFulfillment.default({}),
    success: { status: 201, schema: Fulfillment },
    errors: ['not_found', 'invalid_transition'],
    examples: [
      { name: { en: 'Everything that is left', id: 'Semua yang tersisa' }, params: anOrder, body: { tracking: 'JNE-0123456789' } },
      { name: { en: 'One piece ahead of the rest', id: 'Satu barang mendahului sisanya' }, params: anOrder, body: { lines: [{ line: 'line_4mZqRsTuVwXyZ0123456ab', quantity: 1 }], tracking: 'JNE-0123456788' } },
    ],
    chain: { takes: { order: 'order', 'lines.0.line': 'line' }, gives: { fulfillment: 'id' } },
  },
  deliverFulfillment: {
    method: 'POST',
    path: '/v1/fulfillments/{fulfillment}/deliver',
    summary: { en: 'Note that a parcel has arrived', id: 'Catat bahwa paket sudah sampai' },
    description: {
      en: 'Marks a parcel as delivered. When nothing is left to send and every parcel has arrived, the order is delivered.',
      id: 'Menandai paket sudah sampai. Bila tidak ada lagi yang perlu dikirim dan semua paket sudah sampai, pesanan menjadi delivered.',
    },
    auth: 'admin',
    params: z.strictObject({ fulfillment: about(idText, { en: 'The id of the fulfillment.', id: 'Id paket.' }) }),
    success: { status: 200, schema: Fulfillment },
    errors: ['not_found', 'invalid_transition'],
    examples: [{ name: { en: 'The courier handed it over', id: 'Kurir sudah menyerahkannya' }, params: { fulfillment: 'ful_4mZqRsTuVwXyZ0123456ab' } }],
    chain: { takes: { fulfillment: 'fulfillment' } },
  },
});

export type OrderStatus = (typeof orderStatuses)[number];
export type OrderPaymentStatus = (typeof paymentStatusesOfOrders)[number];
export type FulfillmentStatus = (typeof fulfillmentStatuses)[number];
export type Order = z.infer<typeof Order>;
export type Fulfillment = z.infer<typeof Fulfillment>;
export type NewFulfillment = z.infer<typeof NewFulfillment>;
export type OrderQuery = z.infer<typeof OrderQuery>;
