// Sends what stands in the outbox. Any number of processes may do so at once: each takes a delivery by a conditional update, and for
// so long only that another can take over where one has died. What was sent and not written down is sent again: at least once.
import type { Shop } from '../shop.ts';
import * as outbox from './outbox.store.ts';
import { sign } from './signature.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after each failed attempt the next one follows; after the last there is none. */
const pauses = [5 * second, 30 * second, 2 * minute, 10 * minute, hour, 6 * hour, 24 * hour];

/** Longer than an attempt (5 s) and the writing down of it can take. */
const claimLasts = 30 * second;

/** Deliveries that are on their way to one endpoint at the same time. */
const atOnce = 10;

/** How long one endpoint's backlog may keep a round going: new endpoints are looked for between rounds. */
const longestRound = 5 * second;

const keptFor = 30 * 24 * hour;

/** Sends the deliveries whose time has come and returns how many attempts that were. A slow endpoint holds up no other. */
export async function deliverDue(shop: Shop): Promise<number> {
  const destinations = await outbox.listDestinations(shop.database.queries);
  const counts = await Promise.all(destinations.map((destination) => deliverTo(shop, destination)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function deliverTo(shop: Shop, destination: outbox.Destination): Promise<number> {
  const until = Date.now() + longestRound;
  let attempts = 0;
  while (!shop.isStopping && Date.now() < until) {
    const due = await outbox.listDue(shop.database.queries, destination.id, new Date().toISOString(), atOnce);
    const sent = await Promise.all(due.map((delivery) => attempt(shop, destination, delivery)));
    attempts += sent.filter(Boolean).length;
    if (due.length < atOnce) break;
  }
  return attempts;
}

/** False: another process has it. */
async function attempt({ database, courier }: Shop, { url, secret }: outbox.Destination, delivery: outbox.DueDelivery): Promise<boolean> {
  const { queries } = database;
  const now = Date.now();
  const claimedUntil = new Date(now + claimLasts).toISOString();
  if (!(await outbox.claim(queries, delivery, new Date(now).toISOString(), claimedUntil))) return false;
  const answer = await courier.post(new URL(url), sign(secret, delivery.event, delivery.payload), delivery.payload).catch((error: Error) => error);
  await outbox.settle(queries, delivery.id, claimedUntil, outcomeOf(answer, delivery.attempts + 1));
  return true;
}

/** What follows from an answer (its status, or why there was none) to attempt number `attempts`. */
function outcomeOf(answer: number | Error, attempts: number): outbox.Outcome {
  const said = typeof answer === 'number' ? { last_status: answer, last_error: null } : { last_status: null, last_error: [...answer.message].slice(0, 200).join('') };
  const finished_at = new Date().toISOString();
  if (typeof answer === 'number' && answer >= 200 && answer < 300) return { ...said, status: 'succeeded', next_attempt_at: null, finished_at };
  const pause = pauses[attempts - 1];
  // 410: the receiver is gone for good and says so.
  if (answer === 410 || pause === undefined) return { ...said, status: 'failed', next_attempt_at: null, finished_at };
  // A fifth earlier or later, so that what failed together does not come back together.
  const next = Date.now() + pause * (0.8 + Math.random() * 0.4);
  return { ...said, status: 'pending', next_attempt_at: new Date(next).toISOString(), finished_at: null };
}

/** Deletes events and deliveries of more than 30 days ago, by the shop's clock. */
export async function forgetEvents({ database, now }: Shop): Promise<void> {
  const before = new Date(Date.parse(await now()) - keptFor).toISOString();
  while ((await outbox.deleteEvents(database.queries, before, 200)) === 200);
}
