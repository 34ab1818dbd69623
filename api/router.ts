import { ApiError } from './errors.ts';
import type { Endpoint, Method } from './operation.ts';

/** Everything served at one path pattern. */
export interface Route {
  readonly pattern: string;
  /** The parameters of the pattern, from left to right. */
  readonly names: readonly string[];
  readonly endpoints: ReadonlyMap<Method, Endpoint>;
  /** The value of the Allow header. */
  readonly allow: string;
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Node {
  readonly literal: Map<string, Node>;
  parameter?: Node;
  route?: Route & { endpoints: Map<Method, Endpoint>; allow: string };
}

/**
 * Makes the function that finds what is served at a path (as sent, percent-encoded, without the query).
 * A literal segment wins over a parameter; an empty segment matches nothing.
 * Throws `malformed_request` where a matching parameter is not percent-encoded UTF-8.
 */
export function createRouter(endpoints: readonly Endpoint[]): (path: string) => Match | undefined {
  const root: Node = { literal: new Map() };
  for (const endpoint of endpoints) insert(root, endpoint);
  return (path) => {
    const found = walk(root, path.split('/'), 1);
    return found && { route: found.route, params: pair(found.route.names, found.values) };
  };
}

function insert(root: Node, endpoint: Endpoint): void {
  const { method, path } = endpoint.operation;
  let node = root;
  for (const segment of path.split('/').slice(1)) {
    if (segment.startsWith('{')) node = node.parameter ??= { literal: new Map() };
    else {
      let next = node.literal.get(segment);
      if (!next) node.literal.set(segment, (next = { literal: new Map() }));
      node = next;
    }
  }
  node.route ??= { pattern: path, names: namesIn(path), endpoints: new Map(), allow: '' };
  if (node.route.pattern !== path || node.route.endpoints.has(method)) throw new Error(`${method} ${path} is taken by ${node.route.pattern}`);
  node.route.endpoints.set(method, endpoint);
  const methods = [...node.route.endpoints.keys()].flatMap((known) => (known === 'GET' ? ['GET', 'HEAD'] : [known]));
  node.route.allow = [...methods, 'OPTIONS'].join(', ');
}

interface Found {
  readonly route: Route;
  readonly values: readonly string[];
}

/** Goes on from segment number `index`. Nothing is copied on the way: every request passes here. */
function walk(node: Node, segments: readonly string[], index: number, values: readonly string[] = []): Found | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.route && { route: node.route, values };
  const literal = node.literal.get(segment);
  const found = literal && walk(literal, segments, index + 1, values);
  if (found || !node.parameter || segment === '') return found;
  return walk(node.parameter, segments, index + 1, [...values, segment]);
}

function namesIn(pattern: string): string[] {
  return [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

function pair(names: readonly string[], values: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) params[name] = decode(values[index]!);
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ApiError('malformed_request', { detail: 'The path is not percent-encoded UTF-8.' });
  }
}
