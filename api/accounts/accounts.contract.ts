import { z } from 'zod';
import { about, Email, text } from '../conventions.contract.ts';
import { defineContract } from '../operation.ts';
import { addressOperations } from './addresses.contract.ts';

const nameOfPerson = about(text(100), { en: 'How the shop addresses the person.', id: 'Nama yang dipakai toko untuk menyapa.' });

export const Account = about(
  z.object({
    id: z.string(),
    email: about(z.string(), { en: 'In lower case.', id: 'Dalam huruf kecil.' }),
    name: z.string(),
    role: about(z.enum(['customer', 'admin']), { en: 'Admins run the shop; whoever registers is a customer.', id: 'Admin mengurus toko; yang mendaftar menjadi pelanggan.' }),
    created_at: about(z.string(), { en: 'UTC.', id: 'Waktu UTC.' }),
  }),
  { en: 'Somebody who can log in.', id: 'Orang yang dapat login.' },
  'Account',
);

export const Password = about(text(128, 8), { en: '8 to 128 characters, whichever you like. Only a hash of it is kept.', id: '8 sampai 128 karakter, bebas dipilih. Yang disimpan hanya hash-nya.' });

const NewAccount = about(z.strictObject({ email: Email, password: Password, name: nameOfPerson }), { en: 'A customer who registers.', id: 'Pelanggan yang mendaftar.' }, 'NewAccount');

const AccountChange = about(
  z.strictObject({
    name: nameOfPerson.optional(),
    email: Email.optional(),
    password: Password.optional(),
    current_password: about(text(128).optional(), { en: 'Required with a new `email` or `password`.', id: 'Wajib ada bersama `email` atau `password` baru.' }),
  }),
  { en: 'What is to be different; what is left out stays.', id: 'Apa yang hendak diubah; yang tidak disebut tetap seperti semula.' },
  'AccountChange',
);

const Credentials = about(z.strictObject({ email: Email, password: about(text(128), { en: 'Upper and lower case matter.', id: 'Huruf besar dan kecil dibedakan.' }) }), { en: 'Who logs in.', id: 'Siapa yang login.' }, 'Credentials');

const RefreshToken = about(z.strictObject({ refresh_token: about(text(200), { en: 'The latest one of this login.', id: 'Yang terbaru dari login ini.' }) }), { en: 'A refresh token to be exchanged.', id: 'Refresh token yang akan ditukar.' }, 'RefreshToken');

const Tokens = about(
  z.object({
    access_token: about(z.string(), { en: 'Goes into `Authorization: Bearer <access token>`.', id: 'Ditulis dalam `Authorization: Bearer <access token>`.' }),
    refresh_token: about(z.string(), { en: 'Can be exchanged once for a new pair.', id: 'Dapat ditukar satu kali dengan pasangan baru.' }),
    token_type: z.literal('Bearer'),
    expires_in: about(z.int(), { en: 'Seconds until the access token expires.', id: 'Berapa detik lagi access token kedaluwarsa.' }),
  }),
  { en: 'What a login gives.', id: 'Yang diperoleh dari login.' },
  'Tokens',
);

const givesTokens = { customer_token: 'access_token', refresh_token: 'refresh_token' } as const;

