-- The stock of a fresh shop: 8 categories, 12 brands, 60 products, the same on every engine.
-- Prices are whole rupiah. One text for MySQL, MariaDB and SQLite, split at a semicolon that ends a line.

INSERT INTO categories (category_id, parent_id, slug, name_en, name_id, position) VALUES
  (1, NULL, 'coffee-tea', 'Coffee and tea', 'Kopi dan teh', 1),
  (2, NULL, 'batik-textiles', 'Batik and textiles', 'Batik dan kain', 2),
  (3, NULL, 'rattan-wood', 'Rattan and wood', 'Rotan dan kayu', 3),
  (4, NULL, 'spices-sauces', 'Spices and sauces', 'Bumbu dan saus', 4),
  (5, NULL, 'ceramics', 'Ceramics and clay', 'Keramik dan gerabah', 5),
  (6, NULL, 'snacks', 'Snacks', 'Camilan', 6),
  (7, NULL, 'jamu-body-care', 'Jamu and body care', 'Jamu dan perawatan tubuh', 7),
  (8, NULL, 'books-paper', 'Books and paper', 'Buku dan kertas', 8);

-- An adopted database may hold brands already: ours are numbered after its last one.
INSERT INTO brands (brand_id, brand_name)
SELECT latest.brand_id + seed.brand_id, seed.brand_name
FROM (SELECT COALESCE(MAX(brand_id), 0) AS brand_id FROM brands) AS latest,
  (SELECT 1 AS brand_id, 'Wanakabut' AS brand_name
    UNION ALL SELECT 2, 'Teh Girilangu'
    UNION ALL SELECT 3, 'Canting Randuwulung'
    UNION ALL SELECT 4, 'Rumah Tenun Lirisari'
    UNION ALL SELECT 5, 'Sulurjati'
    UNION ALL SELECT 6, 'Tatahwangi'
    UNION ALL SELECT 7, 'Dapur Bu Marsinem'
    UNION ALL SELECT 8, 'Rempah Korasela'
    UNION ALL SELECT 9, 'Lempungasri'
    UNION ALL SELECT 10, 'Kriuk Kang Darpo'
    UNION ALL SELECT 11, 'Jamu Mbok Sarimpi'
    UNION ALL SELECT 12, 'Penerbit Galihlontar') AS seed;

