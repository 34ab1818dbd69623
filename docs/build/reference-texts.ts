// What the generated pages say beside the tables: headings, and the two overviews.
import { tags } from '../../api/projections/tags.ts';
import type { Language } from '../../api/text.ts';
import { features } from '../components/reference/words.ts';

export const headings = {
  en: {
    params: 'Path parameters',
    query: 'Query parameters',
    body: 'Body',
    fields: 'Form fields',
    headers: 'Headers',
    answer: 'Answer',
    errors: 'Errors',
    example: 'Example',
    operations: 'Where it occurs',
    ofNoOperation: 'At any address: no operation is reached.',
  },
  id: {
    params: 'Parameter alamat',
    query: 'Parameter query',
    body: 'Isi permintaan',
    fields: 'Isian formulir',
    headers: 'Header',
    answer: 'Jawaban',
    errors: 'Kesalahan',
    example: 'Contoh',
    operations: 'Di mana terjadi',
    ofNoOperation: 'Di alamat mana pun: permintaannya tidak sampai ke operasi.',
  },
} as const;

export function overview(language: Language): string {
  return overviews[language];
}

export function errorsOverview(language: Language): string {
  return errorOverviews[language];
}

/** A heading, a sentence and a list of operations for each feature. */
function sections(language: Language): string {
  const blocks = Object.entries(features).map(([feature, name]) => `## ${name[language]}\n\n${tags[feature]![language]}${more[feature]?.[language] ?? ''}\n\n<Operations feature="${feature}" />`);
  return blocks.join('\n\n');
}

const more: Readonly<Record<string, Record<Language, string>>> = {
  accounts: { en: ' How tokens behave, what guests can do and who may call what is in [Accounts](/guides/accounts/).', id: ' Perilaku token, apa yang boleh dilakukan tamu, dan siapa boleh memanggil apa ada di [Akun](/id/guides/accounts/).' },
  orders: { en: ' [The life of an order](/guides/orders/) draws every state and walks through all of it with curl.', id: ' [Perjalanan pesanan](/id/guides/orders/) menggambar semua keadaan dan menjalaninya dengan curl.' },
  payments: { en: ' The test cards are in [The life of an order](/guides/orders/#test-cards).', id: ' Kartu ujinya ada di [Perjalanan pesanan](/id/guides/orders/#kartu-uji).' },
  promotions: { en: ' How discounts are worked out is in [Prices, discounts, shipping and tax](/guides/money/#promotions).', id: ' Cara menghitung potongan ada di [Harga, potongan, ongkos kirim, dan pajak](/id/guides/money/#promosi).' },
  webhooks: { en: ' Signatures, retries and a receiver to run are in [Webhooks](/guides/webhooks/).', id: ' Tanda tangan, percobaan ulang, dan penerima yang dapat dijalankan ada di [Webhook](/id/guides/webhooks/).' },
  sandbox: { en: ' Recipes are in [The sandbox](/guides/sandbox/).', id: ' Resepnya ada di [Sandbox](/id/guides/sandbox/).' },
  classic: { en: ' How they differ from the original, and why, is in [Classic API](/guides/classic-api/).', id: ' Perbedaannya dengan server asli beserta alasannya ada di [API klasik](/id/guides/classic-api/).' },
};

const access: Record<Language, string> = {
  en: `Each page says whether the operation is open or locked, and for whom. There are four answers:

- **Open to everybody**: reading the catalogue, registering, logging in.
- **For whoever is logged in**: a profile, addresses, orders. The request carries \`Authorization: Bearer <access token>\`, which [Log in](/api/login/) gives. Customers see what is theirs.
- **For its owner and for admins**: carts, orders and payments. What a guest made belongs to nobody, so it is open to whoever holds its id, which cannot be guessed. Everybody else is told that it does not exist.
- **For admins**: running the shop.

In the sandbox the accounts of [Look at the sandbox](/api/get-sandbox/) are there for everybody to use, and the console logs in with them at one press. The sandbox exists while \`SANDBOX\` is on, the classic API while \`CLASSIC_API\` is on. With neither variable set, the sandbox is on with the embedded database, and the classic API is on while the server listens on this machine alone. The classic writes know no login, so they refuse requests made by pages of another origin ([foreign_origin](/errors/foreign-origin/)); Postman, curl and your own programs send no \`Origin\` and are let through.`,
  id: `Setiap halaman menyebut apakah operasinya terbuka atau terkunci, dan bagi siapa. Ada empat kemungkinan:

- **Terbuka bagi semua**: membaca katalog, mendaftar, login.
- **Bagi siapa pun yang sudah login**: profil, alamat, pesanan. Permintaannya membawa \`Authorization: Bearer <access token>\`, yang didapat dari [Login](/id/api/login/). Pelanggan melihat miliknya sendiri.
- **Bagi pemiliknya dan admin**: keranjang, pesanan, dan pembayaran. Yang dibuat tamu tidak bertuan, jadi terbuka bagi siapa pun yang memegang id-nya, dan id itu tidak dapat ditebak. Selain mereka mendapat jawaban bahwa itu tidak ada.
- **Khusus admin**: mengurus toko.

Di sandbox, akun-akun pada [Lihat keadaan sandbox](/id/api/get-sandbox/) boleh dipakai siapa saja, dan konsol dapat login dengannya lewat satu klik. Sandbox ada selama \`SANDBOX\` menyala, API klasik selama \`CLASSIC_API\` menyala. Bila kedua variabel itu tidak diisi, sandbox menyala dengan basis data tertanam, dan API klasik menyala selama server hanya mendengarkan di mesin ini. Operasi tulis pada API klasik tidak mengenal login, jadi permintaan dari halaman berorigin lain ditolak ([foreign_origin](/id/errors/foreign-origin/)); Postman, curl, dan program Anda sendiri tidak mengirim \`Origin\`, jadi dilayani.`,
};

