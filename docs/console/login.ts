// The reader's login: kept while the tab is open, sent to this shop alone, renewed once it has expired.
import { recall, remember } from './memory.ts';

export interface Login {
  readonly email: string;
  readonly role: string;
  readonly access: string;
  readonly refresh: string;
}

export type Role = 'customer' | 'admin';

/** Why there is no login: the code of the shop's problem, `no_sandbox`, or `silent` where no shop answers. */
export class Refusal {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

export function currentLogin(): Login | undefined {
  return recall('login');
}

/** With the demo account of this role, as the sandbox publishes it. */
export async function logInAs(role: Role): Promise<Login | Refusal> {
  const { status, body } = await call('GET', '/v1/sandbox');
  if (status === 0) return new Refusal('silent');
  const account = status === 200 && (body as Sandbox).accounts.find((candidate) => candidate.role === role);
  return account ? logIn(account.email, account.password) : new Refusal('no_sandbox');
}

export async function logIn(email: string, password: string): Promise<Login | Refusal> {
  const { status, body } = await call('POST', '/v1/auth/login', { email, password });
  return status === 200 ? adopt(body as Tokens) : new Refusal(status === 0 ? 'silent' : (body as { code: string }).code);
}

/** Keeps the tokens that the shop has given, under the name of whom they belong to. */
export async function adopt({ access_token: access, refresh_token: refresh }: Tokens): Promise<Login | Refusal> {
  const { status, body } = await call('GET', '/v1/me', undefined, access);
  if (status !== 200) return new Refusal(status === 0 ? 'silent' : (body as { code: string }).code);
  const { email, role } = body as Login;
  const login = { email, role, access, refresh };
  remember('login', login);
  return login;
}

/** Exchanges the refresh token for new tokens. Undefined: the login has ended. */
export async function renew({ refresh, email, role }: Login): Promise<Login | undefined> {
  const { status, body } = await call('POST', '/v1/auth/refresh', { refresh_token: refresh });
  const { access_token, refresh_token } = body as Tokens;
  // A shop that does not answer has ended nothing.
  if (status === 0 || status >= 500) return undefined;
  const login = status === 200 ? { email, role, access: access_token, refresh: refresh_token } : undefined;
  remember('login', login);
  return login;
}

export function forget(): void {
  remember('login', undefined);
}

/** Ends the login here, and in the shop if it answers. */
export async function logOut(): Promise<void> {
  const login = currentLogin();
  forget();
  if (login) await call('POST', '/v1/auth/logout', undefined, login.access);
}

/** Status 0: no answer of a shop. */
async function call(method: string, path: string, json?: unknown, token?: string): Promise<{ status: number; body: unknown }> {
  const headers = { ...(json !== undefined && { 'content-type': 'application/json' }), ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  try {
    const response = await fetch(path, { method, headers, body: JSON.stringify(json), cache: 'no-store', signal: AbortSignal.timeout(10_000) });
    return { status: response.status, body: response.status === 204 ? undefined : await response.json() };
  } catch {
    return { status: 0, body: {} };
  }
}

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

interface Sandbox {
  readonly accounts: readonly { readonly email: string; readonly password: string; readonly role: string }[];
}
