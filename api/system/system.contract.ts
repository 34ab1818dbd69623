import { z } from 'zod';
import { defineContract } from '../operation.ts';

export const system = defineContract('system', {
  getLiveness: {
    method: 'GET',
    path: '/health/live',
    summary: { en: 'Is the process alive?', id: 'Apakah prosesnya hidup?' },
    description: { en: 'Answers as long as the process can answer anything; it does not ask the database.', id: 'Menjawab selama prosesnya masih dapat menjawab; basis data tidak ditanya.' },
    success: { status: 200, schema: z.object({ status: z.literal('live') }).meta({ id: 'Liveness' }) },
    isUncounted: true,
    isStandalone: true,
    examples: [{ name: { en: 'Ask', id: 'Tanyakan' } }],
  },
  getReadiness: {
    method: 'GET',
    path: '/health/ready',
    summary: { en: 'Can it serve requests?', id: 'Dapatkah melayani permintaan?' },
    description: {
      en: 'Asks the database a trivial question and answers 503 when that fails or takes longer than a second, and while the server is shutting down. A load balancer asks here.',
      id: 'Mengajukan pertanyaan sepele ke basis data dan menjawab 503 bila itu gagal atau memakan waktu lebih dari satu detik, dan juga selama server sedang berhenti. Ke sinilah load balancer bertanya.',
    },
    success: { status: 200, schema: z.object({ status: z.literal('ready') }).meta({ id: 'Readiness' }) },
    isUncounted: true,
    // It asks the database itself, and needs neither the shop's clock nor as long as other requests may take.
    isStandalone: true,
    errors: ['service_unavailable'],
    examples: [{ name: { en: 'Ask', id: 'Tanyakan' } }],
  },
  getMetrics: {
    method: 'GET',
    path: '/metrics',
    summary: { en: 'The figures of the process', id: 'Angka-angka proses' },
    description: {
      en: 'For Prometheus, in its text format: requests by method, path pattern and status (`http_requests_total`), how long they took (`http_request_duration_seconds`), how many are being answered, and what the process itself uses. Each process tells its own figures, and none from before it was started; the shop inside a page has none.',
      id: 'Untuk Prometheus, dalam format teksnya: permintaan menurut metode, pola alamat, dan status (`http_requests_total`), lamanya (`http_request_duration_seconds`), banyaknya yang sedang dijawab, serta apa yang dipakai prosesnya sendiri. Setiap proses melaporkan angkanya sendiri, tidak termasuk yang terjadi sebelum ia dijalankan; toko di dalam halaman tidak punya angka.',
    },
    success: { status: 200, schema: z.string(), type: 'text/plain; version=0.0.4; charset=utf-8' },
    isUncounted: true,
    isStandalone: true,
    ignoresAccept: true,
    examples: [{ name: { en: 'Scrape', id: 'Ambil' } }],
  },
  getOpenApi: {
    method: 'GET',
    path: '/openapi.json',
    summary: { en: 'The API as OpenAPI 3.1', id: 'API sebagai OpenAPI 3.1' },
    description: {
      en: 'This API as an OpenAPI 3.1 document, made from the same table that serves the requests. Operations that are switched off are not in it.',
      id: 'API ini sebagai dokumen OpenAPI 3.1, dibuat dari tabel yang sama dengan yang melayani permintaan. Operasi yang dimatikan tidak tercantum.',
    },
    success: { status: 200, schema: z.looseObject({ openapi: z.string() }).meta({ id: 'OpenApiDocument' }) },
    etag: true,
    isStandalone: true,
    examples: [{ name: { en: 'Download', id: 'Unduh' } }],
  },
  getPostmanCollection: {
    method: 'GET',
    path: '/postman.json',
    summary: { en: 'The API as a Postman collection', id: 'API sebagai koleksi Postman' },
    description: {
      en: 'A collection (v2.1) with a request and assertions for every operation; ids travel from one request to the next by variables.',
      id: 'Koleksi (v2.1) dengan satu permintaan dan pemeriksaan untuk setiap operasi; id dibawa dari satu permintaan ke permintaan berikutnya lewat variabel.',
    },
    success: { status: 200, schema: z.looseObject({ info: z.looseObject({ schema: z.string() }) }).meta({ id: 'PostmanCollection' }) },
    etag: true,
    isStandalone: true,
    examples: [{ name: { en: 'Download', id: 'Unduh' } }],
  },
});