export const accounts = defineContract('accounts', {
  register: {
    method: 'POST',
    path: '/v1/auth/register',
    summary: { en: 'Register', id: 'Daftar' },
    description: {
      en: 'Opens an account for a customer. It does not log in: that is the next request. An e-mail address belongs to one account, in upper or lower case alike. The shop sends no mail, so nobody checks that the address is yours.',
      id: 'Membuka akun bagi pelanggan. Pendaftaran belum berarti login: itu permintaan berikutnya. Satu alamat e-mail hanya untuk satu akun, huruf besar dan kecil dianggap sama. Toko ini tidak mengirim e-mail, jadi tidak ada yang memeriksa apakah alamat itu milik Anda.',
    },
    body: NewAccount,
    success: { status: 201, schema: Account },
    errors: ['email_taken'],
    examples: [{ name: { en: 'A new customer', id: 'Pelanggan baru' }, body: { email: 'dewi@pelanggan.example', password: 'hujan-sore-teh-hangat', name: 'Dewi Anggraini' } }],
  },
  login: {
    method: 'POST',
    path: '/v1/auth/login',
    summary: { en: 'Log in', id: 'Login' },
    description: {
      en: 'Gives an access token, good for 15 minutes, and a refresh token, good for 30 days. Both are random texts of which the shop keeps SHA-256 hashes alone. A wrong password and an unknown e-mail address are answered alike and after the same work. Failures are counted for ten minutes, for each e-mail address together with the network that the client is in (an IPv4 address, or the first 56 bits of an IPv6 address), and for the network as a whole; beyond the limit (the setting LOGIN_LIMIT, 10 unless set, and ten times as many for a network) the answer is 429 until the ten minutes are over. The count is kept in the database, so servers that share it share the limit; a success clears the count of its e-mail address.',
      id: 'Memberikan access token yang berlaku 15 menit dan refresh token yang berlaku 30 hari. Keduanya teks acak; toko hanya menyimpan hash SHA-256-nya. Kata sandi yang salah dan alamat e-mail yang tidak dikenal dijawab sama, setelah pekerjaan yang sama pula. Kegagalan dihitung selama sepuluh menit, untuk setiap alamat e-mail bersama jaringan kliennya (satu alamat IPv4, atau 56 bit pertama alamat IPv6), dan untuk jaringan itu seluruhnya; di atas batas (pengaturan LOGIN_LIMIT, 10 bila tidak diatur, dan sepuluh kalinya untuk satu jaringan) jawabannya 429 sampai sepuluh menit itu lewat. Hitungannya ada di basis data, jadi server yang memakai basis data yang sama memakai batas yang sama pula; login yang berhasil menghapus hitungan alamat e-mailnya.',
    },
    body: Credentials,
    success: { status: 200, schema: Tokens },
    errors: ['invalid_credentials'],
    examples: [
      { name: { en: 'As the demo customer Ayu', id: 'Sebagai Ayu, pelanggan demo' }, body: { email: 'ayu@etalase.example', password: 'pasar-malam-lampu-kuning' } },
      { name: { en: 'As the demo admin', id: 'Sebagai admin demo' }, body: { email: 'admin@etalase.example', password: 'kunci-toko-pintu-depan' } },
    ],
    chain: { gives: givesTokens },
  },
  refresh: {
    method: 'POST',
    path: '/v1/auth/refresh',
    summary: { en: 'Exchange a refresh token', id: 'Tukar refresh token' },
    description: {
      en: 'Gives a new pair of tokens; both old ones end with it. A refresh token that comes a second time ends the whole login, new tokens included, because one of the two senders may be a thief. That holds for two requests sent at the same moment too: let one part of your program do the refreshing, and the others wait for it.',
      id: 'Memberikan pasangan token baru; kedua token lama berakhir saat itu juga. Refresh token yang datang untuk kedua kalinya mengakhiri seluruh login, termasuk token barunya, karena salah satu pengirimnya mungkin pencuri. Itu berlaku juga bagi dua permintaan yang dikirim bersamaan: biarkan satu bagian program Anda yang menukar, dan yang lain menunggu.',
    },
    body: RefreshToken,
    success: { status: 200, schema: Tokens },
    errors: ['invalid_refresh_token'],
    examples: [{ name: { en: 'A fresh pair', id: 'Pasangan baru' }, body: { refresh_token: 'Yk3vT0qLw8ZpXnB5sJcRmD2hGfE9aKuVi7o4NxQ1WtC' } }],
    chain: { gives: givesTokens, takes: { 'body.refresh_token': 'refresh_token' } },
  },
  getMe: {
    method: 'GET',
    path: '/v1/me',
    summary: { en: 'Read my account', id: 'Baca akun saya' },
    description: { en: 'The account that the access token belongs to.', id: 'Akun pemilik access token.' },
    auth: 'customer',
    success: { status: 200, schema: Account },
    etag: true,
    examples: [{ name: { en: 'Who am I?', id: 'Siapa saya?' } }],
  },
  updateMe: {
    method: 'PATCH',
    path: '/v1/me',
    summary: { en: 'Change my account', id: 'Ubah akun saya' },
    description: {
      en: 'Changes the name, the e-mail address or the password; the latter two want `current_password`, and wrong ones count like failed logins. A new password ends every other login of the account; the one that this request came by goes on. The demo accounts of the sandbox keep their e-mail addresses and passwords, so that they let the next reader in.',
      id: 'Mengubah nama, alamat e-mail, atau kata sandi; dua yang terakhir memerlukan `current_password`, dan bila salah dihitung seperti login yang gagal. Kata sandi baru mengakhiri semua login lain dari akun itu; login yang mengirim permintaan ini tetap berlaku. Akun demo di sandbox mempertahankan alamat e-mail dan kata sandinya, agar pembaca berikutnya tetap dapat masuk.',
    },
    auth: 'customer',
    body: AccountChange,
    success: { status: 200, schema: Account },
    etag: true,
    errors: ['email_taken', 'demo_account'],
    examples: [{ name: { en: 'Another name', id: 'Nama lain' }, body: { name: 'Ayu Lestari Putri' } }],
  },
  ...addressOperations,
  logout: {
    method: 'POST',
    path: '/v1/auth/logout',
    summary: { en: 'Log out', id: 'Logout' },
    description: {
      en: 'Ends the login that the access token belongs to: neither it nor its refresh token is good from now on. Other logins of the same account go on.',
      id: 'Mengakhiri login pemilik access token ini: token itu dan refresh token-nya tidak berlaku lagi. Login lain dari akun yang sama tetap berlaku.',
    },
    auth: 'customer',
    success: { status: 204 },
    examples: [{ name: { en: 'Leave', id: 'Keluar' } }],
  },
});

export type Account = z.infer<typeof Account>;
export type NewAccount = z.infer<typeof NewAccount>;
export type AccountChange = z.infer<typeof AccountChange>;
export type Credentials = z.infer<typeof Credentials>;
export type Tokens = z.infer<typeof Tokens>;
