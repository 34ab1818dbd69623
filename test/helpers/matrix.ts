// Who may call an operation, told from its `auth` and its path alone, and the requests of each of these people.
import { expect } from 'vitest';
import type { AnyOperation } from '../../api/operation.ts';
import type { FilledRequest } from '../../api/projections/run-story.ts';
import { sha256 } from '../../api/ids.ts';
import { send, type Answer } from './client.ts';
import type { RunningHost } from './hosts.ts';
import { loginAs, registerNew, type Login } from './logins.ts';
import type { Situations } from './situations.ts';

/** `owner` is the customer whom the cart, the order or the address belongs to; the last three show tokens that are good for nothing. */
export const callers = ['anonymous', 'other', 'owner', 'admin', 'invented', 'revoked', 'expired'] as const;

export type CallerName = (typeof callers)[number];

/** Whose the cart or the order is that a request is about. */
export type Buyer = 'customer' | 'guest';

export type Outcome = 'served' | 'unauthenticated' | 'forbidden' | 'not_found';

const deadTokens: readonly CallerName[] = ['invented', 'revoked', 'expired'];

/** Whether a path names something that belongs to a customer or a guest. */
export function isOwned({ path }: AnyOperation): boolean {
  return /\{(cart|order|payment|address)\}/.test(path);
}

/** How a request that lacks nothing ends when this caller sends it. */
export function outcomeOf(operation: AnyOperation, caller: CallerName, buyer: Buyer): Outcome {
  const { auth } = operation;
  if (!auth) return 'served';
  if (deadTokens.includes(caller)) return 'unauthenticated';
  if (caller === 'anonymous' && auth !== 'cart') return 'unauthenticated';
  if (auth === 'admin') return caller === 'admin' ? 'served' : 'forbidden';
  const isShared = !isOwned(operation) || (auth === 'cart' && buyer === 'guest');
  return isShared || caller === 'owner' || (caller === 'admin' && mayAdminReach(operation)) ? 'served' : 'not_found';
}

/** Admins see every cart and order; under /v1/me everybody meets only their own. */
function mayAdminReach({ path }: AnyOperation): boolean {
  return !path.startsWith('/v1/me/');
}

/** The people of the matrix on one shop. */
export class Cast {
  readonly #host: RunningHost;
  readonly #logins: Readonly<Record<CallerName, Login | undefined>>;

  static async of(host: RunningHost): Promise<Cast> {
    const { origin } = host;
    return new Cast(host, {
      anonymous: undefined,
      other: await loginAs(origin, 'other'),
      owner: await loginAs(origin, 'customer'),
      admin: await loginAs(origin, 'admin'),
      invented: { authorization: `Bearer ${'x'.repeat(43)}` },
      revoked: await revoked(origin),
      expired: await expired(host),
    });
  }

  private constructor(host: RunningHost, logins: Readonly<Record<CallerName, Login | undefined>>) {
    this.#host = host;
    this.#logins = logins;
  }

  /** The request as this caller would send it. */
  async as(caller: CallerName, { headers, ...request }: FilledRequest, { id }: AnyOperation): Promise<FilledRequest> {
    const { authorization: _, ...others } = headers;
    return { ...request, headers: { ...others, ...(await this.#loginOf(caller, id)) } };
  }

  /** Whoever logs out needs a login to lose. */
  async #loginOf(caller: CallerName, id: string): Promise<Login | undefined> {
    const person = ({ owner: 'customer', other: 'other', admin: 'admin' } as const)[caller as 'owner'];
    return id === 'logout' && person ? loginAs(this.#host.origin, person) : this.#logins[caller];
  }
}

export function sendFilled(origin: string, { method, path, headers, body }: FilledRequest): Promise<Answer> {
  return send(origin, `${method} ${path}`, { headers: { ...headers }, ...(body !== undefined && { body }) });
}

/** The operation's example where it succeeds, with an e-mail address that nobody has registered yet. */
export async function readyRequest(situations: Situations, operation: AnyOperation): Promise<FilledRequest> {
  const request = await situations.ready(operation);
  if (operation.id !== 'register') return request;
  return { ...request, body: JSON.stringify({ ...JSON.parse(request.body!), email: `${crypto.randomUUID()}@tests.example` }) };
}

/** The same request about something that does not exist: each unguessable id with other characters. */
export function aboutNothing(request: FilledRequest): FilledRequest {
  const path = request.path.replaceAll(/_\w{22}(?!\w)/g, `_${'0'.repeat(22)}`);
  expect(path).not.toBe(request.path);
  return { ...request, path };
}

async function revoked(origin: string): Promise<Login> {
  const login = await loginAs(origin, 'customer');
  const { status } = await send(origin, 'POST /v1/auth/logout', { headers: login });
  expect(status).toBe(204);
  return login;
}

async function expired({ origin, shop }: RunningHost): Promise<Login> {
  const { authorization } = await registerNew(origin);
  const { queries } = shop.database;
  const hash = await sha256(authorization.replace('Bearer ', ''));
  const { numUpdatedRows } = await queries.updateTable('sessions').set({ access_expires_at: '2020-01-01T00:00:00.000Z' }).where('access_hash', '=', hash).executeTakeFirst();
  expect(numUpdatedRows).toBe(1n);
  return { authorization };
}
