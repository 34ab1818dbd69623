import { describe, expect, test } from 'vitest';
import { browsing, hasChromium } from '../helpers/browser.ts';
import { ShelfPage } from './pages.ts';

describe.skipIf(!hasChromium())('the landing page', () => {
  const browser = browsing();

  test('asks the shop that serves it, and shows what it answers', async () => {
    const fields = new URLSearchParams({ product_id: '1', product_name: 'Kopi yang baru diganti', price: '123456' });
    await fetch(`${browser.site.origin}/products`, { method: 'PUT', body: fields });
    const shelf = new ShelfPage(await browser.open('/'));
    await shelf.time.getByText(/^\d+ ms$/).waitFor();
    expect(await shelf.status.textContent()).toBe('200');
    expect(await shelf.goods.count()).toBe(4);
    expect(await shelf.goods.first().textContent()).toMatch(/Kopi yang baru diganti.*Rp\s123\.456/s);
    expect(await shelf.message.textContent()).toBe('');
  });

  test.each([
    ['/', 'No shop answers here'],
    ['/id/', 'Tidak ada toko yang menjawab di alamat ini'],
  ])('says in place that no shop answers, keeps the goods, and gives the command: %s', async (path, sentence) => {
    const page = await browser.open(path, {}, (context) => context.route('**/v1/**', (route) => route.abort()));
    const shelf = new ShelfPage(page);
    await shelf.message.getByText('npm install && npm start').waitFor();
    expect(await shelf.message.textContent()).toContain(sentence);
    expect(await shelf.goods.count()).toBe(4);
    expect(await shelf.time.textContent()).not.toMatch(/ms/);
  });

  test('knows a host that serves files alone', async () => {
    const page = await browser.open('/', {}, (context) => context.route('**/v1/**', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<!doctype html><h1>Not found</h1>' })));
    const shelf = new ShelfPage(page);
    await shelf.message.getByText('npm install && npm start').waitFor();
  });

  test('tells when the shop answers with a problem', async () => {
    const page = await browser.open('/', {}, (context) => context.route('**/v1/**', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"status":503}' })));
    await new ShelfPage(page).message.getByText('The shop answered 503').waitFor();
  });
});
