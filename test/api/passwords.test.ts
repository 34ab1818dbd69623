import { describe, expect, test } from 'vitest';
import { openPasswords } from '../../api/ports/passwords.ts';
import { openWebPorts } from '../../api/ports/web.ts';

const cheap = { memory: 64, passes: 1 };
const bytes = (text: string) => new TextEncoder().encode(text);

const ports = [
  ['argon2id on Node', openPasswords({ cost: cheap })],
  ['PBKDF2 in the browser', openWebPorts({ rounds: 3 }).passwords],
] as const;

describe.each(ports)('passwords by %s', (_, passwords) => {
  test('are verified by their hashes and by no other', async () => {
    const hash = await passwords.hash('teh hangat');
    expect(await passwords.verify('teh hangat', hash)).toBe(true);
    for (const guess of ['teh hangat ', 'Teh hangat', '']) expect(await passwords.verify(guess, hash)).toBe(false);
  });

  test('are salted, so that equal ones have unequal hashes', async () => {
    expect(await passwords.hash('teh hangat')).not.toBe(await passwords.hash('teh hangat'));
  });

  test('have the same hash under the same salt', async () => {
    expect(await passwords.hash('teh hangat', bytes('0123456789abcdef'))).toBe(await passwords.hash('teh hangat', bytes('0123456789abcdef')));
  });

  test('are the same whichever way their accents are composed', async () => {
    expect(await passwords.verify('cafe\u0301', await passwords.hash('caf\u00e9'))).toBe(true);
  });

  test('are never right without a hash or by a broken one', async () => {
    const hash = await passwords.hash('teh hangat');
    for (const broken of [undefined, '', 'teh hangat', hash.slice(0, -4), `${hash}AAAA`, hash.replace(/\$[^$]*$/, '$')]) expect(await passwords.verify('teh hangat', broken)).toBe(false);
  });

  test('are never right by a hash of the other port', async () => {
    for (const [, other] of ports) if (other !== passwords) expect(await passwords.verify('teh hangat', await other.hash('teh hangat'))).toBe(false);
  });
});

describe('argon2id on Node', () => {
  // https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c
  test('agrees with the reference implementation', async () => {
    const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await openPasswords({ cost: { memory: 65_536, passes: 2 } }).hash('password', bytes('somesalt'))).toBe(known);
    expect(await openPasswords({ cost: cheap }).verify('password', known)).toBe(true);
  });

  test('costs what OWASP recommends unless told otherwise', async () => {
    expect(await openPasswords().hash('teh hangat')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  test.each([
    ['no account', undefined],
    ['a hash of another algorithm', '$pbkdf2-sha256$i=600000$c29tc2FsdA$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLw'],
  ])('does the work of a verification for %s too', async (_, hash) => {
    const passwords = openPasswords({ cost: cheap, atOnce: 1, maxWaiting: 0 });
    const first = passwords.verify('teh hangat', hash);
    await expect(passwords.verify('teh hangat', undefined), 'the only place is taken meanwhile').rejects.toMatchObject({ code: 'service_unavailable' });
    expect(await first).toBe(false);
  });

  test('lets so many wait and turns the others away, and is free again afterwards', async () => {
    const passwords = openPasswords({ cost: cheap, atOnce: 2, maxWaiting: 3 });
    const hashes = await Promise.allSettled(Array.from({ length: 8 }, () => passwords.hash('teh hangat')));
    expect(hashes.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), ...Array(3).fill('rejected')]);
    for (const result of hashes.slice(5)) expect(result).toMatchObject({ reason: { code: 'service_unavailable', options: { headers: { 'retry-after': '1' } } } });
    const next = await Promise.allSettled(Array.from({ length: 5 }, () => passwords.hash('teh hangat')));
    expect(next.every(({ status }) => status === 'fulfilled')).toBe(true);
  });
});

describe('PBKDF2 in the browser', () => {
  // RFC 7914, section 11: the first 32 bytes.
  test('agrees with the test vector of the RFC', async () => {
    expect(await openWebPorts({ rounds: 1 }).passwords.hash('passwd', bytes('salt'))).toBe('$pbkdf2-sha256$i=1$c2FsdA$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLw');
  });

  test('takes 600,000 rounds unless told otherwise', async () => {
    expect(await openWebPorts().passwords.hash('teh hangat')).toMatch(/^\$pbkdf2-sha256\$i=600000\$/);
  });
});
