import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inTransaction } from '../../api/database/database.ts';
import { startJobs } from '../../api/jobs.ts';
import type { Shop } from '../../api/shop.ts';
import { emit } from '../../api/webhooks/webhooks.service.ts';
import { send } from '../helpers/client.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';
import { loginAs } from '../helpers/logins.ts';
import { openReceiver, type Receiver } from '../helpers/receiver.ts';

let host: RunningHost;
let receiver: Receiver;
beforeEach(async () => {
  host = await hosts[0]!.start();
  receiver = await openReceiver();
});
afterEach(async () => {
  await host.stop();
  await receiver.close();
});

/** Opens an endpoint, whose first event is then due. */
async function openEndpoint(): Promise<void> {
  const headers = await loginAs(host.origin, 'admin');
  const { status } = await send(host.origin, 'POST /v1/webhook-endpoints', { headers, json: { url: receiver.origin } });
  expect(status).toBe(201);
}

describe('the jobs of a shop', () => {
  test('send webhooks within a few seconds, without being asked', async () => {
    const report = vi.fn();
    const stop = startJobs(host.shop, report);
    await openEndpoint();
    await expect.poll(() => receiver.received.length, { timeout: 4000 }).toBe(1);
    await inTransaction(host.shop.database, (trx) => emit(trx, 'order.created', {}, new Date().toISOString()));
    await expect.poll(() => receiver.received.length, { timeout: 4000 }).toBe(2);
    await stop();
    expect(report).not.toHaveBeenCalled();
  });

  test('tell the ledger of a product that the classic API has added', { timeout: 15_000 }, async () => {
    const fields = new URLSearchParams({ product_name: 'Klasik', price: '100', qty: '4', brand_id: '1' });
    const { json } = await send(host.origin, 'POST /products', { body: fields });
    const id = json.data['Id yang terakhir dimasukan adalah'];
    const stop = startJobs(host.shop, () => undefined);
    const movements = () => host.shop.database.queries.selectFrom('stock_movements').select(['reason', 'on_hand_delta']).where('product_id', '=', id).execute();
    await expect.poll(movements, { timeout: 10_000 }).toEqual([{ reason: 'opening', on_hand_delta: 4 }]);
    await stop();
  });

  test('do nothing more once they are stopped, and end what they had begun before that', async () => {
    let finish!: (status: number) => void;
    const posted = vi.fn(() => new Promise<number>((resolve) => (finish = resolve)));
    const shop: Shop = { ...host.shop, courier: { ...host.shop.courier, post: posted } };
    const stop = startJobs(shop, () => undefined);
    await openEndpoint();
    await expect.poll(() => posted.mock.calls.length, { timeout: 4000 }).toBe(1);
    let isStopped = false;
    const stopped = stop().then(() => (isStopped = true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isStopped).toBe(false);
    finish(204);
    await stopped;
    await openEndpoint();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(posted).toHaveBeenCalledTimes(1);
  });

  test('never run twice at a time', async () => {
    let [running, most] = [0, 0];
    const post = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2500));
      running--;
      return 500;
    };
    const stop = startJobs({ ...host.shop, courier: { ...host.shop.courier, post } }, () => undefined);
    await openEndpoint();
    await expect.poll(() => most, { timeout: 4000 }).toBe(1);
    const { queries } = host.shop.database;
    // Due again at once, claim and all: only the job itself holds back.
    for (let step = 0; step < 4; step++) {
      await queries.updateTable('webhook_deliveries').set({ next_attempt_at: '2020-01-01T00:00:00.000Z', claimed_until: null }).execute();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    await stop();
    expect(most).toBe(1);
  });

  test('report what fails, less often while it lasts, and go on when it works again', { timeout: 30_000 }, async () => {
    let isAway = true;
    const database = new Proxy(host.shop.database, {
      get(target, name, receiver) {
        if (isAway && name === 'queries') throw new Error('the database is away');
        return Reflect.get(target, name, receiver);
      },
    });
    const reports: string[] = [];
    const stop = startJobs({ ...host.shop, database }, (error, job) => reports.push(`${job}: ${(error as Error).message}`));
    await openEndpoint();
    await expect.poll(() => reports, { timeout: 8000 }).toContain('deliver webhooks: the database is away');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(reports.filter((report) => report.startsWith('deliver')).length).toBeLessThanOrEqual(3);
    isAway = false;
    await expect.poll(() => receiver.received.length, { timeout: 12_000 }).toBe(1);
    await stop();
  });
});
