// What the generated pages say beside the tables: headings, and the two overviews.
import type { Language } from '../../api/text.ts';

export const headings = {
  en: {
    params: 'Path parameters',
    query: 'Query parameters',
    body: 'Body',
    fields: 'Form fields',
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

Answers are JSON, and so are the bodies of requests, except for the forms of the classic API. A request that fails is answered with a [problem document](/errors/). What lists, money, caching and limits have in common is in [Conventions](/guides/conventions/).

## Catalogue

<Operations feature="catalog" />

## Classic API

The seven requests of the server that this one replaces, at their own paths. How they differ from the original, and why, is in [Classic API](/guides/classic-api/).

<Operations feature="classic" />

## System

<Operations feature="system" />

## Who may call

There are no accounts yet, so no operation asks for a login. Reading is open to everybody. Operations that write refuse requests made by pages of another origin ([foreign_origin](/errors/foreign-origin/)); Postman, curl and your own programs send no \`Origin\` and are let through. \`POST /v1/products\` exists while \`SANDBOX\` is on, the classic API while \`CLASSIC_API\` is on. With neither variable set, the sandbox is on with the embedded database, and the classic API is on while the server listens on this machine alone.

## Downloads

- [openapi.json](/openapi.json): the API as OpenAPI 3.1, for generators, editors and mock servers.
- [postman.json](/postman.json): a Postman collection (v2.1) with a request and assertions for every operation.

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

Jawaban berbentuk JSON, begitu juga isi permintaan, kecuali formulir pada API klasik. Permintaan yang gagal dijawab dengan [dokumen masalah](/id/errors/). Hal-hal yang berlaku umum, seperti daftar, uang, cache, dan batas permintaan, dijelaskan di [Konvensi](/id/guides/conventions/).

## Katalog

<Operations feature="catalog" />

## API klasik

Tujuh permintaan dari server yang digantikan proyek ini, di alamat aslinya. Perbedaannya dengan server asli beserta alasannya ada di [API klasik](/id/guides/classic-api/).

<Operations feature="classic" />

## Sistem

<Operations feature="system" />

## Siapa yang boleh memanggil

Toko ini belum punya akun, jadi tidak ada operasi yang meminta login. Membaca terbuka bagi semua. Operasi yang menulis menolak permintaan dari halaman yang berasal dari origin lain ([foreign_origin](/id/errors/foreign-origin/)); Postman, curl, dan program Anda sendiri tidak mengirim \`Origin\`, jadi dilayani. \`POST /v1/products\` hanya ada selama \`SANDBOX\` menyala, dan API klasik hanya ada selama \`CLASSIC_API\` menyala. Bila kedua variabel itu tidak diisi, sandbox menyala dengan basis data tertanam, dan API klasik menyala selama server hanya mendengarkan di mesin ini.

## Unduhan

- [openapi.json](/openapi.json): API ini sebagai OpenAPI 3.1, untuk generator, editor, dan mock server.
- [postman.json](/postman.json): koleksi Postman (v2.1) dengan satu permintaan dan pemeriksaan untuk setiap operasi.

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