const overviews = {
  en: `---
title: The API
description: Every operation of the shop, how to call it, and where its OpenAPI document and Postman collection are.
editUrl: false
sidebar: { label: Overview, order: 0 }
---

import Operations from '../../../components/reference/Operations.astro';

The shop answers at the address that serves these pages, \`http://localhost:8080\` unless you set another port. Each operation has a page with its parameters, its answer and its errors, and a console that sends the request from the page.

\`\`\`sh
curl 'http://localhost:8080/v1/products?limit=4'
\`\`\`

Answers are JSON, and so are the bodies of requests, except for the forms of the classic API and the text of the metrics. A request that fails is answered with a [problem document](/errors/). What lists, money, caching and limits have in common is in [Conventions](/guides/conventions/).

${sections('en')}

## Who may call

${access.en}

## Downloads

- [openapi.json](/openapi.json): the API as OpenAPI 3.1, for generators, editors and mock servers.
- [postman.json](/postman.json): a Postman collection (v2.1) that walks through the life of the shop, from the first look to a refund: every operation, each answer checked.

To try your own frontend against this API without a server, see [Testing a frontend](/guides/testing-a-frontend/).
`,
  id: `---
title: API
description: Semua operasi toko ini, cara memanggilnya, serta letak dokumen OpenAPI dan koleksi Postman-nya.
editUrl: false
sidebar: { label: Ikhtisar, order: 0 }
---

import Operations from '../../../../components/reference/Operations.astro';

Toko menjawab di alamat yang menyajikan halaman ini, yaitu \`http://localhost:8080\` selama Anda tidak mengganti port-nya. Setiap operasi punya halaman yang memuat parameter, jawaban, dan kesalahannya, lengkap dengan konsol yang mengirim permintaan langsung dari halaman.

\`\`\`sh
curl 'http://localhost:8080/v1/products?limit=4'
\`\`\`

Jawaban berbentuk JSON, begitu juga isi permintaan, kecuali formulir pada API klasik dan teks metrik. Permintaan yang gagal dijawab dengan [dokumen masalah](/id/errors/). Hal-hal yang berlaku umum, seperti daftar, uang, cache, dan batas permintaan, dijelaskan di [Konvensi](/id/guides/conventions/).

${sections('id')}

## Siapa yang boleh memanggil

${access.id}

## Unduhan

- [openapi.json](/openapi.json): API ini sebagai OpenAPI 3.1, untuk generator, editor, dan mock server.
- [postman.json](/postman.json): koleksi Postman (v2.1) yang menjalani kehidupan toko, dari melihat-lihat sampai pengembalian dana: semua operasi, setiap jawaban diperiksa.

Untuk mencoba frontend Anda dengan API ini tanpa server, lihat [Menguji frontend](/id/guides/testing-a-frontend/).
`,
} as const;

const errorOverviews = {
  en: `---
title: Errors
description: Every way in which the shop refuses a request, by status, with a page for each.
editUrl: false
sidebar: { label: All errors, order: 0 }
---

import ErrorTable from '../../../components/reference/ErrorTable.astro';

A request that fails is answered with \`application/problem+json\` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). Programs decide by \`code\`, which does not change; \`type\` is the address of the page that explains it. \`errors\` names each value that was refused: \`pointer\` leads into the JSON body, \`parameter\` names a path, query or form value, \`header\` a header. \`request_id\` is the \`X-Request-Id\` of the answer, under which the server's log has the rest.

<ErrorTable />
`,
  id: `---
title: Kesalahan
description: Semua cara toko menolak permintaan, menurut statusnya, masing-masing dengan halamannya sendiri.
editUrl: false
sidebar: { label: Semua kesalahan, order: 0 }
---

import ErrorTable from '../../../../components/reference/ErrorTable.astro';

Permintaan yang gagal dijawab dengan \`application/problem+json\` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). Program memutuskan berdasarkan \`code\`, yang tidak akan berubah; \`type\` adalah alamat halaman yang menjelaskannya. \`errors\` menyebut setiap nilai yang ditolak: \`pointer\` menunjuk ke dalam isi JSON, \`parameter\` menyebut nilai di alamat, query, atau formulir, dan \`header\` menyebut sebuah header. \`request_id\` sama dengan \`X-Request-Id\` pada jawaban; dengan itu Anda dapat mencari sisanya di log server.

<ErrorTable />
`,
} as const;
