// Where webhooks go, and where they never do.
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isPublic } from '../../api/ports/addresses.ts';
import { openCourier } from '../../api/ports/courier.ts';
import { openReceiver, type Receiver } from '../helpers/receiver.ts';

let receiver: Receiver;
beforeAll(async () => void (receiver = await openReceiver()));
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer = () => 204;
});

const refusedAddress = 'Webhooks go to public addresses alone, unless the shop runs on loopback for one user.';
const names: Readonly<Record<string, string[]>> = {
  'public.example': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'loopback.example': ['127.0.0.1'],
  'mixed.example': ['93.184.215.14', '10.0.0.7'],
  'mapped.example': ['::ffff:10.0.0.7'],
  'local6.example': ['fd00::7'],
  localhost: ['127.0.0.1', '::1'],
};
const resolve = async (name: string) => names[name] ?? Promise.reject(new Error(`No address is known for ${name}.`));

describe('a courier of a shop that others use', () => {
  const courier = openCourier({ mayPostToPrivate: false, resolve });

  test.each([
    '127.0.0.1', '127.1', '127.0.0.1.', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '017700000001', '0', '0.0.0.0',
    '10.0.0.7', '172.16.0.1', '172.31.255.255', '192.168.1.20', '100.64.0.1', '169.254.169.254', '0xa9fea9fe', '168.63.129.16',
    '192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '１２７.0.0.1',
    '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:a9fe:a9fe]', '[::ffff:93.184.215.14]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]',
    '[2001:0:7f00:1::]', '[fc00::1]', '[fd00:ec2::254]', '[fe80::1]', '[ff02::1]', '[2001:db8::1]',
    'localhost', 'loopback.example', 'mixed.example', 'mapped.example', 'local6.example',
  ])('refuses %s, when an endpoint is opened and before each attempt', async (host) => {
    for (const url of [new URL(`http://${host}:8080/hooks`), new URL(`https://${host}/`)]) {
      expect(await courier.refuse(url)).toBe(refusedAddress);
      await expect(courier.post(url, {}, '{}')).rejects.toThrow(refusedAddress);
    }
  });

  test.each(['public.example', '93.184.215.14', '8.8.8.8', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '[2606:2800:21f:cb07:6820:80da:af6b:8b2c]'])('takes %s', async (host) => {
    expect(await courier.refuse(new URL(`https://${host}/hooks`))).toBeUndefined();
  });

  test('takes a name that nobody knows yet, and fails to reach it', async () => {
    const url = new URL('https://new.example/');
    expect(await courier.refuse(url)).toBeUndefined();
    await expect(courier.post(url, {}, '{}')).rejects.toThrow('No address is known for new.example.');
  });

  test('is not led elsewhere by a name that changes after the endpoint was opened', async () => {
    const answers = [['93.184.215.14'], ['127.0.0.1']];
    const rebound = openCourier({ mayPostToPrivate: false, resolve: async () => answers.shift()! });
    const url = new URL(receiver.origin.replace('127.0.0.1', 'rebound.example'));
    expect(await rebound.refuse(url)).toBeUndefined();
    await expect(rebound.post(url, {}, '{}')).rejects.toThrow(refusedAddress);
    expect(receiver.received).toEqual([]);
  });
});

describe('a courier of a shop on loopback', () => {
  let asked = 0;
  const courier = openCourier({ mayPostToPrivate: true, resolve: async () => (asked++, ['127.0.0.1']) });
  const post = (url: string, headers = {}, body = '{"kopi":"☕"}') => courier.post(new URL(url), headers, body);

  test('posts to this machine: headers and body as they were given', async () => {
    receiver.answer = () => 202;
    expect(await post(`${receiver.origin}/hooks?shop=1`, { 'webhook-id': 'evt_1', 'content-type': 'application/json' })).toBe(202);
    expect(receiver.received).toEqual([expect.objectContaining({ path: '/hooks?shop=1', body: '{"kopi":"☕"}', headers: expect.objectContaining({ 'webhook-id': 'evt_1', 'content-type': 'application/json', 'content-length': '14' }) })]);
  });

  test('connects to the address that was looked up, which it does once', async () => {
    asked = 0;
    expect(await post(receiver.origin.replace('127.0.0.1', 'anywhere.example'))).toBe(204);
    expect(asked).toBe(1);
    expect(receiver.received[0]!.headers.host).toMatch(/^anywhere\.example:\d+$/);
  });

  test('knows localhost by itself', async () => {
    expect(await openCourier({ mayPostToPrivate: true }).post(new URL(receiver.origin.replace('127.0.0.1', 'localhost')), {}, '{}')).toBe(204);
  });

  test.each([['ftp://localhost/', 'http and https'], ['file:///etc/passwd', 'http and https'], ['http://ayu:rahasia@localhost/', 'user or password'], ['http://ayu@localhost/', 'user or password']])('refuses %s', async (url, reason) => {
    expect(await courier.refuse(new URL(url))).toContain(reason);
    await expect(post(url)).rejects.toThrow(reason);
  });

  test('does not follow a redirect', async () => {
    receiver.answer = ({ path }) => (path === '/moved' ? { status: 307, headers: { location: `${receiver.origin}/other` } } : 204);
    expect(await post(`${receiver.origin}/moved`)).toBe(307);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/moved']);
  });

  test('reads no more than a little of what comes back', async () => {
    let written = 0;
    let isCut!: () => void;
    const cut = new Promise<void>((resolve) => (isCut = resolve));
    const endless = createServer((_, response) => {
      const more = () => response.write('a'.repeat(65_536), () => (written += 65_536) && setImmediate(more));
      response.on('close', isCut);
      more();
    });
    await new Promise<void>((listening) => endless.listen(0, '127.0.0.1', listening));
    expect(await post(`http://127.0.0.1:${(endless.address() as { port: number }).port}/`)).toBe(200);
    await cut;
    expect(written).toBeLessThan(20_000_000);
    endless.close();
  });

  test('waits five seconds for an answer, and no longer', { timeout: 10_000 }, async () => {
    receiver.answer = () => undefined;
    const start = performance.now();
    await expect(post(receiver.origin)).rejects.toThrow('No answer came within 5 s.');
    expect(performance.now() - start).toBeLessThan(5500);
  });

  test('waits no longer for a name either', { timeout: 10_000 }, async () => {
    const hanging = openCourier({ mayPostToPrivate: true, resolve: () => new Promise(() => undefined) });
    await expect(hanging.post(new URL('http://slow.example/'), {}, '{}')).rejects.toThrow('No answer came within 5 s.');
  });

  test('tells why a connection failed', async () => {
    const gone = await openReceiver();
    await gone.close();
    await expect(post(gone.origin)).rejects.toThrow(/ECONNREFUSED/);
  });
});

test.each(['not an address', '', '93.184.215.14/32', 'fe80::1%eth0', '::ffff:8.8.8.8'])('%s is no public address', (address) => expect(isPublic(address)).toBe(false));
