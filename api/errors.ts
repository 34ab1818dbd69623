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
      en: 'What came is not HTTP, the body is not the JSON or form that its Content-Type says, or the address holds a percent sign that does not begin an encoded UTF-8 character. Nothing was done. Send a well-formed request in UTF-8 and try again.',
      id: 'Yang datang bukan HTTP, isi permintaan bukan JSON atau formulir seperti yang disebut Content-Type-nya, atau alamatnya memuat tanda persen yang tidak mengawali karakter UTF-8. Tidak ada yang dikerjakan. Kirim permintaan yang bentuknya benar dalam UTF-8, lalu coba lagi.',
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
      en: 'The operation wants a header `Authorization: Bearer <access token>`. There was none, or its token is unknown or no longer good. Log in, or exchange the refresh token for a new pair, and try again.',
      id: 'Operasi ini memerlukan header `Authorization: Bearer <access token>`. Header itu tidak ada, atau tokennya tidak dikenal atau tidak berlaku lagi. Login dahulu, atau tukarkan refresh token dengan pasangan baru, lalu coba lagi.',
    },
  },
  invalid_credentials: {
    status: 401,
    title: { en: 'E-mail address or password is wrong', id: 'Alamat e-mail atau kata sandi salah' },
    description: {
      en: 'Either nobody has registered with this e-mail address, or the password is another one. The answer does not say which of the two, and takes as long in both cases, so that nobody can find out who is a customer here. Check both and try again; after too many failures within ten minutes the answer is `rate_limited`.',
      id: 'Alamat e-mail ini belum terdaftar, atau kata sandinya bukan itu. Jawaban tidak menyebut yang mana, dan waktunya sama untuk keduanya, agar tidak ada yang dapat mencari tahu siapa pelanggan di sini. Periksa keduanya lalu coba lagi; setelah terlalu banyak kegagalan dalam sepuluh menit, jawabannya `rate_limited`.',
    },
  },
  invalid_refresh_token: {
    status: 401,
    title: { en: 'This refresh token is no longer good', id: 'Refresh token ini tidak berlaku lagi' },
    description: {
      en: 'A refresh token can be exchanged once, within 30 days, and not after a logout. One that comes a second time may have been stolen, so the login that it belonged to has ended, together with all its tokens. Log in again.',
      id: 'Refresh token dapat ditukar satu kali, dalam 30 hari, dan tidak setelah logout. Token yang datang untuk kedua kalinya mungkin dicuri, jadi login asalnya sudah diakhiri beserta semua tokennya. Login-lah kembali.',
    },
  },
  card_declined: {
    status: 402,
    title: { en: 'The card was declined', id: 'Kartu ditolak' },
    description: {
      en: 'The bank refused the card and gives no reason. The attempt is kept with the order, which stays pending with its stock until it expires. Pay again with another card.',
      id: 'Bank menolak kartu tanpa menyebut alasannya. Upayanya tercatat pada pesanan, yang tetap pending beserta stoknya sampai kedaluwarsa. Bayarlah lagi dengan kartu lain.',
    },
  },
  insufficient_funds: {
    status: 402,
    title: { en: 'The card has too little money', id: 'Saldo kartu tidak cukup' },
    description: {
      en: 'The total of the order is more than the card can pay. The attempt is kept with the order, which stays pending with its stock until it expires. Pay again with another card.',
      id: 'Total pesanan melebihi kemampuan kartu. Upayanya tercatat pada pesanan, yang tetap pending beserta stoknya sampai kedaluwarsa. Bayarlah lagi dengan kartu lain.',
    },
  },
  expired_card: {
    status: 402,
    title: { en: 'The card has expired', id: 'Kartu sudah kedaluwarsa' },
    description: {
      en: 'The month on the card lies in the past by the shop\'s clock, or the bank says so. The attempt is kept with the order, which stays pending with its stock until it expires. Check the date, or pay with another card.',
      id: 'Bulan pada kartu sudah lewat menurut jam toko, atau bank menyatakan demikian. Upayanya tercatat pada pesanan, yang tetap pending beserta stoknya sampai kedaluwarsa. Periksa tanggalnya, atau bayarlah dengan kartu lain.',
    },
  },
  incorrect_cvc: {
    status: 402,
    title: { en: 'The security code is wrong', id: 'Kode keamanan salah' },
    description: {
      en: 'The bank does not accept the card\'s security code (CVC). The attempt is kept with the order, which stays pending with its stock until it expires. Check the code, or pay with another card.',
      id: 'Bank tidak menerima kode keamanan (CVC) kartu. Upayanya tercatat pada pesanan, yang tetap pending beserta stoknya sampai kedaluwarsa. Periksa kodenya, atau bayarlah dengan kartu lain.',
    },
  },
  processing_error: {
    status: 402,
    title: { en: 'The bank met a fault', id: 'Bank mengalami gangguan' },
    description: {
      en: 'The bank could not decide; no money moved. The attempt is kept with the order, which stays pending with its stock until it expires. Pay again, with a new Idempotency-Key: the same key repeats this answer.',
      id: 'Bank tidak dapat memutuskan; tidak ada uang yang berpindah. Upayanya tercatat pada pesanan, yang tetap pending beserta stoknya sampai kedaluwarsa. Bayarlah lagi dengan Idempotency-Key baru: kunci yang sama mengulang jawaban ini.',
    },
  },
  authentication_failed: {
    status: 402,
    title: { en: '3-D Secure was not passed', id: '3-D Secure tidak lulus' },
    description: {
      en: 'The buyer failed 3-D Secure, so nothing was charged. The attempt is kept with the order, which stays pending with its stock until it expires. Make a new payment to try again.',
      id: 'Pembeli gagal dalam 3-D Secure, jadi tidak ada yang ditagih. Upayanya tercatat pada pesanan, yang tetap pending beserta stoknya sampai kedaluwarsa. Buatlah pembayaran baru untuk mencoba lagi.',
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
      en: 'The path is right, but there is nothing of that id, slug or code for you: it never existed, it was deleted or taken off the shelf, or it belongs to somebody else, which looks just the same. Where a list is there, it shows what you can reach.',
      id: 'Alamatnya benar, tetapi bagi Anda tidak ada yang memiliki id, slug, atau kode itu: belum pernah ada, sudah dihapus atau ditarik dari rak, atau milik orang lain, yang sengaja dijawab sama. Bila ada daftarnya, di sanalah terlihat apa saja yang dapat Anda jangkau.',
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
  request_timeout: {
    status: 408,
    title: { en: 'The request came too slowly', id: 'Permintaan datang terlalu lambat' },
    description: {
      en: 'The head of a request has to be here within 10 seconds and all of it within 30. This one was not, and the connection was closed. Nothing was done. Send it again, in one go.',
      id: 'Baris pertama dan header permintaan harus tiba dalam 10 detik, dan seluruhnya dalam 30 detik. Yang ini tidak, jadi koneksinya ditutup. Tidak ada yang dikerjakan. Kirim lagi sekaligus.',
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
      en: 'A brand can be deleted once no product on the shelf carries it. Nothing was deleted. Give those products another brand or take them off the shelf first, or leave the brand.',
      id: 'Merek dapat dihapus setelah tidak ada lagi produk di rak yang memakainya. Tidak ada yang dihapus. Beri dulu produk-produk itu merek lain atau tarik dari rak, atau biarkan mereknya.',
    },
  },
  cart_closed: {
    status: 409,
    title: { en: 'This cart can no longer be changed', id: 'Keranjang ini tidak dapat diubah lagi' },
    description: {
      en: 'The cart has become an order, was merged into another one, or was left alone for seven days and has expired; `status` of the cart says which. Nothing was changed. Begin a new one with `POST /v1/carts`.',
      id: 'Keranjang sudah menjadi pesanan, sudah digabung ke keranjang lain, atau kedaluwarsa karena tujuh hari tidak disentuh; `status` keranjang menyebut yang mana. Tidak ada yang diubah. Mulailah yang baru dengan `POST /v1/carts`.',
    },
  },
  cart_incomplete: {
    status: 409,
    title: { en: 'The cart lacks something an order needs', id: 'Keranjang belum lengkap untuk dijadikan pesanan' },
    description: {
      en: 'An order needs at least one item, an e-mail address, a shipping address and a shipping option. The `errors` list names what the cart lacks, with `pointer` for its place in the cart. Nothing was ordered. Fill it in, and check out under a new `Idempotency-Key`: this answer is kept under the old one.',
      id: 'Pesanan memerlukan sedikitnya satu barang, alamat e-mail, alamat pengiriman, dan pilihan pengiriman. Daftar `errors` menyebut apa yang belum ada, dengan `pointer` untuk letaknya di keranjang. Belum ada yang dipesan. Lengkapi dulu, lalu checkout dengan `Idempotency-Key` baru: jawaban ini tersimpan di bawah kunci yang lama.',
    },
  },
  product_unavailable: {
    status: 409,
    title: { en: 'A product is no longer sold', id: 'Ada produk yang tidak dijual lagi' },
    description: {
      en: 'A product was taken off the shelf after it was put into the cart. Nothing was ordered. The detail names it, and so does `"available": false` in the cart; remove that item and check out under a new `Idempotency-Key`.',
      id: 'Sebuah produk ditarik dari rak setelah masuk ke keranjang. Belum ada yang dipesan. Produk itu disebut dalam `detail`, dan di keranjang bertanda `"available": false`; keluarkan barang itu, lalu checkout dengan `Idempotency-Key` baru.',
    },
  },
  promotion_not_applicable: {
    status: 409,
    title: { en: 'A promotion does not apply', id: 'Promosi tidak berlaku' },
    description: {
      en: 'The code exists, but it has not begun, is over, is used up, or wants a higher subtotal; the detail says which. Nothing was changed. At checkout: remove the code from the cart, or wait or add to the cart until it applies, and check out under a new `Idempotency-Key`.',
      id: 'Kodenya ada, tetapi belum mulai, sudah lewat, sudah habis terpakai, atau meminta subtotal yang lebih tinggi; `detail` menyebut yang mana. Tidak ada yang diubah. Saat checkout: keluarkan kode itu dari keranjang, atau tunggu atau tambah isi keranjang sampai kode itu berlaku, lalu checkout dengan `Idempotency-Key` baru.',
    },
  },
  total_too_large: {
    status: 409,
    title: { en: 'The total is beyond what can be charged', id: 'Totalnya melampaui yang dapat ditagih' },
    description: {
      en: 'A sum of the cart passes 999,999,999,999,999 minor units, up to which every part of the shop calculates to the last one. Nothing was changed. Split what you want to buy over several carts.',
      id: 'Salah satu jumlah di keranjang melampaui 999.999.999.999.999 satuan terkecil, padahal sampai di situlah semua bagian toko berhitung dengan tepat. Tidak ada yang diubah. Bagilah belanjaan Anda ke beberapa keranjang.',
    },
  },
  out_of_stock: {
    status: 409,
    title: { en: 'There is not enough in stock', id: 'Stok tidak mencukupi' },
    description: {
      en: 'Fewer pieces can be sold than were asked for: somebody else was faster, or they are promised to orders that still wait for their payment. The detail names each product and what is left of it. Nothing was ordered, reserved or changed. Take fewer, or try again later: an order that is not paid gives its pieces back.',
      id: 'Barang yang masih dapat dijual lebih sedikit daripada yang diminta: ada orang lain yang lebih cepat, atau barangnya sudah dijanjikan kepada pesanan yang belum dibayar. `detail` menyebut setiap produk dan sisanya. Tidak ada yang dipesan, dicadangkan, atau diubah. Kurangi jumlahnya, atau coba lagi nanti: pesanan yang tidak dibayar akan melepas barangnya kembali.',
    },
  },
  invalid_transition: {
    status: 409,
    title: { en: 'This is not possible in its present state', id: 'Ini tidak mungkin dalam keadaannya sekarang' },
    description: {
      en: 'The order, payment or parcel is in a state from which this action does not lead anywhere: an order that has been sent cannot be canceled, a payment is captured once, and so on. `detail` names the state and the action. Nothing was changed. Read the thing again to see where it stands; the guide on orders draws every state and what is possible in it.',
      id: 'Pesanan, pembayaran, atau paket berada dalam keadaan yang tidak mengenal tindakan ini: pesanan yang sudah dikirim tidak dapat dibatalkan, pembayaran hanya ditagih satu kali, dan seterusnya. `detail` menyebut keadaan dan tindakannya. Tidak ada yang diubah. Baca lagi datanya untuk melihat keadaannya; panduan pesanan menggambar semua keadaan beserta tindakan yang mungkin.',
    },
  },
  amount_exceeds_captured: {
    status: 409,
    title: { en: 'More than is left to give back', id: 'Melebihi yang masih dapat dikembalikan' },
    description: {
      en: 'What a payment gives back can never be more than what was captured, all its refunds together, also when several are asked for at once. `detail` names what is left. Nothing was refunded.',
      id: 'Seluruh pengembalian dana suatu pembayaran tidak dapat melebihi yang sudah ditagih, juga bila beberapa diminta bersamaan. `detail` menyebut sisanya. Tidak ada dana yang dikembalikan.',
    },
  },
  email_taken: {
    status: 409,
    title: { en: 'This e-mail address is registered already', id: 'Alamat e-mail ini sudah terdaftar' },
    description: {
      en: 'An e-mail address belongs to one account, and this one has an account. Nothing was changed. Log in with it, or use another address.',
      id: 'Satu alamat e-mail hanya untuk satu akun, dan alamat ini sudah punya akun. Tidak ada yang diubah. Login-lah dengan alamat itu, atau pakai alamat lain.',
    },
  },
  demo_account: {
    status: 409,
    title: { en: 'A demo account keeps its e-mail address and password', id: 'Akun demo mempertahankan alamat e-mail dan kata sandinya' },
    description: {
      en: 'The sandbox shows the passwords of the demo accounts to everybody, and they must let the next reader in. Nothing was changed. To try this, register an account of your own.',
      id: 'Sandbox memperlihatkan kata sandi akun demo kepada semua orang, dan akun itu harus tetap dapat dipakai pembaca berikutnya. Tidak ada yang diubah. Untuk mencobanya, daftarkan akun Anda sendiri.',
    },
  },
  not_resettable: {
    status: 409,
    title: { en: 'This shop was not filled by the seed', id: 'Toko ini tidak diisi dari data awal' },
    description: {
      en: 'A reset empties every table and fills it with the seed. This database held products before Etalase came, so their owner would lose them: it is never reset. Nothing was changed. For a shop to play with, name an empty database in DATABASE_URL, or leave it unset.',
      id: 'Reset mengosongkan setiap tabel lalu mengisinya dengan data awal. Basis data ini sudah berisi produk sebelum Etalase datang, jadi pemiliknya akan kehilangan semuanya: toko seperti ini tidak pernah di-reset. Tidak ada yang diubah. Untuk toko percobaan, sebutkan basis data kosong di DATABASE_URL, atau kosongkan pengaturan itu.',
    },
  },
  too_many_webhook_endpoints: {
    status: 409,
    title: { en: 'There are as many webhook endpoints as there may be', id: 'Endpoint webhook sudah sebanyak yang diperbolehkan' },
    description: {
      en: 'A shop sends its events to at most 20 addresses. Nothing was opened. Close one that is no longer needed, or let one of them hand the events on.',
      id: 'Sebuah toko mengirim peristiwanya ke paling banyak 20 alamat. Tidak ada yang dibuka. Tutup salah satu yang tidak diperlukan lagi, atau biarkan salah satunya meneruskan peristiwanya.',
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
      en: 'An operation with a JSON body wants Content-Type: application/json, in UTF-8; PATCH also takes application/merge-patch+json. Neither JSON nor a form is read under a Content-Encoding such as gzip.',
      id: 'Operasi dengan isi JSON memerlukan Content-Type: application/json, dalam UTF-8; PATCH juga menerima application/merge-patch+json. JSON maupun formulir tidak dibaca bila dikirim dengan Content-Encoding seperti gzip.',
    },
  },
  expectation_failed: {
    status: 417,
    title: { en: 'That expectation is not known here', id: 'Harapan itu tidak dikenal di sini' },
    description: {
      en: 'The request carries an Expect header with something other than `100-continue`. Nothing was done. Leave the header out.',
      id: 'Permintaan membawa header Expect yang isinya bukan `100-continue`. Tidak ada yang dikerjakan. Hilangkan header itu.',
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
      en: 'Nothing was done. RateLimit-Policy names the limit that was reached. `"api"`: this client has used up its requests for the minute; the RateLimit header of every counted answer says how many are left, and the limit is the server\'s setting RATE_LIMIT. `"login"`: too many logins have failed within ten minutes, for this e-mail address or from this network (the setting LOGIN_LIMIT), and even the right password has to wait. Retry-After says how many seconds.',
      id: 'Tidak ada yang dikerjakan. RateLimit-Policy menyebut batas mana yang tercapai. `"api"`: klien ini sudah menghabiskan jatah permintaan untuk menit ini; header RateLimit pada setiap jawaban yang dihitung menyebut sisanya, dan batasnya adalah pengaturan RATE_LIMIT pada server. `"login"`: terlalu banyak login gagal dalam sepuluh menit, untuk alamat e-mail ini atau dari jaringan ini (pengaturan LOGIN_LIMIT), dan kata sandi yang benar pun harus menunggu. Retry-After menyebut berapa detik.',
    },
  },
  headers_too_large: {
    status: 431,
    title: { en: 'The headers are too large', id: 'Header terlalu besar' },
    description: {
      en: 'The address and the headers of a request may have 16 KiB together. Nothing was done. A cookie or token that has grown is the usual reason: send what is needed.',
      id: 'Alamat dan header suatu permintaan bersama-sama paling besar 16 KiB. Tidak ada yang dikerjakan. Biasanya penyebabnya cookie atau token yang membengkak: kirim yang perlu saja.',
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
      en: 'The server is up, but its database does not answer in time, more has come at once than it can take on, or it is shutting down. Retry-After says in how many seconds to try again. On your own machine: see that the database runs and that DATABASE_URL names it.',
      id: 'Server berjalan, tetapi basis datanya tidak menjawab tepat waktu, yang datang sekaligus melebihi kemampuannya, atau server sedang berhenti. Retry-After menyebut berapa detik lagi boleh dicoba. Di mesin Anda sendiri: pastikan basis data berjalan dan DATABASE_URL menunjuk ke sana.',
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
