// The floor: node:http and mysql2, two requests of the classic API, nothing checked. Not a server to copy.
import { createServer, type IncomingMessage } from 'node:http';
import { createPool } from 'mysql2/promise';

const pool = createPool({ uri: process.env.DATABASE_URL!, connectionLimit: 10 });

createServer(async (request, response) => {
  const fields = new URLSearchParams(await readText(request));
  response.setHeader('content-type', 'application/json');
  if (request.url === '/products') {
    const values = [fields.get('product_name'), fields.get('price'), fields.get('qty'), fields.get('brand_id')];
    const [result] = await pool.execute('INSERT INTO products (product_name, price, qty, brand_id) VALUES (?, ?, ?, ?)', values);
    return response.end(JSON.stringify({ status: 200, message: 'Success', data: { 'Id yang terakhir dimasukan adalah': (result as { insertId: number }).insertId } }));
  }
  const size = Number(fields.get('size'));
  const offset = (Number(fields.get('page')) - 1) * size;
  const [rows] = await pool.execute('SELECT product_id, product_name, price, qty, brand_id FROM products ORDER BY product_id LIMIT ? OFFSET ?', [String(size), String(offset)]);
  response.end(JSON.stringify((rows as { price: string }[]).map((row) => ({ ...row, price: Number(row.price) }))));
}).listen(Number(process.env.PORT), '127.0.0.1');

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
