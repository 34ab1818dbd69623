/** Whoever is logged in. */
export interface Account {
  readonly id: string;
  readonly role: 'customer' | 'admin';
  /** The login that the request came by. */
  readonly session: string;
}

/** Who sends a request; undefined: a guest. */
export type Caller = Account | undefined;

/** Whether what belongs to `owner` (null: to a guest, and so to whoever holds its id) is the caller's to see and to change. */
export function mayUse(caller: Caller, owner: string | null): boolean {
  return owner === null || caller?.role === 'admin' || caller?.id === owner;
}
