// What happened in, Prometheus' text out: durations and counts under labels from closed lists, never a name or a text of a report.
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { FaultCode } from '../model/fault.js'

/** How an evaluation ended: with a score, read but not scored (no annual report), or by a fault of the catalogue. */
export type Outcome = 'scored' | 'unscored' | FaultCode | 'failed'

export interface Metrics {
  contentType: string
  /** The exposition text; asks the gauges for their values first. */
  text(): Promise<string>
  /** `route` is the pattern, as `/v1/evaluations/:id`, so that ids make no series. Seconds. */
  request(method: string, route: string, status: number, seconds: number): void
  /** `kind` of the issuer; null where none was read. */
  evaluation(outcome: Outcome, kind: string | null, seconds: number): void
  /** `operation` as `SELECT`, without its values. */
  query(operation: string, seconds: number): void
  /** For gauges and counts of other rooms. */
  registry: Registry
}

/** Seconds: a health check takes 1 ms, a large PDF half a minute, a document at most limits.documentMs. */
const durations = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
const queryDurations = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 30]

/**
 * prom-client by hand and not fastify-metrics: a worker process has no fastify and shows the same numbers, the door needs a guard of
 * our own, and that plugin's summary by route keeps quantiles that can't be added up over processes.
 * @param ofProcess memory, processor, event loop, garbage collection; once a process, for they set up observers of their own.
 */
export function openMetrics({ ofProcess = true }: { ofProcess?: boolean } = {}): Metrics {
  const registry = new Registry()
  if (ofProcess) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({
    name: 'mingjian_http_request_duration_seconds', help: 'Requests by method, route and status',
    labelNames: ['method', 'route', 'status'], buckets: durations, registers,
  })
  const evaluations = new Histogram({
    name: 'mingjian_evaluation_duration_seconds', help: 'Evaluations with their wait for a thread, by outcome',
    labelNames: ['outcome'], buckets: durations, registers,
  })
  const byKind = new Counter({
    name: 'mingjian_evaluations_total', help: 'Evaluations by outcome and kind of issuer', labelNames: ['outcome', 'kind'], registers,
  })
  const queries = new Histogram({
    name: 'mingjian_database_query_duration_seconds', help: 'Statements by operation', labelNames: ['operation'], buckets: queryDurations, registers,
  })
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request: (method, route, status, seconds) => { requests.observe({ method, route, status }, seconds) },
    evaluation: (outcome, kind, seconds) => {
      evaluations.observe({ outcome }, seconds)
      byKind.inc({ outcome, kind: kind ?? 'none' })
    },
    query: (operation, seconds) => { queries.observe({ operation }, seconds) },
    registry,
  }
}
