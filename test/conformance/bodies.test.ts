import { beforeAll, describe, expect, test } from 'vitest';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';
import { loginAs, type Login } from '../helpers/logins.ts';

const product = { name: 'Kopi', price: { amount: 100, currency: 'IDR' }, stock: 1 };

describe.each(hosts)('a JSON body on $name', (host) => {
  const { ask } = running(host);
  let admin: Login;
  beforeAll(async () => void (admin = await loginAs(ask, 'admin')));
  const post = (body: BodyInit | undefined, headers: Record<string, string> = { 'content-type': 'application/json' }) => ask('POST /v1/products', { body, headers: { ...admin, ...headers } });

  test.each(['application/json', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'application/json; charset=utf8', 'Application/JSON', 'application/merge-patch+json'])('is read as %s', async (type) => {
    expect((await post(JSON.stringify(product), { 'content-type': type })).status).toBe(201);
  });

  test.each([
    ['cut off', '{"name": "Kopi"'],
    ['with a trailing comma', '{"name": "Kopi",}'],
    ['with single quotes', "{'name': 'Kopi'}"],
    ['followed by something', '{} {}'],
    ['a bare word', 'kopi'],
    ['white space alone', '   '],
    ['NaN', 'NaN'],
  ])('is malformed when %s', async (_, body) => {
    const { status, json } = await post(body);
    expect([status, json.code]).toEqual([400, 'malformed_request']);
  });

  test('is malformed when it is not UTF-8', async () => {
    const { status, json } = await post(new Uint8Array([...new TextEncoder().encode('{"name":"'), 0xff, ...new TextEncoder().encode('"}')]));
    expect([status, json.code]).toEqual([400, 'malformed_request']);
  });

  test('may begin with a byte order mark', async () => {
    expect((await post(`\uFEFF${JSON.stringify(product)}`)).status).toBe(201);
  });

  test.each(['null', '[]', '"kopi"', '5', 'true', '['.repeat(20_000) + ']'.repeat(20_000)])('is refused as a whole when it is no object', async (body) => {
    const { status, json } = await post(body);
    expect([status, json.errors]).toEqual([422, [{ pointer: '', code: 'invalid_type', detail: expect.any(String) }]]);
  });

  test('is required', async () => {
    const { status, json } = await post(undefined, {});
    expect([status, json.errors]).toEqual([422, [{ pointer: '', code: 'required', detail: expect.any(String) }]]);
  });

  test.each<[string, Record<string, string>]>([
    ['as text/plain', { 'content-type': 'text/plain' }],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['in Latin 1', { 'content-type': 'application/json; charset=iso-8859-1' }],
    ['compressed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
    ['compressed in a way nobody knows', { 'content-type': 'application/json', 'content-encoding': 'kopi' }],
  ])('is not read %s', async (_, headers) => {
    const { status, json } = await post(JSON.stringify(product), headers);
    expect([status, json.code]).toEqual([415, 'unsupported_media_type']);
  });

  test('is not read without a type', async () => {
    const { status, json } = await post(new Blob([JSON.stringify(product)]), {});
    expect([status, json.code]).toEqual([415, 'unsupported_media_type']);
  });

  test('may say that it is not encoded', async () => {
    expect((await post(JSON.stringify(product), { 'content-type': 'application/json', 'content-encoding': 'identity' })).status).toBe(201);
  });

  const ofSize = (bytes: number) => JSON.stringify(product).padEnd(bytes, ' ');

  test('may have 102,400 bytes', async () => {
    expect((await post(ofSize(102_400))).status).toBe(201);
    expect((await post(new Blob([ofSize(102_400)]).stream())).status).toBe(201);
  });

  test('may not have a byte more', async () => {
    const { status, json } = await post(ofSize(102_401));
    expect([status, json.code]).toEqual([413, 'content_too_large']);
  });

  test('may not have a byte more without saying so beforehand', async () => {
    const { status, json } = await post(new Blob([ofSize(102_401)]).stream());
    expect([status, json.code]).toEqual([413, 'content_too_large']);
  });

  test('is refused once, however large, and the next request is served', async () => {
    expect((await post(ofSize(5_000_000))).status).toBe(413);
    expect((await post(JSON.stringify(product))).status).toBe(201);
  });
});
