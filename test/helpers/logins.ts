// Whoever a test wants to be: the demo accounts of the sandbox, and customers of its own.
import { expect } from 'vitest';
import { demoAccounts } from '../../api/accounts/accounts.service.ts';
import { send, type Ask } from './client.ts';

/** The headers of somebody who is logged in. */
export type Login = { readonly authorization: string };

const persons = { customer: 'ayu@etalase.example', other: 'bayu@etalase.example', admin: 'admin@etalase.example' } as const;

/** Logs in as a demo account; `customer` and `other` are two customers. */
export async function loginAs(where: Ask | string, person: keyof typeof persons): Promise<Login> {
  const { email, password } = demoAccounts.find(({ email }) => email === persons[person])!;
  return logIn(where, { email, password });
}

export async function logIn(where: Ask | string, { email, password }: { email: string; password: string }): Promise<Login> {
  const { status, json } = await askAt(where)('POST /v1/auth/login', { json: { email, password } });
  expect(status, 'login').toBe(200);
  return { authorization: `Bearer ${json.access_token}` };
}

let registered = 0;

/** Registers a customer whom nobody else knows, and logs in. */
export async function registerNew(where: Ask | string): Promise<Login & { readonly id: string; readonly email: string; readonly password: string }> {
  const account = { email: `customer-${process.pid}-${++registered}@tests.example`, password: 'a password of a test', name: 'Customer of a test' };
  const { status, json } = await askAt(where)('POST /v1/auth/register', { json: account });
  expect(status, 'register').toBe(201);
  return { ...(await logIn(where, account)), id: json.id, email: account.email, password: account.password };
}

function askAt(where: Ask | string): Ask {
  return typeof where === 'string' ? (request, extras) => send(where, request, extras) : where;
}
