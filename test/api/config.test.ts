import { describe, expect, test } from 'vitest';
import { ConfigError, isLoopback, readConfig } from '../../api/config.ts';

describe('the settings', () => {
  test('are these where nothing is set', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      database: { engine: 'sqlite', path: expect.stringMatching(/[\\/]\.data[\\/]etalase\.sqlite$/) },
      sandbox: true,
      classic: true,
      rateLimit: 6000,
      loginLimit: 10,
      admin: undefined,
      tax: { rate: [12, 100], base: [11, 12] },
      logLevel: 'info',
      isRunByNpm: false,
    });
  });

  test('are these where everything is set to nothing', () => {
    const names = ['PORT', 'HOST', 'DATABASE_URL', 'SANDBOX', 'CLASSIC_API', 'RATE_LIMIT', 'LOGIN_LIMIT', 'ADMIN_EMAIL', 'ADMIN_PASSWORD', 'TAX_RATE', 'TAX_BASE', 'LOG_LEVEL'];
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  test.each([
    ['PORT', '3000', { port: 3000 }],
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65_535 }],
    ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
    ['SANDBOX', 'off', { sandbox: false }],
    ['CLASSIC_API', 'off', { classic: false }],
    ['RATE_LIMIT', '0', { rateLimit: 0 }],
    ['RATE_LIMIT', '60', { rateLimit: 60 }],
    ['LOGIN_LIMIT', '0', { loginLimit: 0 }],
    ['LOGIN_LIMIT', '25', { loginLimit: 25 }],
    ['TAX_RATE', '11/100', { tax: { rate: [11, 100], base: [11, 12] } }],
    ['TAX_BASE', '1/1', { tax: { rate: [12, 100], base: [1, 1] } }],
    ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
    ['SERVER_NAME', 'shop-2.local', { serverName: 'shop-2.local' }],
    ['DATABASE_URL', 'sqlite::memory:', { database: { engine: 'sqlite', path: ':memory:' } }],
    ['DATABASE_URL', 'sqlite:shop.sqlite', { database: { engine: 'sqlite', path: 'shop.sqlite' } }],
    ['DATABASE_URL', 'sqlite:/var/lib/shop.sqlite', { database: { engine: 'sqlite', path: '/var/lib/shop.sqlite' } }],
    ['DATABASE_URL', 'sqlite:C:\\shop\\shop.sqlite', { database: { engine: 'sqlite', path: 'C:\\shop\\shop.sqlite' } }],
  ])('%s=%s is taken', (name, value, expected) => {
    expect(readConfig({ [name]: value })).toMatchObject(expected);
  });

  test.each([
    ['mysql://root@localhost/shop', { host: 'localhost', port: 3306, user: 'root', password: '', database: 'shop' }],
    ['mysql://shop:kopi@db.example:3307/shop', { host: 'db.example', port: 3307, user: 'shop', password: 'kopi', database: 'shop' }],
    ['mysql://shop:p%40ss%3Aw%2Frd%25@127.0.0.1/etalase%20satu', { host: '127.0.0.1', port: 3306, user: 'shop', password: 'p@ss:w/rd%', database: 'etalase satu' }],
    ['mysql://root@[::1]:3306/shop', { host: '::1', port: 3306, user: 'root', password: '', database: 'shop' }],
  ])('DATABASE_URL=%s is taken apart', (value, address) => {
    expect(readConfig({ DATABASE_URL: value }).database).toEqual({ engine: 'mysql', address });
  });

  test('name a first admin, the e-mail address in lower case', () => {
    expect(readConfig({ ADMIN_EMAIL: 'Sri@Toko.example', ADMIN_PASSWORD: 'kunci toko' }).admin).toEqual({ email: 'sri@toko.example', password: 'kunci toko' });
  });

  test('leave the sandbox off with MySQL, unless it is asked for', () => {
    const DATABASE_URL = 'mysql://root@localhost/shop';
    expect(readConfig({ DATABASE_URL }).sandbox).toBe(false);
    expect(readConfig({ DATABASE_URL, SANDBOX: 'on' }).sandbox).toBe(true);
  });

  test('leave the classic API off where other machines reach it, unless it is asked for', () => {
    expect(readConfig({ HOST: '0.0.0.0' }).classic).toBe(false);
    expect(readConfig({ HOST: '0.0.0.0', CLASSIC_API: 'on' }).classic).toBe(true);
  });
});

