// All times are UTC with milliseconds, wherever the process and the database believe to be.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { address } from '../helpers/carts.ts';
import { send, type Answer } from '../helpers/client.ts';
import { loginAs, type Login } from '../helpers/logins.ts';
import { startMariadb, type Mariadb } from '../helpers/mariadb.ts';
import { runServer, type ServerProcess } from '../helpers/process.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Fourteen hours ahead of UTC, and hours behind it. */
const places = [
  { zone: 'Pacific/Kiritimati', engine: 'embedded SQLite' },
  { zone: 'America/New_York', engine: 'embedded SQLite' },
  { zone: 'Pacific/Kiritimati', engine: 'MariaDB' },
].filter(({ engine }) => engine !== 'MariaDB' || inject('mysql'));

describe.each(places)('a server in $zone on $engine', { timeout: 60_000 }, ({ zone, engine }) => {
  let mariadb: Mariadb | undefined;
  let server: ServerProcess;
  let admin: Login;
  beforeAll(async () => {
    // Its clock is behind by as much as the server's is ahead.
    mariadb = engine === 'MariaDB' ? await startMariadb(['--default-time-zone=-12:00']) : undefined;
    server = await runServer({ TZ: zone, SANDBOX: 'on', ...(mariadb && { DATABASE_URL: `${mariadb.url}/etalase` }) });
    admin = await loginAs(server.origin, 'admin');
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
    await mariadb?.stop();
  });

  const ask = async (request: string, json?: unknown): Promise<any> => {
    const answer: Answer = await send(server.origin, request, { headers: { ...admin, 'idempotency-key': crypto.randomUUID() }, ...(json !== undefined && { json }) });
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.json;
  };

  /** Written just now, by the clock of this test. */
  function expectNow(time: string): void {
    expect(time).toMatch(instant);
    expect(Math.abs(Date.now() - Date.parse(time))).toBeLessThan(20_000);
  }

  test('tells the time in UTC', async () => {
    expectNow((await ask('GET /v1/sandbox')).clock.now);
  });

  test('keeps the moment of an order, and when it expires', async () => {
    const { id } = await ask('POST /v1/carts');
    await ask(`POST /v1/carts/${id}/items`, { product: 1 });
    await ask(`PATCH /v1/carts/${id}`, { email: 'ayu@tests.example', shipping_address: address, shipping_option: 'pickup' });
    const placed = await ask(`POST /v1/carts/${id}/checkout`);
    expectNow(placed.created_at);
    expect(Date.parse(placed.expires_at) - Date.parse(placed.created_at)).toBe(30 * 60_000);
    expect(await ask(`GET /v1/orders/${placed.id}`)).toEqual(placed);
  });

  test('keeps a time that was sent, to the millisecond', async () => {
    const sent = { code: 'WAKTU', kind: 'percentage', value: 5, starts_at: '2026-03-08T07:00:00.125Z', ends_at: '2026-11-01T06:30:00Z' };
    expect(await ask('POST /v1/promotions', sent)).toMatchObject({ starts_at: '2026-03-08T07:00:00.125Z', ends_at: '2026-11-01T06:30:00.000Z' });
    const { data } = await ask('GET /v1/promotions');
    expect(data.find(({ code }: any) => code === 'WAKTU')).toMatchObject({ starts_at: '2026-03-08T07:00:00.125Z', ends_at: '2026-11-01T06:30:00.000Z' });
  });
});