-- brand_id counts from 1 to 12 here, and the UPDATE at the end moves it to where the brands really went.
INSERT INTO products (product_id, product_name, price, qty, brand_id, slug, category_id, description_en, description_id) VALUES
  (1, 'Kopi Gayo 250 g', 85000, 40, 1, 'kopi-gayo-250-g', 1,
    'Arabica from the Gayo highlands of Aceh, wet-hulled and roasted medium. Full-bodied, low in acid, with a trace of dark chocolate.',
    'Arabika dari dataran tinggi Gayo, Aceh, diolah giling basah dan disangrai sedang. Kental, rendah asam, dengan jejak rasa cokelat hitam.'),
  (2, 'Batik Lasem, kawung', 420000, 12, 3, 'batik-lasem-kawung', 2,
    'Hand-drawn cotton from Lasem: rows of four-petalled kawung in the deep red the town is known for. 200 × 105 cm, enough for one shirt.',
    'Batik tulis katun dari Lasem, motif kawung dengan merah tua yang menjadi ciri kota itu. Ukuran 200 × 105 cm, cukup untuk satu kemeja.'),
  (3, 'Keranjang rotan', 165000, 25, 5, 'keranjang-rotan', 3,
    'A market basket of peeled rattan, woven by hand in Cirebon. It is 38 cm wide, and the handle is bound in, not nailed on.',
    'Keranjang belanja dari rotan kupas, dianyam dengan tangan di Cirebon. Lebarnya 38 cm, gagangnya diikat ke anyaman tanpa paku.'),
  (4, 'Kecap manis 600 ml', 28500, 150, 7, 'kecap-manis-600-ml', 4,
    'Sweet soy sauce of black soybeans and palm sugar, simmered until it pours like syrup. For satay, fried rice and a plain fried egg.',
    'Kecap dari kedelai hitam dan gula merah, dimasak sampai kentalnya seperti sirop. Untuk sate, nasi goreng, atau sekadar telur ceplok.'),
  (5, 'Cangkir keramik hijau lumut', 68000, 34, 9, 'cangkir-keramik-hijau-lumut', 5,
    'A 220 ml stoneware cup, thrown on the wheel and dipped once in moss-green glaze. No two have quite the same rim of colour.',
    'Cangkir 220 ml yang dibentuk di meja putar lalu dicelup sekali dalam glasir hijau lumut. Batas warnanya tidak pernah persis sama.'),
  (6, 'Keripik tempe sagu 200 g', 24500, 180, 10, 'keripik-tempe-sagu-200-g', 6,
    'Tempeh fermented in sago flour, sliced thin as card and fried with coriander and kaffir lime leaf.',
    'Tempe yang diragikan bersama tepung sagu, diiris setipis kartu, lalu digoreng dengan ketumbar dan daun jeruk.'),
  (7, 'Beras kencur bubuk, isi 10', 32000, 90, 11, 'beras-kencur-bubuk-isi-10', 7,
    'Ten sachets of ground rice, aromatic ginger and palm sugar. Stir one into a glass of warm water, or pour it over ice.',
    'Sepuluh saset beras, kencur, dan gula aren yang sudah dihaluskan. Seduh satu saset dengan air hangat, atau sajikan dengan es.'),
  (8, 'Jurnal kertas daur ulang A5', 59000, 48, 12, 'jurnal-kertas-daur-ulang-a5', 8,
    'A sewn A5 notebook of 120 unlined pages, made from offcuts of the printing shop. It opens flat, and takes a fountain pen well.',
    'Buku catatan A5 berjilid jahit, 120 halaman polos dari sisa potongan percetakan. Dapat dibuka rata dan ramah pena tinta.'),
  (9, 'Teh putih Gambung 50 g', 135000, 18, 2, 'teh-putih-gambung-50-g', 1,
    'Unopened buds picked by hand at Gambung, south of Bandung, and simply dried. Steep at 80 °C: pale, sweet, a little like cut hay.',
    'Kuncup yang belum mekar, dipetik tangan di Gambung, selatan Bandung, lalu hanya dikeringkan. Seduh pada 80 °C: pucat, manis, sedikit beraroma jerami.'),
  (10, 'Sambal roa 150 g', 47500, 75, 7, 'sambal-roa-150-g', 4,
    'Smoked roa fish from Manado pounded with bird chillies and shallots. Dry and fiery, made for Manado porridge.',
    'Ikan roa asap khas Manado, ditumbuk dengan cabai rawit dan bawang merah. Kering, pedas, dan pas menemani bubur Manado.');