describe('a mistake in a setting', () => {
  test.each([
    ['PORT', 'eighty', "PORT must be a whole number from 0 to 65535, not 'eighty'."],
    ['PORT', '65536', "PORT must be a whole number from 0 to 65535, not '65536'."],
    ['PORT', '-1', "PORT must be a whole number from 0 to 65535, not '-1'."],
    ['PORT', '80.5', "PORT must be a whole number from 0 to 65535, not '80.5'."],
    ['PORT', '1e3', "PORT must be a whole number from 0 to 65535, not '1e3'."],
    ['SANDBOX', 'yes', "SANDBOX must be on or off, not 'yes'."],
    ['SANDBOX', 'ON', "SANDBOX must be on or off, not 'ON'."],
    ['CLASSIC_API', '1', "CLASSIC_API must be on or off, not '1'."],
    ['RATE_LIMIT', 'many', "RATE_LIMIT must be a whole number from 0 to 1000000000, not 'many'."],
    ['RATE_LIMIT', '99999999999', "RATE_LIMIT must be a whole number from 0 to 1000000000, not '99999999999'."],
    ['LOGIN_LIMIT', '-1', "LOGIN_LIMIT must be a whole number from 0 to 100000, not '-1'."],
    ['TAX_RATE', '0.11', "TAX_RATE must be a fraction of at most 1, such as 12/100, not '0.11'."],
    ['TAX_RATE', '12/0', "TAX_RATE must be a fraction of at most 1, such as 12/100, not '12/0'."],
    ['TAX_BASE', '12/11', "TAX_BASE must be a fraction of at most 1, such as 12/100, not '12/11'."],
    ['ADMIN_EMAIL', 'sri@toko.example', 'ADMIN_EMAIL and ADMIN_PASSWORD go together: set both or neither.'],
    ['ADMIN_PASSWORD', 'kopi-tubruk', 'ADMIN_EMAIL and ADMIN_PASSWORD go together: set both or neither.'],
    ['SERVER_NAME', 'shop 2\r\nX-Evil: 1', 'SERVER_NAME must be 1 to 64 letters, digits, dots, hyphens or underscores.'],
    ['LOG_LEVEL', 'loud', "LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent, not 'loud'."],
    ['DATABASE_URL', 'postgres://u:kopi@h/n', 'DATABASE_URL must look like sqlite:<path>, sqlite::memory: or mysql://user:password@host:port/name.'],
    ['DATABASE_URL', 'sqlite:', 'DATABASE_URL must look like sqlite:<path>, sqlite::memory: or mysql://user:password@host:port/name.'],
    ['DATABASE_URL', 'mysql://u:kopi@h:99999/n', 'DATABASE_URL must look like sqlite:<path>, sqlite::memory: or mysql://user:password@host:port/name.'],
    ['DATABASE_URL', 'mysql://u:kopi@h:0/n', 'DATABASE_URL must look like sqlite:<path>, sqlite::memory: or mysql://user:password@host:port/name.'],
    ['DATABASE_URL', 'mysql://u:kopi@', 'DATABASE_URL must look like sqlite:<path>, sqlite::memory: or mysql://user:password@host:port/name.'],
    ['DATABASE_URL', 'mysql://u:kopi@h', 'DATABASE_URL must name a database: mysql://user:password@host:port/name.'],
    ['DATABASE_URL', 'mysql://u:kopi@h/', 'DATABASE_URL must name a database: mysql://user:password@host:port/name.'],
    ['DATABASE_URL', 'mysql://u:kopi@h/a/b', 'DATABASE_URL must name a database: mysql://user:password@host:port/name.'],
    ['DATABASE_URL', 'mysql://h/n', 'DATABASE_URL must name a user: mysql://user:password@host:port/name.'],
    ['DATABASE_URL', 'mysql://u:kopi@h/n?ssl=true', 'DATABASE_URL takes nothing after the name; in a password write ? as %3F and # as %23.'],
    ['DATABASE_URL', 'mysql://u:12#kopi@h/n', 'DATABASE_URL takes nothing after the name; in a password write ? as %3F and # as %23.'],
    ['DATABASE_URL', 'mysql://u:kopi%@h/n', 'The password in DATABASE_URL is not percent-encoded: write % as %25.'],
    ['DATABASE_URL', 'mysql://u%:kopi@h/n', 'The user in DATABASE_URL is not percent-encoded: write % as %25.'],
  ])('%s=%s: says what is wrong in one line, without the password', (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(message));
    expect(message).not.toMatch(/kopi|\n/);
  });
});

describe('a mistake in the first admin', () => {
  test.each([
    ['sri', 'kopi-tubruk', "ADMIN_EMAIL must be an e-mail address, not 'sri'."],
    ['sri@toko.example', 'kopi', 'ADMIN_PASSWORD must have 8 to 128 characters.'],
    ['sri@toko.example', 'kopi'.repeat(33), 'ADMIN_PASSWORD must have 8 to 128 characters.'],
  ])('%s, %s: says what is wrong in one line, without the password', (ADMIN_EMAIL, ADMIN_PASSWORD, message) => {
    expect(() => readConfig({ ADMIN_EMAIL, ADMIN_PASSWORD })).toThrow(new ConfigError(message));
  });
});

describe('isLoopback', () => {
  test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is', (host) => expect(isLoopback(host)).toBe(true));
  test.each(['0.0.0.0', '::', '192.168.1.20', '127.example.com', '128.0.0.1'])('%s is not', (host) => expect(isLoopback(host)).toBe(false));
});
