// Idempotency-Key (https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/): the row of the key is written in the
// transaction that has the effect, so that there is never one without the other, wherever a process or a database ends.
import type { Caller } from './caller.ts';
import { compileWithin, inTransaction, type Database, type Trx } from './database/database.ts';
import { ApiError } from './errors.ts';
import type { PlainReply } from './execute.ts';
import type { Sha256 } from './shop.ts';

/** How long an answer is kept for being sent again, in milliseconds. */
export const keptFor = 24 * 60 * 60 * 1000;

/** A request under a key: who asks for what, and what exactly. */
export interface KeyedRequest {
  readonly scope: string;
  readonly fingerprint: string;
}

interface Keyed {
  readonly key: string;
  readonly caller: Caller;
  /** Method and path: the operation and the parameters of its path, so that %33 and 03 make no other address than 3. */
  readonly address: string;
  /** What was parsed, so that spaces and the order of names in a body make no difference. */
  readonly content: unknown;
}

/** Names a keyed request. */
export async function nameKeyed({ key, caller, address, content }: Keyed, sha256: Sha256): Promise<KeyedRequest> {
  return { scope: await sha256(JSON.stringify([caller?.id ?? 'guest', address, key])), fingerprint: await sha256(JSON.stringify(content)) };
}

/** Reads the header. Throws `idempotency_key_missing`, also for a key that no client library makes. */
export function readKey(header: string | undefined): string {
  const key = header?.trim() ?? '';
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const detail = key === '' ? undefined : 'A key has 1 to 255 visible ASCII characters.';
    throw new ApiError('idempotency_key_missing', { ...(detail && { detail }) });
  }
  return key;
}

/**
 * Runs `work` once for a key. A failure that `work` throws undoes what it did and is kept as the answer, unless another try could end
 * otherwise; one that it answers with stays together with what was done.
 */
export async function runOnce(database: Database, request: KeyedRequest, work: (trx: Trx) => Promise<PlainReply>, fail: (error: ApiError) => PlainReply): Promise<PlainReply> {
  for (;;) {
    try {
      return await inTransaction(database, async (trx) => {
        await takeKey(database, trx, request);
        const reply = await work(trx);
        await keepReply(trx, request, reply);
        return reply;
      });
    } catch (error) {
      if (error === taken) {
        const kept = await findReply(database, request);
        if (kept) return kept;
        continue;
      }
      if (!(error instanceof ApiError) || !isFinal(error)) throw error;
      const reply = fail(error);
      if (await keepFailure(database, request, reply)) return reply;
    }
  }
}

/** Validation and everything that time or another login may change: the same key may be tried again. */
function isFinal({ status, code }: ApiError): boolean {
  return status < 500 && code !== 'idempotency_in_progress' && ![400, 401, 413, 415, 422, 429].includes(status);
}

const taken = Symbol('the key is taken');

const insertKey = compileWithin((db) => db.insertInto('idempotency_keys').values({ scope: '', fingerprint: '', created_at: '' }));
const updateKey = compileWithin((db) => db.updateTable('idempotency_keys').set({ status: 0, headers: '', body: '' }).where('scope', '=', ''));

async function takeKey(database: Database, trx: Trx, { scope, fingerprint }: KeyedRequest): Promise<void> {
  try {
    await insertKey(trx, [scope, fingerprint, new Date().toISOString()]);
  } catch (error) {
    const failure = database.failureOf(error);
    if (failure === 'duplicate') throw taken;
    // Whoever holds the key has not ended within a second.
    if (failure === 'locked') throw new ApiError('idempotency_in_progress', { headers: { 'retry-after': '1' } });
    throw error;
  }
}

async function keepReply(trx: Trx, { scope }: KeyedRequest, { status, headers, body }: PlainReply): Promise<void> {
  await updateKey(trx, [status, JSON.stringify(headers), body ?? null, scope]);
}

/** False: another request under the key came first, and its answer counts. */
async function keepFailure(database: Database, { scope, fingerprint }: KeyedRequest, { status, headers, body }: PlainReply): Promise<boolean> {
  try {
    const row = { scope, fingerprint, status, headers: JSON.stringify(headers), body: body ?? null, created_at: new Date().toISOString() };
    await database.queries.insertInto('idempotency_keys').values(row).execute();
    return true;
  } catch (error) {
    if (database.failureOf(error) === 'duplicate') return false;
    throw error;
  }
}

async function findReply(database: Database, { scope, fingerprint }: KeyedRequest): Promise<PlainReply | undefined> {
  const { queries } = database;
  const row = await queries.selectFrom('idempotency_keys').selectAll().where('scope', '=', scope).executeTakeFirst();
  if (!row) return undefined;
  if (Date.parse(row.created_at) + keptFor < Date.now()) {
    await queries.deleteFrom('idempotency_keys').where('scope', '=', scope).where('created_at', '=', row.created_at).execute();
    return undefined;
  }
  if (row.fingerprint !== fingerprint) throw new ApiError('idempotency_key_reused');
  return { status: row.status!, headers: { ...JSON.parse(row.headers!), 'idempotent-replayed': 'true' }, body: row.body ?? undefined };
}

/** Deletes the answers that are no longer kept. */
export async function forgetReplies({ queries }: Database): Promise<void> {
  await queries.deleteFrom('idempotency_keys').where('created_at', '<', new Date(Date.now() - keptFor).toISOString()).execute();
}