INSERT INTO products (product_id, product_name, price, qty, brand_id, slug, category_id, description_en, description_id) VALUES
  (11, 'Talenan kayu jati', 129000, 31, 6, 'talenan-kayu-jati', 3,
    'A chopping board of reclaimed teak, 40 × 25 cm and 2 cm thick, oiled and left without varnish.',
    'Talenan dari jati bekas bangunan, 40 × 25 cm setebal 2 cm. Permukaannya diminyaki, tanpa pernis.'),
  (12, 'Selendang tenun Sumba', 685000, 4, 4, 'selendang-tenun-sumba', 2,
    'Warp ikat from East Sumba with a row of horses, dyed in indigo and morinda root. A weaver works on one for about two months.',
    'Tenun ikat lungsi dari Sumba Timur bergambar deretan kuda, diwarnai nila dan akar mengkudu. Satu helai dikerjakan sekitar dua bulan.'),
  (13, 'Rempeyek kacang 250 g', 27500, 64, 10, 'rempeyek-kacang-250-g', 6,
    'Lacy rice-flour crackers with whole peanuts, packed in a tin so that they arrive in one piece.',
    'Peyek renyah dengan kacang tanah utuh, dikemas dalam kaleng supaya tidak remuk di jalan.'),
  (14, 'Mangkuk ayam jago', 22500, 200, 9, 'mangkuk-ayam-jago', 5,
    'The rooster bowl of every noodle cart, 16 cm across, painted under the glaze so that it does not wear off.',
    'Mangkuk bergambar ayam jago seperti di gerobak mi, garis tengah 16 cm. Gambarnya di bawah glasir sehingga tidak luntur.'),
  (15, 'Lulur kopi dan beras 200 g', 54000, 57, 11, 'lulur-kopi-dan-beras-200-g', 7,
    'A body scrub of coarse rice, spent coffee grounds and coconut oil. Rub it on damp skin, then rinse.',
    'Lulur dari beras kasar, ampas kopi, dan minyak kelapa. Gosokkan pada kulit yang lembap, lalu bilas.'),
  (16, 'Dongeng Kancil bergambar', 78000, 22, 12, 'dongeng-kancil-bergambar', 8,
    'Nine tales of the mouse-deer who talks his way out of everything, with woodcuts on every page. From age five.',
    'Sembilan kisah kancil yang selalu lolos karena pandai bicara, dengan cukilan kayu di setiap halaman. Untuk usia lima tahun ke atas.'),
  (17, 'Robusta Temanggung 500 g', 92000, 66, 1, 'robusta-temanggung-500-g', 1,
    'Robusta from the foot of Mount Sindoro, roasted dark and ground for tubruk: boiling water, sugar, no filter.',
    'Robusta dari kaki Gunung Sindoro, disangrai gelap dan digiling untuk tubruk: air mendidih, gula, tanpa saringan.'),
  (18, 'Terasi rebon Cirebon 100 g', 25500, 86, 7, 'terasi-rebon-cirebon-100-g', 4,
    'A block of fermented rebon, the tiny shrimp of the north coast. Toast a piece before it goes into the sambal.',
    'Terasi padat dari udang rebon pesisir utara. Bakar sepotong sebelum diulek bersama sambal.'),
  (19, 'Sabun serai wangi 100 g', 21000, 140, 11, 'sabun-serai-wangi-100-g', 7,
    'Cold-process soap with coconut oil and citronella, cured for six weeks so that the bar stays hard.',
    'Sabun dari minyak kelapa dan serai wangi, dibuat tanpa pemanasan dan diperam enam minggu agar tidak cepat lembek.'),
  (20, 'Bangku rotan anak', 275000, 9, 5, 'bangku-rotan-anak', 3,
    'A stool for children, 28 cm high, with a round woven seat on four steam-bent legs. Weighs little more than a kilo.',
    'Bangku kecil setinggi 28 cm dengan dudukan bundar dari anyaman dan empat kaki rotan yang dibengkokkan dengan uap. Beratnya satu kilo lebih sedikit.');

