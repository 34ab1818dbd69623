// The story of the shop: every operation at least once, in the order in which a reader would send the requests. It is data: Postman's
// collection, the answers in the docs and the tests of the examples are made of it. It runs on a fresh shop and on one that it ran on.
import type { Text } from '../text.ts';

export type Role = 'guest' | 'customer' | 'admin';

export interface Step {
  /** The id of an operation; where it is switched off, the step is left out. */
  readonly operation: string;
  /** Which of its examples is sent; the first, unless said otherwise. */
  readonly example?: number;
  /** Who sends it; unless said otherwise the customer or the admin, as the operation demands. */
  readonly as?: Role;
  /** What this step is for, where the operation's summary does not say it. */
  readonly name?: Text;
  /** Values in place of the example's; undefined leaves one out. `{{run}}` is new for each run: digits. */
  readonly with?: Readonly<Record<string, unknown>>;
  /** Values of the answer to remember, in place of those that the operation gives. */
  readonly gives?: Readonly<Record<string, string>>;
  /** Values that the answer has to hold. */
  readonly expects?: Readonly<Record<string, unknown>>;
  /** The status of a failure that is meant. */
  readonly status?: number;
  /** The step before once more, under the same Idempotency-Key. */
  readonly isReplay?: true;
  /** If-Match names the ETag before the one that was seen last. */
  readonly isStale?: true;
  /** Left out also where this operation is switched off, whose effect the step shows. */
  readonly shows?: string;
}

interface Chapter {
  readonly title: Text;
  readonly steps: readonly Step[];
}

const password = 'kopi-tubruk-{{run}}';
const email = 'citra-{{run}}@example.com';
const address = { recipient: 'Citra Lestari', phone: '+62 812 3456 7890', street: 'Jalan Braga 10', city: 'Bandung', province: 'Jawa Barat', postal_code: '40111' };

