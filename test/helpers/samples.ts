// The request that a page's form builds for an example, made to succeed: real ids, tokens, keys and ETags for those that illustrate.
import type { AnyOperation } from '../../api/operation.ts';
import { fieldsOf, formOf } from '../../docs/console/fields.ts';
import { answersText } from '../../docs/console/page.ts';
import { buildRequest, tokenSample, type ConsoleRequest } from '../../docs/console/request.ts';
import { valuesOf } from '../../docs/console/values.ts';
import type { Situations } from './situations.ts';

/** Examples that show a card being declined, a 3-D Secure check being failed. */
const refused = ['createPayment 2', 'authenticatePayment 1'];

export function statusOf({ id, success }: AnyOperation, example: number): number {
  return refused.includes(`${id} ${example}`) ? 402 : success.status;
}

export async function sampleRequest(situations: Situations, operation: AnyOperation, example: number): Promise<ConsoleRequest> {
  const { auth, chain } = operation;
  const fields = fieldsOf(formOf(operation, 'en'));
  const request = buildRequest({ ...operation, answersText: answersText(operation) }, fields, valuesOf(operation.examples[example]!, fields), situations.origin, auth && tokenSample);
  const ready = await situations.ready(operation, example);
  const headers = Object.keys(request.headers).map((name) => [name, name === 'content-type' ? request.headers[name]! : ready.headers[name]!] as const);
  const takesBody = request.body?.kind === 'json' && Object.keys(chain?.takes ?? {}).some((place) => !operation.examples[example]!.params?.[place]);
  return {
    ...request,
    url: situations.origin + ready.path,
    headers: Object.fromEntries(headers),
    ...(takesBody && { body: { kind: 'json', value: JSON.parse(ready.body!) } }),
  };
}