INSERT INTO products (product_id, product_name, price, qty, brand_id, slug, category_id, description_en, description_id) VALUES
  (21, 'Pala Banda utuh 100 g', 38000, 110, 8, 'pala-banda-utuh-100-g', 4,
    'Whole nutmeg from the Banda Islands, sun-dried in the shell. Grate it fresh: the scent is gone within a week of grinding.',
    'Biji pala dari Kepulauan Banda, dijemur bersama tempurungnya. Parut seperlunya, sebab wanginya cepat hilang setelah digiling.'),
  (22, 'Dodol ketan hitam 300 g', 36000, 52, 10, 'dodol-ketan-hitam-300-g', 6,
    'Black sticky rice, coconut milk and palm sugar, stirred over a wood fire for half a day. Wrapped in corn husk, piece by piece.',
    'Ketan hitam, santan, dan gula aren yang diaduk setengah hari di atas tungku kayu. Tiap potong dibungkus kulit jagung.'),
  (23, 'Batik cap Pekalongan, jlamprang', 198000, 38, 3, 'batik-cap-pekalongan-jlamprang', 2,
    'Stamped cotton in jlamprang, the Pekalongan pattern of dots and small squares that goes back to Indian patola. 210 × 115 cm.',
    'Batik cap motif jlamprang: titik dan kotak kecil khas Pekalongan yang berakar pada kain patola India. Ukuran 210 × 115 cm.'),
  (24, 'Poci tanah liat Tegal', 74000, 16, 9, 'poci-tanah-liat-tegal', 5,
    'An unglazed teapot with two cups, as tea is served in Tegal: hot, strong, over a lump of rock sugar.',
    'Poci tanpa glasir dengan dua cangkir, seperti teh disajikan di Tegal: panas, pekat, dengan gula batu.'),
  (25, 'Teh melati tubruk 100 g', 14500, 195, 2, 'teh-melati-tubruk-100-g', 1,
    'Green tea scented with fresh jasmine over three nights. For everyday glasses, hot or with ice.',
    'Teh hijau yang diharumkan dengan melati segar selama tiga malam. Untuk diminum sehari-hari, panas atau dengan es.'),
  (26, 'Kartu pos pasar pagi, isi 12', 45000, 83, 12, 'kartu-pos-pasar-pagi-isi-12', 8,
    'Twelve linocut postcards of a morning market, from the chilli seller to the man who mends umbrellas.',
    'Dua belas kartu pos cukil lino tentang pasar pagi, dari penjual cabai sampai tukang payung.'),
  (27, 'Cobek tanah liat 22 cm', 57500, 20, NULL, 'cobek-tanah-liat-22-cm', 5,
    'A shallow clay mortar with a pestle of tamarind wood, from a village kiln that puts no name on its work.',
    'Cobek ceper dengan ulekan kayu asam, dari tungku desa yang tidak pernah membubuhkan nama pada buatannya.'),
  (28, 'Rehal lipat untuk Al-Qur''an', 185000, 14, 6, 'rehal-lipat-untuk-al-quran', 3,
    'A folding book stand cut from a single mahogany board, without glue or metal hinge. Carved with a border of leaves.',
    'Alas baca lipat yang dipahat dari satu papan mahoni, tanpa lem dan tanpa engsel logam. Tepinya berukir sulur daun.'),
  (29, 'Sarung goyor', 265000, 33, 4, 'sarung-goyor', 2,
    'A soft, heavy sarong woven on a hand loom in Pemalang. The thread is dyed before weaving, so both sides look alike.',
    'Sarung yang lembut dan jatuh, ditenun dengan alat tenun bukan mesin di Pemalang. Benangnya diwarnai lebih dulu sehingga kedua sisi kain sama.'),
  (30, 'Minyak urut pala 60 ml', 39500, 61, 11, 'minyak-urut-pala-60-ml', 7,
    'Massage oil of coconut, nutmeg and clove that warms as you rub it in. For adults, not for broken skin.',
    'Minyak urut dari kelapa, pala, dan cengkih yang terasa hangat ketika dibalurkan. Untuk dewasa, bukan untuk kulit yang luka.');

