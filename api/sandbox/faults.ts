// Faults on request: kept by this process alone, so that one of several servers can be made the slow one.
import type { Database } from '../database/database.ts';
import { ApiError } from '../errors.ts';
import { canBeDisturbed, type AnyOperation } from '../operation.ts';
import type { Shop } from '../shop.ts';
import type { OperationFault } from './sandbox.contract.ts';

const faults = new WeakMap<Database, readonly OperationFault[]>();

export function faultsOf({ database }: Shop): OperationFault[] {
  return [...(faults.get(database) ?? [])];
}

/** Puts these faults in place of all that were there. */
export function replaceFaults({ database }: Shop, wanted: readonly OperationFault[]): void {
  if (wanted.length > 0) faults.set(database, wanted);
  else faults.delete(database);
}

/** Waits as long as the operation is to be slow, then throws `injected_fault` as often as it is to fail. */
export async function disturb({ database }: Shop, operation: AnyOperation): Promise<void> {
  const fault = faultOf(faults.get(database), operation);
  if (!fault) return;
  if (fault.latency_ms > 0) await new Promise((resume) => setTimeout(resume, fault.latency_ms));
  if (Math.random() < fault.error_rate) throw new ApiError('injected_fault', { headers: { 'retry-after': '1' } });
}

/** What is said about the operation itself goes before what is said about all. */
function faultOf(set: readonly OperationFault[] | undefined, operation: AnyOperation): OperationFault | undefined {
  if (!set || !canBeDisturbed(operation)) return undefined;
  return set.find((fault) => fault.operation === operation.id) ?? set.find((fault) => fault.operation === '*');
}
