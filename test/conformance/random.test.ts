// Requests made by chance from the OpenAPI document, right, extreme and wrong, by everybody: no answer is a fault of ours, and each is
// what the document says. SEED=... makes the same ones again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { send, type Answer, type Extras } from '../helpers/client.ts';
import { OpenApi, type DescribedOperation } from '../helpers/document.ts';
import { Chance } from '../helpers/generate.ts';
import { hosts, type RunningHost } from '../helpers/hosts.ts';
import { Knowledge } from '../helpers/knowledge.ts';
import { loginAs, logIn, registerNew, type Login } from '../helpers/logins.ts';
import { cards } from '../helpers/orders.ts';
import { generate, type Generated, type Kind } from '../helpers/requests.ts';
import { Situations } from '../helpers/situations.ts';

const seed = Number(process.env.SEED) || Date.now() % 1_000_000_000;
const requestsPerHost = 3400;

type Person = 'nobody' | 'anonymous' | 'customer' | 'other' | 'admin';

describe.each(hosts)(`generated requests on $name, SEED=${seed}`, (host) => {
  // Other requests for each host, so that together they are three times as many.
  const own = seed + hosts.indexOf(host);

  test(`${requestsPerHost} of them are answered as the document says, none with 5xx, and every operation succeeds`, async () => {
    const running = await host.start({ loginLimit: 0 });
    try {
      const walk = await Walk.through(running, own);
      await walk.run(requestsPerHost);
      console.info(`${host.name}, SEED=${seed}: ${walk.summary()}`);
      expect(walk.withoutSuccess(), 'operations that never succeeded').toEqual([]);
    } finally {
      await running.stop();
    }
  }, 180_000);
});

/** How often each operation was asked, and how often it answered with 2xx. */
interface Count {
  asked: number;
  succeeded: number;
}

class Walk {
  readonly #running: RunningHost;
  readonly #seed: number;
  readonly #document: OpenApi;
  readonly #knowledge = new Knowledge();
  readonly #counts: ReadonlyMap<string, Count>;
  readonly #statuses = new Map<number, number>();
  #accounts!: Readonly<Record<'customer' | 'other', Awaited<ReturnType<typeof registerNew>>>>;
  #logins!: Readonly<Record<Person, Login | undefined>>;
  /** The shop may be emptied once it has been asked about everything else. */
  #mayReset = false;

  static async through(running: RunningHost, seed: number): Promise<Walk> {
    return new Walk(running, await OpenApi.readFrom(running.origin), seed);
  }

  private constructor(running: RunningHost, document: OpenApi, seed: number) {
    this.#seed = seed;
    this.#running = running;
    this.#document = document;
    this.#counts = new Map(document.operations.map(({ id }) => [id, { asked: 0, succeeded: 0 }]));
  }