INSERT INTO products (product_id, product_name, price, qty, brand_id, slug, category_id, description_en, description_id) VALUES
  (31, 'Mete Wonogiri panggang 250 g', 79900, 41, 10, 'mete-wonogiri-panggang-250-g', 6,
    'Whole cashews from Wonogiri, roasted without oil and salted lightly.',
    'Kacang mete utuh dari Wonogiri, dipanggang tanpa minyak dengan sedikit garam.'),
  (32, 'Gula aren cair 350 ml', 43000, 98, 8, 'gula-aren-cair-350-ml', 4,
    'Sap of the sugar palm cooked down to a syrup and strained twice. A spoonful turns iced coffee into es kopi susu.',
    'Nira aren yang dimasak menjadi sirop dan disaring dua kali. Satu sendok cukup untuk segelas es kopi susu.'),
  (33, 'Nampan kayu trembesi', 158000, 0, 6, 'nampan-kayu-trembesi', 3,
    'A round tray turned from one piece of rain-tree wood, 32 cm across, with the light sapwood left in.',
    'Nampan bundar yang dibubut dari satu potong kayu trembesi, garis tengah 32 cm. Gubal yang terang sengaja disisakan.'),
  (34, 'Kopi Toraja Sapan 250 g', 98500, 29, 1, 'kopi-toraja-sapan-250-g', 1,
    'Arabica bought at the Sapan market in North Toraja, roasted light to keep its spice and its clean finish.',
    'Arabika dari pasar Sapan, Toraja Utara, disangrai ringan agar aroma rempah dan sisa rasanya tetap bersih.'),
  (35, 'Serat Wédhatama', 112000, 7, 12, 'serat-wedhatama', 8,
    'The Javanese poem of counsel ascribed to Mangkunegara IV, in Latin script, with an Indonesian translation and notes.',
    'Tembang piwulang yang dinisbahkan kepada Mangkunegara IV, dalam huruf Latin, disertai terjemahan Indonesia dan catatan.'),
  (36, 'Piring makan biru nila', 89000, 60, 9, 'piring-makan-biru-nila', 5,
    'A 26 cm stoneware dinner plate with an indigo rim. Goes into the microwave and the dishwasher.',
    'Piring makan 26 cm dengan bibir biru nila. Boleh masuk microwave dan mesin pencuci piring.'),
  (37, 'Ulos ragi hotang', 540000, 3, NULL, 'ulos-ragi-hotang', 2,
    'A Toba Batak cloth, the one laid over a bride and groom to bind them. From a weaver on Samosir who sells without a label.',
    'Ulos Batak Toba yang disampirkan pada pengantin sebagai pengikat. Karya seorang penenun di Samosir yang menjual tanpa merek.'),
  (38, 'Bumbu rendang 200 g', 33500, 125, 7, 'bumbu-rendang-200-g', 4,
    'Paste for one kilo of beef, with galangal, turmeric leaf and plenty of chilli. You add the coconut milk and four hours.',
    'Bumbu halus untuk satu kilogram daging sapi, lengkap dengan lengkuas, daun kunyit, dan cabai. Santan dan waktu empat jam dari Anda.'),
  (39, 'Emping melinjo manis pedas 200 g', 41000, 0, 10, 'emping-melinjo-manis-pedas-200-g', 6,
    'Pounded melinjo nuts, fried, then tossed in chilli and palm sugar. Pleasantly bitter underneath.',
    'Melinjo pipih yang digoreng lalu dibalut cabai dan gula merah. Pahit khasnya masih terasa di ujung.'),
  (40, 'Bedak dingin melati 80 g', 26500, 73, 11, 'bedak-dingin-melati-80-g', 7,
    'Rice-flour pellets with jasmine. Crush a few in the palm with water and leave them on the face as a cooling mask.',
    'Butiran tepung beras beraroma melati. Larutkan beberapa butir dengan air di telapak tangan, lalu pakai sebagai masker yang menyejukkan.');

