import { z } from 'zod';
import { about, cursor, idText, limit, list, text } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';

/** What webhooks tell about; `data` of each is the order, payment or refund as the API shows it. */
export const eventTypes = [
  'order.created', 'order.confirmed', 'order.shipped', 'order.delivered', 'order.canceled', 'order.expired',
  'payment.requires_action', 'payment.authorized', 'payment.captured', 'payment.failed', 'payment.canceled',
  'refund.created',
] as const;

export type EventType = (typeof eventTypes)[number];

const types = { en: 'Which events are sent to it.', id: 'Peristiwa mana saja yang dikirim ke sana.' };
const createdAt = { en: 'By the shop\'s clock, in UTC.', id: 'Menurut jam toko, dalam UTC.' };

const url = about(
  text(2000)
    .refine((value) => /^https?:\/\/./i.test(value) && URL.canParse(value), { error: 'Must be an http or https address.', params: { code: 'malformed_url' } }),
  { en: 'Where events are sent by POST: http or https, without a user or password.', id: 'Tujuan pengiriman peristiwa dengan POST: http atau https, tanpa nama pengguna atau kata sandi.' },
);

export const WebhookEndpoint = about(
  z.object({
    id: z.string(),
    url: z.string(),
    event_types: about(z.array(z.enum(eventTypes)), types),
    created_at: about(z.string(), createdAt),
  }),
  { en: 'An address that is told what happens in the shop.', id: 'Alamat yang diberi tahu apa yang terjadi di toko.' },
  'WebhookEndpoint',
);

const OpenedWebhookEndpoint = about(
  WebhookEndpoint.extend({
    secret: about(z.string(), {
      en: 'The key of the signatures. It is shown here and never again: keep it where your program finds it.',
      id: 'Kunci tanda tangan. Hanya ditampilkan di sini dan tidak pernah lagi: simpan di tempat yang dapat dibaca program Anda.',
    }),
  }),
  { en: 'A new endpoint with the secret of its signatures.', id: 'Endpoint baru beserta rahasia tanda tangannya.' },
  'OpenedWebhookEndpoint',
);

const NewWebhookEndpoint = about(
  z.strictObject({
    url,
    event_types: about(
      z.array(z.enum(eventTypes)).min(1).max(eventTypes.length).default([...eventTypes])
        .refine((given) => new Set(given).size === given.length, { error: 'Each type may stand once.', params: { code: 'repeated' } }),
      { en: 'Which events are sent to it; all of them where this is left out.', id: 'Peristiwa mana saja yang dikirim ke sana; semuanya bila dikosongkan.' },
    ),
  }),
  { en: 'An endpoint to be opened.', id: 'Endpoint yang akan dibuka.' },
  'NewWebhookEndpoint',
);

const deliveryStatus = about(z.enum(['pending', 'succeeded', 'failed']), {
  en: '`pending` until it succeeds or the last attempt fails.',
  id: '`pending` sampai berhasil atau sampai percobaan terakhir gagal.',
});

export const WebhookDelivery = about(
  z.object({
    id: z.string(),
    endpoint: about(z.string(), { en: 'The id of the endpoint.', id: 'Id endpoint-nya.' }),
    event: about(z.object({ id: z.string(), type: z.string() }), { en: 'What it tells: the id is the `webhook-id` of every attempt.', id: 'Isi kabarnya: id ini menjadi `webhook-id` pada setiap percobaan.' }),
    status: deliveryStatus,
    attempts: about(z.int(), { en: 'Attempts that were begun, since the last retry by hand.', id: 'Banyaknya percobaan yang dimulai sejak dikirim ulang secara manual.' }),
    next_attempt_at: about(z.string().nullable(), { en: 'When it is due, by the real clock; null: no more.', id: 'Kapan jatuh tempo, menurut jam sebenarnya; null: tidak ada lagi.' }),
    last_status: about(z.int().nullable(), { en: 'The HTTP status of the last answer; null where none came.', id: 'Status HTTP jawaban terakhir; null bila tidak ada jawaban.' }),
    last_error: about(z.string().nullable(), { en: 'Why no answer came.', id: 'Mengapa tidak ada jawaban.' }),
    created_at: about(z.string(), createdAt),
  }),
  { en: 'An event on its way to an endpoint.', id: 'Peristiwa dalam perjalanan ke sebuah endpoint.' },
  'WebhookDelivery',
);

const endpoint = about(idText, { en: 'The id of the endpoint.', id: 'Id endpoint.' });
const delivery = about(idText, { en: 'The id of the delivery.', id: 'Id pengiriman.' });
const illustrative = { endpoint: 'whe_4mZqRsTuVwXyZ0123456ab', delivery: 'whd_4mZqRsTuVwXyZ0123456ab' };

