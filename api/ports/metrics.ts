// The figures of this process, for Prometheus. One registry for the process: what it tells (memory, event loop) is the process's too.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();

const requests = new Counter({ name: 'http_requests_total', help: 'Requests answered, by the pattern of their path.', labelNames: ['method', 'route', 'status'], registers: [registry] });

const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'From the head of a request to the end of its answer.',
  labelNames: ['method', 'route'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
});

const inFlight = new Gauge({ name: 'http_requests_in_flight', help: 'Requests that are being answered.', registers: [registry] });

/** Tells that a request came in. */
export function beginRequest(): void {
  inFlight.inc();
}

/** Tells that a request was answered or given up. `route` is a pattern, so that there are never more series than operations. */
export function endRequest(method: string, route: string, status: number, seconds: number): void {
  inFlight.dec();
  const { answered, took } = seriesFor(method, route, status);
  answered.inc();
  took.observe(seconds);
}

interface Series {
  readonly answered: Counter.Internal;
  readonly took: Histogram.Internal<string>;
}

/** To find a series by its labels takes the library as long as parsing a request; each is looked up once. */
const known = new Map<string, Series>();

function seriesFor(method: string, route: string, status: number): Series {
  const name = `${method} ${status} ${route}`;
  let series = known.get(name);
  if (!series) known.set(name, (series = { answered: requests.labels({ method, route, status }), took: durations.labels({ method, route }) }));
  return series;
}

let isCollecting = false;

/** Writes every figure in Prometheus' text format. */
export function readMetrics(): Promise<string> {
  // Measuring the event loop costs a timer, so only for those who look.
  if (!isCollecting) collectDefaultMetrics({ register: registry });
  isCollecting = true;
  return registry.metrics();
}