INSERT INTO products (product_id, product_name, price, qty, brand_id, slug, category_id, description_en, description_id) VALUES
  (41, 'Taplak lurik Klaten', 145000, 27, 4, 'taplak-lurik-klaten', 2,
    'A striped cotton tablecloth, 150 × 150 cm, hand-woven in Klaten in brown and cream with one line of red.',
    'Taplak katun bergaris, 150 × 150 cm, ditenun tangan di Klaten dengan warna cokelat, krem, dan satu garis merah.'),
  (42, 'Lampit rotan 140 × 200 cm', 780000, 2, 5, 'lampit-rotan-140-x-200-cm', 3,
    'A floor mat of split rattan from South Kalimantan, cool to lie on and smoother every year. Rolls up for storage.',
    'Tikar rotan belah dari Kalimantan Selatan, sejuk dipakai berbaring dan makin licin dari tahun ke tahun. Dapat digulung.'),
  (43, 'Teh hitam Kayu Aro 100 g', 39000, 88, 2, 'teh-hitam-kayu-aro-100-g', 1,
    'Orthodox black tea from the slopes of Mount Kerinci, brisk enough for milk and good without it.',
    'Teh hitam ortodoks dari lereng Gunung Kerinci. Cukup kuat untuk dicampur susu, enak pula diminum begitu saja.'),
  (44, 'Wedang uwuh, isi 8', 35000, 105, 11, 'wedang-uwuh-isi-8', 7,
    'Ginger, cloves, dried leaves and sappan wood that turns the water red: the Imogiri drink whose name means rubbish. Eight bags.',
    'Jahe, cengkih, dedaunan kering, dan kayu secang yang memerahkan air: minuman khas Imogiri yang namanya berarti sampah. Isi delapan bungkus.'),
  (45, 'Vas terakota 30 cm', 149000, 11, 9, 'vas-terakota-30-cm', 5,
    'A tall red-clay vase burnished with a pebble before firing. Sealed inside, so it holds water.',
    'Vas tinggi dari tanah merah yang digosok dengan batu sebelum dibakar. Bagian dalamnya dilapisi sehingga tidak rembes.'),
  (46, 'Semprong wijen, kaleng 300 g', 52500, 47, 10, 'semprong-wijen-kaleng-300-g', 6,
    'Egg and coconut-milk wafers rolled while hot, with black sesame. About thirty to a tin.',
    'Kue semprong dari telur dan santan yang digulung selagi panas, bertabur wijen hitam. Sekitar tiga puluh gulung sekaleng.'),
  (47, 'Lada hitam Lampung 100 g', 29000, 160, 8, 'lada-hitam-lampung-100-g', 4,
    'Whole black peppercorns from Lampung, picked green and dried on mats until they wrinkle.',
    'Lada hitam utuh dari Lampung, dipetik selagi hijau dan dijemur di atas tikar sampai berkerut.'),
  (48, 'Wayang kertas siap rakit', 65000, 36, 12, 'wayang-kertas-siap-rakit', 8,
    'Four Punakawan clowns on heavy card, with rods and paper fasteners: cut out, join the arms, and play. For ages seven and up.',
    'Empat Punakawan di atas karton tebal, lengkap dengan tangkai dan pin belah. Gunting, pasang lengannya, lalu mainkan. Usia tujuh tahun ke atas.'),
  (49, 'Sendok nasi kayu sawo', 48500, 115, 6, 'sendok-nasi-kayu-sawo', 3,
    'A rice paddle of sapodilla wood, dense and fine-grained. Rice sticks less if you wet it first.',
    'Centong dari kayu sawo yang padat dan berserat halus. Basahi dulu supaya nasi tidak lengket.'),
  (50, 'Arabika Kintamani 200 g', 94000, 45, 1, 'arabika-kintamani-200-g', 1,
    'Washed arabica grown among orange trees in the Kintamani highlands of Bali. Bright and lemony, best as a pour-over.',
    'Arabika olah basah yang tumbuh di sela kebun jeruk Kintamani, Bali. Segar seperti lemon, paling pas diseduh manual dengan kertas saring.');

