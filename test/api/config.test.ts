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
      logLevel: 'info',
      isRunByNpm: false,
    });
  });

  test('are these where everything is set to nothing', () => {
    const empty = Object.fromEntries(['PORT', 'HOST', 'DATABASE_URL', 'SANDBOX', 'CLASSIC_API', 'RATE_LIMIT', 'LOG_LEVEL'].map((name) => [name, '']));
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
    ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
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

describe('isLoopback', () => {
  test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is', (host) => expect(isLoopback(host)).toBe(true));
  test.each(['0.0.0.0', '::', '192.168.1.20', '127.example.com', '128.0.0.1'])('%s is not', (host) => expect(isLoopback(host)).toBe(false));
});
