import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { openPorts } from '../../api/ports/node.ts';
import { send } from '../helpers/client.ts';
import { createDatabase } from '../helpers/databases.ts';
import { listen, shopOn } from '../helpers/hosts.ts';
import { registerNew } from '../helpers/logins.ts';

describe.skipIf(!inject('mysql'))('a password that waits for its turn longer than the database may take', () => {
  test('is hashed and verified all the same', { timeout: 30_000 }, async () => {
    const { passwords, ...ports } = openPorts({ mayPostToPrivate: true, hashing: { memory: 256, passes: 1 } });
    let turn = 0;
    const slow: typeof passwords = { hash: (...given) => wait(turn).then(() => passwords.hash(...given)), verify: (...given) => wait(turn).then(() => passwords.verify(...given)) };
    const { origin, stop } = await listen(await shopOn(await createDatabase('MariaDB'), {}, { ...ports, passwords: slow }));
    const { email, password, authorization } = await registerNew(origin);
    turn = 2700;
    const answers = await Promise.all([
      send(origin, 'POST /v1/auth/register', { json: { email: `another-${email}`, password, name: 'Another' } }),
      send(origin, 'POST /v1/auth/login', { json: { email, password } }),
      send(origin, 'PATCH /v1/me', { headers: { authorization }, json: { password: 'another of a test', current_password: password } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
    await stop();
  });
});
