// What the shop does unasked: orders expire, webhooks go out, the ledger learns of stock, what nobody needs any more is forgotten. Any number of processes may do
// this at once; each piece of work decides by conditional updates who does it.
import { forgetExpired } from './accounts/sessions.service.ts';
import { forgetCarts } from './carts/carts.service.ts';
import { forgetReplies } from './idempotency.ts';
import { noticeStock } from './inventory/inventory.service.ts';
import { expireDue } from './orders/orders.service.ts';
import type { Shop } from './shop.ts';
import { deliverDue, forgetEvents } from './webhooks/dispatch.service.ts';

interface Job {
  readonly name: string;
  /** Milliseconds between the end of one run and the beginning of the next. */
  readonly every: number;
  readonly run: (shop: Shop) => Promise<unknown>;
}

const second = 1000;
const minute = 60 * second;

const jobs: readonly Job[] = [
  { name: 'expire orders', every: second, run: expireDue },
  { name: 'deliver webhooks', every: second, run: deliverDue },
  { name: 'notice stock', every: 5 * second, run: noticeStock },
  { name: 'forget carts', every: minute, run: forgetCarts },
  { name: 'forget logins', every: 10 * minute, run: ({ database }) => forgetExpired(database) },
  { name: 'forget idempotency keys', every: 10 * minute, run: ({ database }) => forgetReplies(database) },
  { name: 'forget events', every: 60 * minute, run: forgetEvents },
];

/** Called with what made a run fail. */
type Report = (error: unknown, job: string) => void;

/** Starts the jobs of a shop. The function returned stops them, and resolves when none is running any more. */
export function startJobs(shop: Shop, report: Report): () => Promise<void> {
  const stops = jobs.map((job) => repeat(job, shop, report));
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

/** Runs a job again and again, never twice at a time. */
function repeat({ name, every, run }: Job, shop: Shop, report: Report): () => Promise<void> {
  let running: Promise<void> | undefined;
  let failures = 0;
  let isStopped = false;
  const work = async () => {
    try {
      await run(shop);
      failures = 0;
    } catch (error) {
      failures++;
      if (!isStopped) report(error, name);
    }
    // A database that is away is not asked every second, nor its absence told: at most every eight.
    schedule(Math.max(every, second * 2 ** Math.min(failures, 3)));
  };
  // A third earlier or later, so that processes which were started together don't stay in step.
  const schedule = (pause: number) => {
    if (!isStopped) timer = startTimer(() => (running = work()), pause * (0.67 + Math.random() * 0.66));
  };
  let timer: ReturnType<typeof startTimer> | undefined;
  schedule(Math.min(every, 30 * second));
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}

/** A timer that does not keep the process alive, where the platform has processes. */
function startTimer(act: () => unknown, milliseconds: number): ReturnType<typeof setTimeout> {
  const timer = setTimeout(act, milliseconds);
  (timer as { unref?: () => void }).unref?.();
  return timer;
}
