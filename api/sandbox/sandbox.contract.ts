import { z } from 'zod';
import { about, text } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';

const OperationFault = about(
  z.strictObject({
    operation: about(text(100), { en: 'The id of an operation, such as `checkout`, or `*` for all that have no entry of their own.', id: 'Id suatu operasi, misalnya `checkout`, atau `*` untuk semua yang tidak punya entri sendiri.' }),
    latency_ms: about(z.int().min(0).max(10_000).default(0), { en: 'How long each request waits before it is served, in milliseconds.', id: 'Berapa lama setiap permintaan menunggu sebelum dilayani, dalam milidetik.' }),
    error_rate: about(z.number().min(0).max(1).default(0), { en: 'The share of requests that fail: 0 none, 0.25 every fourth on average, 1 all.', id: 'Bagian permintaan yang gagal: 0 tidak ada, 0,25 rata-rata setiap permintaan keempat, 1 semuanya.' }),
  }),
  { en: 'How the requests of an operation are disturbed.', id: 'Bagaimana permintaan suatu operasi diganggu.' },
  'OperationFault',
);

const Faults = about(
  z.strictObject({ faults: about(z.array(OperationFault).max(100), { en: 'All of them; an empty list lifts them.', id: 'Semuanya; daftar kosong menghapus semua gangguan.' }) }),
  { en: 'The faults of one server process.', id: 'Gangguan pada satu proses server.' },
  'Faults',
);

const Clock = about(
  z.object({
    now: about(z.string(), { en: 'The time in the shop, UTC.', id: 'Waktu di toko, UTC.' }),
    offset_ms: about(z.int(), { en: 'How far that is ahead of the real time, in milliseconds.', id: 'Berapa jauh di depan waktu sebenarnya, dalam milidetik.' }),
  }),
  { en: 'The clock of the shop.', id: 'Jam toko.' },
  'Clock',
);

const ClockChange = about(
  z.strictObject({ seconds: about(z.int().min(1).max(31_536_000), { en: 'How far to turn it forward: a second to 365 days.', id: 'Seberapa jauh dimajukan: satu detik sampai 365 hari.' }) }),
  { en: 'A turn of the clock.', id: 'Pemutaran jam.' },
  'ClockChange',
);

const DemoAccount = about(
  z.object({ email: z.string(), password: z.string(), role: z.enum(['customer', 'admin']) }),
  { en: 'An account that everybody may use.', id: 'Akun yang boleh dipakai siapa saja.' },
  'DemoAccount',
);

const Sandbox = about(
  z.object({ accounts: z.array(DemoAccount), ...Faults.shape, clock: Clock }),
  { en: 'How this sandbox is set up.', id: 'Keadaan sandbox ini.' },
  'Sandbox',
);

export const sandbox = defineContract('sandbox', {
  getSandbox: {
    method: 'GET',
    path: '/v1/sandbox',
    summary: { en: 'Look at the sandbox', id: 'Lihat keadaan sandbox' },
    description: {
      en: 'The demo accounts with their passwords, the faults that are set in the server process that answers, and the clock. It is open to everybody: nothing in a sandbox is secret.',
      id: 'Akun demo beserta kata sandinya, gangguan yang dipasang di proses server yang menjawab, dan jam toko. Terbuka bagi siapa saja: tidak ada yang rahasia di sandbox.',
    },
    success: { status: 200, schema: Sandbox },
    only: 'sandbox',
    examples: [{ name: { en: 'What is set here?', id: 'Apa yang dipasang di sini?' } }],
  },
  setFaults: {
    method: 'PUT',
    path: '/v1/sandbox/faults',
    summary: { en: 'Set faults', id: 'Pasang gangguan' },
    description: {
      en: 'Makes operations slow, or lets a share of their requests fail with 503 `injected_fault` before anything is done, so that you can see how your client takes it. The list replaces the one before. Faults are kept in the memory of the one server process that answers, so that of three servers one can be made the slow one; a restart lifts them. Logging in, the sandbox itself and the health checks are never disturbed.',
      id: 'Memperlambat operasi, atau menggagalkan sebagian permintaannya dengan 503 `injected_fault` sebelum ada yang dikerjakan, agar Anda dapat melihat bagaimana klien Anda menghadapinya. Daftar ini menggantikan daftar sebelumnya. Gangguan disimpan di memori satu proses server yang menjawab, sehingga dari tiga server dapat dibuat satu yang lambat; restart menghapusnya. Login, sandbox itu sendiri, dan pemeriksaan kesehatan tidak pernah diganggu.',
    },
    auth: 'admin',
    body: Faults,
    success: { status: 200, schema: Faults },
    only: 'sandbox',
    examples: [
      { name: { en: 'A slow list of brands that fails now and then', id: 'Daftar merek yang lambat dan kadang gagal' }, body: { faults: [{ operation: 'listBrands', latency_ms: 300, error_rate: 0.1 }] } },
      { name: { en: 'None any more', id: 'Tanpa gangguan lagi' }, body: { faults: [] } },
    ],
  },
  advanceClock: {
    method: 'POST',
    path: '/v1/sandbox/clock',
    summary: { en: 'Turn the clock forward', id: 'Majukan jam' },
    description: {
      en: 'Lets time pass in the shop: carts, orders that nobody pays for and promotions expire by its clock. What is due then is done before the answer comes. The clock goes forward only, until a reset; other server processes on the same database follow within a second. Logins, limits and idempotency keys go by the real time.',
      id: 'Membuat waktu di toko berlalu: keranjang, pesanan yang tidak dibayar, dan promosi kedaluwarsa menurut jam toko. Yang jatuh tempo saat itu dikerjakan sebelum jawaban datang. Jam hanya bergerak maju, sampai ada reset; proses server lain pada basis data yang sama menyusul dalam satu detik. Login, batas permintaan, dan kunci idempotensi mengikuti waktu sebenarnya.',
    },
    auth: 'admin',
    body: ClockChange,
    success: { status: 200, schema: Clock },
    only: 'sandbox',
    examples: [{ name: { en: 'Half an hour later', id: 'Setengah jam kemudian' }, body: { seconds: 1800 } }],
  },
  resetShop: {
    method: 'POST',
    path: '/v1/sandbox/reset',
    summary: { en: 'Reset the shop', id: 'Reset toko' },
    description: {
      en: 'Empties every table and fills the shop with its seed again, to the byte, in one transaction; new ids count from where they began. Clock and faults go back too, the faults in the server process that answers. Every login ends, also the one that this request came by: log in again afterwards. A shop whose products were there before Etalase is never emptied.',
      id: 'Mengosongkan setiap tabel lalu mengisi toko kembali dengan data awalnya, sama sampai ke byte, dalam satu transaksi; id baru dihitung dari awal lagi. Jam dan gangguan ikut kembali, gangguan hanya di proses server yang menjawab. Semua login berakhir, termasuk yang mengirim permintaan ini: login-lah kembali setelahnya. Toko yang produknya sudah ada sebelum Etalase tidak pernah dikosongkan.',
    },
    auth: 'admin',
    success: { status: 200, schema: Sandbox },
    only: 'sandbox',
    errors: ['not_resettable'],
    examples: [{ name: { en: 'Start afresh', id: 'Mulai dari awal' } }],
  },
});

export type OperationFault = z.infer<typeof OperationFault>;
export type Clock = z.infer<typeof Clock>;
export type Sandbox = z.infer<typeof Sandbox>;
