// The features of the table: what each is about, in a sentence.
import type { Text } from '../text.ts';

export const tags: Readonly<Record<string, Text>> = {
  catalog: { en: 'Products, brands and categories.', id: 'Produk, merek, dan kategori.' },
  inventory: { en: 'What is on hand and what is promised to orders, and corrections of it.', id: 'Stok yang ada, stok yang sudah dijanjikan untuk pesanan, dan koreksinya.' },
  accounts: { en: 'Registration, login and what a customer keeps: profile and addresses.', id: 'Pendaftaran, login, serta data milik pelanggan: profil dan alamat.' },
  carts: { en: 'A cart from its first item to checkout; the server computes prices, discounts, shipping and tax.', id: 'Keranjang, dari barang pertama sampai checkout; harga, potongan, ongkos kirim, dan pajak dihitung server.' },
  promotions: { en: 'Codes that lower the total of a cart.', id: 'Kode yang menurunkan total keranjang.' },
  orders: { en: 'What was bought: its state, its shipments, its cancellation.', id: 'Apa yang dibeli: statusnya, pengirimannya, pembatalannya.' },
  payments: { en: 'Simulated card payments with 3-D Secure, capture and refunds. No real card is ever taken.', id: 'Simulasi pembayaran kartu dengan 3-D Secure, penagihan, dan pengembalian dana. Kartu sungguhan tidak pernah diterima.' },
  webhooks: { en: 'Signed messages about what happens in the shop, sent to addresses of yours.', id: 'Pesan bertanda tangan tentang kejadian di toko, dikirim ke alamat yang Anda tentukan.' },
  sandbox: { en: 'Demo accounts, faults on purpose, a clock to turn forward and a reset.', id: 'Akun demo, gangguan yang disengaja, jam yang dapat dimajukan, dan reset.' },
  classic: { en: 'The seven requests of the original server, at its own paths.', id: 'Tujuh permintaan dari server asli, di alamat aslinya.' },
  system: { en: 'Health, figures and descriptions of this API.', id: 'Kesehatan, angka-angka, dan deskripsi API ini.' },
};
