// Webhooks' way out of a server. An admin chooses where they go, so they must not reach what only this server can reach: a name is
// looked up once, all its addresses are checked, and the connection goes to those, wherever the name points a moment later (DNS rebinding).
import { lookup as lookUp, Resolver } from 'node:dns/promises';
import { request as requestPlain, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Courier } from '../shop.ts';
import { isPublic } from './addresses.ts';

interface Options {
  /** The shop runs on loopback, for one user: what it can reach, its user can reach. */
  readonly mayPostToPrivate: boolean;
  /** The addresses of a name; rejects where it has none. */
  readonly resolve?: (name: string) => Promise<string[]>;
}

const longestPost = 5000;
const enoughOfAnAnswer = 16_384;

/** Opens the way out. It follows no redirect, asks no proxy, keeps no connection, and hardly reads what comes back. */
export function openCourier({ mayPostToPrivate, resolve = mayPostToPrivate ? askSystem : askDns }: Options): Courier {
  async function addressesOf({ hostname }: URL): Promise<string[]> {
    const name = hostname.replace(/^\[(.*)\]$/, '$1');
    const addresses = isIP(name) ? [name] : await resolve(name);
    if (!mayPostToPrivate && !addresses.every(isPublic)) throw new Refusal('Webhooks go to public addresses alone, unless the shop runs on loopback for one user.');
    return addresses;
  }

  return {
    async refuse(url) {
      try {
        refuseForm(url);
        if (!mayPostToPrivate) await addressesOf(url);
        return undefined;
      } catch (error) {
        // A name that nobody knows today may be known tomorrow: each attempt asks again.
        return error instanceof Refusal ? error.message : undefined;
      }
    },

    async post(url, headers, body) {
      refuseForm(url);
      const signal = AbortSignal.timeout(longestPost);
      const late = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('No answer came within 5 s.'))));
      const sent = addressesOf(url).then((addresses) => send(url, { headers, signal, lookup: pinnedTo(addresses) }, body));
      return Promise.race([sent, late]).catch((error) => Promise.reject(explain(error)));
    },
  };
}

/** An address that webhooks never go to. */
class Refusal extends Error {
  override readonly name = 'Refusal';
}

function refuseForm({ protocol, username, password }: URL): void {
  if (protocol !== 'http:' && protocol !== 'https:') throw new Refusal('Webhooks go to http and https addresses alone.');
  if (username || password) throw new Refusal('Webhooks go to addresses without a user or password.');
}

/** Asks name servers and not the system, whose answers (/etc/hosts, threads that hang) are this machine's own affair. */
async function askDns(name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 1500, tries: 1 });
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (addresses.length === 0) throw unknownName(name);
  return addresses;
}

async function askSystem(name: string): Promise<string[]> {
  const addresses = await lookUp(name, { all: true }).catch(() => Promise.reject(unknownName(name)));
  return addresses.map(({ address }) => address);
}

function unknownName(name: string): Error {
  return new Error(`No address is known for ${name}.`);
}

/** Leads every connection to the addresses given, whatever the name; it is not called for a URL that holds an address itself. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  return (_, { family, all }, callback) => {
    const fitting = addresses.map((address) => ({ address, family: isIP(address) })).filter((entry) => !family || entry.family === Number(String(family).at(-1)));
    const [first] = fitting;
    if (!first) callback(new Error('The name has no address of this family.'), '');
    else if (all) callback(null, fitting);
    else callback(null, first.address, first.family);
  };
}

function send(url: URL, options: RequestOptions, body: string): Promise<number> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const outgoing = request(url, { ...options, agent: false, method: 'POST', headers: { ...options.headers, 'content-length': length } });
    outgoing.on('error', reject);
    outgoing.on('response', (answer) => {
      let size = 0;
      answer.on('error', () => undefined).on('data', (chunk: Buffer) => ((size += chunk.length) > enoughOfAnAnswer ? answer.destroy() : undefined));
      resolve(answer.statusCode!);
    });
    outgoing.end(body);
  });
}

/** Of several addresses that were tried, Node tells the code alone. */
function explain(error: Error & { code?: string }): Error {
  return error.message ? error : new Error(`The connection failed: ${error.code}.`);
}