export const story: readonly Chapter[] = [
  {
    title: { en: 'Look around', id: 'Melihat-lihat' },
    steps: [
      { operation: 'getSandbox', gives: { adminEmail: 'accounts.role=admin.email', adminPassword: 'accounts.role=admin.password' } },
      { operation: 'listProducts' },
      { operation: 'getProduct' },
      { operation: 'listBrands' },
      { operation: 'getBrand' },
      { operation: 'listCategories' },
      { operation: 'getCategory' },
    ],
  },
  {
    title: { en: 'The shopkeeper fills the shelves', id: 'Penjaga toko mengisi rak' },
    steps: [
      {
        operation: 'login',
        name: { en: 'Log in as the shopkeeper', id: 'Login sebagai penjaga toko' },
        with: { 'body.email': '{{adminEmail}}', 'body.password': '{{adminPassword}}' },
        gives: { admin_token: 'access_token' },
      },
      { operation: 'createBrand', with: { 'body.name': 'Kopi Story {{run}}' } },
      { operation: 'getBrand', name: { en: 'Read the new brand, for its ETag', id: 'Baca merek baru itu untuk ETag-nya' }, with: { 'params.brand': '{{new_brand}}' } },
      { operation: 'updateBrand', with: { 'body.name': 'Kopi Cerita {{run}}' }, expects: { name: 'Kopi Cerita {{run}}' } },
      { operation: 'getBrand', name: { en: 'Read the brand again: the ETag has changed', id: 'Baca lagi mereknya: ETag-nya sudah berubah' }, with: { 'params.brand': '{{new_brand}}' } },
      { operation: 'deleteBrand' },
      { operation: 'createCategory', with: { 'body.slug': 'cerita-{{run}}' } },
      { operation: 'getCategory', name: { en: 'Read the new category, for its ETag', id: 'Baca kategori baru itu untuk ETag-nya' }, with: { 'params.category': '{{new_category}}' } },
      { operation: 'updateCategory' },
      { operation: 'createProduct', with: { 'body.slug': 'cerita-lama-{{run}}' } },
      { operation: 'getProduct', name: { en: 'Read the new product, for its ETag', id: 'Baca produk baru itu untuk ETag-nya' }, with: { 'params.product': '{{new_product}}' } },
      { operation: 'updateProduct' },
      { operation: 'updateProduct', name: { en: 'Change it with the ETag of before: refused', id: 'Ubah dengan ETag yang tadi: ditolak' }, isStale: true, status: 412, expects: { code: 'precondition_failed' } },
      { operation: 'getProduct', name: { en: 'Read the product again: the ETag has changed', id: 'Baca lagi produknya: ETag-nya sudah berubah' }, with: { 'params.product': '{{new_product}}' } },
      { operation: 'archiveProduct' },
      {
        operation: 'createProduct',
        name: { en: 'Another product, at Rp 100.000', id: 'Produk lain, seharga Rp 100.000' },
        with: { 'body.slug': 'cerita-{{run}}', 'body.price.amount': 10_000_000, 'body.stock': 24 },
      },
      { operation: 'adjustInventory', with: { 'params.product': '{{new_product}}', 'body.delta': 6 }, expects: { available: 30 } },
      {
        operation: 'adjustInventory',
        name: { en: 'The same adjustment again, by its key: answered, not repeated', id: 'Penyesuaian yang sama dengan key yang sama: dijawab, tidak diulang' },
        with: { 'params.product': '{{new_product}}', 'body.delta': 6 },
        expects: { available: 30 },
        isReplay: true,
      },
      { operation: 'listInventory' },
      { operation: 'listPromotions' },
      { operation: 'createPromotion', with: { 'body.code': 'CERITA-{{run}}', 'body.kind': 'percentage', 'body.value': 10, 'body.minimum': undefined } },
      { operation: 'createWebhookEndpoint', with: { 'body.event_types': undefined } },
      { operation: 'listWebhookEndpoints' },
    ],
  },
  {
    title: { en: 'A customer registers', id: 'Seorang pelanggan mendaftar' },
    steps: [
      { operation: 'register', with: { 'body.email': email, 'body.password': password } },
      { operation: 'login', with: { 'body.email': email, 'body.password': password }, gives: { customer_token: 'access_token', refresh_token: 'refresh_token' } },
      { operation: 'refresh', gives: { customer_token: 'access_token', refresh_token: 'refresh_token' } },
      { operation: 'getMe' },
      { operation: 'updateMe' },
      { operation: 'createAddress' },
      { operation: 'listAddresses' },
      { operation: 'updateAddress' },
      { operation: 'deleteAddress' },
    ],
  },
  {
    title: { en: 'From the cart to the order', id: 'Dari keranjang ke pesanan' },
    steps: [
      { operation: 'createCart', as: 'guest', name: { en: 'A guest takes a cart', id: 'Seorang tamu mengambil keranjang' }, gives: { guest_cart: 'id', cart: 'id' } },
      { operation: 'addCartItem', as: 'guest', with: { 'body.product': '{{new_product}}', 'body.quantity': 2 }, expects: { 'totals.subtotal.amount': 20_000_000 } },
      { operation: 'createCart', name: { en: 'The same person logs in and has a cart there', id: 'Orang yang sama login dan memiliki keranjang di sana' } },
      { operation: 'addCartItem', name: { en: 'One piece goes into it', id: 'Satu barang masuk ke dalamnya' }, with: { 'body.product': '{{new_product}}', 'body.quantity': 1 } },
      { operation: 'mergeCart', expects: { 'items.0.quantity': 3 } },
      { operation: 'getCart' },
      { operation: 'updateCartItem', with: { 'body.quantity': 4 }, expects: { 'totals.subtotal.amount': 40_000_000 } },
      { operation: 'removeCartItem', expects: { 'totals.total.amount': 0 } },
      { operation: 'addCartItem', name: { en: 'Three pieces after all', id: 'Akhirnya tiga barang' }, with: { 'body.product': '{{new_product}}', 'body.quantity': 3 } },
      { operation: 'applyPromotion', with: { 'body.code': '{{promotion}}' }, expects: { 'totals.discount.amount': 3_000_000 } },
      { operation: 'removePromotion', with: { 'params.code': '{{promotion}}' }, expects: { 'totals.discount.amount': 0 } },
      { operation: 'applyPromotion', name: { en: 'Enter the code again', id: 'Masukkan lagi kodenya' }, with: { 'body.code': '{{promotion}}' }, expects: { 'totals.discount.amount': 3_000_000 } },
      { operation: 'listShippingOptions' },
      { operation: 'updateCart', with: { body: { email, shipping_address: address, shipping_option: 'regular' } }, expects: { email, 'shipping_option.id': 'regular' } },
      {
        operation: 'checkout',
        expects: { status: 'pending', payment_status: 'not_paid', fulfillment_status: 'not_fulfilled', 'totals.subtotal.amount': 30_000_000, 'totals.discount.amount': 3_000_000, 'totals.shipping.amount': 1_800_000, 'lines.0.quantity': 3 },
      },
      { operation: 'checkout', name: { en: 'Check out again with the same key: the same order', id: 'Checkout lagi dengan key yang sama: pesanan yang sama' }, isReplay: true },
    ],
  },
  {
    title: { en: 'A card is declined, another asks for 3-D Secure', id: 'Satu kartu ditolak, kartu lain meminta 3-D Secure' },
    steps: [
      {
        operation: 'createPayment',
        name: { en: 'A card without funds', id: 'Kartu tanpa saldo' },
        with: { 'body.card.number': '4000000000009995', 'body.capture': 'manual' },
        status: 402,
        expects: { code: 'insufficient_funds' },
      },
      { operation: 'getOrder', name: { en: 'The order is still pending', id: 'Pesanan masih menunggu' }, expects: { status: 'pending', payment_status: 'failed' } },
      {
        operation: 'createPayment',
        name: { en: 'A card with 3-D Secure, to be captured later', id: 'Kartu dengan 3-D Secure, ditagih kemudian' },
        with: { 'body.card.number': '4000002760003184', 'body.capture': 'manual' },
        expects: { status: 'requires_action', 'next_action.type': 'three_d_secure' },
      },
      { operation: 'getPayment', expects: { status: 'requires_action' } },
      { operation: 'getOrder', name: { en: 'The order waits for 3-D Secure', id: 'Pesanan menunggu 3-D Secure' }, expects: { status: 'pending', payment_status: 'requires_action' } },
      { operation: 'authenticatePayment', with: { 'body.result': 'succeed' }, expects: { status: 'requires_capture' } },
      { operation: 'getOrder', name: { en: 'The order is confirmed, its payment authorized', id: 'Pesanan terkonfirmasi, pembayarannya terotorisasi' }, expects: { status: 'confirmed', payment_status: 'authorized' } },
      { operation: 'capturePayment', with: { body: {} }, expects: { status: 'succeeded' } },
      { operation: 'getOrder', name: { en: 'The money is captured', id: 'Dananya sudah ditagih' }, expects: { status: 'confirmed', payment_status: 'captured' } },
    ],
  },
  {
    title: { en: 'It is sent, delivered and partly given back', id: 'Dikirim, diterima, dan sebagian dikembalikan' },
    steps: [
      { operation: 'getOrder', as: 'admin', name: { en: 'The shopkeeper looks at the order', id: 'Penjaga toko melihat pesanannya' }, gives: { line: 'lines.0.id' } },
      { operation: 'createFulfillment', with: { 'body.lines': [{ line: '{{line}}', quantity: 1 }] }, expects: { status: 'shipped' } },
      { operation: 'getOrder', name: { en: 'One piece of three is on its way', id: 'Satu dari tiga barang dalam perjalanan' }, expects: { status: 'confirmed', fulfillment_status: 'partially_fulfilled' } },
      { operation: 'deliverFulfillment', expects: { status: 'delivered' } },
      { operation: 'createFulfillment', name: { en: 'Send the rest', id: 'Kirim sisanya' }, with: { 'body.lines': undefined } },
      { operation: 'getOrder', name: { en: 'All pieces have left', id: 'Semua barang sudah dikirim' }, expects: { status: 'shipped', fulfillment_status: 'fulfilled' } },
      { operation: 'deliverFulfillment', name: { en: 'The rest arrives too', id: 'Sisanya juga tiba' } },
      { operation: 'getOrder', name: { en: 'The order is delivered', id: 'Pesanan sudah diterima' }, expects: { status: 'delivered' } },
      {
        operation: 'createRefund',
        name: { en: 'Refund one piece and put it back on the shelf', id: 'Kembalikan dana satu barang dan pajang lagi barangnya' },
        with: { body: { amount: { amount: 9_990_000, currency: 'IDR' }, reason: 'Bungkusnya sobek.', restock: [{ line: '{{line}}', quantity: 1 }] } },
        expects: { 'amount.amount': 9_990_000 },
      },
      { operation: 'createRefund', name: { en: 'The same refund again, by its key: paid once', id: 'Pengembalian yang sama dengan key yang sama: dibayar sekali' }, with: { body: { amount: { amount: 9_990_000, currency: 'IDR' }, reason: 'Bungkusnya sobek.', restock: [{ line: '{{line}}', quantity: 1 }] } }, isReplay: true },
      { operation: 'getPayment', name: { en: 'What is captured, and what is refunded', id: 'Yang ditagih dan yang dikembalikan' }, expects: { status: 'succeeded', 'refunded.amount': 9_990_000 } },
      { operation: 'getOrder', name: { en: 'The order is partially refunded', id: 'Dana pesanan dikembalikan sebagian' }, expects: { status: 'delivered', payment_status: 'partially_refunded', fulfillment_status: 'fulfilled', 'lines.0.restocked': 1 } },
    ],
  },
  {
    title: { en: 'Another order is canceled', id: 'Pesanan lain dibatalkan' },
    steps: [
      { operation: 'createCart', as: 'guest', name: { en: 'A guest begins anew', id: 'Seorang tamu memulai lagi' } },
      { operation: 'addCartItem', as: 'guest', name: { en: 'Five pieces', id: 'Lima barang' }, with: { 'body.product': '{{new_product}}', 'body.quantity': 5 } },
      { operation: 'updateCart', as: 'guest', name: { en: 'Say where it goes', id: 'Sebutkan tujuannya' }, with: { body: { email, shipping_address: address, shipping_option: 'pickup' } } },
      { operation: 'checkout', as: 'guest', name: { en: 'Check out as a guest', id: 'Checkout sebagai tamu' }, expects: { 'totals.subtotal.amount': 50_000_000 } },
      { operation: 'createPayment', as: 'guest', name: { en: 'Pay at once', id: 'Bayar langsung' }, with: { 'body.card.number': '4242424242424242', 'body.capture': 'automatic' }, expects: { status: 'succeeded' } },
      { operation: 'cancelOrder', as: 'guest', expects: { status: 'canceled', payment_status: 'refunded' } },
      { operation: 'listOrders', as: 'admin', expects: { 'data.0.status': 'canceled' } },
      { operation: 'listOrders', name: { en: 'The customer sees their own orders alone', id: 'Pelanggan hanya melihat pesanannya sendiri' }, expects: { 'page.total': 1, 'data.0.status': 'delivered' } },
    ],
  },
  {
    title: { en: 'What the webhooks carried', id: 'Yang dibawa webhook' },
    steps: [
      { operation: 'listDeliveries' },
      { operation: 'retryDelivery' },
      { operation: 'deleteWebhookEndpoint' },
    ],
  },
  {
    title: { en: 'The classic API', id: 'API klasik' },
    steps: ['classicListProducts', 'classicPageProducts', 'classicCreateBrand', 'classicCreateProduct', 'classicUpdateProduct', 'classicDeleteProduct', 'classicDeleteBrand'].map((operation) => ({ operation })),
  },
  {
    title: { en: 'The system', id: 'Sistem' },
    steps: ['getLiveness', 'getReadiness', 'getMetrics', 'getOpenApi', 'getPostmanCollection'].map((operation) => ({ operation })),
  },
  {
    title: { en: 'The sandbox, and the end', id: 'Sandbox, dan penutup' },
    steps: [
      { operation: 'setFaults', with: { 'body.faults': [{ operation: 'listBrands', error_rate: 1 }] } },
      { operation: 'listBrands', shows: 'setFaults', name: { en: 'The fault strikes', id: 'Gangguannya mengena' }, status: 503, expects: { code: 'injected_fault' } },
      { operation: 'setFaults', name: { en: 'Lift the faults', id: 'Cabut gangguannya' }, with: { 'body.faults': [] } },
      { operation: 'advanceClock' },
      { operation: 'logout' },
      { operation: 'getMe', shows: 'logout', name: { en: 'The token is no longer good', id: 'Tokennya tidak berlaku lagi' }, status: 401, expects: { code: 'unauthenticated' } },
      { operation: 'resetShop' },
    ],
  },
];
