import { describe, expect, test } from 'vitest';
import { browsing, hasChromium } from '../helpers/browser.ts';
import { serveSite } from '../helpers/site.ts';
import { ConsolePanel, hasFocus } from './pages.ts';

describe.skipIf(!hasChromium())('the console', () => {
  const browser = browsing();

  test('sends nothing before it is asked to, and then shows status, time, headers and the products', async () => {
    const page = await browser.open('/api/list-products/');
    const sent: string[] = [];
    page.on('request', (request) => request.url().endsWith('/favicon.svg') || sent.push(request.url()));
    const panel = new ConsolePanel(page);
    await panel.field('query.limit').fill('3');
    expect(sent).toEqual([]);
    await panel.send();
    expect(sent).toEqual([`${browser.site.origin}/v1/products?limit=3`]);
    expect(await panel.status.textContent()).toBe('200');
    expect(await panel.answer.textContent()).toMatch(/OK, \d+ ms, [\d,]+ B/);
    expect(JSON.parse((await panel.body.textContent())!).data).toHaveLength(3);
    expect(await panel.said.textContent()).toMatch(/200 OK.*3 of 60 entries/);
    await panel.answer.locator('summary').click();
    expect(await panel.answer.locator('dl').textContent()).toContain('x-request-id');
  });

  test('says beside the field what will be refused, and lets the server have the last word', async () => {
    const page = await browser.open('/api/list-products/');
    const panel = new ConsolePanel(page);
    await panel.field('query.limit').fill('1000');
    await panel.sendButton.click();
    expect(await panel.faultOf('query.limit')).toBe('100 at most.');
    expect(await hasFocus(panel.field('query.limit'))).toBe(true);
    expect(await panel.answer.isVisible()).toBe(false);
    await panel.refused.getByRole('button', { name: 'Send anyway' }).click();
    await panel.answer.waitFor();
    expect(await panel.status.textContent()).toBe('422');
    expect(await panel.field('query.limit').getAttribute('aria-invalid')).toBe('true');
    await panel.answer.getByRole('link').click();
    await page.waitForURL('**/errors/validation-failed/');
  });

  test('says it in Indonesian on an Indonesian page, and leads to the Indonesian page of the error', async () => {
    const page = await browser.open('/id/api/list-products/');
    const panel = new ConsolePanel(page);
    await panel.field('query.limit').fill('nol');
    await panel.sendButton.click();
    expect(await panel.faultOf('query.limit')).toBe('Harus bilangan bulat.');
    await panel.refused.getByRole('button', { name: 'Tetap kirim' }).click();
    await panel.answer.getByRole('link').click();
    await page.waitForURL('**/id/errors/validation-failed/');
  });

  test('creates a product from the example, which is then in the shop', async () => {
    const panel = new ConsolePanel(await browser.open('/api/create-product/'));
    await panel.root.getByRole('button', { name: 'A tin of coffee' }).click();
    await panel.field('body.name').fill('Kopi "Toraja" <b>& emoji ☕');
    await panel.send();
    expect(await panel.status.textContent()).toBe('201');
    const product = JSON.parse((await panel.body.textContent())!);
    expect(product).toMatchObject({ name: 'Kopi "Toraja" <b>& emoji ☕', stock: 24, price: { amount: 9_200_000, currency: 'IDR' } });
    expect(await (await fetch(`${browser.site.origin}/v1/products/${product.id}`)).json()).toEqual(product);
  });

  test('sends a form to the classic API', async () => {
    const panel = new ConsolePanel(await browser.open('/api/classic-create-product/'));
    await panel.send();
    expect(await panel.status.textContent()).toBe('200');
    const { data } = JSON.parse((await panel.body.textContent())!);
    const rows: any = await (await fetch(`${browser.site.origin}/products`)).json();
    expect(rows.data.at(-1)).toMatchObject({ product_id: data['Id yang terakhir dimasukan adalah'], product_name: 'Tes barang 3', price: 20000, qty: 4, brand_id: 2 });
  });

  test('can be used with the keyboard alone', async () => {
    const page = await browser.open('/api/list-products/');
    const panel = new ConsolePanel(page);
    await panel.field('query.limit').focus();
    await page.keyboard.type('2');
    for (let stops = 0; stops < 12 && !(await hasFocus(panel.sendButton)); stops++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel.answer.waitFor();
    expect(await panel.said.textContent()).toMatch(/^200/);
    await panel.field('query.limit').fill('5');
    await page.keyboard.press('Control+Enter');
    await panel.said.getByText(/5 of \d+ entries/).waitFor();
  });

  test.each([
    ['/api/list-brands/', 'No shop answers at'],
    ['/id/api/list-brands/', 'Tidak ada toko yang menjawab di'],
  ])('says in place that the server does not answer, with the command to start it: %s', async (path, sentence) => {
    const other = await serveSite();
    const panel = new ConsolePanel(await browser.open(other.origin + path));
    await other.stop();
    await panel.send();
    expect(await panel.answer.textContent()).toContain(`${sentence} ${other.origin}`);
    expect(await panel.answer.locator('code').textContent()).toBe('npm install && npm start');
    expect(await panel.said.textContent()).toContain('npm install && npm start');
  });

  test('knows a host that serves files alone', async () => {
    const page = await browser.open('/api/list-brands/', {}, (context) => context.route('**/v1/**', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<!doctype html><h1>Not found</h1>' })));
    const panel = new ConsolePanel(page);
    await panel.send();
    expect(await panel.answer.textContent()).toContain('npm install && npm start');
  });
});