  /** So many requests, and up to half as many more until each operation has succeeded. */
  async run(requests: number): Promise<void> {
    await this.#beginAnew();
    const seeds = fc.sample(fc.noBias(fc.integer()), { seed: this.#seed, numRuns: requests * 1.5 });
    for (const [index, seedOfRequest] of seeds.entries()) {
      if (index >= requests && this.withoutSuccess().length === 0) return;
      if (index % 120 === 0) await this.#makeSituations();
      this.#mayReset = index > requests * 0.9;
      await this.#step(new Chance(seedOfRequest), index);
    }
  }

  summary(): string {
    const classes = Object.entries(Object.groupBy([...this.#statuses], ([status]) => `${Math.floor(status / 100)}xx`)).map(([name, found]) => `${found!.reduce((sum, [, count]) => sum + count, 0)} ${name}`);
    const rarest = [...this.#counts].toSorted(([, one], [, other]) => one.succeeded - other.succeeded).slice(0, 6);
    return `${classes.sort().join(', ')}; rarest 2xx: ${rarest.map(([id, { succeeded, asked }]) => `${id} ${succeeded} of ${asked}`).join(', ')}`;
  }

  withoutSuccess(): string[] {
    return [...this.#counts].filter(([, { succeeded }]) => succeeded === 0).map(([id]) => id);
  }

  async #step(chance: Chance, index: number): Promise<void> {
    const operation = this.#choose(chance);
    const kind = chance.pick<Kind>(['right', 'right', 'right', 'extreme', 'wrong', 'wrong']);
    const person = this.#choosePerson(operation, kind, chance);
    const generated = generate(operation, kind, { chance, document: this.#document, knowledge: this.#knowledge, person });
    const answer = await this.#ask(generated, person, index, operation);
    const count = this.#counts.get(operation.id)!;
    count.asked++;
    this.#statuses.set(answer.status, (this.#statuses.get(answer.status) ?? 0) + 1);
    if (!generated.request.startsWith(`${operation.method} `)) return;
    if (answer.status < 300) count.succeeded++;
    this.#knowledge.learn(generated.request, person, answer);
    await this.#mend(operation, answer);
  }

  /** A third goes to what has not succeeded yet: a refund wants more luck than a list. */
  #choose(chance: Chance): DescribedOperation {
    const rare = this.#document.operations.filter(({ id }) => this.#counts.get(id)!.succeeded === 0 && (id !== 'resetShop' || this.#mayReset));
    return chance.pick(rare.length > 0 && chance.percent(33) ? rare : this.#document.operations);
  }

  #choosePerson({ id, login }: DescribedOperation, kind: Kind, chance: Chance): Person {
    const isHarmful = (id === 'resetShop' && (!this.#mayReset || this.#counts.get(id)!.succeeded > 0)) || (id === 'advanceClock' && this.#counts.get(id)!.succeeded > 2);
    if (isHarmful) return chance.pick(['nobody', 'anonymous', 'customer', 'other']);
    if (kind === 'wrong' && chance.percent(20)) return 'nobody';
    if (login === 'admin') return chance.percent(80) ? 'admin' : chance.pick(['anonymous', 'customer']);
    return login === 'customer' ? chance.pick(['customer', 'customer', 'customer', 'customer', 'customer', 'other', 'other', 'other', 'admin', 'anonymous']) : chance.pick(['customer', 'anonymous', 'other', 'admin']);
  }

  async #ask({ request, extras }: Generated, person: Person, index: number, { id, method }: DescribedOperation): Promise<Answer> {
    try {
      const answer = await send(this.#running.origin, request, { ...extras, headers: { ...extras.headers, ...this.#logins[person] } });
      expect(answer.status, answer.text).toBeLessThan(500);
      if (request.startsWith(`${method} `)) this.#document.check(id, answer);
      return answer;
    } catch (error) {
      throw new Error(`SEED=${seed}, request ${index} (${id}) by ${person}: ${request} ${show(extras)}\n${(error as Error).message}`, { cause: error });
    }
  }

  /** Sets right what would spoil all that follows: faults, a login that ended, a shop that was emptied. */
  async #mend({ id }: DescribedOperation, { status }: Answer): Promise<void> {
    const { origin } = this.#running;
    if (id === 'setFaults' && status === 200) await send(origin, 'PUT /v1/sandbox/faults', { headers: { ...this.#logins.admin }, json: { faults: [] } });
    if (id === 'resetShop' && status === 200) await this.#beginAnew();
    if (id === 'logout' && status === 204) await this.#logIn();
    if ((id === 'resetShop' || id === 'advanceClock') && status === 200) await this.#makeSituations();
  }

  async #beginAnew(): Promise<void> {
    const { origin } = this.#running;
    this.#knowledge.clear();
    this.#accounts = { customer: await registerNew(origin), other: await registerNew(origin) };
    await this.#logIn();
  }

  async #logIn(): Promise<void> {
    const { origin } = this.#running;
    this.#logins = {
      nobody: { authorization: 'Bearer of-nobody' },
      anonymous: undefined,
      customer: await logIn(origin, this.#accounts.customer),
      other: await logIn(origin, this.#accounts.other),
      admin: await loginAs(origin, 'admin'),
    };
  }

  /** Things of a guest, whose ids open them to everybody, in the states that operations want. */
  async #makeSituations(): Promise<void> {
    const situations = await Situations.open(this.#running.origin, 'guest');
    const { webhook_endpoint, delivery } = await situations.delivery();
    const ordered = [await situations.fulfillment(), await situations.payment(), await situations.payment('good', 'manual'), await situations.payment('secure'), await situations.order(), await situations.order()];
    const made: Readonly<Record<string, string>>[] = [
      { endpoint: webhook_endpoint, delivery },
      // Their carts are closed.
      ...ordered.map(({ cart: _cart, item: _item, ...rest }) => rest),
      { cart: await situations.guestCart() },
      await situations.cart(),
      await this.#cartWithPromotion(situations),
    ];
    for (const together of made) this.#knowledge.addTogether(Object.entries(together), 'anonymous');
    this.#knowledge.add('product', situations.product, 1, 2, 3, 4);
    this.#knowledge.add('brand', 1, 2, 3);
    this.#knowledge.add('category', 1, 2, 3);
    this.#knowledge.add('number', cards.good, cards.secure, cards.declined, cards.secureDeclined);
  }

  async #cartWithPromotion(situations: Situations) {
    const made = await situations.cart();
    const { code } = await situations.make('admin', 'POST /v1/promotions', { code: `RAGAM-${crypto.randomUUID().slice(0, 8)}`, kind: 'percentage', value: 10 });
    await situations.make('guest', `POST /v1/carts/${made.cart}/promotions`, { code });
    return { ...made, code };
  }
}

function show({ headers, body }: Extras): string {
  return JSON.stringify({ headers, body: body instanceof FormData ? [...body] : body instanceof URLSearchParams ? body.toString() : body }).slice(0, 3000);
}
