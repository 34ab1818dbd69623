import type { Caller } from '../caller.ts';
import type { Database } from '../database/database.ts';

/** Who holds an access token; undefined: nobody, or not any more. */
export async function findCaller(_database: Database, _accessToken: string): Promise<Caller> {
  return undefined;
}
