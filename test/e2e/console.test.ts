import { describe, expect, test } from 'vitest';
import { errors, type ErrorCode } from '../../api/errors.ts';
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
    await logIn(panel, 'as demo admin');
    await panel.root.locator('[data-example="0"]').click();
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

  test('offers a demo account at one press, keeps the login while the tab is open, and shows no token', async () => {
    const page = await browser.open('/api/list-orders/');
    const panel = new ConsolePanel(page);
    await panel.send();
    expect(await panel.status.textContent()).toBe('401');
    await logIn(panel, 'as demo customer');
    expect(await who(panel)).toBe('Logged in as ayu@etalase.example (customer).');
    await panel.sendButton.click();
    await panel.said.getByText(/^200/).waitFor();
    const { access } = await page.evaluate<{ access: string }>("JSON.parse(sessionStorage.getItem('etalase:login'))");
    expect(await page.content()).not.toContain(access);
    await page.goto('/id/api/list-brands/');
    await page.goto('/id/api/create-brand/');
    expect(await who(panel)).toBe('Login sebagai ayu@etalase.example (pelanggan). Operasi ini hanya untuk admin.');
    await panel.root.getByRole('button', { name: 'Logout' }).click();
    await panel.root.locator('.who').getByText('Sudah logout. Belum login.').waitFor();
    expect(await page.evaluate("sessionStorage.getItem('etalase:login')")).toBeNull();
  });

  test('logs in with an account of the reader, and says why it does not', async () => {
    const page = await browser.open('/api/get-me/');
    const panel = new ConsolePanel(page);
    await panel.root.getByRole('button', { name: 'with an e-mail address' }).click();
    await page.keyboard.type('bayu@etalase.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('guessed');
    await page.keyboard.press('Enter');
    await panel.root.locator('.who').getByText(titleOf('invalid_credentials')).waitFor();
    await panel.root.getByLabel('Password').fill('perahu-kayu-angin-timur');
    await page.keyboard.press('Enter');
    await panel.root.locator('.who').getByText('Logged in as bayu@etalase.example (customer).').waitFor();
    await panel.send();
    expect(JSON.parse((await panel.body.textContent())!)).toMatchObject({ email: 'bayu@etalase.example' });
  });

  test('renews a login that has expired, once, and says when it has ended', async () => {
    const page = await browser.open('/api/get-me/');
    const panel = new ConsolePanel(page);
    await logIn(panel, 'as demo customer');
    const spoil = (names: string) => page.evaluate(`sessionStorage.setItem('etalase:login', JSON.stringify({ ...JSON.parse(sessionStorage.getItem('etalase:login')), ${names} }))`);
    await spoil("access: 'expired'");
    await panel.send();
    expect(await panel.status.textContent()).toBe('200');
    expect(await who(panel)).toContain('The login had expired and was renewed.');
    expect(await panel.said.textContent()).toMatch(/^The login had expired and was renewed\. 200/);
    await spoil("access: 'expired', refresh: 'spent'");
    await panel.sendButton.click();
    await panel.root.locator('.who').getByText('The login has ended. Log in again.').waitFor();
    await panel.said.getByText(/^The login has ended\. Log in again\. 401/).waitFor();
  });

  test('carries ids from one page to the next, and leads to what gives them where there are none', async () => {
    const page = await browser.open('/api/add-cart-item/');
    const panel = new ConsolePanel(page);
    await panel.root.locator('#try-params\\.cart-hint').getByRole('link', { name: 'Create a cart' }).click();
    await page.waitForURL('**/api/create-cart/');
    await panel.send();
    const { id } = JSON.parse((await panel.body.textContent())!);
    await page.goto('/api/add-cart-item/');
    expect(await panel.field('params.cart').inputValue()).toBe(id);
    expect(await panel.root.locator('#try-params\\.cart-hint').textContent()).toBe('From your last Create a cart');
    await panel.field('params.cart').fill('cart_of_another');
    expect(await panel.root.locator('#try-params\\.cart-hint').textContent()).toBe('Given by Create a cart');
    await panel.field('params.cart').fill(id);
    await panel.send();
    expect(JSON.parse((await panel.body.textContent())!)).toMatchObject({ id, items: [{ product: { id: 1 } }] });
    await page.goto('/id/api/get-cart/');
    expect(await panel.root.locator('#try-params\\.cart-hint').textContent()).toMatch(/^Dari permintaan terakhir Anda: /);
  });

  test('fills If-Match with the ETag seen last at that address', async () => {
    const page = await browser.open('/api/get-category/');
    const panel = new ConsolePanel(page);
    await panel.field('params.category').fill('5');
    await panel.send();
    await page.goto('/api/update-category/');
    await logIn(panel, 'as demo admin');
    await panel.field('params.category').fill('5');
    const etag = await panel.field('headers.if-match').inputValue();
    expect(etag).toMatch(/^"/);
    expect(await panel.root.locator('#try-headers\\.if-match-hint').textContent()).toMatch(/^From your last /);
    await panel.field('body.name.en').fill('Sweets');
    await panel.field('body.name.id').fill('Manisan');
    await panel.send();
    expect(await panel.status.textContent()).toBe('200');
    await panel.field('params.category').fill('4');
    expect(await panel.field('headers.if-match').inputValue()).toBe('');
    await panel.field('params.category').fill('5');
    await panel.field('headers.if-match').fill(etag);
    await panel.sendButton.click();
    await panel.said.getByText(/^412/).waitFor();
  });

  test('sends again under the same key, so that a replay can be seen, and takes a new key when asked', async () => {
    const panel = new ConsolePanel(await browser.open('/api/adjust-inventory/'));
    await logIn(panel, 'as demo customer');
    await panel.send();
    expect(await panel.status.textContent()).toBe('403');
    expect(await panel.root.locator('.hint').last().textContent(), 'a refusal is not kept').not.toContain('Sent once.');
    await panel.root.getByRole('button', { name: 'as demo admin' }).click();
    await panel.root.locator('.who').getByText('(admin)').waitFor();
    await panel.root.locator('[data-example="0"]').click();
    const key = await panel.field('headers.idempotency-key').inputValue();
    expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    await panel.sendButton.click();
    await panel.said.getByText(/^201/).waitFor();
    const first = await panel.body.textContent();
    expect(await panel.root.locator('.hint').last().textContent()).toContain('Sent once.');
    await panel.sendButton.click();
    await panel.answer.getByText('Replayed: this is the first answer again.').waitFor();
    expect(await panel.said.textContent()).toContain('Replayed');
    expect(await panel.body.textContent()).toBe(first);
    await panel.root.getByRole('button', { name: 'New key' }).click();
    expect(await panel.field('headers.idempotency-key').inputValue()).not.toBe(key);
    expect(await hasFocus(panel.root.getByRole('button', { name: 'New key' }))).toBe(true);
    await panel.sendButton.click();
    await panel.answer.getByText('Replayed: this is').waitFor({ state: 'detached' });
  });

  test('shows what is not JSON, and an answer without a body', async () => {
    const page = await browser.open('/api/get-metrics/');
    const panel = new ConsolePanel(page);
    await panel.send();
    expect(await panel.status.textContent()).toBe('200');
    expect(await panel.body.textContent()).toMatch(/^# HELP .+\n# TYPE /);
    await page.goto('/api/logout/');
    await logIn(panel, 'as demo customer');
    await panel.send();
    expect(await panel.status.textContent()).toBe('204');
    expect(await panel.answer.textContent()).toContain('No body.');
    await panel.root.locator('.who').getByText('Not logged in.').waitFor();
  });

  test('forgets login, ids and ETags with a reset, which has ended them', async () => {
    const page = await browser.open('/api/create-cart/');
    const panel = new ConsolePanel(page);
    await logIn(panel, 'as demo admin');
    await panel.send();
    await page.goto('/api/reset-shop/');
    await panel.send();
    await panel.root.locator('.who').getByText('Not logged in.').waitFor();
    await page.goto('/api/get-cart/');
    expect(await panel.root.locator('#try-params\\.cart-hint').textContent()).toBe('Given by Create a cart');
  });

  test('keeps the login that the reader gets from Log in itself', async () => {
    const page = await browser.open('/api/login/');
    const panel = new ConsolePanel(page);
    await panel.send();
    await page.waitForFunction("sessionStorage.getItem('etalase:login')");
    await page.goto('/api/get-me/');
    expect(await who(panel)).toBe('Logged in as ayu@etalase.example (customer).');
  });

  test('says that there are no demo accounts where the sandbox is off, and asks for an account', async () => {
    const refuse = { status: 404, contentType: 'application/problem+json', body: '{"type":"/errors/unknown-path/","title":"Nothing is served here","status":404,"instance":"/v1/sandbox","code":"unknown_path","request_id":"r"}' };
    const panel = new ConsolePanel(await browser.open('/api/get-me/', {}, (context) => context.route('**/v1/sandbox', (route) => route.fulfill(refuse))));
    await panel.root.getByRole('button', { name: 'as demo customer' }).click();
    await panel.root.locator('.who').getByText('This shop has no demo accounts').waitFor();
    expect(await hasFocus(panel.root.getByLabel('E-mail'))).toBe(true);
  });
});

async function logIn(panel: ConsolePanel, account: string): Promise<void> {
  await panel.root.getByRole('button', { name: account }).click();
  await panel.root.locator('.who').getByText(/^Logged in as/).waitFor();
}

async function who(panel: ConsolePanel): Promise<string> {
  return (await panel.root.locator('.who').textContent())!.trim();
}

function titleOf(code: ErrorCode): string {
  return errors[code].title.en;
}
