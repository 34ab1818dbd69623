// The catalogue of everything that can go wrong: a code fixes the status and the title, and has a page of its own.
import type { Problem } from './conventions.contract.ts';
import type { Text } from './text.ts';

interface CatalogueEntry {
  readonly status: number;
  readonly title: Text;
  /** What happened and what to do about it; Markdown, shown on the error's page. */
  readonly description: Text;
}

export const errors = {
  malformed_request: {
    status: 400,
    title: { en: 'The request cannot be read', id: 'Permintaan tidak dapat dibaca' },
    description: {
      en: 'The body is not the JSON or form that its Content-Type says, or the address holds a percent sign that does not begin an encoded UTF-8 character. Nothing was done. Send a well-formed request in UTF-8 and try again.',
      id: 'Isi permintaan bukan JSON atau formulir seperti yang disebut Content-Type-nya, atau alamatnya memuat tanda persen yang tidak mengawali karakter UTF-8. Tidak ada yang dikerjakan. Kirim permintaan yang bentuknya benar dalam UTF-8, lalu coba lagi.',
    },
  },
  idempotency_key_missing: {
    status: 400,
    title: { en: 'An Idempotency-Key is required', id: 'Idempotency-Key wajib ada' },
    description: {
      en: 'This operation moves money or stock, so a client that gets no answer must be able to ask again without doing it twice. Send a header `Idempotency-Key` with a value of your own, a UUID for instance, new for each intention and the same for each retry of it: 1 to 255 visible ASCII characters. Nothing was done.',
      id: 'Operasi ini memindahkan uang atau stok, jadi klien yang tidak mendapat jawaban harus dapat bertanya lagi tanpa mengerjakannya dua kali. Kirim header `Idempotency-Key` dengan nilai buatan Anda sendiri, misalnya UUID, yang baru untuk setiap maksud dan tetap sama untuk setiap percobaan ulangnya: 1 sampai 255 karakter ASCII yang tampak. Tidak ada yang dikerjakan.',
    },
  },
  unauthenticated: {
    status: 401,
    title: { en: 'A login is required', id: 'Perlu login' },
    description: {
      en: 'The operation wants a header `Authorization: Bearer <access token>`, and the token that was sent, if any, is not or no longer good. Log in, or exchange the refresh token for new ones, and try again.',
      id: 'Operasi ini memerlukan header `Authorization: Bearer <access token>`, dan token yang dikirim, bila ada, tidak berlaku atau tidak berlaku lagi. Login dahulu, atau tukarkan refresh token dengan yang baru, lalu coba lagi.',
    },
  },
  forbidden: {
    status: 403,
    title: { en: 'This is for admins', id: 'Ini hanya untuk admin' },
    description: {
      en: 'The login is good, but it is a customer\'s, and this operation runs the shop. Log in as an admin.',
      id: 'Login-nya berlaku, tetapi milik pelanggan, sedangkan operasi ini mengurus toko. Login-lah sebagai admin.',
    },
  },
  foreign_origin: {
    status: 403,
    title: { en: 'A page of another origin may not write here', id: 'Halaman dari origin lain tidak boleh menulis di sini' },
    description: {
      en: 'This operation knows no login, so only pages of this server, and programs that send no Origin, may use it. The request came with the Origin of another site, or with a Host name that is not this server\'s (a sign of DNS rebinding). Call it from Postman, curl, your own backend, or the console on its page.',
      id: 'Operasi ini tidak mengenal login, jadi hanya halaman dari server ini dan program yang tidak mengirim Origin yang boleh memakainya. Permintaan datang dengan Origin situs lain, atau dengan nama Host yang bukan milik server ini (tanda DNS rebinding). Panggillah dari Postman, curl, backend Anda sendiri, atau konsol di halamannya.',
    },
  },
  not_found: {
    status: 404,
    title: { en: 'There is no such thing', id: 'Yang diminta tidak ada' },
    description: {
      en: 'The path is right, but nothing has that id or slug: it never existed, or it was deleted. List the collection to see what is there.',
      id: 'Alamatnya benar, tetapi tidak ada yang memiliki id atau slug itu: belum pernah ada, atau sudah dihapus. Mintalah daftarnya untuk melihat apa yang ada.',
    },
  },
  unknown_path: {
    status: 404,
    title: { en: 'No operation has this path', id: 'Tidak ada operasi di alamat ini' },
    description: {
      en: 'No operation is served at this address. Paths are case-sensitive and end without a slash. The API overview lists all of them; some are absent when the sandbox or the classic API is switched off.',
      id: 'Tidak ada operasi yang dilayani di alamat ini. Alamat membedakan huruf besar dan kecil dan tidak diakhiri garis miring. Ikhtisar API memuat semuanya; sebagian tidak ada bila sandbox atau API klasik dimatikan.',
    },
  },
  method_not_allowed: {
    status: 405,
    title: { en: 'This path does not know that method', id: 'Alamat ini tidak mengenal metode itu' },
    description: {
      en: 'The path exists, the method does not. The Allow header of the answer names the methods that do.',
      id: 'Alamatnya ada, metodenya tidak. Header Allow pada jawaban menyebut metode yang tersedia.',
    },
  },
  not_acceptable: {
    status: 406,
    title: { en: 'Only JSON can be answered', id: 'Jawaban hanya tersedia sebagai JSON' },
    description: {
      en: 'The Accept header rules out application/json, the only form this operation answers in. Leave Accept out, or include application/json or */*.',
      id: 'Header Accept menolak application/json, padahal hanya itu bentuk jawaban operasi ini. Hilangkan Accept, atau sertakan application/json atau */*.',
    },
  },
  idempotency_in_progress: {
    status: 409,
    title: { en: 'The first request under this key is still running', id: 'Permintaan pertama dengan kunci ini masih berjalan' },
    description: {
      en: 'Another request with the same `Idempotency-Key` has been working for more than a second. Wait as long as Retry-After says and send the same request again: it will be answered with what the first one did.',
      id: 'Permintaan lain dengan `Idempotency-Key` yang sama sudah bekerja lebih dari satu detik. Tunggu selama yang disebut Retry-After lalu kirim permintaan yang sama: jawabannya adalah hasil permintaan pertama.',
    },
  },
  brand_in_use: {
    status: 409,
    title: { en: 'Products still carry this brand', id: 'Merek ini masih dipakai produk' },
    description: {
      en: 'A brand can be deleted once no product refers to it. Nothing was deleted. Delete those products first, or leave the brand.',
      id: 'Merek dapat dihapus setelah tidak ada lagi produk yang merujuk kepadanya. Tidak ada yang dihapus. Hapus dulu produk-produknya, atau biarkan mereknya.',
    },
  },
  precondition_failed: {
    status: 412,
    title: { en: 'It has changed since you read it', id: 'Isinya sudah berubah sejak Anda membacanya' },
    description: {
      en: '`If-Match` names a state that is no longer the current one: somebody else was faster. Nothing was changed. Read the resource again, look at what is different, and repeat the change with the new `ETag`.',
      id: '`If-Match` menyebut keadaan yang bukan lagi keadaan sekarang: ada orang lain yang lebih cepat. Tidak ada yang diubah. Baca lagi datanya, periksa apa yang berbeda, lalu ulangi perubahan dengan `ETag` yang baru.',
    },
  },
  content_too_large: {
    status: 413,
    title: { en: 'The body is too large', id: 'Isi permintaan terlalu besar' },
    description: {
      en: 'A request body may have at most 100 KiB (102,400 bytes). Nothing was done.',
      id: 'Isi permintaan paling besar 100 KiB (102.400 byte). Tidak ada yang dikerjakan.',
    },
  },
  unsupported_media_type: {
    status: 415,
    title: { en: 'The body is of a kind that is not read here', id: 'Jenis isi permintaan tidak dikenal di sini' },
    description: {
      en: 'An operation with a JSON body wants Content-Type: application/json, in UTF-8. Neither JSON nor a form is read under a Content-Encoding such as gzip.',
      id: 'Operasi dengan isi JSON memerlukan Content-Type: application/json, dalam UTF-8. JSON maupun formulir tidak dibaca bila dikirim dengan Content-Encoding seperti gzip.',
    },
  },
  idempotency_key_reused: {
    status: 422,
    title: { en: 'This key was used for another request', id: 'Kunci ini sudah dipakai untuk permintaan lain' },
    description: {
      en: 'The same `Idempotency-Key` came before, from the same caller and for the same path, with another body. A key stands for one intention: take a new one. Nothing was done.',
      id: '`Idempotency-Key` yang sama pernah datang dari pemanggil yang sama dan untuk alamat yang sama, tetapi dengan isi yang lain. Satu kunci mewakili satu maksud: pakailah kunci baru. Tidak ada yang dikerjakan.',
    },
  },
  validation_failed: {
    status: 422,
    title: { en: 'Some values are not accepted', id: 'Ada nilai yang tidak diterima' },
    description: {
      en: 'The request could be read, but values are missing, malformed, out of range or unknown. The `errors` list names each one: `pointer` for a place in the JSON body, `parameter` for the path, the query or a form field. Nothing was done.',
      id: 'Permintaan dapat dibaca, tetapi ada nilai yang hilang, salah bentuk, di luar batas, atau tidak dikenal. Daftar `errors` menyebut satu per satu: `pointer` untuk tempat di isi JSON, `parameter` untuk alamat, query, atau isian formulir. Tidak ada yang dikerjakan.',
    },
  },
  precondition_required: {
    status: 428,
    title: { en: 'Say which state you want to change', id: 'Sebutkan keadaan mana yang hendak Anda ubah' },
    description: {
      en: 'Several people may edit this, so a change has to name the state that it was made for: read the resource, and send its `ETag` in `If-Match`. Nothing was changed.',
      id: 'Data ini dapat disunting beberapa orang, jadi perubahan harus menyebut keadaan yang menjadi dasarnya: baca datanya, lalu kirim `ETag`-nya dalam `If-Match`. Tidak ada yang diubah.',
    },
  },
  rate_limited: {
    status: 429,
    title: { en: 'Too many requests', id: 'Terlalu banyak permintaan' },
    description: {
      en: 'This client has used up its requests for the minute. Retry-After says how many seconds to wait; the RateLimit header of every counted answer says how many requests are left. The limit is the setting RATE_LIMIT of the server.',
      id: 'Klien ini sudah menghabiskan jatah permintaan untuk menit ini. Retry-After menyebut berapa detik harus menunggu; header RateLimit pada setiap jawaban yang dihitung menyebut sisa jatah. Batasnya adalah pengaturan RATE_LIMIT pada server.',
    },
  },
  internal_error: {
    status: 500,
    title: { en: 'Something broke on our side', id: 'Ada yang rusak di pihak kami' },
    description: {
      en: 'A fault of the server, not of the request. The details are in the server\'s log under the `request_id` of this answer, and nowhere else. It is safe to try a GET again; for a write, read first what it left behind.',
      id: 'Kesalahan server, bukan kesalahan permintaan. Rinciannya ada di log server dengan `request_id` jawaban ini, dan tidak di tempat lain. GET aman diulang; untuk penulisan, periksa dulu apa yang sudah terjadi.',
    },
  },
  injected_fault: {
    status: 503,
    title: { en: 'A fault that the sandbox was asked for', id: 'Gangguan yang diminta dari sandbox' },
    description: {
      en: 'Somebody has told this sandbox to let a share of requests fail, so that clients can be tried under faults. Nothing was done. `GET /v1/sandbox` shows the faults that are set; an admin lifts them with `PUT /v1/sandbox/faults`.',
      id: 'Seseorang telah meminta sandbox ini menggagalkan sebagian permintaan, agar klien dapat diuji dalam gangguan. Tidak ada yang dikerjakan. `GET /v1/sandbox` menampilkan gangguan yang dipasang; admin menghapusnya dengan `PUT /v1/sandbox/faults`.',
    },
  },
  service_unavailable: {
    status: 503,
    title: { en: 'The shop cannot serve at the moment', id: 'Toko sedang tidak dapat melayani' },
    description: {
      en: 'The server is up, but its database does not answer in time, or the server is shutting down. Retry-After says in how many seconds to try again. On your own machine: see that the database runs and that DATABASE_URL names it.',
      id: 'Server berjalan, tetapi basis datanya tidak menjawab tepat waktu, atau server sedang berhenti. Retry-After menyebut berapa detik lagi boleh dicoba. Di mesin Anda sendiri: pastikan basis data berjalan dan DATABASE_URL menunjuk ke sana.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errors;

/** One value that was refused. `path` leads to it within its place (`['price', 'amount']`). */
export interface Fault {
  readonly place: 'body' | 'query' | 'params' | 'headers' | 'fields';
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly detail: string;
}

interface ApiErrorOptions {
  /** One English sentence about this occurrence. */
  readonly detail?: string;
  readonly faults?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a service, handler or host throws to answer with a problem of the catalogue. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly options: ApiErrorOptions;

  /** The status that the catalogue gives the code. */
  get status(): number {
    return errors[this.code].status;
  }

  constructor(code: ErrorCode, options: ApiErrorOptions = {}) {
    super(options.detail ?? errors[code].title.en);
    this.code = code;
    this.options = options;
  }
}

/** The address of an error's page, which is also the `type` of its problem documents. */
export function errorPage(code: string): string {
  return `/errors/${code.replaceAll('_', '-')}/`;
}

/** Writes an error down as the problem document that goes over the wire. */
export function toProblem(error: ApiError, request: { path: string; requestId: string }): Problem {
  const { status, title } = errors[error.code];
  const { detail, faults } = error.options;
  return {
    type: errorPage(error.code),
    title: title.en,
    status,
    ...(detail && { detail }),
    instance: request.path,
    code: error.code,
    request_id: request.requestId,
    ...(faults && { errors: faults.map(writeFault) }),
  };
}

function writeFault({ place, path, code, detail }: Fault) {
  if (place === 'body') return { pointer: path.map((step) => '/' + String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join(''), code, detail };
  if (place === 'headers') return { header: path.join('.'), code, detail };
  return { parameter: path.join('.'), code, detail };
}