export const webhooks = defineContract('webhooks', {
  createWebhookEndpoint: {
    method: 'POST',
    path: '/v1/webhook-endpoints',
    summary: { en: 'Open a webhook endpoint', id: 'Buka endpoint webhook' },
    description: {
      en: 'From now on, events are sent to this address: `{ type, timestamp, data }` in JSON, signed after the Standard Webhooks specification (headers `webhook-id`, `webhook-timestamp`, `webhook-signature`) with the `secret` of this answer. Any 2xx counts as received; redirects are not followed. A delivery that fails is tried again after about 5 s, 30 s, 2 min, 10 min, 1 h, 6 h and 24 h; 410 ends it at once. An event arrives at least once, not always in order: recognise it by `webhook-id`. The first thing that is sent, whatever was asked for, is a `webhook_endpoint.created`, so that you see whether it arrives. Private addresses are refused, unless the shop runs on your own machine.',
      id: 'Mulai sekarang peristiwa dikirim ke alamat ini: `{ type, timestamp, data }` dalam JSON, ditandatangani menurut spesifikasi Standard Webhooks (header `webhook-id`, `webhook-timestamp`, `webhook-signature`) dengan `secret` dari jawaban ini. Setiap 2xx berarti diterima; pengalihan tidak diikuti. Pengiriman yang gagal dicoba lagi setelah kira-kira 5 detik, 30 detik, 2 menit, 10 menit, 1 jam, 6 jam, dan 24 jam; 410 langsung mengakhirinya. Setiap peristiwa tiba sedikitnya sekali dan tidak selalu berurutan: kenali dari `webhook-id`-nya. Yang pertama dikirim, apa pun yang dipilih, adalah `webhook_endpoint.created`, agar Anda tahu apakah kirimannya sampai. Alamat privat ditolak, kecuali toko berjalan di mesin Anda sendiri.',
    },
    auth: 'admin',
    body: NewWebhookEndpoint,
    success: { status: 201, schema: OpenedWebhookEndpoint },
    errors: ['too_many_webhook_endpoints'],
    examples: [
      { name: { en: 'Orders that were paid for', id: 'Pesanan yang sudah dibayar' }, body: { url: 'https://accounting.example/etalase', event_types: ['order.confirmed', 'refund.created'] } },
      { name: { en: 'Everything', id: 'Semuanya' }, body: { url: 'https://warehouse.example/hooks' } },
    ],
    chain: { gives: { webhook_endpoint: 'id' } },
  },
  listWebhookEndpoints: {
    method: 'GET',
    path: '/v1/webhook-endpoints',
    summary: { en: 'List webhook endpoints', id: 'Daftar endpoint webhook' },
    description: { en: 'Endpoints in pages, the oldest first, without their secrets.', id: 'Endpoint per halaman, yang terlama lebih dulu, tanpa rahasianya.' },
    auth: 'admin',
    query: z.strictObject({ limit, cursor }),
    success: { status: 200, schema: list(WebhookEndpoint, 'WebhookEndpointList') },
    etag: true,
    examples: [{ name: { en: 'All endpoints', id: 'Semua endpoint' } }],
  },
  deleteWebhookEndpoint: {
    method: 'DELETE',
    path: '/v1/webhook-endpoints/{endpoint}',
    summary: { en: 'Close a webhook endpoint', id: 'Tutup endpoint webhook' },
    description: {
      en: 'Nothing more is sent to it, and its deliveries are forgotten. An attempt that is on its way at this moment may still arrive.',
      id: 'Tidak ada lagi yang dikirim ke sana, dan catatan pengirimannya dihapus. Percobaan yang sedang dalam perjalanan pada saat itu masih mungkin tiba.',
    },
    auth: 'admin',
    params: z.strictObject({ endpoint }),
    success: { status: 204 },
    errors: ['not_found'],
    examples: [{ name: { en: 'Close one', id: 'Tutup satu' }, params: { endpoint: illustrative.endpoint } }],
    chain: { takes: { endpoint: 'webhook_endpoint' } },
  },
  listDeliveries: {
    method: 'GET',
    path: '/v1/webhook-endpoints/{endpoint}/deliveries',
    summary: { en: 'List webhook deliveries', id: 'Daftar pengiriman webhook' },
    description: {
      en: 'What was sent to an endpoint and what is still to be sent, the newest first. Events and their deliveries are kept for 30 days of the shop\'s clock.',
      id: 'Apa yang sudah dan masih akan dikirim ke suatu endpoint, yang terbaru lebih dulu. Peristiwa dan pengirimannya disimpan selama 30 hari menurut jam toko.',
    },
    auth: 'admin',
    params: z.strictObject({ endpoint }),
    query: z.strictObject({ status: about(deliveryStatus.optional(), { en: 'Only deliveries in this state.', id: 'Hanya pengiriman dalam keadaan ini.' }), limit, cursor }),
    success: { status: 200, schema: list(WebhookDelivery, 'WebhookDeliveryList') },
    etag: true,
    errors: ['not_found'],
    examples: [{ name: { en: 'The latest', id: 'Yang terbaru' }, params: { endpoint: illustrative.endpoint } }],
    chain: { gives: { delivery: 'data.0.id' }, takes: { endpoint: 'webhook_endpoint' } },
  },
  retryDelivery: {
    method: 'POST',
    path: '/v1/webhook-deliveries/{delivery}/retry',
    summary: { en: 'Send a webhook again', id: 'Kirim ulang webhook' },
    description: {
      en: 'Makes a delivery due at once, whatever became of it, and begins the row of attempts anew. It goes out within a few seconds, with the same `webhook-id` and the same body.',
      id: 'Membuat pengiriman langsung jatuh tempo, apa pun hasilnya sebelumnya, dan memulai rangkaian percobaan dari awal. Pengiriman berangkat dalam beberapa detik, dengan `webhook-id` dan isi yang sama.',
    },
    auth: 'admin',
    params: z.strictObject({ delivery }),
    success: { status: 200, schema: WebhookDelivery },
    errors: ['not_found'],
    examples: [{ name: { en: 'Send one again', id: 'Kirim ulang satu' }, params: { delivery: illustrative.delivery } }],
    chain: { takes: { delivery: 'delivery' } },
  },
});

export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;
export type NewWebhookEndpoint = z.infer<typeof NewWebhookEndpoint>;
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
