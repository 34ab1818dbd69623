// What the README of the original server said, word for word: its essay answers, the claims in them, and its setup steps.

/** The original answers, one essay each; list marks left out. */
export const answers = {
  'project-review':
    'Project Review adalah sebuah proses untuk meng-evaluasi keberhasilan proyek dan memutuskan akan terus menggunakan sumber daya. Project review dapat dilakukan dalam beberapa bentuk, yaitu : rapat / meeting dengan tim projek untuk menilai status projek saat ini, tinjauan di akhir projek.',
  'project-planning':
    'Project Planning adalah sebuah proses perencanaan proyek yang mencakup langkah-langkah untuk menyelesaikan proyek dalam jangka waktu tertentu. Biasanya dilakukan sebelum proyek dilaksanakan. Project planning juga biasanya disajikan dalam bentuk gantt chart untuk memudahkan memvisualisasikan alur waktu proyek.',
  'load-balancing':
    'Load balance adalah sebuah teknik yang mendistribusikan lalu lintas jaringan atau aplikasi di beberapa server. Hal tersebut bertujuan untuk meningkatkan kinerja, keandalan, dan ketersediaan. Di Amazon EC2, Elastic Load Balancing (ELB) adalah layanan load balancer yang disediakan oleh AWS.',
  'security-groups':
    'Security Group pada AWS berperan sebagai firewall virtual untuk instance EC2, guna mengendalikan lalu lintas yang masuk dan keluar. Cara kerja security group pada AWS yaitu membantu dalam mengamankan lingkungan cloud dengan mengendalikan bagaimana lalu lintas akan diizinkan masuk ke mesin EC2. Dengan security group, kita dapat memastikan bahwa semua lalu lintas yang mengalir di tingkat instans hanya melalui port dan protokol yang telah ditetapkan. Seperti whitelist (daftar putih), aturan security group tidak selalu permisif. Tidak mungkin kita membuat aturan yang menolak akses. Security group bersifat stateful, jadi jika permintaan masuk lolos, maka permintaan keluar juga akan lolos.',
  'go-memory-leaks':
    'Cara mengatasi memory leak pada Golang : menghindari referensi melingkar antara objek untuk memungkinkan pengumpulan sampah yang tepat. kelola goroutine dan saluran dengan tepat untuk mencegah kebocoran dari goroutine yang diblokir atau tidak dihentikan. lepaskan sumber daya yang tidak diperlukan seperti file, koneksi jaringan, dan saluran saat tidak lagi diperlukan. terapkan kebijakan kadaluarsa dengan time-to-live (TTL) untuk cache dan variable global.',
} as const;

export type Essay = keyof typeof answers;

const resources = 'lepaskan sumber daya yang tidak diperlukan seperti file, koneksi jaringan, dan saluran saat tidak lagi diperlukan.';

export const claims = [
  { number: '1.1', essay: 'project-review', verdict: 'partly', quote: 'Project Review adalah sebuah proses untuk meng-evaluasi keberhasilan proyek dan memutuskan akan terus menggunakan sumber daya.' },
  { number: '1.2', essay: 'project-review', verdict: 'narrow', quote: 'Project review dapat dilakukan dalam beberapa bentuk, yaitu : - rapat / meeting dengan tim projek untuk menilai status projek saat ini, - tinjauan di akhir projek.' },
  { number: '1.3', essay: 'project-planning', verdict: 'partly', quote: 'Project Planning adalah sebuah proses perencanaan proyek yang mencakup langkah-langkah untuk menyelesaikan proyek dalam jangka waktu tertentu.' },
  { number: '1.4', essay: 'project-planning', verdict: 'partly', quote: 'Biasanya dilakukan sebelum proyek dilaksanakan.' },
  { number: '1.5', essay: 'project-planning', verdict: 'narrow', quote: 'Project planning juga biasanya disajikan dalam bentuk gantt chart untuk memudahkan memvisualisasikan alur waktu proyek.' },
  { number: '2.1', essay: 'load-balancing', verdict: 'right', quote: 'Load balance adalah sebuah teknik yang mendistribusikan lalu lintas jaringan atau aplikasi di beberapa server.' },
  { number: '2.2', essay: 'load-balancing', verdict: 'narrow', quote: 'Hal tersebut bertujuan untuk meningkatkan kinerja, keandalan, dan ketersediaan.' },
  { number: '2.3', essay: 'load-balancing', verdict: 'partly', quote: 'Di Amazon EC2, Elastic Load Balancing (ELB) adalah layanan load balancer yang disediakan oleh AWS.' },
  { number: '2.4', essay: 'security-groups', verdict: 'narrow', quote: 'Security Group pada AWS berperan sebagai firewall virtual untuk instance EC2, guna mengendalikan lalu lintas yang masuk dan keluar.' },
  { number: '2.5', essay: 'security-groups', verdict: 'partly', quote: 'Cara kerja security group pada AWS yaitu membantu dalam mengamankan lingkungan cloud dengan mengendalikan bagaimana lalu lintas akan diizinkan masuk ke mesin EC2.' },
  { number: '2.6', essay: 'security-groups', verdict: 'partly', quote: 'Dengan security group, kita dapat memastikan bahwa semua lalu lintas yang mengalir di tingkat instans hanya melalui port dan protokol yang telah ditetapkan.' },
  { number: '2.7', essay: 'security-groups', verdict: 'wrong', quote: 'Seperti whitelist (daftar putih), aturan security group tidak selalu permisif.' },
  { number: '2.8', essay: 'security-groups', verdict: 'right', quote: 'Tidak mungkin kita membuat aturan yang menolak akses.' },
  { number: '2.9', essay: 'security-groups', verdict: 'wrong', quote: 'Security group bersifat stateful, jadi jika permintaan masuk lolos, maka permintaan keluar juga akan lolos.' },
  { number: '3.1', essay: 'go-memory-leaks', verdict: 'wrong', quote: 'menghindari referensi melingkar antara objek untuk memungkinkan pengumpulan sampah yang tepat.' },
  { number: '3.2', essay: 'go-memory-leaks', verdict: 'right', quote: 'kelola goroutine dan saluran dengan tepat untuk mencegah kebocoran dari goroutine yang diblokir atau tidak dihentikan.' },
  { number: '3.3a', essay: 'go-memory-leaks', verdict: 'right', quote: resources },
  { number: '3.3b', essay: 'go-memory-leaks', verdict: 'wrong', quote: resources },
  { number: '3.4', essay: 'go-memory-leaks', verdict: 'partly', quote: 'terapkan kebijakan kadaluarsa dengan time-to-live (TTL) untuk cache dan variable global.' },
] as const satisfies readonly { number: string; essay: Essay; verdict: 'right' | 'narrow' | 'partly' | 'wrong'; quote: string }[];

/** The setup steps, numbered as given. */
export const steps = [
  '1. Open Terminal in project folder',
  '2. Run "go run server.go"',
  '3. Allow access when a promt show.',
  '4. Open Postman',
  '5. Open API documentation',
  '6. Run HTTP Request from Postman according to documentation.',
  '7. Start Apache Xampp and MySql if has not started yet.',
  "8. Create new database 'ecommerce'.",
  "9. Import .sql to database 'ecommerce' from the .sql file.",
] as const;
