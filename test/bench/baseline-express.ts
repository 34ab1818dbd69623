// What somebody would write first: Express 5 and mysql2, two requests of the classic API, nothing checked. Not a server to copy.
import express from 'express';
import { createPool } from 'mysql2/promise';

const pool = createPool({ uri: process.env.DATABASE_URL!, connectionLimit: 10 });
const app = express();
app.use(express.urlencoded());

app.post('/products', async (request, response) => {
  const { product_name, price, qty, brand_id } = request.body;
  const [result] = await pool.execute('INSERT INTO products (product_name, price, qty, brand_id) VALUES (?, ?, ?, ?)', [product_name, price, qty, brand_id]);
  response.json({ status: 200, message: 'Success', data: { 'Id yang terakhir dimasukan adalah': (result as { insertId: number }).insertId } });
});

app.post('/products-pagination', async (request, response) => {
  const size = Number(request.body.size);
  const offset = (Number(request.body.page) - 1) * size;
  const [rows] = await pool.execute('SELECT product_id, product_name, price, qty, brand_id FROM products ORDER BY product_id LIMIT ? OFFSET ?', [String(size), String(offset)]);
  response.json((rows as { price: string }[]).map((row) => ({ ...row, price: Number(row.price) })));
});

app.listen(Number(process.env.PORT), '127.0.0.1');