INSERT INTO products (product_id, product_name, price, qty, brand_id, slug, category_id, description_en, description_id) VALUES
  (51, 'Sapu tangan batik, isi 3', 69000, 92, 3, 'sapu-tangan-batik-isi-3', 2,
    'Three stamped cotton handkerchiefs, 30 × 30 cm, in brown, indigo and black.',
    'Tiga sapu tangan batik cap dari katun, 30 × 30 cm: cokelat, biru nila, dan hitam.'),
  (52, 'Garam laut Amed 250 g', 34000, 58, 8, 'garam-laut-amed-250-g', 4,
    'Coarse salt from the Balinese coast, where brine still dries in hollowed coconut trunks. Crisp, with no bitter edge.',
    'Garam kasar dari pesisir Bali timur, tempat air laut masih dijemur dalam palung batang kelapa. Renyah dan tidak getir.'),
  (53, 'Kunir asam, botol 350 ml', 19500, 8, 11, 'kunir-asam-botol-350-ml', 7,
    'Fresh turmeric and tamarind boiled every Monday and Thursday. Keep it cold and finish it within five days.',
    'Kunyit segar dan asam jawa, direbus setiap Senin dan Kamis. Simpan di lemari es dan habiskan dalam lima hari.'),
  (54, 'Kendi air 1,5 liter', 92500, 0, 9, 'kendi-air-1-5-liter', 5,
    'An unglazed jug that keeps water cool by letting a little of it evaporate through the clay.',
    'Kendi tanpa glasir yang menyejukkan air dengan cara membiarkan sedikit uapnya lolos lewat pori tanah liat.'),
  (55, 'Sale pisang goreng 200 g', 31500, 70, 10, 'sale-pisang-goreng-200-g', 6,
    'Bananas dried for three days in the sun, then sliced, battered and fried. Chewy in the middle, crisp at the edge.',
    'Pisang yang dijemur tiga hari, diiris, lalu digoreng dengan balutan tepung. Kenyal di tengah, garing di tepi.'),
  (56, 'Congklak kayu lipat', 210000, 13, 6, 'congklak-kayu-lipat', 3,
    'The board game with sixteen hollows, in mahogany and hinged in the middle. Comes with 98 cowrie shells.',
    'Papan congklak enam belas lubang dari mahoni, berengsel di tengah. Lengkap dengan 98 kulit kerang.'),
  (57, 'Poster aksara Nusantara', 49900, 44, 12, 'poster-aksara-nusantara', 8,
    'Javanese, Balinese, Sundanese, Batak and Lontara letters side by side, each with its sound. A2, on uncoated paper.',
    'Aksara Jawa, Bali, Sunda, Batak, dan Lontara berdampingan, masing-masing dengan bunyinya. Ukuran A2, kertas tak berlapis.'),
  (58, 'Jarik sidomukti', 175000, 50, 3, 'jarik-sidomukti', 2,
    'A stamped batik hip cloth in the brown of Solo, with the pattern couples wear in the hope of a prosperous life. 240 × 105 cm.',
    'Kain panjang batik cap berwarna sogan Solo, dengan motif yang dikenakan pengantin sebagai doa agar hidup mukti. Ukuran 240 × 105 cm.'),
  (59, 'Rengginang terasi mini 200 g', 23000, 133, 10, 'rengginang-terasi-mini-200-g', 6,
    'Bite-size crackers of sticky rice with a little shrimp paste, fried and ready to eat.',
    'Kerupuk ketan seukuran sekali suap dengan sedikit terasi, sudah digoreng dan siap dimakan.'),
  (60, 'Rosela kering 75 g', 27000, 0, 2, 'rosela-kering-75-g', 1,
    'Dried roselle calyces for a red, sour infusion without caffeine. A handful makes a litre.',
    'Kelopak rosela kering untuk seduhan merah yang asam dan bebas kafeina. Segenggam cukup untuk satu liter.');

UPDATE products SET brand_id = brand_id + (SELECT MAX(brand_id) FROM brands) - 12 WHERE product_id <= 60;

UPDATE products SET counted = qty;

-- With ids of its own: MySQL would count on where the last ones ended, and reserve more than it needs.
INSERT INTO stock_movements (movement_id, product_id, on_hand_delta, reserved_delta, reason, created_at)
SELECT product_id, product_id, qty, 0, 'opening', '2026-01-01T00:00:00.000Z' FROM products ORDER BY product_id;

INSERT INTO promotions (code, kind, value, minimum, usage_limit, created_at) VALUES
  ('HEMAT10', 'percentage', 10, 0, NULL, '2026-01-01T00:00:00.000Z'),
  ('POTONG25', 'amount', 2500000, 20000000, NULL, '2026-01-01T00:00:00.000Z');

-- Only a shop that was filled from here may be emptied and filled anew.
INSERT INTO shop_state (name, value) VALUES ('seeded', '1');
